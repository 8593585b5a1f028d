"""Two folders exchanged in one step, so that a reader meets the old site or the new one and never a part of either.

Windows has no such step, and renames no folder while a program has one of its files open, a scanner for viruses for example: there
it takes two renames, each tried for a while.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
import time
from typing import TYPE_CHECKING

from build_scripts.content.message import Message

if TYPE_CHECKING:
    from pathlib import Path

_TRIES, _PAUSE = 20, 0.1  # on Windows, and seconds between them
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux' renameat2(2), RENAME_SWAP of Darwin's renamex_np(2)


class PublishError(Exception):
    """The site's folder cannot be written or replaced; the message says why."""

    def __init__(self, message: Message) -> None:
        """Say why."""
        super().__init__(message)
        self.message = message


def swap(new: Path, site: Path) -> None:
    """Exchange two folders in one step, or in two where the system lacks it; `new` is then the old one, if there was one.

    Raises:
        PublishError: they cannot be; both are where they were.
    """
    if not site.exists():
        _rename(new, site)
    elif not _exchange(new, site):
        old = new.with_name(new.name.replace(".new-", ".old-"))
        _rename(site, old)
        try:
            _rename(new, site)
        except PublishError:
            old.rename(site)
            raise
        _rename(old, new)


def _rename(one: Path, other: Path) -> None:
    for patience in range(_TRIES, -1, -1):
        try:
            one.rename(other)
        except OSError as error:
            if sys.platform != "win32" or not patience:
                message = Message("cannot rename {folder}: {why}", folder=one, why=error.strerror or "")
                raise PublishError(message) from error
            time.sleep(_PAUSE)
        else:
            return


def _exchange(one: Path, other: Path) -> bool:
    if sys.platform == "win32":
        return False
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
        raise PublishError(Message("cannot replace {site}: {why}", site=other, why=os.strerror(ctypes.get_errno())))
    return not failed
