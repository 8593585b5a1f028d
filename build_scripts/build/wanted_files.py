"""What the pages of a new tree link to, until all of its files are there: a site has several times as many such files as records.

Takes the targets of one page at a time; gives those that are not there, each with one page that links to it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from build_scripts.content.temporary_database import temporary_database
from build_scripts.pages.links import exists

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_COMMON = 1 << 14  # targets that are remembered, since those of the frame come on every page


class WantedFiles:
    """Targets in a temporary database, each with the first page that links to it."""

    def __init__(self) -> None:
        """Begin with none."""
        self._connection = temporary_database("wanted (target BLOB PRIMARY KEY, page TEXT) WITHOUT ROWID")
        self._seen: set[str] = set()

    def add(self, page: str, targets: Iterable[str]) -> None:
        """Note what a page links to."""
        fresh = [target for target in targets if target not in self._seen]
        rows = ((os.fsencode(target), page) for target in fresh)
        self._connection.executemany("INSERT OR IGNORE INTO wanted VALUES (?, ?)", rows)
        if len(self._seen) < _COMMON:
            self._seen.update(fresh)

    def missing(self, files: Collection[str]) -> dict[str, str]:
        """Target → page, sorted, of those that are neither among these files nor a folder with a page."""
        each = ((os.fsdecode(target), page) for target, page in self._connection.execute("SELECT * FROM wanted"))
        return {target: page for target, page in each if not exists(target, files)}

    def close(self) -> None:
        """Let go of them."""
        self._connection.close()
