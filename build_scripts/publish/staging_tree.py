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
from typing import TYPE_CHECKING, Self

from build_scripts.content.message import Message
from build_scripts.publish.file_list import FileList, Known, stat_of
from build_scripts.publish.second_tree import SecondTree, clear, link, remove
from build_scripts.publish.swap import PublishError, swap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MARK = ".portal.json"  # says that a folder is a site of ours and may be replaced
_FILES = "files.sqlite"
_MANY = 10_000  # changed files, which nobody asks for one by one


class StagingTree:
    """The new tree while it is filled; use as a context manager, which removes it unless it was published."""

    def __init__(self, site: Path, kept: Path | None, mark: str = MARK) -> None:
        """Begin a tree beside `site`, on the same file system.

        Args:
            site: the folder to publish.
            kept: where the list of its files and its second tree are kept from build to build; None takes nothing over.
            mark: the file by which the folder is known as one of ours.

        Raises:
            PublishError: `site` exists and is no site of ours, or its parent cannot be written.
        """
        self.site = Path(os.path.abspath(site))  # resolve() would follow a link that we replace
        must_be_ours(self.site, mark)
        self.mark = mark
        # No other tree ever has this name, so that a worker of a killed build elsewhere writes into none of a later one.
        self.folder = self.site.parent / f".{self.site.name}.new-{secrets.token_hex(8)}"
        self.lent = False  # whether the new tree began as the second tree
        self.changed: set[str] | None = None
        self._second = SecondTree(kept, self.site) if kept else None
        try:
            self.site.parent.mkdir(parents=True, exist_ok=True)
            self.files = FileList(kept / _FILES if kept else None)
            if self._second:
                self.lent = bool(self.files.last) and self._second.lend(self.folder, self.files.last)
            if not self.lent:
                self.folder.mkdir()
        except OSError as error:
            raise PublishError(Message("cannot write beside {site}: {why}", site=site, why=error.strerror)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.files.close()
        remove(self.folder)

    def keep(self, file: str, key: str) -> bool:
        """Take a file over from the previous site if it is there and was made from the same key.

        Returns:
            Whether it was taken; if not, the caller makes it.
        """
        return self.keep_all([(file, key)])

    def keep_all(self, files: Iterable[tuple[str, str]]) -> bool:
        """Take files over, each with its key, if all of them can be, and else none."""
        taken: list[str] = []
        for file, key in files:
            if not self._listed(file, key):
                self.files.drop(taken)
                return False
            taken.append(file)
        if not self.lent:  # the second tree has the very same files
            try:
                for file in taken:
                    link(f"{self.site}/{file}", f"{self.folder}/{file}")
            except OSError:
                self.files.drop(taken)
                return False  # what has got its link is made again in its place
        return True

    def _listed(self, file: str, key: str) -> bool:
        """Put a file of the previous site on the list, if it is from this key and as the last build left it."""
        if not self.files.last:  # nothing is known of any
            return False
        try:
            return self.files.keep_known(file, key, stat_of(f"{self.site}/{file}"))
        except OSError:
            return False

    def move(self, old: str, new: str, key: str) -> None:
        """Take a file over that `has` said is there, under another name if that differs."""
        if old == new:
            self.keep(old, key)
        else:
            link(f"{self.site}/{old}", f"{self.folder}/{new}")
            self.note(new, key)

    def has(self, file: str, key: str) -> bool:
        """Whether the previous site has a file from this key that nobody touched."""
        known = self.files.known(file)
        try:
            return known is not None and known == Known(key, stat_of(f"{self.site}/{file}"))
        except OSError:
            return False

    def add(self, file: str, data: bytes, key: str) -> None:
        """Write a file that is new or different."""
        write(self.folder, file, data)
        self.note(file, key)

    def note(self, file: str, key: str, *, new: bool = True) -> None:
        """Record a file that a worker put into `folder`, and whether its bytes are new."""
        if not self.files.add(file, key, new=new):
            raise ValueError(Message("two pages claim the address {file}", file=file))

    def weigh(self) -> None:
        """Learn the size of every file that is to be published; to be asked when all are there. No other file is left in the tree then."""
        self.files.close_up()
        if self.lent:
            clear(self.folder, self.files.gone())
        self.files.weigh(str(self.folder))

    def weight(self) -> tuple[int, int]:
        """How many files are to be published, and their bytes together, once they are weighed."""
        count, size = self.files.weight()
        return count + 1, size + len(self._mark())

    def sizes(self) -> Iterator[tuple[str, int]]:
        """Every file that is to be published, with its size in bytes, once they are weighed."""
        yield from self.files.sizes()
        yield self.mark, len(self._mark())

    def _mark(self) -> bytes:
        return (
            json.dumps({"made_by": "portal"}) + "\n"
        ).encode()  # no count of files, which would number the tombstones

    def publish(self) -> bool:
        """Put the tree in the place of the site; it must have been weighed.

        Returns:
            Whether anything changed; if not, the previous site stays as it is.
        """
        files = self.files
        count = files.count_new() + files.count_gone()
        same = not count and files.names() == files.last and self.site.is_dir()
        if not same:
            files.forget()
            write(self.folder, self.mark, self._mark())
            swap(self.folder, self.site)
        if self._second:
            self._second.keep(self.folder, files, self.mark, swapped=not same)
            if self._second.known and count <= _MANY:
                self.changed = {*files.new(), *files.gone(), self.mark}
            files.keep()
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
