"""When something was last added to each folder of two trees, or removed from it: a site has several folders for each record.

Takes folders below the roots; keeps the times in a database, under a mark that says of which trees they tell.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_SETTINGS = (
    "secure_delete = ON",  # a folder may be named after the case of a record that was sealed since
    "synchronous = OFF",  # what a power failure leaves has no mark, or is damaged
)
_SCHEMA = """
CREATE TABLE IF NOT EXISTS folders (folder BLOB PRIMARY KEY, site INTEGER, second INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS about (mark TEXT);
"""


class FolderTimes:
    """The times in ns of the folders of a site and of its second tree, in one file."""

    def __init__(self, path: Path) -> None:
        """Open the file, or begin it.

        Raises:
            sqlite3.DatabaseError: it is something else, or damaged.
        """
        self._connection = sqlite3.connect(path)
        try:
            for setting in _SETTINGS:
                self._connection.execute(f"PRAGMA {setting}")
            self._connection.executescript(_SCHEMA)
        except sqlite3.DatabaseError:
            self._connection.close()
            raise

    @classmethod
    def recalled(cls, path: Path, mark: str) -> Self | None:
        """The times that were kept under this mark, which are so no longer; None where there are none."""
        if not path.is_file():
            return None
        with contextlib.suppress(sqlite3.DatabaseError):
            times = cls(path)
            known = times._connection.execute("SELECT mark FROM about").fetchall()
            times._connection.execute("DELETE FROM about")
            times._connection.commit()
            if known == [(mark,)]:
                return times
            times.close()
        return None

    @classmethod
    def begun(cls, path: Path) -> Self:
        """No times yet, in a new file."""
        path.unlink(missing_ok=True)
        return cls(path)

    def are_those_of(self, place: Path, tree: str) -> bool:
        """Whether nothing was added to any of the folders and nothing removed.

        Args:
            place: the tree.
            tree: `site` or `second`: which one it is.
        """
        count, root = 0, os.fsencode(place)
        try:
            for folder, time in self._connection.execute(f"SELECT folder, {tree} FROM folders"):  # noqa: S608 - one of two words
                if os.lstat(b"%b/%b" % (root, folder)).st_mtime_ns != time:
                    return False
                count += 1
        except (OSError, sqlite3.DatabaseError):
            return False
        return count > 0

    def exchange(self) -> None:
        """Say that the site has become the second tree, and the second tree the site."""
        self._connection.execute("UPDATE folders SET site = second, second = site")

    def note(self, site: Path, second: Path, folders: Iterable[str]) -> None:
        """Take the times of folders as they are now; those that are gone are dropped."""
        for folder in folders:
            name = os.fsencode(folder)
            try:
                times = [os.lstat(f"{place}/{folder}").st_mtime_ns for place in (site, second)]
                self._connection.execute("INSERT OR REPLACE INTO folders VALUES (?, ?, ?)", (name, *times))
            except FileNotFoundError:
                self._connection.execute("DELETE FROM folders WHERE folder = ?", (name,))

    def keep(self, mark: str) -> None:
        """Keep them under a mark, and let go of the file."""
        self._connection.execute("INSERT INTO about VALUES (?)", (mark,))
        self._connection.commit()
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
