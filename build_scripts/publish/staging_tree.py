"""A new tree beside the old one, verified, and put in its place by one rename.

Takes finished files; gives a published folder. The previous site stays whole and in place until the new one is complete; a
killed process leaves at most folders whose names begin with a dot, which the next build removes (`site_lock`).
"""

from __future__ import annotations

import json
import os
import secrets
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from build_scripts.content.message import Message
from build_scripts.publish.second_tree import SecondTree, clear, link, remove
from build_scripts.publish.swap import PublishError, swap

if TYPE_CHECKING:
    from collections.abc import Iterable

MARK = ".portal.json"  # says that a folder is a site of ours and may be replaced
_KEYS = "keys.json"
_MEMBERS = 4  # of a Known


Known = list[Any]  # of a published file: fingerprint, size, time of last change, inode


class StagingTree:
    """The new tree while it is filled; use as a context manager, which removes it unless it was published."""

    def __init__(self, site: Path, kept: Path | None, mark: str = MARK) -> None:
        """Begin a tree beside `site`, on the same file system.

        Args:
            site: the folder to publish.
            kept: where the keys of its files and its second tree are kept from build to build; None takes nothing over.
            mark: the file by which the folder is known as one of ours.

        Raises:
            PublishError: `site` exists and is no site of ours, or its parent cannot be written.
        """
        self.site = Path(os.path.abspath(site))  # resolve() would follow a link that we replace
        must_be_ours(self.site, mark)
        self.mark = mark
        # No other tree ever has this name, so that a worker of a killed build elsewhere writes into none of a later one.
        self.folder = self.site.parent / f".{self.site.name}.new-{secrets.token_hex(8)}"
        self._keys = kept / _KEYS if kept else None
        self._second = SecondTree(kept, self.site) if kept else None
        self.previous: dict[str, Known] = {}
        self.lent = False  # whether the new tree began as the second tree
        try:
            self.site.parent.mkdir(parents=True, exist_ok=True)
            if self._keys and self._second:
                self.previous = _read(self._keys)
                self.lent = self._second.lend(self.folder, {*self.previous, mark})
            if not self.lent:
                self.folder.mkdir()
        except OSError as error:
            raise PublishError(Message("cannot write beside {site}: {why}", site=site, why=error.strerror)) from error
        self.keys: dict[str, str] = {}
        self.written: set[str] = set()
        self._known: dict[str, Known] = {}  # of every file of the new tree, once it is weighed

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        remove(self.folder)

    def keep(self, file: str, key: str) -> bool:
        """Take a file over from the previous site if it is there and was made from the same key.

        Returns:
            Whether it was taken; if not, the caller makes it.
        """
        return self.keep_all([(file, key)])

    def keep_all(self, files: Iterable[tuple[str, str]]) -> bool:
        """Take files over, each with its key, if all of them can be, and else none."""
        wanted = list(files)
        if not all(self.has(file, key) for file, key in wanted):
            return False
        if not self.lent:
            try:
                for file, _key in wanted:
                    link(f"{self.site}/{file}", f"{self.folder}/{file}")
            except OSError:
                return False  # what has got its link is made again in its place
        for file, key in wanted:
            self.keys[file] = key
            self._known[file] = self.previous[file]
        return True

    def move(self, old: str, new: str) -> None:
        """Take a file over that `has` said is there, under another name if that differs."""
        if old == new:
            self.keep(old, self.previous[old][0])
        else:
            link(f"{self.site}/{old}", f"{self.folder}/{new}")
            self.note(new, self.previous[old][0])

    def has(self, file: str, key: str) -> bool:
        """Whether the previous site has a file from this key that nobody touched."""
        known = self.previous.get(file)  # the second tree has the very same file
        return known is not None and known[0] == key and _untouched(f"{self.site}/{file}", known)

    def add(self, file: str, data: bytes, key: str) -> None:
        """Write a file that is new or different."""
        write(self.folder, file, data)
        self.note(file, key)

    def note(self, file: str, key: str, *, new: bool = True) -> None:
        """Record a file that a worker put into `folder`, and whether its bytes are new."""
        if file in self.keys:
            raise ValueError(Message("two pages claim the address {file}", file=file))
        self.keys[file] = key
        if new:
            self.written.add(file)

    def weigh(self) -> dict[str, int]:
        """The size of every file that is to be published, in bytes; to be asked when all are there. No other file is left in the tree then."""
        if self.lent:
            clear(self.folder, self._gone)
        for file, key in self.keys.items():
            if file not in self._known:
                self._known[file] = [key, *_stat(f"{self.folder}/{file}")]
        return {file: known[1] for file, known in self._known.items()} | {self.mark: len(self._mark())}

    @property
    def changed(self) -> set[str] | None:
        """The files in which the published site differs from the one before; None where that was not as the last build left it."""
        return {*self.written, *self._gone, self.mark} if self._second and self._second.known else None

    @property
    def _gone(self) -> set[str]:
        """Files of the previous site that the new one does not have."""
        return self.previous.keys() - self.keys.keys()

    def _mark(self) -> bytes:
        return (
            json.dumps({"made_by": "portal"}) + "\n"
        ).encode()  # no count of files, which would number the tombstones

    def publish(self) -> bool:
        """Put the tree in the place of the site; it must have been weighed.

        Returns:
            Whether anything changed; if not, the previous site stays as it is.
        """
        gone = self._gone
        same = not self.written and not gone and len(self.previous) == len(self.keys) and self.site.is_dir()
        if not same:
            if self._keys:
                self._keys.unlink(missing_ok=True)  # which tell of the site that is there now
            write(self.folder, self.mark, self._mark())
            swap(self.folder, self.site)
        if self._keys and self._second:
            changed = set() if same else {*self.written, *gone, self.mark}
            self._second.keep(self.folder, {*self.keys, self.mark}, changed, swapped=not same)
            self._keys.parent.mkdir(parents=True, exist_ok=True)
            self._keys.write_text(json.dumps(self._known), encoding="utf-8")
        return not same


def must_be_ours(site: Path, mark: str = MARK) -> None:
    """Refuse a place that is taken by something else than a folder of ours with this mark, or that cannot be.

    Raises:
        PublishError: there is a file, or a folder with something in it that `build` did not make, or a file on the way.
    """
    if site.exists() and (not site.is_dir() or (any(site.iterdir()) and not (site / mark).is_file())):
        raise PublishError(
            Message("{site} exists and was not made by `portal build`; choose another folder or remove it", site=site)
        )
    above = next(parent for parent in Path(os.path.abspath(site)).parents if parent.exists())  # as in `StagingTree`
    if not above.is_dir():
        raise PublishError(Message("cannot write beside {site}: {name} is a file", site=site, name=above.name))


def _read(kept: Path) -> dict[str, Known]:
    """What is known of the files, as `StagingTree.publish` left them."""
    try:
        keys = json.loads(kept.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(keys, dict):
        return {}
    return {file: known for file, known in keys.items() if isinstance(known, list) and len(known) == _MEMBERS}


def _untouched(path: str, known: Known) -> bool:
    """Whether a file is as the last build left it."""
    try:
        return _stat(path) == known[1:]
    except OSError:
        return False


def _stat(path: str) -> list[Any]:
    """What tells a file that somebody touched: size, time of last change, inode."""
    status = os.lstat(path)
    return [status.st_size, status.st_mtime_ns, status.st_ino]


def write(folder: Path, file: str, data: bytes) -> None:
    """Write one file of the tree, making its folders; never into a file that the published site has too, and nowhere else.

    Raises:
        ValueError: the name leads out of the tree.
    """
    if file.startswith("/") or ".." in file.split("/"):
        raise ValueError(Message("the file {file} would stand outside the site", file=file))
    path = f"{folder}/{file}"
    try:
        stream = open(path, "xb", buffering=0)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        stream = open(path, "xb", buffering=0)
    except FileExistsError:
        os.unlink(path)
        stream = open(path, "xb", buffering=0)
    with stream:
        stream.write(data)


def keep_same(previous: Path, folder: Path, file: str, data: bytes) -> bool:
    """Take a file over from the previous site if it holds the same bytes; say whether it was taken."""
    old = f"{previous}/{file}"
    try:
        if not stat.S_ISREG(os.lstat(old).st_mode) or os.path.getsize(old) != len(data):
            return False
        with open(old, "rb") as stream:
            if stream.read() != data:
                return False
        link(old, f"{folder}/{file}")
    except OSError:
        return False
    return True
