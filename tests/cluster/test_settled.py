"""A store that workers on other machines read: they see its file, and neither its log nor its locks."""

import shutil

import pytest

from build_scripts.build.store.reader import TornError, look_up
from build_scripts.build.store.store import Store


def elsewhere(store, folder, name):
    """The address of the file alone, as another machine sees it."""
    copy = folder / name
    shutil.copyfile(folder / "made.sqlite", copy)
    return store.path.replace("made.sqlite", name)


def test_what_was_kept_before_is_read_from_the_file_alone(tmp_path):
    with Store(tmp_path / "made.sqlite") as store:
        store.put([("early", b"1")])
        with pytest.raises(TornError):
            look_up(elsewhere(store, tmp_path, "too-soon.sqlite"), ["early"])
        store.settle()
        assert look_up(elsewhere(store, tmp_path, "settled.sqlite"), ["early"]) == {"early": b"1"}


def test_the_file_is_not_written_again_before_the_build_ends(tmp_path):
    file = tmp_path / "made.sqlite"
    with Store(file) as store:
        store.put([("early", b"1")])
        store.settle()
        before = file.read_bytes()
        store.put((f"late {number}", bytes(1 << 16)) for number in range(1100))  # more than the log usually takes
        assert file.read_bytes() == before
        assert set(store.get(["early", "late 7"])) == {"early", "late 7"}
    with Store(file) as store:
        assert set(store.get(["early", "late 7"])) == {"early", "late 7"}
