"""What is worked out of all records and kept for the next build: it is what would be made anew, and of nothing that is hidden since."""

import sqlite3
from contextlib import closing

import pytest
from factories import write
from project import build, tree

from build_scripts.build.reuse.shown import Recalled
from build_scripts.build.store.memory import MemoryStore
from build_scripts.build.store.store import Store
from build_scripts.pages.made_once import NAMES, MadeOnce

NUMBER = "（2023）京0105刑初123号"


@pytest.mark.parametrize("store_of", [Store, MemoryStore])
def test_a_later_build_gets_what_an_earlier_one_made_of_the_same_and_nothing_else(tmp_path, store_of):
    store = store_of(tmp_path / "made.sqlite")
    made = {"bcdfghj3": ("judgments/bcdfghj3/", "bcdfghj3")}
    assert Recalled(store, "digest")("targets", lambda: made) == made
    later = Recalled(store, "digest")
    assert [later("targets", pytest.fail) for _again in range(2)] == [made, made]
    assert Recalled(store, "digest")("cited", dict) == {}
    assert Recalled(store, "another")("targets", dict) == {}
    if store_of is Store:
        store.__exit__()


@pytest.mark.parametrize("once", [MadeOnce(), Recalled(None, "digest")])
def test_without_a_store_everything_is_made_once(once):
    made = [1, 2]
    assert [once("targets", made.pop) for _again in range(2)] == [2, 2]


@pytest.mark.parametrize("once", [MadeOnce(), Recalled(None, "digest")])
def test_what_is_passed_on_is_not_held(once):
    made = [1, 2]
    assert [once.passed_on("targets", made.pop) for _again in range(2)] == [2, 1]


def test_a_process_that_lives_long_lets_go_of_what_others_saw_before(tmp_path):
    store = MemoryStore(tmp_path / "none.sqlite")
    Recalled(store, "before")("targets", dict)
    Recalled(store, "now")("targets", dict)
    store.forget("before")
    assert store.get(["targets before", "targets now"]).keys() == {"targets now"}


def kept(project):
    """The rows of the store that a site recalls, with their bytes."""
    (file,) = project.glob(".cache/portal/*/made.sqlite")
    with closing(sqlite3.connect(file)) as store:
        rows = dict(store.execute("SELECT fingerprint, value FROM made"))
    return {row: value for row, value in rows.items() if row.split()[0] in NAMES}


def edit(path):
    path.write_text(path.read_text(encoding="utf-8").replace("判决如下", "判决内容如下"), encoding="utf-8")


def test_the_rows_outlast_a_build_that_needs_none_of_them_and_are_gone_when_a_record_is_sealed(project):
    content = project / "content"
    cited = write(content, case_number=NUMBER)
    text = f"参照{NUMBER}判决，判决如下：被告人有罪。"
    citing = write(content, case_number="（2023）京0105刑初124号", body=text)
    write(content, "sentence-change")
    assert build(project).ok
    first = kept(project)
    assert {row.split()[0] for row in first} == {*NAMES}
    assert any(cited.stem.encode() in value for row, value in first.items() if row.startswith("cited"))
    assert build(project).ok
    edit(citing)
    assert build(project).ok
    assert kept(project) == first
    edited = tree(project / "site")
    assert build(project, cached=False, site=project / "anew").ok
    assert tree(project / "anew") == edited
    cited.unlink()
    write(content, status="sealed", id=cited.stem)
    assert build(project).ok
    assert kept(project).keys() != first.keys()
    assert not any(cited.stem.encode() in value or NUMBER.encode() in value for value in kept(project).values())
