"""A second folder of links to the published files, so that a small change need not build a tree of all of them.

Takes the folder where it may lie; lends it to a build as its new tree, which then differs from the site in what changed, and
keeps what was the site before as the next one. It shares the files of the site (hard links) and costs only its folders.
Where links are not to be had there is none, and every build fills a tree of its own.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

Times = dict[str, int]  # folder below the root → when something was last added to it or removed


class SecondTree:
    """The second folder of a site, and what tells that nobody added anything to either: the times of their folders."""

    def __init__(self, kept: Path, site: Path) -> None:
        """Name the folder in which it is kept from build to build; it need not be there."""
        self._place = kept / "second"
        self._record = kept / "second.json"
        self._site = site
        self._lent = False
        self.known = False  # whether what was the site before was as the last build left it
        self._site_times: Times = {}
        self._own_times: Times = {}

    def lend(self, folder: Path, files: Iterable[str]) -> bool:
        """Move it to a folder, if it is as `keep` left it and can be moved there; say whether it was.

        Args:
            folder: must not be there.
            files: which it ought to hold, as the caller knows.
        """
        try:
            mark, self._site_times, self._own_times = json.loads(self._record.read_text(encoding="utf-8"))
            self._record.unlink()
            self._lent = mark == self._mark(files) and _are(self._place, self._own_times)
            if self._lent:
                self._place.rename(folder)
        except (OSError, ValueError, TypeError, AttributeError):
            self._lent = False  # there is none, or a damaged record
        if not self._lent:
            remove(self._place)
        return self._lent

    def keep(self, old: Path, files: Collection[str], changed: Collection[str], *, swapped: bool) -> None:
        """Make it the same as the site.

        Args:
            old: the folder that was the site, or else the tree that was not needed; it may be missing.
            files: all of the site.
            changed: those that are new, different or gone since it was lent.
            swapped: whether the new tree has become the site and `old` is the one before.
        """
        times = self._site_times if swapped else self._own_times
        try:
            self._place.parent.mkdir(parents=True, exist_ok=True)
            self.known = self._lent and not old.is_symlink() and _are(old, times)
            if self.known:
                old.rename(self._place)
                folders = folders_of(changed)
            else:
                remove(old)
                remove(self._place)
                self._place.mkdir()
                changed, folders = files, folders_of(files)
                self._site_times, self._own_times = {}, {}
            if swapped:
                self._site_times, self._own_times = self._own_times, self._site_times
            there = set(files)
            clear(self._place, [file for file in changed if file not in there])
            for file in changed:
                if file in there:
                    link(f"{self._site}/{file}", f"{self._place}/{file}")
            for place, known in ((self._site, self._site_times), (self._place, self._own_times)):
                known.update(_times(place, folders))
                for gone in folders - folders_of(files):
                    known.pop(gone, None)
            record = [self._mark(files), self._site_times, self._own_times]
            self._record.write_text(json.dumps(record), encoding="utf-8")
        except OSError:
            remove(self._place)

    def _mark(self, files: Iterable[str]) -> list[object]:
        """What no copy of the folder shares with it, and no folder with other files."""
        status = self._place.lstat()
        names = hashlib.sha256("\0".join(sorted(files)).encode("utf-8", "surrogateescape"))
        return [status.st_dev, status.st_ino, names.hexdigest()]


def folders_of(files: Iterable[str]) -> set[str]:
    """The folders in which files are, and those in which these are."""
    found = {""}
    for file in files:
        folder = file.rpartition("/")[0]
        while folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _times(place: Path, folders: Iterable[str]) -> Times:
    return {
        folder: os.lstat(f"{place}/{folder}").st_mtime_ns for folder in folders if os.path.isdir(f"{place}/{folder}")
    }


def _are(place: Path, times: Times) -> bool:
    """Whether nothing was added to any of the folders and nothing removed."""
    try:
        return bool(times) and all(os.lstat(f"{place}/{folder}").st_mtime_ns == time for folder, time in times.items())
    except OSError:
        return False


def clear(folder: Path | str, files: Iterable[str]) -> None:
    """Remove files, and the folders that they leave empty."""
    for file in files:
        path = f"{folder}/{file}"
        if os.path.lexists(path):
            os.unlink(path)
        above = os.path.dirname(path)
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


def share(old: str, new: str) -> None:
    """Give a file a second place, or where links are not to be had a copy of it there, making the folders."""
    try:
        link(old, new)
    except OSError:
        Path(new).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(old, new)


def link_tree(folder: Path, to: Path, how: Callable[[str, str], None]) -> None:
    """Give every file of a folder a second place in a new one; links and what is no file are left out.

    Args:
        folder: with the files.
        to: must not be there.
        how: gives a file its second place.
    """
    to.mkdir(parents=True)
    with os.scandir(folder) as items:
        for item in items:
            if item.is_dir(follow_symlinks=False):
                link_tree(Path(item.path), to / item.name, how)
            elif item.is_file(follow_symlinks=False):
                how(item.path, f"{to}/{item.name}")


def remove(path: Path) -> None:
    """Remove a folder with all that is in it, or the link that stood for one."""
    if path.is_symlink():
        path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)
