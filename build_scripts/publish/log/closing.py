"""Openings destroyed: what `portal seal` does to the log at once, and `portal log` completes with an entry.

Takes the folder of the log and a record's id; deletes what opens the record's entries, and leaves their numbers, without the id, in
`closing.json` until the entry that closes them is appended.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

from build_scripts.catalog.publication_log import OPENINGS
from build_scripts.content.message import Message
from build_scripts.publish.log.log_error import LogError
from build_scripts.publish.site_lock import alone, clear_after_killed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CLOSING = "closing.json"


@contextmanager
def only_writer_of(folder: Path) -> Iterator[None]:
    """Keep others from writing a log meanwhile, and remove what a killed one left.

    Args:
        folder: of the log; it need not be there, but what it stands in must be.

    Raises:
        LogError: another command writes the log now.
    """
    folder = folder.absolute()
    with alone(folder.parent / f".{folder.name}.lock") as free:
        if not free:
            raise LogError(Message("another command is writing the publication log; try again when it has ended"))
        clear_after_killed(folder)
        yield


def close(folder: Path, identifier: str) -> tuple[int, ...]:
    """Delete the openings of a record; gives the numbers of its entries, of which `portal log` then says that they are closed.

    Args:
        folder: of the log.
        identifier: of the record.

    Raises:
        LogError: a file is damaged, or another command writes the log now.
    """
    path = folder / OPENINGS / f"{identifier}.json"
    if not path.exists():
        return ()
    with only_writer_of(folder):
        try:
            indexes = {int(entry["index"]) for entry in json.loads(path.read_bytes())}
        except (ValueError, TypeError, KeyError) as error:
            name = f"{OPENINGS}/{identifier}.json"
            raise LogError(Message("the openings of this record are damaged; take them back from git"), name) from error
        waiting = sorted(to_close(folder) | indexes)
        unfinished = folder / f"{CLOSING}.new"
        unfinished.write_text(f"{json.dumps(waiting)}\n", encoding="utf-8", newline="\n")
        unfinished.replace(folder / CLOSING)  # before the openings go, so that no number is lost
        path.unlink()
    return tuple(sorted(indexes))


def to_close(folder: Path) -> set[int]:
    """The numbers of entries whose openings are gone, and of which no entry tells yet.

    Raises:
        LogError: the file is damaged.
    """
    try:
        return {int(index) for index in json.loads((folder / CLOSING).read_bytes())}
    except FileNotFoundError:
        return set()
    except (ValueError, TypeError) as error:
        raise LogError(Message("this file of the publication log is missing or damaged"), CLOSING) from error
