"""Pairs of texts that are too many for memory: takes them all, says of one whether it is among them, from a temporary database."""

from __future__ import annotations

import weakref
from collections.abc import Container
from typing import TYPE_CHECKING

from build_scripts.content.temporary_database import temporary_database

if TYPE_CHECKING:
    from collections.abc import Iterable


class PairsInFile(Container[tuple[str, str]]):
    """The pairs, whose file is gone when nobody refers to them or the process ends; any thread may ask."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Begin with all of them, in any order and as often as they come."""
        table = "pairs (one TEXT, other TEXT, PRIMARY KEY (one, other)) WITHOUT ROWID"
        self._database = temporary_database(table, threads=True)
        self._database.executemany("INSERT OR IGNORE INTO pairs VALUES (?, ?)", pairs)
        weakref.finalize(self, self._database.close)

    def __contains__(self, pair: object) -> bool:
        """Whether a pair is among them."""
        found = self._database.execute("SELECT 1 FROM pairs WHERE (one, other) = (?, ?)", pair)  # type: ignore[arg-type] # what `Container` says
        return found.fetchone() is not None
