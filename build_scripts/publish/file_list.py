"""The files of a tree that is being filled, and those of the tree before it, in a database: a site may have millions of files.

Takes paths from the root of the tree, each with its fingerprint; gives them back sorted, one at a time. Only a finished list is kept for
the next tree.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_SETTINGS = (
    "journal_mode = OFF",  # a list that was not finished is of no use
    "synchronous = OFF",  # a torn one is as good as none
    "cache_size = -16384",  # KiB
)
_COLUMNS = "file BLOB PRIMARY KEY, key TEXT, new INTEGER, size INTEGER, modified INTEGER, inode INTEGER"
_KEPT = (
    "INSERT OR REPLACE INTO main.files SELECT file, key, FALSE, size, modified, inode FROM last.files "
    "WHERE file = ? AND key = ? AND size = ? AND modified = ? AND inode = ?"
)
_WEIGHED = "UPDATE files SET size = ?, modified = ?, inode = ? WHERE file = ?"
_GONE = "CREATE TEMP TABLE gone AS SELECT file FROM last.files WHERE file NOT IN (SELECT file FROM main.files)"
_BATCH = 4096

Stat = tuple[
    int, int, int
]  # size in bytes, time of the last change in ns, inode: what tells a file that somebody touched


class Known(NamedTuple):
    """What is known of a published file: its fingerprint, and its stat as the build left it."""

    key: str
    stat: Stat


class FileList(Collection[str]):
    """The files of a new tree, sorted.

    Attributes:
        last: digest of the names of the files of the tree before; empty where nothing is known of it.
    """

    def __init__(self, kept: Path | None) -> None:
        """Begin an empty list.

        Args:
            kept: the list of the tree before, if there is one, in whose place `keep` puts this one; None knows and keeps nothing.

        Raises:
            OSError: the folder of lists cannot be made.
        """
        self._kept = kept
        self._own = kept.with_name(f"new-{kept.name}") if kept else None
        if self._own:
            self._own.parent.mkdir(parents=True, exist_ok=True)
            self._own.unlink(missing_ok=True)
        self._connection = sqlite3.connect(self._own or "")  # no name: a file that only this connection sees
        for setting in _SETTINGS:
            self._connection.execute(f"PRAGMA {setting}")
        self._connection.execute(f"CREATE TABLE files ({_COLUMNS}) WITHOUT ROWID")
        self.last = self._attach(kept) if kept and kept.is_file() else ""
        if not self.last:
            self._connection.execute("ATTACH ':memory:' AS last")
            self._connection.execute(f"CREATE TABLE last.files ({_COLUMNS}) WITHOUT ROWID")

    def _attach(self, kept: Path) -> str:
        """Open the list of the tree before and read all of it; gives `last`."""
        try:
            self._connection.execute("ATTACH ? AS last", (str(kept.absolute()),))
            return self._names("last")
        except (sqlite3.DatabaseError, TypeError):
            with contextlib.suppress(sqlite3.DatabaseError):
                self._connection.execute("DETACH last")
            return ""

    def names(self) -> str:
        """Digest of the names of the files of this tree."""
        return self._names("main")

    def _names(self, schema: str) -> str:
        names, count = hashlib.sha256(), 0
        for (file,) in self._connection.execute(f"SELECT file FROM {schema}.files ORDER BY file"):  # noqa: S608 - one of two words
            names.update(file + b"\0")
            count += 1
        return f"{count} {names.hexdigest()}"

    def known(self, file: str) -> Known | None:
        """What is known of a file of the tree before."""
        row = self._connection.execute(
            "SELECT key, size, modified, inode FROM last.files WHERE file = ?", (os.fsencode(file),)
        ).fetchone()
        return Known(row[0], row[1:]) if row else None

    def add(self, file: str, key: str, *, new: bool = True, stat: Stat | tuple[None, None, None] = (None,) * 3) -> bool:
        """Put a file on the list; says whether it was not there yet.

        Args:
            file: its path.
            key: its fingerprint.
            new: whether its bytes are not those of the tree before.
            stat: where it is known already.
        """
        row = (os.fsencode(file), key, new, *stat)
        return self._connection.execute("INSERT OR IGNORE INTO files VALUES (?, ?, ?, ?, ?, ?)", row).rowcount == 1

    def keep_known(self, file: str, key: str, stat: Stat) -> bool:
        """Put a file of the tree before on the list, if it was made from this key and had this stat; says whether it is there."""
        return self._connection.execute(_KEPT, (os.fsencode(file), key, *stat)).rowcount == 1

    def drop(self, files: Iterable[str]) -> None:
        """Take files from the list."""
        self._connection.executemany("DELETE FROM main.files WHERE file = ?", ((os.fsencode(file),) for file in files))

    def close_up(self) -> None:
        """Say that no file will follow; the tree before is asked for no longer but for the files that are gone."""
        self._connection.execute(_GONE)
        self._connection.commit()
        self._connection.execute("DETACH last")

    def weigh(self, folder: str) -> None:
        """Ask for the stat of every file that has none yet, in the folder of the tree."""
        last = b""
        while rows := self._connection.execute(
            "SELECT file FROM files WHERE size IS NULL AND file > ? ORDER BY file LIMIT ?", (last, _BATCH)
        ).fetchall():
            last = rows[-1][0]
            stats = ((*stat_of(f"{folder}/{os.fsdecode(file)}"), file) for (file,) in rows)
            self._connection.executemany(_WEIGHED, stats)

    def weight(self) -> tuple[int, int]:
        """How many files there are, and their bytes together."""
        count, size = self._connection.execute("SELECT count(*), coalesce(sum(size), 0) FROM files").fetchone()
        return count, size

    def sizes(self) -> Iterator[tuple[str, int]]:
        """Each file with its bytes."""
        for file, size in self._connection.execute("SELECT file, size FROM files ORDER BY file"):
            yield os.fsdecode(file), size

    def new(self) -> Iterator[str]:
        """The files whose bytes are not those of the tree before."""
        return self._files("SELECT file FROM files WHERE new ORDER BY file")

    def gone(self) -> Iterator[str]:
        """The files of the tree before that this one does not have."""
        return self._files("SELECT file FROM gone ORDER BY file")

    def __contains__(self, file: object) -> bool:
        """Whether a file is on the list."""
        found = self._connection.execute("SELECT 1 FROM files WHERE file = ?", (os.fsencode(str(file)),))
        return found.fetchone() is not None

    def __iter__(self) -> Iterator[str]:
        """All of them."""
        return self._files("SELECT file FROM files ORDER BY file")

    def _files(self, query: str) -> Iterator[str]:
        return (os.fsdecode(file) for (file,) in self._connection.execute(query))

    def __len__(self) -> int:
        """How many there are."""
        return self._count("SELECT count(*) FROM files")

    def count_new(self) -> int:
        """How many are new."""
        return self._count("SELECT count(*) FROM files WHERE new")

    def count_gone(self) -> int:
        """How many of the tree before this one does not have."""
        return self._count("SELECT count(*) FROM gone")

    def _count(self, query: str) -> int:
        count: int = self._connection.execute(query).fetchone()[0]
        return count

    def forget(self) -> None:
        """Keep the list of the tree before no longer: it tells of what is there now."""
        if self._kept:
            self._kept.unlink(missing_ok=True)

    def keep(self) -> None:
        """Keep this list for the next tree."""
        self._connection.commit()
        if self._own and self._kept:
            self.close()
            self._own.replace(self._kept)

    def close(self) -> None:
        """Let go of it; nothing can be asked of it any longer."""
        self._connection.close()


def stat_of(path: str) -> Stat:
    """What tells a file that somebody touched.

    Raises:
        OSError: it is not there.
    """
    status = os.lstat(path)
    return status.st_size, status.st_mtime_ns, status.st_ino
