"""One build at a time for a site, and nothing left over of a build that was killed.

Takes the folder of the site; gives a scratch folder beside it. The system takes the lock back when the process ends, however it ends, and the
next build removes what a killed one left.
"""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.content.message import Message
from build_scripts.publish.second_tree import remove
from build_scripts.publish.swap import PublishError

if TYPE_CHECKING:
    from collections.abc import Iterator


if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # unlike flock's, no worker inherits this lock and outlives it


@contextmanager
def only_build_of(site: Path) -> Iterator[Path]:
    """Keep other builds away from a site, and give a folder for what lives no longer than this one.

    Args:
        site: the folder to publish; it need not be there.

    Raises:
        PublishError: another build writes the site now, or the folder beside it cannot be written.
    """
    site = Path(os.path.abspath(site))  # as `StagingTree` does
    place = site.parent / f".{site.name}.lock"
    scratch = site.parent / f".{site.name}.scratch"
    with ExitStack() as held:
        try:
            site.parent.mkdir(parents=True, exist_ok=True)
            free = held.enter_context(alone(place))
        except OSError as error:
            message = Message("cannot write beside {site}: {why}", site=str(site), why=error.strerror)
            raise PublishError(message) from error
        if not free:
            raise PublishError(Message("another build is writing {site}; try again when it has ended", site=str(site)))
        try:
            clear_after_killed(site)
            remove(scratch)
            scratch.mkdir()
            yield scratch
        finally:
            remove(scratch)


@contextmanager
def alone(place: Path) -> Iterator[bool]:
    """Hold a lock as long as this lasts; false when another process holds it.

    Args:
        place: a file that is there only meanwhile.
    """
    file = _locked(place)
    if file is None:
        yield False
        return
    try:
        yield True
    finally:
        if sys.platform == "win32":
            os.close(file)
            with suppress(OSError):  # the next build has it already
                place.unlink()
        else:
            place.unlink()
            os.close(file)


def _locked(place: Path) -> int | None:
    """The file that stands for the lock, open; None when another process holds it."""
    while True:
        file = os.open(place, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _take(file)
            if os.path.samestat(os.fstat(file), place.stat()):
                return file
        except FileNotFoundError:
            pass  # its holder ended between the two steps and removed it
        except OSError:
            os.close(file)
            return None
        os.close(file)


def clear_after_killed(site: Path) -> None:
    """Remove unfinished trees; put the site back that a build was about to replace in two steps."""
    for old in site.parent.glob(f".{site.name}.old-*"):
        if site.exists():
            remove(old)
        else:
            old.rename(site)
    for unfinished in site.parent.glob(f".{site.name}.new-*"):
        remove(unfinished)
