"""Releases, and the way back to one: nothing that left since comes back with it."""

import json
from unittest.mock import patch

import pytest
from factories import write
from project import build, tree
from removal_steps import ENDING, NAMING, OTHER, STAYS, append, place, remove_due, roll_back, sealed, tells

from build_scripts.build import releasing
from build_scripts.publish import releases as module
from build_scripts.publish.releases import releases
from build_scripts.publish.swap import PublishError

pytestmark = pytest.mark.build


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


def test_a_release_of_an_earlier_day_is_served_as_of_today_with_the_same_records(published):
    write(published / "content", id=OTHER, title="新的标题")
    assert build(published, releases=3, as_of="2024-06-02").ok
    assert roll_back(published, as_of="2024-06-02").ok
    assert json.loads((published / "site/data/index.json").read_bytes())["as_of"] == "2024-06-02"
    assert tells(published / "site", STAYS)
    assert not tells(published / "site", "新的标题")


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


def test_the_oldest_release_is_made_into_the_new_one_and_is_then_the_same_as_the_site(published):
    content, root = published / "content", published / ".releases" / "site"

    def kept(number, **options):
        with patch.object(module, "_link_site", wraps=module._link_site) as linked:
            assert build(published, releases=2, **options).ok
        newest, *_others = releases(published, published / "site")
        assert newest.number == number
        assert tree(newest.site) == tree(published / "site")
        assert {place for place in tree(newest.inputs) if place.startswith("content/records")} == {
            path.relative_to(published).as_posix() for path in (content / "records").rglob("*.yml")
        }
        return not linked.called

    for number in (2, 3, 4):
        write(content, id=OTHER, title=f"第{number}版")
        kept(number)
    write(content, id=OTHER, title="第五版")
    assert kept(5)
    write(content, id="2222222b", title="又一份判决书")
    assert kept(6)
    place(published, "2222222b").unlink()
    assert kept(7)
    write(content, id="2222222c", title="另一份判决书")
    assert not kept(8, cached=False)
    place(published, "2222222c").unlink()
    assert not kept(9)
    write(content, id=OTHER, title="第十版")
    assert not kept(10)
    write(content, id=OTHER, title="第十一版")
    assert kept(11)
    assert sorted(path.name for path in root.iterdir()) == ["10", "11"]
    write(content, id=OTHER, title="第十二版")
    with patch.object(module, "_exchange"):  # the control: nothing is exchanged
        assert build(published, releases=2).ok
    assert tree(releases(published, published / "site")[0].site) != tree(published / "site")


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
