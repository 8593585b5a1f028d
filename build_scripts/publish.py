"""A new tree beside the old one, verified, and put in its place by one rename.

Takes finished files; gives a published folder. The previous site stays whole and in place until the new one is complete; a
killed process leaves at most a folder whose name begins with a dot, which the next build removes.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Self

MARK = ".portal.json"  # says that a folder is a site of ours and may be replaced
_STAMP = 3  # key, size, time of last change
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux' renameat2(2), RENAME_SWAP of Darwin's renamex_np(2)


class PublishError(Exception):
    """The site's folder cannot be written or replaced; the message says why."""


class Tree:
    """The new tree while it is filled; use as a context manager, which removes it unless it was published."""

    def __init__(self, site: Path, keys: Path | None) -> None:
        """Begin a tree beside `site`, on the same file system.

        Args:
            site: the folder to publish.
            keys: where the keys of its files are kept from build to build; None takes nothing over.

        Raises:
            PublishError: `site` exists and is no site of ours, or its parent cannot be written.
        """
        self.site = Path(os.path.abspath(site))  # noqa: PTH100 - resolve() would follow a link that we replace
        must_be_ours(self.site)
        self.folder = self.site.parent / f".{self.site.name}.new-{os.getpid()}"
        try:
            self.site.parent.mkdir(parents=True, exist_ok=True)
            for stale in self.site.parent.glob(f".{self.site.name}.new-*"):
                _remove(stale)
            self.folder.mkdir()
        except OSError as error:
            raise PublishError(f"cannot write beside {site}: {error.strerror}") from error
        self._kept = keys
        self.previous = _read(keys) if keys else {}
        self.keys: dict[str, str] = {}
        self.written: set[str] = set()
        self._stamps: dict[str, tuple[str, int, int]] = {}  # of every file of the new tree, once it is weighed

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        _remove(self.folder)

    def keep(self, file: str, key: str) -> bool:
        """Take a file over from the previous site if it is there and was made from the same key.

        Returns:
            Whether it was taken; if not, the caller makes it.
        """
        stamp = self.previous.get(file)
        if stamp is None or stamp[0] != key:
            return False
        old = self.site / file
        try:
            status = old.lstat()
            if [status.st_size, status.st_mtime_ns] != stamp[1:]:
                return False  # touched by somebody else
            new = self.folder / file
            new.parent.mkdir(parents=True, exist_ok=True)
            os.link(old, new)
        except OSError:
            return False
        self.keys[file] = key
        return True

    def add(self, file: str, data: bytes, key: str) -> None:
        """Write a file that is new or different."""
        write(self.folder, file, data)
        self.note(file, key)

    def note(self, file: str, key: str, *, new: bool = True) -> None:
        """Record a file that a worker put into `folder`, and whether its bytes are new."""
        if file in self.keys:
            raise ValueError(f"two pages claim the address {file}")
        self.keys[file] = key
        if new:
            self.written.add(file)

    def weigh(self) -> dict[str, int]:
        """The size of every file that is to be published, in bytes; to be asked when all are there."""
        for file, key in sorted(self.keys.items()):
            status = (self.folder / file).stat()
            self._stamps[file] = (key, status.st_size, status.st_mtime_ns)
        return {file: stamp[1] for file, stamp in self._stamps.items()} | {MARK: len(self._mark())}

    def _mark(self) -> bytes:
        return (json.dumps({"made_by": "portal", "files": len(self.keys)}) + "\n").encode()

    def publish(self) -> bool:
        """Put the tree in the place of the site; it must have been weighed.

        Returns:
            Whether anything changed; if not, the previous site stays as it is.
        """
        if self._kept:
            self._kept.parent.mkdir(parents=True, exist_ok=True)
            self._kept.write_text(json.dumps(self._stamps), encoding="utf-8")
        if not self.written and set(self.previous) == set(self.keys) and self.site.is_dir():
            return False
        (self.folder / MARK).write_bytes(self._mark())
        swap(self.folder, self.site)
        return True


def must_be_ours(site: Path) -> None:
    """Refuse a place that is taken by something else than a site of ours, or that cannot be.

    Raises:
        PublishError: there is a file, or a folder with something in it that `build` did not make, or a file on the way.
    """
    if site.exists() and (not site.is_dir() or (any(site.iterdir()) and not (site / MARK).is_file())):
        raise PublishError(f"{site} exists and was not made by `portal build`; choose another folder or remove it")
    above = next(parent for parent in Path(os.path.abspath(site)).parents if parent.exists())  # noqa: PTH100 - as above
    if not above.is_dir():
        raise PublishError(f"cannot write beside {site}: {above.name} is a file")


def _read(kept: Path) -> dict[str, list[object]]:
    try:
        keys = json.loads(kept.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(keys, dict):
        return {}
    return {file: stamp for file, stamp in keys.items() if isinstance(stamp, list) and len(stamp) == _STAMP}


def write(folder: Path, file: str, data: bytes) -> None:
    """Write one file of the tree, making its folders."""
    path = folder / file
    try:
        path.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def keep_same(previous: Path, folder: Path, file: str, data: bytes) -> bool:
    """Take a file over from the previous site if it holds the same bytes; say whether it was taken."""
    old, new = previous / file, folder / file
    try:
        if old.is_symlink() or old.stat().st_size != len(data) or old.read_bytes() != data:
            return False
        new.parent.mkdir(parents=True, exist_ok=True)
        os.link(old, new)
    except OSError:
        return False
    return True


def swap(new: Path, site: Path) -> None:
    """Exchange two folders in one step and remove the old one; without the step, where the system lacks it."""
    if not site.exists():
        new.rename(site)
        return
    if not _exchange(new, site):
        old = new.with_name(new.name.replace(".new-", ".old-"))
        site.rename(old)
        new.rename(site)
        new = old
    _remove(new)


def _remove(path: Path) -> None:
    """Remove a folder with all that is in it, or the link that stood for one."""
    if path.is_symlink():
        path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    libc = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        failed = libc.renamex_np(first, second, _EXCHANGE)
    elif hasattr(libc, "renameat2"):
        here = -100  # AT_FDCWD
        failed = libc.renameat2(here, first, here, second, _EXCHANGE)
    else:
        return False
    if failed and ctypes.get_errno() not in {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}:
        raise PublishError(f"cannot replace {other}: {os.strerror(ctypes.get_errno())}")
    return not failed
