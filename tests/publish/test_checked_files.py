"""Of a large file that was checked before, only what is new is read; every reason not to believe that it was checked is tried."""

import os

import pytest

from build_scripts.build.reuse.checked_files import before, checked_files, note
from build_scripts.build.reuse.store import MemoryStore
from build_scripts.checks.published_bytes import check_file
from build_scripts.publish.staging_tree import StagingTree

NAME = "data/records-0001.csv"
LINES = "".join(f"{number},已核对\n" for number in range(10_000)).encode()
SECRET = "身份证号11010519491231002X\n".encode()


@pytest.fixture
def published(tmp_path):
    """A site with one large file, its store, and what is known of its files."""
    site, kept, store = tmp_path / "site", tmp_path / "kept", MemoryStore(tmp_path / "store")
    with StagingTree(site, kept) as tree:
        tree.add(NAME, LINES, "key")
        tree.add("small.txt", b"1", "key")
        tree.weigh()
        tree.publish()
    note(store, "code", site)
    with StagingTree(site, kept) as tree:
        return site, store, tree.previous


def known(published, basis="code"):
    site, store, previous = published
    return before(str(site), NAME, checked_files(store, basis, site, previous))


def test_a_large_file_is_known_as_it_was(published):
    site, store, previous = published
    assert known(published) == LINES
    assert set(checked_files(store, "code", site, previous)) == {NAME}


def test_it_is_not_believed_that_another_code_checked_it(published):
    assert known(published, "other code") is None


def test_a_file_that_somebody_touched_is_not_believed(published):
    path = published[0] / NAME
    path.write_bytes(LINES + SECRET)
    assert known(published) is None


def test_a_site_that_something_else_published_is_not_believed(published):
    mark = published[0] / ".portal.json"
    os.utime(mark, (0, 0))
    assert known(published) is None


@pytest.mark.parametrize("name", [NAME, "api/x.json", "page.xml"])
def test_what_is_new_in_a_file_is_found_as_without_what_it_was(name):
    new = LINES + SECRET
    assert [*check_file(name, new, checked=LINES)] == [*check_file(name, new)] != []


def test_what_was_found_harmless_is_not_read_again(monkeypatch):
    read = []
    monkeypatch.setattr(
        "build_scripts.checks.published_bytes.scan_each", lambda texts, **_: read.extend(texts) or [[]] * len(texts)
    )
    list(check_file("data/x.csv", LINES + "再核对\n".encode(), checked=LINES))
    assert read == ["再核对"]
