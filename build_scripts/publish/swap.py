"""Two folders exchanged in one step, so that a reader meets the old site or the new one and never a part of either."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from typing import TYPE_CHECKING

from build_scripts.content.message import Message

if TYPE_CHECKING:
    from pathlib import Path

_EXCHANGE = 2  # RENAME_EXCHANGE of Linux' renameat2(2), RENAME_SWAP of Darwin's renamex_np(2)


class PublishError(Exception):
    """The site's folder cannot be written or replaced; the message says why."""

    def __init__(self, message: Message) -> None:
        """Say why."""
        super().__init__(message)
        self.message = message


def swap(new: Path, site: Path) -> None:
    """Exchange two folders in one step, or in two where the system lacks it; `new` is then the old one, if there was one."""
    if not site.exists():
        new.rename(site)
    elif not _exchange(new, site):
        old = new.with_name(new.name.replace(".new-", ".old-"))
        site.rename(old)
        new.rename(site)
        old.rename(new)


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
        raise PublishError(Message("cannot replace {site}: {why}", site=other, why=os.strerror(ctypes.get_errno())))
    return not failed
