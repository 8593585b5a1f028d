"""A sealing under way: the project, what is known of the record, and whether a text still tells of it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_scripts.catalog import publication_log
from build_scripts.cli.life_cycle import atomic, notes, outside
from build_scripts.cli.life_cycle.record_place import text_of
from build_scripts.cli.life_cycle.traces import What
from build_scripts.content.problem import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from build_scripts.cli.life_cycle.history import History
    from build_scripts.cli.life_cycle.notes import Notes
    from build_scripts.content.languages import Languages
    from build_scripts.content.message import Message

FILE, HISTORY, PUBLISHED, CACHE, LOG, OUTSIDE = "OPEN-03", "OPEN-04", "OPEN-05", "OPEN-06", "OPEN-07", "OPEN-08"
_CODE = re.compile(r"\\u([0-9a-fA-F]{4})")


@dataclass(frozen=True, slots=True)
class Sealing:
    """A sealing under way: the project, and what is known of the record; nothing is written in a dry run."""

    root: Path
    content: Path
    site: Path
    languages: Languages
    history: History | None
    notes: Notes
    folder: str
    words: Path
    dry_run: bool = False

    @property
    def file(self) -> Path:
        """The record's file."""
        return self.content / self.notes.path

    @property
    def openings(self) -> list[Path]:
        """What opens the entries of the log."""
        found = (
            self.content / publication_log.FOLDER / publication_log.OPENINGS / f"{one}.json" for one in self.notes.ids
        )
        return [path for path in found if path.exists()]

    @property
    def kept(self) -> list[Path]:
        """Folders that hold a site, or what one was made of."""
        return [path for path in (self.site, self.root / ".releases", self.root / "preview") if path.is_dir()]

    def replacements(self, written: set[str]) -> Path:
        """The list of passages that `git filter-repo` is to blot out of other files; it exists as long as the history has them.

        Args:
            written: the passages, as they stand there.
        """
        path = self.root / notes.FOLDER / f"{self.notes.id}.replace"
        if written and not self.dry_run:
            longest = sorted(written, key=lambda text: (-len(text), text))
            forms = ("(?:\\s|\u3000)*".join(re.escape(part) for part in text.split()) for text in longest)
            atomic.write(path, "".join(f"regex:{form}==>***\n" for form in forms).encode("utf-8", "replace"), 0o600)
        elif not self.dry_run:
            path.unlink(missing_ok=True)
        return path


def item(rule: str, message: Message, remedy: Message, path: Path | None = None) -> Problem:
    """Something that is open; without a path where it is about no file."""
    return Problem(rule=rule, message=message, remedy=remedy, path=str(path) if path else "")


def tells(sealing: Sealing, path: Path, data: bytes) -> set[str]:
    """How a published file tells of the record; the tombstone's page may name its own address."""
    text = html.unescape(text_of(data))
    text = _CODE.sub(lambda code: chr(int(code[1], 16)), text)
    own = path.stem in sealing.notes.ids or path.parent.name in sealing.notes.ids
    every = outside.MENTIONS not in sealing.notes.confirmed
    return {
        found.written
        for found in sealing.notes.finder.find(text)
        if (every or found.what.certain) and not (own and found.what is What.ID)
    }
