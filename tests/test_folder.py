"""What may stand in content/ that is no good record: each gives a problem, none is passed over, nothing hangs."""

import errno
import os
import shutil
from pathlib import Path

import pytest
from factories import identifier, place, put, record, write
from project import build, call, check

FOLDER = "records/judgments/2023"


@pytest.fixture
def content(project):
    write(project / "content", id="7k2m9xqd")
    return project / "content"


def found(content):
    outcome = check(content.parent)
    return outcome, [(problem.rule, problem.path.partition("content/")[2]) for problem in outcome.problems]


def expect_one(content, path, rule="FILE-03"):
    outcome, problems = found(content)
    assert problems == [(rule, path)]
    assert outcome.problems[0].message
    assert outcome.problems[0].remedy
    assert not outcome.ok
    assert not build(content.parent).ok
    assert not (content.parent / "site").exists()


def test_no_records(project):
    outcome = check(project)
    assert [problem.rule for problem in outcome.problems] == ["FILE-03"]
    assert outcome.summary["inputs"] == 0
    assert call(project, "build").code == 1


def test_no_folder_of_records(project):
    (project / "content" / "records").rmdir()
    ran = call(project, "check", "--format", "json")
    assert (ran.code, ran.rules, ran.json["summary"]["inputs"]) == (1, ["FILE-02"], 0)


def test_an_empty_file(content):
    (content / FOLDER / "x.yml").write_bytes(b"")
    expect_one(content, f"{FOLDER}/x.yml", "FORM-01")


def test_a_folder_named_like_a_file(content):
    (content / FOLDER / "9p4xk7wd.yml").mkdir()
    expect_one(content, f"{FOLDER}/9p4xk7wd.yml")


def test_another_ending(content):
    for name in ("9p4xk7wd.yaml", "9p4xk7wd.YML", "9p4xk7wd.yml~", "notes.txt", "9p4xk7wd"):
        (content / FOLDER / name).write_text("a: b\n")
        expect_one(content, f"{FOLDER}/{name}")
        (content / FOLDER / name).unlink()


def test_a_link_to_a_file(content):
    (content / FOLDER / "9p4xk7wd.yml").symlink_to("7k2m9xqd.yml")
    expect_one(content, f"{FOLDER}/9p4xk7wd.yml")


def test_a_link_to_nothing(content):
    (content / FOLDER / "9p4xk7wd.yml").symlink_to("nowhere")
    expect_one(content, f"{FOLDER}/9p4xk7wd.yml")


def test_a_link_to_a_folder(content, tmp_path):
    write(tmp_path / "elsewhere", id="9p4xk7wd")
    (content / "records" / "judgments" / "2024").symlink_to(tmp_path / "elsewhere" / FOLDER)
    expect_one(content, "records/judgments/2024")


def test_a_pipe_does_not_hang(content):
    os.mkfifo(content / FOLDER / "9p4xk7wd.yml")
    expect_one(content, f"{FOLDER}/9p4xk7wd.yml")


def test_an_unknown_folder(content):
    (content / "records" / "judgements").mkdir()
    expect_one(content, "records/judgements")


def test_a_record_outside_the_folders(content):
    shutil.copy(content / FOLDER / "7k2m9xqd.yml", content / "records" / "9p4xk7wd.yml")
    expect_one(content, "records/9p4xk7wd.yml")


def test_what_systems_leave_behind_is_nothing(content):
    for name in (".DS_Store", "Thumbs.db", "README.md", ".7k2m9xqd.yml.swp"):
        (content / FOLDER / name).write_bytes(b"\0")
    assert found(content)[1] == []


def test_odd_names(content):
    for name in ("a\nb.yml", "王某.yml", " .yml", "-x.yml", "%s{}.yml", "x" * 240 + ".yml"):
        shutil.copy(content / FOLDER / "7k2m9xqd.yml", content / FOLDER / name)
    outcome, problems = found(content)
    assert len(problems) == 6
    assert {rule for rule, _path in problems} <= {"FORM-04", "FILE-03"}
    assert call(content.parent, "check", "--format", "json").code == 1
    assert len(call(content.parent, "check", "--format", "github").out.splitlines()) == 7
    assert len([line for line in call(content.parent, "check").out.splitlines() if ": error " in line]) == 6
    assert outcome.summary["inputs"] == 7


def test_a_name_that_is_not_utf8(content):
    shutil.copy(content / FOLDER / "7k2m9xqd.yml", os.fsencode(content / FOLDER) + b"/\xff.yml")
    for style in ("text", "json", "github"):
        ran = call(content.parent, "check", "--format", style)
        assert (ran.code, "Traceback" in ran.err) == (1, False)
    assert call(content.parent, "build").code == 1


def test_one_id_in_two_folders(content):
    again = content / "records/judgments/old/7k2m9xqd.yml"
    again.parent.mkdir()
    shutil.copy(content / FOLDER / "7k2m9xqd.yml", again)
    expect_one(content, "records/judgments/old/7k2m9xqd.yml", "CAT-01")


def test_one_id_in_two_kinds(content):
    write(content, "hearing", id="7k2m9xqd")
    assert [rule for rule, _path in found(content)[1]] == ["CAT-01"]


def test_ids_that_differ_in_case(content):
    fields = record(id="7K2M9XQD")
    put(content, fields)
    outcome, problems = found(content)
    assert set(problems) <= {("FORM-09", place(fields)), ("FORM-04", place(fields)), ("CAT-01", place(fields))}
    assert not outcome.ok


def test_relations(content):
    other = identifier()
    path = write(content, related=[{"id": other, "relation": "cites"}])
    name = path.relative_to(content).as_posix()
    assert found(content)[1] == [("CAT-02", name)]
    path.unlink()
    path = write(content, id=other, related=[{"id": other, "relation": "cites"}])
    assert found(content)[1] == [("CAT-02", path.relative_to(content).as_posix())]
    write(content, id=other, related=[{"id": "7k2m9xqd", "relation": "cites"}])
    assert found(content)[1] == []
    write(content, id="7k2m9xqd", status="sealed")
    outcome, problems = found(content)
    assert (problems, outcome.ok) == ([("CAT-03", path.relative_to(content).as_posix())], True)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("previous", ["9p4xk7wd"]),
        ("later", [{"stage": "revoked", "date": "2023-01-01", "record": "9p4xk7wd"}]),
    ],
)
def test_a_change_that_points_at_nothing(content, field, value):
    path = write(content, "sentence-change", **{field: value})
    assert found(content)[1] == [("CAT-02", path.relative_to(content).as_posix())]


def test_a_withdrawn_record_replaced_by_nothing(content):
    gone = {"date": "2023-09-01", "reason": "superseded", "replaced_by": "9p4xk7wd"}
    path = write(content, status="withdrawn", withdrawn=gone)
    assert found(content)[1] == [("CAT-02", path.relative_to(content).as_posix())]


def test_a_hand_written_page_at_an_address_that_is_taken(content):
    (content / "pages" / "zh" / "search.md").write_text("# 检索\n", encoding="utf-8")
    ran = call(content.parent, "build")
    assert ran.code in {1, 2}
    assert "Traceback" not in ran.err
    assert not (content.parent / "site").exists()


@pytest.mark.parametrize("number", ["（" * 500, "京" * 600, "page", "..", "/", "?q=#x", "%2e%2e", "a/../../b", "。"])
def test_any_case_number_can_name_a_case(content, number):
    write(content, case_number=number)
    write(content, "proceeding", case_number=number)
    outcome = build(content.parent)
    assert outcome.ok, outcome.problems
    assert len(list((content.parent / "site" / "cases").glob("*/index.html"))) == 1
    assert not (content.parent / "b").exists()


def test_an_unreadable_file(content, monkeypatch):
    """The refusal is the test's own, because root may read everything."""
    path = write(content)
    read = Path.read_bytes

    def refuse(self):
        if self.name == path.name:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    expect_one(content, path.relative_to(content).as_posix(), "FILE-01")
