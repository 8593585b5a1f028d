"""Earlier publications of a site: what each was made of, and its files.

Takes a finished site and the files that it was made of; gives folders `.releases/<site>/<number>/` with `inputs/`, laid out as a project, and
`site/`. The files of the site are links and cost no room; where links are not to be had, only the inputs are kept. Whoever changes anything
here holds the lock of the site.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import shutil
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_scripts.publish.second_tree import link, remove
from build_scripts.publish.staging_tree import MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_ABOUT, _GONE = "release.json", ".gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is written down of a release.

    Attributes:
        as_of: the day of its build.
        until: the last day on which everything in it may be shown; None where nothing in it ends.
        mark: the stat of the file by which its site is known as one of ours.
        keys: record file → fingerprint of its bytes.
    """

    as_of: str
    until: str | None
    mark: list[int]
    keys: Mapping[str, str] = field(default_factory=dict)

    def may_stand_on(self, day: dt.date) -> bool:
        """Whether nothing in it has ended by a day."""
        return self.until is None or day.isoformat() <= self.until


@dataclass(frozen=True, slots=True)
class Release:
    """One release.

    Attributes:
        folder: where it is kept.
    """

    folder: Path

    @property
    def number(self) -> int:
        """Counted from 1, the newest highest."""
        return int(self.folder.name)

    @property
    def inputs(self) -> Path:
        """What it was made of, laid out as a project."""
        return self.folder / "inputs"

    @property
    def site(self) -> Path:
        """Its site; not there where links were not to be had, or something in it has been removed since."""
        return self.folder / "site"

    @property
    def about(self) -> About:
        """What is written down of it."""
        return About(**json.loads((self.folder / _ABOUT).read_text(encoding="utf-8")))

    def note(self, about: About) -> None:
        """Write something else down of it."""
        put(self.folder / _ABOUT, json.dumps(asdict(about)).encode())

    def change(self, changes: Mapping[str, bytes | None]) -> None:
        """Put other files in the place of some of its inputs; what its site showed of them goes as well.

        Args:
            changes: path below `inputs` → its bytes, or None to remove it.
        """
        if self.site.is_dir():  # in one step, or a part of it might be served again
            self.site.rename(self.folder / _GONE)
            remove(self.folder / _GONE)
        for path, data in changes.items():
            if data is None:
                (self.inputs / path).unlink(missing_ok=True)
            else:
                put(self.inputs / path, data)


def place_of(root: Path, site: Path) -> Path:
    """The folder in which the releases of a site are kept.

    Args:
        root: the folder of mkdocs.yml.
        site: the published folder.
    """
    place = site.absolute()
    if place.parent == root.absolute():
        return root / ".releases" / place.name
    return root / ".releases" / f"{place.name}-{hashlib.sha256(os.fsencode(place)).hexdigest()[:8]}"


def releases(root: Path, site: Path) -> list[Release]:
    """Every release of a site that is whole, the newest first."""
    place = place_of(root, site)
    folders = [folder for folder in place.iterdir() if folder.name.isdecimal()] if place.is_dir() else []
    every = sorted(map(Release, folders), key=lambda release: -release.number)
    return [release for release in every if _is_whole(release)]


def _is_whole(release: Release) -> bool:
    try:
        return bool(release.about.as_of) and release.inputs.is_dir()
    except (OSError, ValueError, TypeError):
        return False


def served(found: Iterable[Release], site: Path) -> Release | None:
    """The one of some releases that the published folder holds; None where it holds none of them."""
    mark = mark_of(site)
    return next((release for release in found if mark and release.about.mark == mark), None)


def mark_of(site: Path) -> list[int]:
    """What tells one publication from another; empty where there is none."""
    try:
        status = (site / MARK).lstat()
    except OSError:
        return []
    return [status.st_size, status.st_mtime_ns, status.st_ino]


def keep(root: Path, site: Path, fill: Callable[[Path, Release | None], Mapping[str, Any]], most: int) -> None:
    """Keep what was just published as a release, and no more than some of the earlier ones.

    Args:
        root: the folder of mkdocs.yml.
        site: the published folder.
        fill: writes the inputs into a folder, drawing on the last release; gives what is to be written down.
        most: how many releases are kept.

    Raises:
        OSError: it cannot be kept; the earlier ones are as they were.
    """
    place, known = place_of(root, site), releases(root, site)
    new = place / f".new-{os.getpid()}"
    clear(root, site)
    try:
        (new / "inputs").mkdir(parents=True)
        about = fill(new / "inputs", known[0] if known else None)
        _link_site(site, new / "site")
        Release(new).note(About(**about, mark=mark_of(site)))
        numbers = [int(folder.name) for folder in place.iterdir() if folder.name.isdecimal()]
        new.rename(place / str(max(numbers, default=0) + 1))
    finally:
        remove(new)
    clear(root, site, most)


def clear(root: Path, site: Path, most: int | None = None) -> None:
    """Remove what a killed process left among the releases, and those that are too many.

    Args:
        root: the folder of mkdocs.yml.
        site: the published folder.
        most: how many are kept; None is all.
    """
    place, kept = place_of(root, site), releases(root, site)[:most]
    for folder in place.iterdir() if place.is_dir() else ():
        if Release(folder) in kept:
            remove(folder / _GONE)
        else:
            (folder / _ABOUT).unlink(missing_ok=True)  # first, or a part of it might be taken for a release
            remove(folder)


def _link_site(site: Path, to: Path) -> None:
    try:
        link_tree(site, to, os.link)
    except OSError:  # no links, or no more of them
        remove(to)


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


def put(path: Path, data: bytes) -> None:
    """Write a file in one step, never into one that another release shares."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(data)
    new.replace(path)


def share(old: str, new: str) -> None:
    """Give a file a second place, or where links are not to be had a copy of it there, making the folders."""
    try:
        link(old, new)
    except OSError:
        Path(new).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(old, new)
