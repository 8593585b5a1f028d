"""A second folder of links to the published files, so that a small change need not build a tree of all of them.

Takes the folder where a twin may lie; lends it to a build as its new tree, which then differs from the site in what changed, and
makes a twin again of what was the site before. A twin shares the files of the site (hard links) and costs only its folders.
Where links are not to be had there is none, and every build fills a tree of its own.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


class Twin:
    """The twin of a site."""

    def __init__(self, place: Path, site: Path) -> None:
        """Name the folder; it need not be there."""
        self._place = place
        self._site = site

    def lend(self, folder: Path, mark: object) -> bool:
        """Move the twin to a folder, if it is the one that `keep` marked and can be moved there; say whether it was."""
        try:
            if mark == _mark(self._place):
                self._place.rename(folder)
                return True
        except OSError:
            pass
        remove(self._place)
        return False

    def keep(self, old: Path, inodes: Mapping[str, int]) -> list[int] | None:
        """Make a twin of the site, from an older state of it if there is one.

        Args:
            old: the folder that was the site, or is already its twin; it may be missing.
            inodes: every file of the site.

        Returns:
            What `lend` should ask for; None where there is no twin.
        """
        try:
            self._place.parent.mkdir(parents=True, exist_ok=True)
            remove(self._place)
            if old.is_dir() and not old.is_symlink():
                old.rename(self._place)
            _match(str(self._site), str(self._place), inodes)
            return _mark(self._place)
        except OSError:
            remove(self._place)
            return None


def _mark(place: Path) -> list[int]:
    """What no copy of a folder shares with it."""
    status = place.lstat()
    return [status.st_dev, status.st_ino]


def _match(site: str, twin: str, inodes: Mapping[str, int]) -> None:
    """Leave nothing in the twin but links to the files of the site."""
    there = _files(twin) if os.path.isdir(twin) else {}
    clear(twin, [file for file, inode in there.items() if inodes.get(file) != inode])
    for file, inode in inodes.items():
        if there.get(file) != inode:
            link(f"{site}/{file}", f"{twin}/{file}")


def _files(folder: str, place: str = "") -> dict[str, int]:
    """Every file below a folder and its inode; an empty folder counts as a file."""
    found: dict[str, int] = {}
    with os.scandir(folder) as items:
        for item in items:
            if item.is_dir(follow_symlinks=False):
                found.update(_files(item.path, f"{place}{item.name}/"))
            else:
                found[place + item.name] = item.inode()
    return found or {place: -1}


def clear(folder: Path | str, files: Iterable[str]) -> None:
    """Remove files, and the folders that they leave empty."""
    for file in files:
        path = f"{folder}/{file}"
        if file.endswith("/"):
            os.rmdir(path)
        else:
            os.unlink(path)
        above = os.path.dirname(path.rstrip("/"))
        while above != str(folder):
            try:
                os.rmdir(above)
            except OSError:
                break
            above = os.path.dirname(above)


def link(old: str, new: str) -> None:
    """Give a file a second place, whatever stood there, making its folders."""
    try:
        os.link(old, new)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(new), exist_ok=True)
        os.link(old, new)
    except FileExistsError:
        if os.lstat(old).st_ino != os.lstat(new).st_ino:
            os.unlink(new)
            os.link(old, new)


def remove(path: Path) -> None:
    """Remove a folder with all that is in it, or the link that stood for one."""
    if path.is_symlink():
        path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)
