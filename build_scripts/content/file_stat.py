"""What a file's entry in its folder says, by which a build knows that nobody touched the file since it last read it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_STEP = 2_100_000_000  # nanoseconds; the coarsest clock of a file system counts in two seconds


class FileStat(NamedTuple):
    """What its entry says of one file.

    Attributes:
        size: in bytes.
        modified, changed: nanoseconds; programs may set the first back, only the system sets the second.
        inode: another file under the same name has another.
    """

    size: int
    modified: int
    changed: int
    inode: int

    def is_settled(self, now: int) -> bool:
        """Whether a later change would show; one within the clock's coarsest step of this one might not."""
        return max(self.modified, self.changed) < now - _STEP


def stat_of(item: os.DirEntry[str]) -> FileStat:
    """The entry of something in a folder, links not followed."""
    status = item.stat(follow_symlinks=False)
    return FileStat(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def walk(folder: Path | str, place: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Everything below a folder, with its path below `place`; hidden folders are not entered."""
    with os.scandir(folder) as items:
        for item in sorted(items, key=lambda item: item.name):
            here = f"{place}/{item.name}"
            yield here, item
            if item.is_dir(follow_symlinks=False) and not item.name.startswith("."):
                yield from walk(item.path, here)
