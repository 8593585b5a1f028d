"""The log on the site, `/log/…`: the tree as it was by the end of the day, and which of its entries nothing there opens.

Takes the log by that day and the ids of the records that are shown; gives one part of the exports, whose files are
the log's own bytes, cut to the size of that day.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import rfc8785

from build_scripts.catalog.publication_log import CHECKPOINTS, FOLDER
from build_scripts.export.task import ExportTask
from build_scripts.publish.log import checkpoint, tiles
from build_scripts.publish.log.closing import CLOSING
from build_scripts.publish.log.entries import closed_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from build_scripts.catalog.publication_log import PublicationLog
    from build_scripts.export.context import ExportContext
    from build_scripts.export.task import Files

KEY = f"{FOLDER}/key"


def parts(log: PublicationLog | None, shown: Collection[str]) -> Iterator[ExportTask]:
    """The one part, if there is a log and it had an entry.

    Args:
        log: by the end of the day.
        shown: ids of the records that the site shows.

    Raises:
        OSError: there is no checkpoint of that size.
    """
    if log and log.size:
        opened = sorted(one.index for identifier in shown for one in log.entries.get(identifier, ()))
        tree = (log.folder / CHECKPOINTS / str(log.size)).read_bytes()
        depends = (tree.hex(), " ".join(map(str, opened)), log.key)
        yield ExportTask(
            name=FOLDER, depends=depends, make=partial(make, folder=log.folder, tree=tree, opened=opened, key=log.key)
        )


def make(_context: ExportContext, *, folder: Path, tree: bytes, opened: Collection[int], key: str) -> Files:
    """Write checkpoint, tiles, the key, and the numbers of entries that nothing on the site opens or closes.

    Raises:
        LogError: the log is damaged.
    """
    newest = checkpoint.parse((folder / checkpoint.PLACE).read_bytes()).size
    size = checkpoint.parse(tree).size
    entries = tiles.read_entries(partial(_read, folder), newest)[:size]
    made = {checkpoint.PLACE: tree, **tiles.files(entries)}
    if key:
        made["key"] = f"{key}\n".encode()
    if silent := sorted(set(range(size)).difference(opened, closed_in(entries), closing_indexes(entries))):
        made[CLOSING] = rfc8785.dumps(silent)
    return [(f"{FOLDER}/{name}", data) for name, data in sorted(made.items())]


def closing_indexes(entries: list[bytes]) -> set[int]:
    """The entries that close others, and so commit to nothing."""
    return {index for index, entry in enumerate(entries) if entry.startswith(b'{"closed"')}


def _read(folder: Path, name: str) -> bytes | None:
    try:
        return (folder / name).read_bytes()
    except FileNotFoundError:
        return None
