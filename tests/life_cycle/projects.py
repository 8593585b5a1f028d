"""A small project in a real repository: a record to be sealed, and nothing that mentions it."""

import shutil

from factories import write
from project import ROOT, call
from repository import begin, commit, git

ID = "7k2m9xqd"
NUMBER = "（2023）京0105刑初123号"
NAME = "欧阳晓明"
FIRM = "朝阳区丰禾粮油贸易有限公司"
TEXT = f"# 记者某日来电\n{{}}body: |\n  被告人{NAME}在七里屯盗窃葡萄酒。\n"
EVERYTHING = "forks,host,ci,releases,cdn,search-engines,archives,copies"
TOMBSTONE = (
    f"# yaml-language-server: $schema=../../../../schema/judgment.json\nid: {ID}\nkind: judgment\nstatus: sealed\n"
)
OUTSIDE = ["OPEN-08"] * 8


class Project:
    """The folder, and the commands in it."""

    def __init__(self, folder):
        self.folder, self.content = folder, folder / "content"
        folder.mkdir()
        for path in ROOT.glob("mkdocs*.yml"):
            shutil.copy(path, folder)
        (self.content / "pages" / "zh").mkdir(parents=True)
        (folder / ".gitignore").write_text(".cache/\nsite/\n.releases/\n")
        parties = [{"role": "defendant", "name": NAME}, {"role": "victim", "name": FIRM}]
        self.file = write(
            self.content, id=ID, case_number=NUMBER, title=f"{NAME}盗窃案判决书", title_en="Ouyang Xiaoming, theft",
            parties=parties, lower={"case_number": "（2022）京0105刑初77号", "court": "京0105"},
        )  # fmt: skip
        self.file.write_text(TEXT.format(self.file.read_text(encoding="utf-8")), encoding="utf-8")
        self.other = write(
            self.content, case_number="（2023）京0105民初9号", title="买卖合同纠纷一案", case_type="civil"
        )
        begin(folder)

    def seal(self, *words, id_=ID):
        return call(self.folder, "seal", id_, "--reason", "juvenile-record", "--format", "json", *words)

    def open(self, *words):
        """Rule and file of everything that is open."""
        return [(one["rule"], one["path"]) for one in self.seal(*words).json["problems"]]

    def put(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8") if isinstance(text, str) else path.write_bytes(text)
        return path


def purge(place):
    """What `git filter-repo` does, for a repository this small: everything from the beginning, without the record."""
    shutil.rmtree(place.folder / ".git")
    git(place.folder, "init", "--quiet", "--initial-branch=main")
    commit(place.folder, "content")


def rules(found):
    return [rule for rule, _path in found]
