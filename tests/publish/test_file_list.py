"""The list of a tree's files: sorted, compared with that of the tree before, and kept only when it is finished."""

import pytest

from build_scripts.publish import folder_times
from build_scripts.publish.file_list import FileList
from build_scripts.publish.folder_times import FolderTimes
from build_scripts.publish.second_tree import folders_of

STAT = (1, 2, 3)


def listed(kept, files):
    """A finished list of files, each from a key."""
    files_of = FileList(kept)
    for file, key in files.items():
        assert files_of.add(file, key, stat=STAT)
    files_of.close_up()
    files_of.keep()


@pytest.fixture
def kept(tmp_path):
    place = tmp_path / "files.sqlite"
    listed(place, {"b": "1", "a/c": "2", "é": "3"})
    return place


def test_the_next_tree_knows_what_was_kept(kept):
    files = FileList(kept)
    assert files.last
    assert files.known("b") == ("1", STAT)
    assert files.known("c") is None
    assert len(files) == 0


@pytest.mark.parametrize(
    ("file", "key", "stat"),
    [("b", "2", STAT), ("c", "1", STAT), *(("b", "1", (*STAT[:at], 9, *STAT[at + 1 :])) for at in range(3))],
)
def test_a_file_with_another_key_or_stat_is_not_kept(kept, file, key, stat):
    files = FileList(kept)
    assert not files.keep_known(file, key, stat)
    assert list(files) == []


def test_a_known_file_is_kept_as_often_as_it_is_asked_for(kept):
    files = FileList(kept)
    assert files.keep_known("b", "1", STAT)
    assert files.keep_known("b", "1", STAT)
    assert files.keep_known("é", "3", STAT)
    assert (list(files), files.count_new(), files.weight()) == (["b", "é"], 0, (2, 2))
    files.drop(["b", "not there"])
    assert list(files) == ["é"]


def test_files_are_new_gone_or_neither(kept):
    files = FileList(kept)
    files.add("b", "1", new=False, stat=STAT)
    files.add("d", "4", stat=STAT)
    files.close_up()
    assert (list(files), list(files.new()), list(files.gone())) == (["b", "d"], ["d"], ["a/c", "é"])
    assert (files.count_new(), files.count_gone(), "d" in files, "a/c" in files) == (1, 2, True, False)
    assert files.names() != files.last


def test_a_file_is_listed_once_and_names_may_be_no_text(tmp_path):
    files = FileList(tmp_path / "files.sqlite")
    assert files.add("a\udcff", "1")
    assert not files.add("a\udcff", "2")
    assert list(files) == ["a\udcff"]


def test_a_list_that_was_not_finished_is_not_kept(kept):
    files = FileList(kept)
    files.add("x", "9")
    files.close()
    assert FileList(kept).known("x") is None
    assert FileList(kept).known("b")


@pytest.mark.parametrize("how", ["empty", "half", "other", "no database"])
def test_a_damaged_list_is_as_good_as_none(kept, how):
    whole = kept.read_bytes()
    data = {"empty": b"", "half": whole[: len(whole) // 2], "other": whole[:16], "no database": b"{}"}[how]
    kept.write_bytes(data)
    files = FileList(kept)
    assert (files.last, files.known("b")) == ("", None)
    files.close()
    kept.unlink()
    listed(kept, {"b": "1"})
    assert FileList(kept).known("b")


def test_each_folder_is_named_once():
    files = sorted(["a/b/c/1", "a/b/c/2", "a/b-c/3", "a/b/4", "x/5", "6"])
    found = list(folders_of(files))
    assert sorted(found) == ["a", "a/b", "a/b-c", "a/b/c", "x"]


@pytest.mark.parametrize("erased", [True, False])
def test_of_a_folder_that_is_gone_no_byte_stays_unless_sqlite_is_told_so(tmp_path, monkeypatch, erased):
    """It may be named after the case of a record that was sealed since."""
    if not erased:
        monkeypatch.setattr(folder_times, "_SETTINGS", ("secure_delete = OFF",))
    place, site, second = tmp_path / "second.sqlite", tmp_path / "site", tmp_path / "second"
    for tree in (site, second):
        (tree / "sealed-number").mkdir(parents=True)
    times = FolderTimes.begun(place)
    times.note(site, second, ["", "sealed-number"])
    times.keep("mark")
    assert b"sealed-number" in place.read_bytes()
    for tree in (site, second):
        (tree / "sealed-number").rmdir()
    times = FolderTimes.recalled(place, "mark")
    times.note(site, second, ["sealed-number"])
    times.keep("mark")
    assert (b"sealed-number" in place.read_bytes()) is not erased
    assert FolderTimes.recalled(place, "another") is None
