"""What earlier builds made: fingerprint → bytes.

A fingerprint says everything that the bytes depend on, so they are never stale; a checksum says whether they are whole, so that
damaged ones are as good as absent. Builds are numbered, and what the last one did not use is deleted and overwritten on disk,
because a record that was sealed since must not live on here.
"""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING, Protocol, Self

from build_scripts.build.store.reader import Reads, address, checksum, must_have, torn, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_SETTINGS = (
    "secure_delete = ON",
    "journal_mode = WAL",  # workers read while the build writes
    "synchronous = OFF",  # a torn file is found by the checksums and begun anew
    "cache_size = -65536",  # KiB; fingerprints come in no order, and their index must not be read anew
    "wal_autocheckpoint = 16384",  # pages, for the same reason
)
_SCHEMA = """
CREATE TABLE IF NOT EXISTS made (fingerprint TEXT PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS used (fingerprint TEXT PRIMARY KEY, build INTEGER NOT NULL) WITHOUT ROWID;
"""
_USE = "INSERT INTO used VALUES (?, ?) ON CONFLICT DO UPDATE SET build = excluded.build"


class Keeps(Reads, Protocol):
    """What the steps of a build ask of a store."""

    def get(self, fingerprints: Iterable[str]) -> dict[str, bytes]:
        """Those that are there and whole, with their bytes."""

    def put(self, items: Iterable[tuple[str, bytes]]) -> None:
        """Keep bytes."""


class Store:
    """One build's way into the file; use as a context manager.

    Attributes:
        path: the address of the file, for workers that open it for themselves; each build has its own.
    """

    at_hand: int | None = 4096  # some 30 MB, for the process that directs a build

    def __init__(self, path: Path) -> None:
        """Open the file, or begin a new one where it is missing or no store."""
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._connection, self._build = _open(path)
        except sqlite3.DatabaseError:
            for torn in path.parent.glob(f"{path.name}*"):
                torn.unlink()
            self._connection, self._build = _open(path)
        self.path = f"{address(path)}&build={self._build}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        with contextlib.suppress(sqlite3.DatabaseError):
            self._connection.commit()
        self._connection.close()

    def get(self, fingerprints: Iterable[str]) -> dict[str, bytes]:
        """Those that are there and whole, with their bytes."""
        try:
            found = whole(self._connection, fingerprints)
        except sqlite3.DatabaseError:
            return {}
        self.use(found)
        return found

    def read(self, fingerprint: str) -> bytes:
        """Bytes that must be there; whether the build rests on them is not noted.

        Raises:
            TornError: they are not, or not whole.
        """
        return must_have(self._connection, fingerprint)

    def put(self, items: Iterable[tuple[str, bytes]]) -> None:
        """Keep bytes.

        Raises:
            TornError: the file is damaged, or there is no room for more.
        """
        put: list[str] = []

        def rows() -> Iterator[tuple[str, bytes]]:
            for fingerprint, value in items:
                put.append(fingerprint)
                yield fingerprint, checksum(fingerprint, value) + value

        with torn():
            self._connection.executemany("INSERT OR REPLACE INTO made VALUES (?, ?)", rows())
            self._connection.commit()
        self.use(put)

    def use(self, fingerprints: Iterable[str]) -> None:
        """Say that this build rests on these, whether it asks for their bytes or not.

        Raises:
            TornError: the file is damaged.
        """
        rows = ((fingerprint, self._build) for fingerprint in fingerprints)
        with torn():
            self._connection.executemany(_USE, rows)
            self._connection.commit()

    def settle(self) -> None:
        """Put all that is there into the file itself, and leave the file alone until this build ends.

        What stands in the log beside it (WAL) is seen only by processes that share memory (https://sqlite.org/wal.html), so never by one on
        another machine, which must also be told that nobody writes the file, since it cannot see the locks.

        Raises:
            TornError: the file is damaged.
        """
        with torn():
            self._connection.execute("PRAGMA synchronous = FULL")  # the bytes leave this machine
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.execute("PRAGMA synchronous = OFF")
            self._connection.execute("PRAGMA wal_autocheckpoint = 0")
        self.path += "&immutable=1"

    def sweep(self, *, everything: bool = False) -> None:
        """Delete, and overwrite on disk, what this build did not use.

        Args:
            everything: delete what it used as well.

        Raises:
            TornError: the file is damaged.
        """
        with torn():
            self._connection.execute("DELETE FROM used WHERE build < ? OR ?", (self._build, everything))
            self._connection.execute("DELETE FROM made WHERE fingerprint NOT IN (SELECT fingerprint FROM used)")


def _open(path: Path) -> tuple[sqlite3.Connection, int]:
    """A connection, and the number of the build that begins."""
    connection = sqlite3.connect(path)
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        connection.executescript(_SCHEMA)
        connection.execute("SELECT count(*) FROM made WHERE fingerprint = ''").fetchone()
        last = connection.execute("SELECT coalesce(max(build), 0) FROM used").fetchone()
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection, last[0] + 1
