"""Two folders change places in one step, or in two where the system lacks it; after a failure both are where they were."""

import ctypes
import errno
from types import SimpleNamespace

import pytest
from project import tree

from build_scripts.publish import swap as module
from build_scripts.publish.swap import PublishError, swap


@pytest.fixture
def folders(tmp_path):
    new, site = tmp_path / ".site.new-1", tmp_path / "site"
    for folder in (new, site):
        folder.mkdir()
        (folder / "name").write_text(folder.name, encoding="utf-8")
    return new, site


def names(folders):
    return [(folder / "name").read_text(encoding="utf-8") for folder in folders]


def refuse(monkeypatch, error):
    """A system whose exchange of two folders fails."""

    def renameat2(*_given):
        ctypes.set_errno(error)
        return -1

    monkeypatch.setattr(module.sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda *_given, **_named: SimpleNamespace(renameat2=renameat2))


def test_the_first_site_takes_its_place(folders):
    new, site = folders
    (site / "name").unlink()
    site.rmdir()
    swap(new, site)
    assert tree(site) == {"name": b".site.new-1"}
    assert not new.exists()


def test_two_folders_change_places(folders):
    swap(*folders)
    assert names(folders) == ["site", ".site.new-1"]


@pytest.mark.parametrize("error", [errno.ENOSYS, errno.EINVAL, errno.ENOTSUP])
def test_without_an_exchange_they_change_places_by_renames(folders, monkeypatch, error):
    refuse(monkeypatch, error)
    swap(*folders)
    assert names(folders) == ["site", ".site.new-1"]
    assert {path.name for path in folders[0].parent.iterdir()} == {".site.new-1", "site"}


def test_a_system_without_the_call_renames_too(folders, monkeypatch):
    monkeypatch.setattr(module.sys, "platform", "other")
    monkeypatch.setattr(ctypes, "CDLL", lambda *_given, **_named: SimpleNamespace())
    swap(*folders)
    assert names(folders) == ["site", ".site.new-1"]


def test_a_refusal_is_told_and_changes_nothing(folders, monkeypatch):
    refuse(monkeypatch, errno.EACCES)
    with pytest.raises(PublishError, match=r"cannot replace .*site: Permission denied"):
        swap(*folders)
    assert names(folders) == [".site.new-1", "site"]
