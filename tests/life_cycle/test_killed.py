"""A sealing that is killed before any of its operations on files loses nothing, and the next run completes it."""

import itertools
import json
import os
import shutil
from pathlib import Path

import pytest
from factories import write

from build_scripts.cli.life_cycle import record_place
from build_scripts.publish.sealed_words import units, word_list

from .projects import ID, NAME

OPERATIONS = ((Path, "replace"), (Path, "unlink"), (os, "fsync"), (shutil, "rmtree"))
FORMER = "9h2m9xqd"


class KilledError(BaseException):
    """The process ends here; nothing catches this."""


class Killer:
    """Ends the process before the n-th operation."""

    def __init__(self, patch, number):
        self.left = number
        for owner, name in OPERATIONS:
            patch.setattr(owner, name, self._until(getattr(owner, name)))

    def _until(self, operation):
        def operate(*words, **named):
            self.left -= 1
            if self.left < 0:
                raise KilledError
            return operation(*words, **named)

        return operate


def opening(index):
    header = {"id": ID, "kind": "judgment", "event": "publication", "date": "2023-04-01", "content": "ab" * 32}
    return {"index": index, "header": header, "salt": "cd" * 32, "content_salt": "ef" * 32}


@pytest.fixture
def full(place):
    """With entries in the log, a cache, an earlier identifier."""
    text = place.file.read_text(encoding="utf-8")
    place.file.write_text(f"{text}replaces:\n  - {{id: {FORMER}, reason: merged}}\n", encoding="utf-8")
    for number, identifier in enumerate((ID, FORMER)):
        place.put(f"content/log/openings/{identifier}.json", json.dumps([opening(2 * number), opening(2 * number + 1)]))
    place.put("content/log/closing.json", "[9]")
    place.put(".cache/portal/0123/made.sqlite", b"")
    return place


def others(place):
    """Everything that a sealing of this record has no business with."""
    return {path: path.read_bytes() for path in place.content.rglob("*") if path.is_file() and path == place.other}


def is_complete(place):
    log = place.content / "log"
    assert record_place.tree_of(place.file.read_bytes()) == {
        "id": ID, "kind": "judgment", "status": "sealed", "replaces": [{"id": FORMER, "reason": "merged"}],
    }  # fmt: skip
    assert NAME not in place.file.read_text(encoding="utf-8")
    assert not list((log / "openings").iterdir())
    assert json.loads((log / "closing.json").read_text()) == [0, 1, 2, 3, 9]
    assert not (place.folder / ".cache" / "portal").exists()
    words = word_list.read(place.content / word_list.FILE)
    for text in (NAME, "七里屯", "记者某日来电", "（2023）京0105刑初123号"):
        wanted = units.units_of([text])
        assert len(words.find(wanted)) == len(wanted) > 0


@pytest.mark.long
def test_what_a_killed_run_left_undone_the_next_one_does(full, monkeypatch, tmp_path):
    before = tmp_path / "before"
    shutil.copytree(full.folder, before, symlinks=True)
    kept = others(full)
    for number in itertools.count():
        with monkeypatch.context() as patch:
            Killer(patch, number)
            try:
                full.seal()
                break
            except KilledError:
                pass
        assert others(full) == kept
        text = full.file.read_bytes()
        assert text == (before / full.file.relative_to(full.folder)).read_bytes() or b"status: sealed" in text
        full.seal()
        is_complete(full)
        shutil.rmtree(full.folder)
        shutil.copytree(before, full.folder, symlinks=True)
    assert number > 8
    is_complete(full)


def test_a_log_that_is_damaged_does_not_hold_the_sealing_up(full):
    path = full.put(f"content/log/openings/{ID}.json", "[{")
    found = full.open()
    assert b"status: sealed" in full.file.read_bytes()
    assert ("OPEN-07", str(path.relative_to(full.folder))) in found


def test_a_list_of_words_with_another_secret_holds_up_only_what_would_be_lost(place, monkeypatch):
    monkeypatch.setenv(word_list.KEY, "one")
    word_list.add(place.content / word_list.FILE, ["x"])
    monkeypatch.setenv(word_list.KEY, "another")
    assert any("list of sealed words" in one["message"] for one in place.seal().json["problems"])
    assert b"status: sealed" in place.file.read_bytes()  # the repository has the words
    fresh = write(place.content, id="6h2m9xqd", title="只在此处的文字")
    assert place.seal(id_="6h2m9xqd").code == 2
    assert "只在此处的文字" in fresh.read_text(encoding="utf-8")
    monkeypatch.setenv(word_list.KEY, "one")
    place.seal()
    place.seal(id_="6h2m9xqd")
    wanted = units.units_of([NAME, "只在此处的文字"])
    assert len(word_list.read(place.content / word_list.FILE).find(wanted)) == len(wanted)
