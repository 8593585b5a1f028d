"""Removals that wait for nothing: whatever is broken in the content, what is sealed, withdrawn or over leaves the site."""

import contextlib
import os
import shutil
from pathlib import Path

import pytest
from factories import record, to_yaml, write
from project import build, call, config_of, frames_kept, make, tree
from repository import begin, commit

from build_scripts.build import releasing, removal
from build_scripts.cli.life_cycle.record_place import IDENTIFIER
from build_scripts.content import removals
from build_scripts.content.removals import said_status
from build_scripts.publish.releases import releases
from build_scripts.publish.sealed_words import word_list
from build_scripts.publish.swap import PublishError

pytestmark = pytest.mark.build
SEALED, OTHER, NAMING, ENDING = "7k2m9xqd", "9p4xk7wd", "bcdfghjk", "m3c8vd2t"
WORDS = "雪豹茉莉"
STAYS = "珊瑚铃兰"
ENTRY = {
    "type": "defaulter-listing", "conduct": ["obstructs"], "case_number": "（2022）京0105执126号", "filed": "2022-04-01",
    "listed": "2022-06-01", "until": "2024-06-01", "basis": {"case_number": "（2021）京0105民初1号", "organ": "法院"},
    "obligation": "支付货款", "performed": "none",
}  # fmt: skip


@pytest.fixture(scope="session")
def origin(tmp_path_factory):
    """A project with a published site of four records; its content has no errors."""
    project = make(tmp_path_factory.mktemp("origin") / "project")
    content = project / "content"
    write(content, id=SEALED, title=f"{WORDS}盗窃一审刑事判决书", body=f"{WORDS}。\n" * 3)
    write(content, id=OTHER, title=f"{STAYS}一审刑事判决书")
    write(content, id=NAMING, title="二审刑事判决书", related=[{"id": SEALED, "relation": "appeal-of"}])
    write(content, "enforcement", id=ENDING, **ENTRY)
    assert build(project, releases=3).ok
    return project


@pytest.fixture
def published(origin, tmp_path):
    """A copy of it whose site and releases are the same files, as no build writes into a file that is there."""

    def copy(old, new):
        place = Path(old).relative_to(origin).parts[0]
        (os.link if place in {"site", ".releases"} else shutil.copy2)(old, new)

    return shutil.copytree(origin, tmp_path / "project", copy_function=copy, ignore=shutil.ignore_patterns(".cache"))


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


def test_back_to_the_release_before_byte_for_byte(published):
    before = tree(published / "site")
    write(published / "content", id=OTHER, title="新的标题")
    assert build(published, releases=3).ok
    assert tree(published / "site") != before
    result = roll_back(published)
    assert (result.ok, result.summary["release"], result.summary["removed"]) == (True, 1, 0)
    assert tree(published / "site") == before
    with pytest.raises(PublishError, match="no such release"):
        roll_back(published)
    assert roll_back(published, 2).ok
    assert tells(published / "site", "新的标题")
    assert build(published, releases=3).ok
    clean = published / "clean"
    assert build(published, site=clean, cached=False).ok
    assert tree(clean) == tree(published / "site")


def test_back_to_a_release_whose_record_was_sealed_since(published):
    write(published / "content", id=OTHER, title="新的标题")
    assert build(published, releases=3).ok
    sealed(published)
    append(place(published, NAMING), "\nparties: [\n")
    result = roll_back(published)
    assert (result.ok, result.summary["release"], result.summary["sealed"]) == (True, 1, 1)
    assert tells(published / "site", STAYS)
    assert not tells(published / "site")
    assert not tells(published / ".releases")


def test_back_to_a_release_in_which_an_entry_has_ended_since(published):
    write(published / "content", id=OTHER, title="新的标题")
    assert build(published, releases=3).ok
    assert roll_back(published, as_of="2024-06-02").ok
    assert not (published / "site" / "enforcement" / ENDING).exists()
    assert tells(published / "site", STAYS)


def test_removals_after_a_rollback_keep_to_the_release_that_is_served(published):
    write(published / "content", id=OTHER, title="新的标题")
    assert build(published, releases=3).ok
    assert roll_back(published).ok
    sealed(published)
    for _ in range(2):
        assert remove_due(published).ok
        assert tells(published / "site", STAYS)
        assert not tells(published / "site")


def test_a_build_clears_the_releases_of_what_it_no_longer_shows(published):
    sealed(published)
    assert build(published, releases=3).ok
    assert not tells(published / ".releases")
    newest, before = releases(published, published / "site")
    assert newest.site.is_dir()
    assert not before.site.exists()


def test_a_part_of_a_release_is_none_and_the_next_build_clears_it_away(published, monkeypatch):
    (release,) = releases(published, published / "site")
    with monkeypatch.context() as killed:
        killed.setattr("build_scripts.publish.releases.remove", lambda _folder: None)
        release.change({})
    assert not release.site.exists()
    half = release.folder.with_name("7")
    (half / "inputs" / "content").mkdir(parents=True)
    (release.folder.with_name(".new-1") / "inputs").mkdir(parents=True)
    assert releases(published, published / "site") == [release]
    assert build(published, releases=3).ok
    assert {path.name for path in release.folder.parent.iterdir()} == {"1", "2"}
    assert sorted(path.name for path in release.folder.iterdir()) == ["inputs", "release.json"]


def test_no_more_releases_are_kept_than_wanted_and_a_quiet_build_makes_none(published):
    for number in range(4):
        write(published / "content", id=OTHER, title=f"第{number}版")
        assert build(published, releases=2).ok
    assert build(published, releases=2).ok
    assert [release.number for release in releases(published, published / "site")] == [5, 4]
    newest, before = releases(published, published / "site")
    same = newest.inputs / "content" / place(published, NAMING).relative_to(published / "content")
    assert same.samefile(before.inputs / same.relative_to(newest.inputs))
    assert (newest.site / "index.html").samefile(published / "site" / "index.html")


def test_a_release_is_not_kept_where_a_record_changed_while_the_site_was_built(published, monkeypatch):
    after = releasing.after

    def late(config, made):
        append(place(published, OTHER), "outcome: 身份证号码11010519491231002X\n")
        return after(config, made)

    monkeypatch.setattr(releasing, "after", late)
    write(published / "content", id=OTHER, title="新的标题")
    result = build(published, releases=3)
    assert result.ok
    assert [problem.rule for problem in result.problems if problem.rule.startswith("RELEASE")] == ["RELEASE-01"]
    assert [release.number for release in releases(published, published / "site")] == [1]


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


SPOKEN = "雪豹茉莉一案判决后上诉。"
ABOUT = "content/pages/zh/about.md"


@pytest.fixture
def named(published):
    """The same, where another record and a page name the record that is sealed then; both are cleaned of it, and a third one is broken."""
    about = published / ABOUT
    clean = about.read_bytes()
    write(published / "content", id=NAMING, title="二审刑事判决书", body=SPOKEN)
    append(about, f"\n{SPOKEN}\n")
    assert build(published, releases=3).ok
    word_list.add(published / "content" / word_list.FILE, [WORDS])
    sealed(published)
    write(published / "content", id=NAMING, title="二审刑事判决书", body="某案判决后上诉。")
    about.write_bytes(clean)
    return published


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
