"""One project in a real repository: published, corrected, one record broken and another sealed all the same, mended, rolled back."""

import pytest
from factories import record, to_yaml, write
from project import call, make, tree
from repository import begin, commit, git

pytestmark = pytest.mark.build
SEALED, CORRECTED, BROKEN = "7k2m9xqd", "9p4xk7wd", "bcdfghjk"
WORDS, WRONG, NEVER = "雪豹茉莉", "珊瑚铃兰", "鸢尾海葵"
DAY = "2024-06-01"


def portal(project, *words, code=0):
    ran = call(project, *words, "--as-of", DAY, "--lang", "en")
    assert ran.code == code, ran.out + ran.err
    return ran


def publish(project, message):
    """What the publishing job does."""
    portal(project, "log")
    commit(project, message)
    portal(project, "build")
    portal(project, "verify", "site")


def place(project, identifier):
    (path,) = (project / "content" / "records").rglob(f"{identifier}.yml")
    return path


def tells(folder, words):
    return [name for name, data in tree(folder).items() if words.encode() in data]


def test_from_publication_to_sealing_and_back(tmp_path):
    project = make(tmp_path / "project")
    content = project / "content"
    (project / ".gitignore").write_text(".cache/\n.releases/\nsite/\n.sealing/\n", "utf-8")
    write(content, id=SEALED, title=f"{WORDS}盗窃一审刑事判决书", body=f"{WORDS}。\n" * 3)
    write(content, id=CORRECTED, title=f"{WRONG}一审刑事判决书", case_number="（2023）京0105刑初124号")
    write(content, id=BROKEN, title="三号一审刑事判决书", case_number="（2023）京0105刑初125号")
    begin(project)
    publish(project, "published")

    place(project, CORRECTED).write_text(
        to_yaml(record(id=CORRECTED, title="改正的题目", case_number="（2023）京0105刑初124号")), "utf-8"
    )
    portal(project, "correct", CORRECTED, "--class", "correction", "--note", "改正题目")
    publish(project, "corrected")
    assert not tells(project / "site", WRONG)

    sound = place(project, BROKEN).read_bytes()
    place(project, BROKEN).write_text("parties: [\n", "utf-8")
    published = tree(project / "site")
    portal(project, "seal", SEALED, "--reason", "juvenile-record", code=1)
    commit(project, "one record")
    assert tree(project / "site") == published
    portal(project, "build", code=1)
    portal(project, "log", code=1)
    assert tree(project / "site") == published
    assert "sealed 1" in portal(project, "remove-due").out  # and "removed 0": the release was reduced by `portal seal`
    for folder in ("site", ".releases"):
        assert not tells(project / folder, WORDS)
    assert tells(project / "site", "三号")
    portal(project, "verify", "site")

    git(tmp_path, "clone", "--quiet", str(project), "fresh")  # where no release is kept, as in a publishing job
    portal(tmp_path / "fresh", "remove-due")
    assert tree(tmp_path / "fresh" / "site") == tree(project / "site")

    place(project, BROKEN).write_bytes(sound)
    publish(project, "mended")
    mended = tree(project / "site")
    assert not tells(project / "site", WORDS)

    write(content, id="zzzzzzzz", title=NEVER, case_number="（2023）京0105刑初126号")
    publish(project, "should not have been")
    assert tells(project / "site", NEVER)
    portal(project, "rollback")
    assert not tells(project / "site", NEVER)
    back = tree(project / "site")
    assert {name: data for name, data in back.items() if not name.startswith("log/")} == {
        name: data for name, data in mended.items() if not name.startswith("log/")
    }
    assert not tells(project / "site", WORDS)
    portal(project, "verify", "site")  # which warns of an entry that is still to be closed
