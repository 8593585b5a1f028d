"""What a process adds for itself to the store of the last build, as long as it lives."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from build_scripts.build.store.reader import address, must_have, reader, torn, whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class MemoryStore:
    """What a process adds for itself to the store of the last build, which another process may be writing meanwhile."""

    at_hand: int | None = None  # what was read lives as long as the process

    def __init__(self, path: Path) -> None:
        """Name the file; it need not be there."""
        self.path = address(path)
        self._made: dict[str, bytes] = {}

    def get(self, fingerprints: Iterable[str]) -> dict[str, bytes]:
        """Those that are there and whole, with their bytes."""
        wanted = list(fingerprints)
        found = {fingerprint: self._made[fingerprint] for fingerprint in wanted if fingerprint in self._made}
        with contextlib.suppress(sqlite3.DatabaseError), reader(self.path) as connection:
            found |= whole(connection, [fingerprint for fingerprint in wanted if fingerprint not in found])
        return found

    def read(self, fingerprint: str) -> bytes:
        """Bytes that must be there.

        Raises:
            TornError: they are not, or not whole.
        """
        if fingerprint in self._made:
            return self._made[fingerprint]
        with torn(), reader(self.path) as connection:
            return must_have(connection, fingerprint)

    def put(self, items: Iterable[tuple[str, bytes]]) -> None:
        """Keep bytes as long as this process lives."""
        self._made.update(items)

    def forget(self, digest: str) -> None:
        """Let go of what this process made of what others saw of the records then."""
        for fingerprint in list(self._made):
            if fingerprint.endswith(digest):
                self._made.pop(fingerprint, None)
