"""Texts by key that are too many for memory: takes a mapping, gives one that looks up each text in a temporary database."""

from __future__ import annotations

import weakref
from collections.abc import Iterator, Mapping

from build_scripts.content.temporary_database import temporary_database


class TextsByKey(Mapping[str, str]):
    """The texts, whose file is gone when nobody refers to them or the process ends; any thread may ask."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Begin with all of them; later changes of `texts` do not show."""
        self._database = temporary_database("texts (key TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID", threads=True)
        self._database.executemany("INSERT INTO texts VALUES (?, ?)", texts.items())
        weakref.finalize(self, self._database.close)

    def __getitem__(self, key: str) -> str:
        """The text of a key.

        Raises:
            KeyError: there is none.
        """
        found = self._database.execute("SELECT text FROM texts WHERE key = ?", (key,)).fetchone()
        if found is None:
            raise KeyError(key)
        text: str = found[0]
        return text

    def __iter__(self) -> Iterator[str]:
        """Every key, sorted."""
        return (key for (key,) in self._database.execute("SELECT key FROM texts ORDER BY key"))

    def __len__(self) -> int:
        """How many there are."""
        count: int = self._database.execute("SELECT count(*) FROM texts").fetchone()[0]
        return count
