"""A tree of files that takes the place of the last one: what is taken over, what is made again, and what is refused."""

import os
from pathlib import Path

import pytest
from project import tree

from build_scripts.publish.site_lock import only_build_of
from build_scripts.publish.staging_tree import MARK, StagingTree, must_be_ours
from build_scripts.publish.swap import PublishError


@pytest.fixture
def site(tmp_path):
    return tmp_path / "site"


@pytest.fixture
def kept(tmp_path):
    """Where one build keeps for the next what it knows of its files."""
    return tmp_path / "kept"


def publish(site, files, kept=None):
    """Publish text under a key that is the text; gives what was made anew and whether the site changed."""
    with StagingTree(site, kept) as staging:
        for file, text in files.items():
            if not staging.keep(file, text):
                staging.add(file, text.encode(), text)
        staging.weigh()
        return set(staging.files.new()), staging.publish()


def shown(site):
    return {file: data.decode() for file, data in tree(site).items() if file != MARK}


def test_files_are_published_with_a_mark(site):
    files = {"index.html": "a", "en/deep/index.html": "b"}
    assert publish(site, files) == (set(files), True)
    assert shown(site) == files
    assert (site / MARK).is_file()
    assert list(site.parent.iterdir()) == [site]


def test_the_weight_is_that_of_every_published_file(site):
    with StagingTree(site, None) as staging:
        staging.add("a", b"123", "key")
        staging.weigh()
        weight = dict(staging.sizes())
        assert staging.weight() == (len(weight), sum(weight.values()))
        staging.publish()
    assert weight == {file: len(data) for file, data in tree(site).items()}


def test_the_tree_that_was_weighed_holds_nothing_else(site, kept):
    """A gate that searches it finds no file of the site before."""
    publish(site, {"a": "1", "gone/page": "2"}, kept)
    publish(site, {"a": "1", "gone/page": "3"}, kept)
    with StagingTree(site, kept) as staging:
        assert staging.lent
        assert staging.keep("a", "1")
        staging.weigh()
        assert set(tree(staging.folder)) <= {"a", MARK}
        staging.publish()
    assert set(shown(site)) == {"a"}


def test_what_is_not_published_leaves_nothing(site):
    publish(site, {"a": "old"})
    with StagingTree(site, None) as staging:
        staging.add("a", b"new", "new")
    assert shown(site) == {"a": "old"}
    assert list(site.parent.iterdir()) == [site]


def test_what_a_killed_build_left_is_removed(site):
    for name in (".site.new-1", ".site.scratch"):
        (site.parent / name / "deep").mkdir(parents=True)
    with only_build_of(site):
        publish(site, {"a": "b"})
    assert list(site.parent.iterdir()) == [site]


def test_what_has_its_key_is_taken_over_and_the_rest_made(site, kept):
    publish(site, {"same": "1", "other": "2", "gone/page": "3"}, kept)
    inode = (site / "same").stat().st_ino
    assert publish(site, {"same": "1", "other": "4", "new": "5"}, kept) == ({"other", "new"}, True)
    assert shown(site) == {"same": "1", "other": "4", "new": "5"}
    assert (site / "same").stat().st_ino == inode
    assert not (site / "gone").exists()


def test_a_site_that_is_the_same_stays(site, kept):
    files = {"a": "1", "b/c": "2"}
    publish(site, files, kept)
    before = site.stat().st_ino
    assert publish(site, files, kept) == (set(), False)
    assert site.stat().st_ino == before


@pytest.mark.parametrize("touched", ["", "a", "b"])
@pytest.mark.parametrize("links", [True, False])
def test_files_are_taken_over_together_or_not_at_all(site, kept, touched, links):
    """Of a part with several files; also where there is no second tree, so that each needs its link."""
    publish(site, {"a": "1", "b": "2", "c": "3"}, kept)
    if not links:
        (kept / "second.sqlite").unlink()
    if touched:
        (site / touched).write_text("another text", encoding="utf-8")
    with StagingTree(site, kept) as staging:
        assert staging.lent == links
        for _again in range(2):
            assert staging.keep_all([("a", "1"), ("b", "2")]) == (not touched)
            assert list(staging.files) == ([] if touched else ["a", "b"])


@pytest.mark.parametrize("changed", ["written", "removed"])
def test_a_file_that_somebody_changed_is_made_again(site, kept, changed):
    publish(site, {"a": "1", "b": "2"}, kept)
    if changed == "written":
        (site / "a").write_text("another text", encoding="utf-8")
    else:
        (site / "a").unlink()
    assert publish(site, {"a": "1", "b": "2"}, kept)[0] == {"a"}
    assert shown(site) == {"a": "1", "b": "2"}


def test_without_a_memory_everything_is_made(site, kept):
    publish(site, {"a": "1"}, kept)
    assert publish(site, {"a": "1"})[0] == {"a"}


def test_two_files_cannot_have_one_address(site):
    with StagingTree(site, None) as staging:
        staging.add("a", b"1", "1")
        with pytest.raises(ValueError, match="two pages claim the address a"):
            staging.add("a", b"2", "2")


@pytest.mark.parametrize("inside", ["index.html", ".git/config"])
def test_a_folder_of_somebody_else_is_refused(site, inside):
    (site / inside).parent.mkdir(parents=True)
    (site / inside).write_text("mine", encoding="utf-8")
    with pytest.raises(PublishError, match="was not made by"):
        StagingTree(site, None)
    assert tree(site) == {inside: b"mine"}


def test_an_empty_folder_and_a_site_of_ours_are_not_refused(site):
    site.mkdir()
    must_be_ours(site)
    publish(site, {"a": "1"})
    must_be_ours(site)


@pytest.mark.parametrize("place", ["file", "file/site"])
def test_a_place_that_is_a_file_is_refused(tmp_path, place):
    (tmp_path / "file").touch()
    with pytest.raises(PublishError, match="file"):
        StagingTree(tmp_path / place, None)


def test_a_folder_that_cannot_be_written_is_refused(site, monkeypatch):
    def refuse(*_given, **_named):
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(PublishError, match=r"cannot write beside .*site: Permission denied"):
        StagingTree(site, None)
