"""What earlier builds made: fingerprint → bytes.

A fingerprint says everything that the bytes depend on, so they are never stale; a checksum says whether they are whole, so that
damaged ones are as good as absent. Builds are numbered, and what the last one did not use is deleted and overwritten on disk,
because a record that was sealed since must not live on here.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_SUM = 16  # bytes of checksum before every value
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


class TornError(Exception):
    """The store is damaged, or lost something that an earlier build put into it and this one relied on."""


class Keeps(Protocol):
    """What the steps of a build ask of a store."""

    path: str

    def get(self, fingerprints: Iterable[str]) -> dict[str, bytes]:
        """Those that are there and whole, with their bytes."""

    def put(self, items: Iterable[tuple[str, bytes]]) -> None:
        """Keep bytes."""


class Store:
    """One build's way into the file; use as a context manager.

    Attributes:
        path: the address of the file, for workers that open it for themselves.
    """

    def __init__(self, path: Path) -> None:
        """Open the file, or begin a new one where it is missing or no store."""
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._connection, self._build = _open(path)
        except sqlite3.DatabaseError:
            for torn in path.parent.glob(f"{path.name}*"):
                torn.unlink()
            self._connection, self._build = _open(path)
        self._used: set[str] = set()
        self.path = _address(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        with contextlib.suppress(sqlite3.DatabaseError):
            self._connection.commit()
        self._connection.close()

    def get(self, fingerprints: Iterable[str]) -> dict[str, bytes]:
        """Those that are there and whole, with their bytes."""
        try:
            found = _whole(self._connection, fingerprints)
        except sqlite3.DatabaseError:
            return {}
        self._used.update(found)
        return found

    def put(self, items: Iterable[tuple[str, bytes]]) -> None:
        """Keep bytes.

        Raises:
            TornError: the file is damaged, or there is no room for more.
        """
        rows = [(fingerprint, _sum(fingerprint, value) + value) for fingerprint, value in items]
        with _torn():
            self._connection.executemany("INSERT OR REPLACE INTO made VALUES (?, ?)", rows)
            self._connection.commit()
        self.use(fingerprint for fingerprint, _value in rows)

    def use(self, fingerprints: Iterable[str]) -> None:
        """Say that this build rests on these, whether it asks for their bytes or not."""
        self._used.update(fingerprints)

    def settle(self) -> None:
        """Put all that is there into the file itself, and leave the file alone until this build ends.

        What stands in the log beside it (WAL) is seen only by processes that share memory (https://sqlite.org/wal.html), so never by one on
        another machine, which must also be told that nobody writes the file, since it cannot see the locks.

        Raises:
            TornError: the file is damaged.
        """
        with _torn():
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
        used = () if everything else self._used
        with _torn():
            rows = ((fingerprint, self._build) for fingerprint in used)
            self._connection.executemany("INSERT OR REPLACE INTO used VALUES (?, ?)", rows)
            self._connection.execute("DELETE FROM used WHERE build < ?", (self._build,))
            self._connection.execute("DELETE FROM made WHERE fingerprint NOT IN (SELECT fingerprint FROM used)")


class MemoryStore:
    """What a process adds for itself to the store of the last build, which another process may be writing meanwhile."""

    def __init__(self, path: Path) -> None:
        """Name the file; it need not be there."""
        self.path = _address(path)
        self._made: dict[str, bytes] = {}

    def get(self, fingerprints: Iterable[str]) -> dict[str, bytes]:
        """Those that are there and whole, with their bytes."""
        wanted = list(fingerprints)
        found = {fingerprint: self._made[fingerprint] for fingerprint in wanted if fingerprint in self._made}
        with contextlib.suppress(sqlite3.DatabaseError), _reader(self.path) as connection:
            found |= _whole(connection, [fingerprint for fingerprint in wanted if fingerprint not in found])
        return found

    def put(self, items: Iterable[tuple[str, bytes]]) -> None:
        """Keep bytes as long as this process lives."""
        self._made.update(items)


def look_up(path: str, fingerprints: Collection[str]) -> dict[str, bytes]:
    """Bytes that must be there, for a worker that reads while the build writes.

    Raises:
        TornError: some are not, or not whole.
    """
    with _torn(), _reader(path) as connection:
        values = _whole(connection, fingerprints)
    if len(values) < len(fingerprints):
        raise TornError
    return values


def _address(path: Path) -> str:
    """Of the file for a reader, as SQLite takes it."""
    return f"{path.absolute().as_uri()}?mode=ro"


def _reader(address: str) -> contextlib.closing[sqlite3.Connection]:
    return contextlib.closing(sqlite3.connect(address, uri=True))


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


def _whole(connection: sqlite3.Connection, fingerprints: Iterable[str]) -> dict[str, bytes]:
    found = {}
    for fingerprint in fingerprints:
        row = connection.execute("SELECT value FROM made WHERE fingerprint = ?", (fingerprint,)).fetchone()
        if row and _sum(fingerprint, row[0][_SUM:]) == row[0][:_SUM]:
            found[fingerprint] = row[0][_SUM:]
    return found


@contextlib.contextmanager
def _torn() -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise TornError(str(error)) from error


def _sum(fingerprint: str, value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=_SUM, key=fingerprint.encode()[:64]).digest()
