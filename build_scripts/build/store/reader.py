"""The way into the file of a store for whoever only reads it: a worker, while the build writes, or a process that lives long.

Takes the address of the file; gives bytes, which are whole or not there at all.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

SUM = 16  # bytes of checksum before every value


class TornError(Exception):
    """The store is damaged, or lost something that an earlier build put into it and this one relied on."""


class Reads(Protocol):
    """Whatever gives back what was kept.

    Attributes:
        path: the address of the file, as SQLite takes it.
        at_hand: how many summaries of records, and as many facts, a process keeps of those it read most recently; None all.
    """

    path: str
    at_hand: int | None

    def read(self, fingerprint: str) -> bytes:
        """Bytes that must be there; whether the build rests on them is not noted.

        Raises:
            TornError: they are not, or not whole.
        """


class StoreReader:
    """The way of a worker into the file, one value at a time, while the build writes it."""

    at_hand: int | None = 1024  # some 7 MB

    def __init__(self, path: str) -> None:
        """Open the file of this address."""
        self.path = path
        with torn():
            self._connection = sqlite3.connect(path, uri=True)

    def read(self, fingerprint: str) -> bytes:
        """Bytes that must be there.

        Raises:
            TornError: they are not, or not whole.
        """
        return must_have(self._connection, fingerprint)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def look_up(path: str, fingerprints: Collection[str]) -> dict[str, bytes]:
    """Bytes that must be there, for a worker that reads while the build writes.

    Raises:
        TornError: some are not, or not whole.
    """
    with torn(), reader(path) as connection:
        values = whole(connection, fingerprints)
    if len(values) < len(fingerprints):
        raise TornError
    return values


def must_have(connection: sqlite3.Connection, fingerprint: str) -> bytes:
    """Bytes that must be there.

    Raises:
        TornError: they are not, or not whole.
    """
    with torn():
        found = whole(connection, [fingerprint])
    if not found:
        raise TornError
    return found[fingerprint]


def address(path: Path) -> str:
    """Of the file for a reader, as SQLite takes it."""
    return f"{path.absolute().as_uri()}?mode=ro"


def reader(address: str) -> contextlib.closing[sqlite3.Connection]:
    """A connection for a moment."""
    return contextlib.closing(sqlite3.connect(address, uri=True))


def whole(connection: sqlite3.Connection, fingerprints: Iterable[str]) -> dict[str, bytes]:
    """Those that are there and whole, with their bytes."""
    found = {}
    for fingerprint in fingerprints:
        row = connection.execute("SELECT value FROM made WHERE fingerprint = ?", (fingerprint,)).fetchone()
        if row and checksum(fingerprint, row[0][SUM:]) == row[0][:SUM]:
            found[fingerprint] = row[0][SUM:]
    return found


@contextlib.contextmanager
def torn() -> Iterator[None]:
    """Make every fault of the file a `TornError`."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise TornError(str(error)) from error


def checksum(fingerprint: str, value: bytes) -> bytes:
    """What stands before a value."""
    return hashlib.blake2b(value, digest_size=SUM, key=fingerprint.encode()[:64]).digest()
