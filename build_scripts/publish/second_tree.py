"""A second folder of links to the published files, so that a small change need not build a tree of all of them.

Takes the folder where it may lie; lends it to a build as its new tree, which then differs from the site in what changed, and
keeps what was the site before as the next one. It shares the files of the site (hard links) and costs only its folders.
Where links are not to be had there is none, and every build fills a tree of its own.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.publish.folder_times import FolderTimes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from build_scripts.publish.file_list import FileList


class SecondTree:
    """The second folder of a site, and what tells that nobody added anything to either: the times of their folders."""

    def __init__(self, kept: Path, site: Path) -> None:
        """Name the folder in which it is kept from build to build; it need not be there."""
        self._place = kept / "second"
        self._record = kept / "second.sqlite"
        self._site = site
        self._times: FolderTimes | None = None  # since it was lent
        self.known = False  # whether what was the site before was as the last build left it

    def lend(self, folder: Path, names: str) -> bool:
        """Move it to a folder, if it is as `keep` left it and can be moved there; say whether it was.

        Args:
            folder: must not be there.
            names: digest of the names of the files that it ought to hold.
        """
        try:
            times = FolderTimes.recalled(self._record, self._mark(names))
            if times and times.are_those_of(self._place, "second"):
                self._place.rename(folder)
                self._times = times
        except OSError:
            pass  # there is none
        if not self._times:
            remove(self._place)
        return self._times is not None

    def keep(self, old: Path, files: FileList, mark: str, *, swapped: bool) -> None:
        """Make it the same as the site.

        Args:
            old: the folder that was the site, or else the tree that was not needed; it may be missing.
            files: all of the site, and those of them that are new, different or gone since it was lent.
            mark: one more file of the site, which differs whenever another does.
            swapped: whether the new tree has become the site and `old` is the one before.
        """
        times = self._times
        try:
            self.known = (
                times is not None and not old.is_symlink() and times.are_those_of(old, "site" if swapped else "second")
            )
            if times and self.known:
                old.rename(self._place)
                if swapped:
                    times.exchange()
                    clear(self._place, files.gone())
                    self._follow(times, files.new, files.gone, mark)
            else:
                if times:
                    times.close()
                remove(old)
                remove(self._place)
                self._place.mkdir(parents=True)
                times = FolderTimes.begun(self._record)
                self._follow(times, files.__iter__, tuple, mark)
            times.keep(self._mark(files.names()))
        except (OSError, sqlite3.DatabaseError):
            remove(self._place)
        finally:
            if times:
                times.close()

    def _follow(
        self, times: FolderTimes, files: Callable[[], Iterable[str]], gone: Callable[[], Iterable[str]], mark: str
    ) -> None:
        """Have the same of some files of the site, and note the times of the folders in which they are or were."""
        for file in chain(files(), [mark]):
            link(f"{self._site}/{file}", f"{self._place}/{file}")
        times.note(self._site, self._place, chain([""], folders_of(files()), folders_of(gone())))

    def _mark(self, names: str) -> str:
        """What no copy of the folder shares with it, and no folder with other files."""
        status = self._place.lstat()
        return json.dumps([status.st_dev, status.st_ino, names])


def folders_of(files: Iterable[str]) -> Iterator[str]:
    """The folders in which sorted files are, and those in which these are, each once but for the root."""
    before = ""
    for file in files:
        last = folder = file.rpartition("/")[0]
        while folder and not f"{before}/".startswith(f"{folder}/"):
            yield folder
            folder = folder.rpartition("/")[0]
        before = last


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
