"""Removals that wait for nothing: whatever is broken in the content, what is sealed, withdrawn or over leaves the site."""

import contextlib
import shutil

import pytest
from factories import record, to_yaml, write
from project import build, call, tree
from removal_steps import (
    ENDING,
    NAMING,
    OTHER,
    SEALED,
    SPOKEN,
    STAYS,
    WORDS,
    append,
    folder_in_its_place,
    place,
    remove_due,
    roll_back,
    sealed,
    tells,
)
from repository import begin, commit

from build_scripts.cli.life_cycle.record_place import IDENTIFIER
from build_scripts.content import removals
from build_scripts.content.removals import said_status
from build_scripts.publish.releases import releases
from build_scripts.publish.swap import PublishError

pytestmark = pytest.mark.build


BROKEN = {
    "nothing": lambda _project: None,
    "another record's YAML": lambda project: append(place(project, OTHER), "\nparties: [\n"),
    "another record's bytes": lambda project: place(project, OTHER).write_bytes(b"\xff\xfe\x00\xd8id"),
    "a rule": lambda project: append(place(project, OTHER), "parties: [{role: victim, name: 身份证110101199003071233}]\n"),
    "a folder instead of a file": folder_in_its_place,
    "the vocabulary": lambda project: (project / "content" / "vocabulary" / "courts.yml").write_text("- {", "utf-8"),
    "mkdocs.yml": lambda project: (project / "mkdocs.yml").write_text("extra: [", "utf-8"),
    "a template": lambda project: append(project / "overrides" / "records" / "judgment.html", "{% if %}"),
    "the frame": lambda project: append(project / "overrides" / "base.html", "{% nothing %}"),
    "a hand-written page": lambda project: append(project / "content" / "pages" / "zh" / "about.md", "\n[x](../gone/)\n"),
    "the program's own mark": lambda project: (project / "site" / "index.html").unlink(),
}  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN)
def test_a_sealed_record_leaves_whatever_else_is_broken(published, broken):
    sealed(published)
    BROKEN[broken](published)
    with contextlib.suppress(Exception):
        build(published, releases=3)
    result = remove_due(published)
    assert result.ok
    assert (result.summary["sealed"], result.summary["missing"]) == (1, 0)
    assert (published / "site" / "judgments" / SEALED / "index.html").is_file()
    assert not tells(published / "site")
    assert not tells(published / ".releases")
    assert not tells(published / ".cache")
    assert tells(published / "site", STAYS)


def test_a_removal_waits_for_no_format_that_the_program_no_longer_has(published):
    settings = releases(published, published / "site")[0].inputs / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("extra:\n", "extra:\n  formats: {gone: true}\n", 1)
    settings.unlink()  # which other projects share
    settings.write_text(text, "utf-8")
    sealed(published)
    assert remove_due(published).ok
    assert not tells(published / "site")


SAID = {
    "in order": to_yaml(record(id=SEALED, status="sealed")).encode(),
    "with its old text": to_yaml(record(id=SEALED) | {"status": "sealed"}).encode(),
    "no YAML": f"title: [ {WORDS}\nstatus: sealed\nbody: |\n{WORDS}\n".encode(),
    "no UTF-8": b"status: sealed\ntitle: \xff\xfe\n",
    "UTF-16": "id: x\nstatus: sealed\n".encode("utf-16"),
    "a wide colon and CR": "id: x\rstatus：sealed\r".encode(),
    "nothing else": b"Status: 'Sealed'",
    "two statuses": b"status: withdrawn\nstatus: sealed\n",
    "an unknown field of the tombstone": f"id: {SEALED}\nkind: judgment\nstatus: sealed\nsealed: {{date: someday}}\n".encode(),
}


@pytest.mark.parametrize("said", SAID)
def test_a_file_that_says_sealed_is_believed_however_broken_it_is(published, said):
    place(published, SEALED).write_bytes(SAID[said])
    result = remove_due(published)
    assert result.ok
    assert (result.summary["removed"], result.summary["sealed"]) == (1, 1)
    assert not tells(published / "site")
    assert not tells(published / ".releases")


@pytest.mark.parametrize(
    "data",
    [b"title: sealed\n", b"  status: sealed\n", b"body: 'status: sealed'\n", b"status: published\n", b"", b"\xff\xfe"],
)
def test_what_says_nothing_of_the_kind_is_not_believed(data):
    assert said_status(data) is None


def test_an_id_is_known_by_the_same_letters():
    assert removals.ID.pattern == IDENTIFIER.pattern


def test_an_unreadable_withdrawal_leaves_nothing_of_the_record(published):
    place(published, SEALED).write_text("status: withdrawn\nwithdrawn: {date: [\n", "utf-8")
    result = remove_due(published)
    assert result.ok
    assert result.summary["removed"] == 1
    assert not tells(published / "site")
    assert not (published / "site" / "judgments" / SEALED).exists()


def test_a_withdrawal_that_is_in_order_leaves_its_notice(published):
    place(published, SEALED).write_text(to_yaml(record(id=SEALED, status="withdrawn")), "utf-8")
    append(place(published, OTHER), "\nparties: [\n")
    result = remove_due(published)
    assert (result.summary["removed"], result.summary["withdrawn"], result.summary["waiting"]) == (1, 1, 1)
    assert not tells(published / "site")


def test_what_is_newer_and_no_removal_waits_and_is_named(published):
    place(published, OTHER).write_text(to_yaml(record(id=OTHER, title="新的标题")), "utf-8")
    write(published / "content", id="zzzzzzzz", title="新的文书")
    place(published, NAMING).unlink()
    before = tree(published / "site")
    result = remove_due(published)
    assert result.ok
    assert (result.summary["removed"], result.summary["waiting"]) == (0, 3)
    waiting = [problem.path for problem in result.problems if problem.rule == "REMOVE-02"]
    assert sorted(path.rpartition("/")[2] for path in waiting) == [f"{one}.yml" for one in (OTHER, NAMING, "zzzzzzzz")]
    assert tree(published / "site") == before


def test_a_sealed_record_comes_back_neither_when_its_file_is_lost_nor_when_it_is_published_again(published):
    sealed(published)
    assert remove_due(published).ok
    path = place(published, SEALED)
    for text in (to_yaml(record(id=SEALED, title=WORDS)), "status: withdrawn\n"):
        path.write_text(text, "utf-8")
        assert remove_due(published).ok
        assert not tells(published / "site")
    path.unlink()
    assert remove_due(published).ok
    assert not tells(published / "site")


def test_a_defaulters_entry_leaves_on_the_day_after_its_last(published):
    append(place(published, OTHER), "\nparties: [\n")
    for day, shown in (("2024-06-01", True), ("2024-06-02", False)):
        assert remove_due(published, as_of=day).ok
        assert (published / "site" / "enforcement" / ENDING).is_dir() is shown


def test_an_entry_that_was_deleted_early_leaves_although_another_record_is_broken(published):
    append(place(published, ENDING), "removed: {date: 2024-05-20, ground: performed}\n")
    append(place(published, OTHER), "\nparties: [\n")
    result = remove_due(published)
    assert (result.ok, result.summary["removed"], result.summary["waiting"]) == (True, 1, 1)
    assert not (published / "site" / "enforcement" / ENDING).exists()


def test_without_a_release_the_last_commit_without_errors_is_the_base(published):
    shutil.rmtree(published / ".releases")
    begin(published)
    append(place(published, OTHER), "\nparties: [\n")
    commit(published, "broken")
    sealed(published)
    commit(published, "sealed")
    shutil.rmtree(published / "site")
    result = remove_due(published)
    assert result.ok
    assert (result.summary["sealed"], result.summary["missing"]) == (1, 0)
    assert not tells(published / "site")
    assert tells(published / "site", STAYS)


def test_a_commit_may_be_named(published):
    good = begin(published)
    write(published / "content", id=OTHER, title="新的标题")
    commit(published, "newer")
    sealed(published)
    assert remove_due(published, good).ok
    assert tells(published / "site", STAYS)
    assert not tells(published / "site")
    with pytest.raises(PublishError, match="no commit of this name"):
        remove_due(published, "nothing")


def test_without_a_release_and_without_git_only_records_without_errors_are_shown(published):
    shutil.rmtree(published / ".releases")
    append(place(published, OTHER), "\nparties: [\n")
    place(published, SEALED).write_text("status: sealed\ntitle: [", "utf-8")
    result = remove_due(published)
    assert result.ok
    assert (result.summary["sealed"], result.summary["missing"]) == (1, 1)
    assert not tells(published / "site")
    assert not tells(published / "site", STAYS)
    assert "REMOVE-03" in {problem.rule for problem in result.problems}


def test_with_nothing_to_fall_back_on_it_says_so(published):
    shutil.rmtree(published / ".releases")
    (published / "mkdocs.yml").write_text("extra: [", "utf-8")
    ran = call(published, "remove-due", "--lang", "en")
    assert ran.code == 2
    assert "neither a release nor an earlier commit" in ran.err


def test_personal_data_in_a_release_is_left_out_and_stops_nothing(published):
    """As when a later version of the program finds what an earlier one did not."""
    (release,) = releases(published, published / "site")
    (path,) = (release.inputs / "content" / "records").rglob(f"{OTHER}.yml")
    path.unlink()
    path.write_text(to_yaml(record(id=OTHER, title=STAYS, body="身份证号码11010519491231002X。")), "utf-8")
    sealed(published)
    result = remove_due(published)
    assert (result.ok, result.summary["missing"]) == (True, 1)
    assert not tells(published / "site")
    assert not tells(published / "site", STAYS)


def test_what_a_rule_finds_in_a_record_that_stood_already_does_not_hide_it(published):
    """As when a rule begins to apply, or a time limit runs out."""
    (release,) = releases(published, published / "site")
    (path,) = (release.inputs / "content" / "records").rglob(f"{OTHER}.yml")
    path.unlink()
    path.write_text(to_yaml(record(id=OTHER, title=STAYS, decided="2031-01-01")), "utf-8")
    place(published, OTHER).write_bytes(path.read_bytes())
    assert not build(published).ok
    sealed(published)
    result = remove_due(published)
    assert (result.ok, result.summary["missing"]) == (True, 0)
    assert tells(published / "site", STAYS)


def test_the_commands_say_what_they_did(published):
    sealed(published)
    append(place(published, OTHER), "\nparties: [\n")
    words = ("--as-of", "2024-06-01", "--jobs", "1", "--lang", "en")
    ran = call(published, "remove-due", *words)
    assert ran.code == 0
    assert "removed 1 · waiting 1 · missing 0" in ran.out
    assert "REMOVE-02 ×1" in ran.out
    ran = call(published, "rollback", *words)
    assert ran.code == 2
    assert "no such release" in ran.err


def test_what_another_record_and_a_page_told_of_the_sealed_one_leaves_with_it(named):
    append(place(named, OTHER), "\nparties: [\n")
    result = remove_due(named)
    assert (result.ok, result.summary["removed"], result.summary["waiting"]) == (True, 1, 1)
    assert tells(named / "site", "某案判决后上诉")
    assert not tells(named / "site")
    assert not tells(named / ".releases")


def test_neither_comes_back_with_an_earlier_release(named):
    assert build(named, releases=3).ok  # with what earlier builds kept, as where another clone has sealed the record
    assert not tells(named / ".releases")
    write(named / "content", id=OTHER, title="新的标题")
    assert build(named, releases=3).ok
    result = roll_back(named, 2)
    assert (result.ok, result.summary["release"]) == (True, 2)
    assert tells(named / "site", STAYS)
    assert not tells(named / "site")


def test_an_edit_that_takes_out_no_words_of_sealed_records_waits(named):
    write(named / "content", id=NAMING, title="二审刑事判决书", body=f"{SPOKEN}已改判。")
    result = remove_due(named)
    assert (result.ok, result.summary["waiting"]) == (True, 1)
    assert not tells(named / "site", "已改判")


def test_a_file_that_says_the_id_without_being_named_after_it_is_believed(published):
    place(published, SEALED).unlink()
    for name in ("王某.yml", f"{SEALED}.YML"):
        path = published / "content" / "records" / "judgments" / "2023" / name
        path.write_text(f'id: {SEALED}\n"status": sealed\ntitle: [', "utf-8")
        assert remove_due(published).ok
        assert not tells(published / "site")
        path.unlink()


def test_a_command_says_what_is_wrong_with_mkdocs_yml_and_removes_all_the_same(published):
    sealed(published)
    (published / "mkdocs.yml").write_text("extra: [", "utf-8")
    ran = call(published, "remove-due", "--as-of", "2024-06-01", "--jobs", "1")
    assert ran.code == 0, ran.err
    assert not tells(published / "site")
    assert call(published, "build", "--as-of", "2024-06-01").code == 2
