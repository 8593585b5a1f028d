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
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_scripts.publish import second_tree
from build_scripts.publish.second_tree import link, link_tree, remove
from build_scripts.publish.staging_tree import MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

_ABOUT, _GONE = "release.json", ".gone"
_MANY = 2000  # changed files; with more, links to all are as soon made


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is written down of a release.

    Attributes:
        as_of: the day of its build.
        until: the last day on which everything in it may be shown; None where nothing in it ends.
        mark: the stat of the file by which its site is known as one of ours.
        keys: record file → fingerprint of its bytes.
        changed: the files in which its site differs from that of the release before; None where that is not known, or they are many.
    """

    as_of: str
    until: str | None
    mark: list[int]
    keys: Mapping[str, str] = field(default_factory=dict)
    changed: Sequence[str] | None = None

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


def keep(
    root: Path,
    site: Path,
    fill: Callable[[Path, Release | None, Mapping[str, str]], Mapping[str, Any]],
    most: int,
    changed: Collection[str] | None = None,
) -> None:
    """Keep what was just published as a release, and no more than some of the earlier ones.

    The oldest, where it is one too many, is made into the new one by exchanging what changed, which is little after an edit.

    Args:
        root: the folder of mkdocs.yml.
        site: the published folder.
        fill: makes a folder hold the inputs, drawing on the last release; it may hold those of an earlier one, whose keys are given. Gives
            what is to be written down.
        most: how many releases are kept.
        changed: the files in which the site differs from that of the last release; None where that is not known.

    Raises:
        OSError: it cannot be kept; the earlier ones are as they were, but for the oldest.
    """
    place, known = place_of(root, site), releases(root, site)
    new = Release(place / f".new-{os.getpid()}")
    last, spare = next(iter(known), None), next(iter(known[most - 1 :]), None)
    number = (
        1 + max((int(folder.name) for folder in place.iterdir() if folder.name.isdecimal()), default=0) if known else 1
    )
    told = None if changed is None or len(changed) > _MANY else sorted(changed)
    differing = _differing([told, *(one.about.changed for one in known[: most - 1])])
    keys = spare.about.keys if spare else {}
    try:
        if spare:
            spare.folder.rename(new.folder)
            (new.folder / _ABOUT).unlink()
            last = new if spare == last else last
        new.inputs.mkdir(parents=True, exist_ok=True)
        about = fill(new.inputs, last, keys)
        if differing is None or not new.site.is_dir():
            remove(new.site)
            _link_site(site, new.site)
        else:
            _exchange(site, new.site, differing)
        new.note(About(**about, mark=mark_of(site), changed=told))
        new.folder.rename(place / str(number))
    finally:
        remove(new.folder)
    clear(root, site, most)


def _differing(each: Iterable[Sequence[str] | None]) -> set[str] | None:
    """All files that changed in one of some publications; None where that is not known of all of them."""
    found = set[str]()
    for changed in each:
        if changed is None:
            return None
        found.update(changed)
    return found


def _exchange(site: Path, to: Path, differing: Iterable[str]) -> None:
    """Make a folder of links the same as the site, given the files in which they may differ."""
    there = {file for file in differing if (site / file).is_file()}
    try:
        second_tree.clear(to, set(differing) - there)
        for file in there:
            link(f"{site}/{file}", f"{to}/{file}")
    except OSError:  # as in `_link_site`
        remove(to)


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


def put(path: Path, data: bytes) -> None:
    """Write a file in one step, never into one that another release shares."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(data)
    new.replace(path)
