"""The records of the tests of removals, and the steps that several of them take."""

from factories import record, to_yaml
from project import config_of, frames_kept, tree

from build_scripts.build import removal

SEALED, OTHER, NAMING, ENDING = "7k2m9xqd", "9p4xk7wd", "bcdfghjk", "m3c8vd2t"
WORDS = "雪豹茉莉"
STAYS = "珊瑚铃兰"
ENTRY = {
    "type": "defaulter-listing", "conduct": ["obstructs"], "case_number": "（2022）京0105执126号", "filed": "2022-04-01",
    "listed": "2022-06-01", "until": "2024-06-01", "basis": {"case_number": "（2021）京0105民初1号", "organ": "法院"},
    "obligation": "支付货款", "performed": "none",
}  # fmt: skip
SPOKEN = "雪豹茉莉一案判决后上诉。"
ABOUT = "content/pages/zh/about.md"


def place(project, identifier):
    (path,) = (project / "content" / "records").rglob(f"{identifier}.yml")
    return path


def remove_due(project, revision=None, **changes):
    with frames_kept():
        return removal.remove_due(config_of(project, **changes), revision)


def roll_back(project, number=None, **changes):
    with frames_kept():
        return removal.roll_back(config_of(project, **changes), number)


def tells(folder, words=WORDS):
    """The files below a folder in which words stand."""
    return [name for name, data in tree(folder).items() if words.encode() in data]


def sealed(project):
    place(project, SEALED).write_text(to_yaml(record(id=SEALED, status="sealed")), "utf-8")


def append(path, text):
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def folder_in_its_place(project):
    place(project, OTHER).unlink()
    (project / "content" / "records" / "judgments" / "2023" / f"{OTHER}.yml").mkdir()
