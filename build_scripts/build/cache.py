"""What earlier builds already made, by key.

Takes and gives bytes. A key says everything that a value depends on, so a value is never stale; a checksum says whether it
is whole, so a damaged one is as good as absent. What a build did not ask for is deleted at its end and overwritten on
disk, because a record that was sealed since must not live on here.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_SUM = 16  # bytes of checksum before every value
_SCHEMA = "CREATE TABLE IF NOT EXISTS made (key TEXT PRIMARY KEY, value BLOB NOT NULL)"


class TornError(Exception):
    """The cache is damaged, or lost something that an earlier build put into it and this one relied on."""


class Cache:
    """A file of keys and values; use as a context manager."""

    def __init__(self, path: Path) -> None:
        """Open the file, or begin a new one where it is missing or no cache."""
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._connection = self._open(path)
        except sqlite3.DatabaseError:
            for torn in path.parent.glob(f"{path.name}*"):
                torn.unlink()
            self._connection = self._open(path)
        self._path = str(path.absolute())

    @staticmethod
    def _open(path: Path) -> sqlite3.Connection:
        connection = sqlite3.connect(path)
        try:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("PRAGMA journal_mode = WAL")  # workers read while the build writes
            connection.execute("PRAGMA synchronous = OFF")  # a torn file is found by the checksums and begun anew
            connection.execute(
                "PRAGMA cache_size = -65536"
            )  # KiB; keys come in no order, and their index must not be read anew
            connection.execute("PRAGMA wal_autocheckpoint = 16384")  # pages, for the same reason
            connection.execute(_SCHEMA)
            connection.execute("SELECT count(*) FROM made WHERE key = ''").fetchone()
        except sqlite3.DatabaseError:
            connection.close()
            raise
        return connection

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        with contextlib.suppress(sqlite3.DatabaseError):
            self._connection.commit()
        self._connection.close()

    @property
    def path(self) -> str:
        """The file, for workers that open it for themselves."""
        return self._path

    def get(self, keys: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Every key that is there and whole, with its value."""
        with contextlib.suppress(sqlite3.DatabaseError):
            yield from _whole(self._connection, keys)

    def put(self, items: Iterable[tuple[str, bytes]]) -> None:
        """Keep values.

        Raises:
            TornError: the file is damaged, or there is no room for more.
        """
        rows = ((key, _sum(key, value) + value) for key, value in items)
        with _torn():
            self._connection.executemany("INSERT OR REPLACE INTO made VALUES (?, ?)", rows)
            self._connection.commit()

    def keep_only(self, keys: Iterable[str]) -> None:
        """Delete, and overwrite on disk, every value whose key is not among these.

        Raises:
            TornError: the file is damaged.
        """
        wanted = set(keys)
        with _torn():
            idle = [row for row in self._connection.execute("SELECT key FROM made") if row[0] not in wanted]
            self._connection.executemany("DELETE FROM made WHERE key = ?", idle)


def look_up(path: str, keys: Collection[str]) -> dict[str, bytes]:
    """Values that must be there, for a worker that reads while the build writes.

    Raises:
        TornError: one is not, or not whole.
    """
    with _torn(), contextlib.closing(sqlite3.connect(f"{Path(path).as_uri()}?mode=ro", uri=True)) as connection:
        values = dict(_whole(connection, keys))
    if len(values) < len(keys):
        raise TornError
    return values


def _whole(connection: sqlite3.Connection, keys: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    for key in keys:
        row = connection.execute("SELECT value FROM made WHERE key = ?", (key,)).fetchone()
        if row and _sum(key, row[0][_SUM:]) == row[0][:_SUM]:
            yield key, row[0][_SUM:]


@contextlib.contextmanager
def _torn() -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise TornError(str(error)) from error


def _sum(key: str, value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=_SUM, key=key[:64].encode()).digest()
