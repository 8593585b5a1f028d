"""The folder of the log: its tree as it stands, and a new folder put in its place in one step.

Takes the folder; gives checkpoint and entries, which must agree. What did not change has the same file in the new folder.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from build_scripts.content.message import Message
from build_scripts.publish.log import checkpoint, merkle, tiles
from build_scripts.publish.log.log_error import LogError
from build_scripts.publish.second_tree import link, remove
from build_scripts.publish.staging_tree import write
from build_scripts.publish.swap import swap

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from build_scripts.publish.log.checkpoint import Checkpoint


def read_tree(folder: Path, origin: str) -> Checkpoint | None:
    """The checkpoint of a log; None where there is none yet.

    Raises:
        LogError: it is damaged, or that of another log.
    """
    path = folder / checkpoint.PLACE
    tree = checkpoint.parse(path.read_bytes()) if path.exists() else None
    if tree and tree.origin != origin:
        raise LogError(Message("the log has another origin than mkdocs.yml; a log keeps the one it began with"))
    return tree


def read_entries(folder: Path, tree: Checkpoint | None) -> list[bytes]:
    """The entries of a log, which must be those that its checkpoint tells of.

    Raises:
        LogError: they are not.
    """
    if tree is None:
        return []
    entries = tiles.read_entries(lambda name: _bytes(folder / name), tree.size)
    if merkle.root([merkle.leaf_hash(entry) for entry in entries]) != tree.root:
        raise LogError(Message("the entries of the log are not those of its checkpoint"), checkpoint.PLACE)
    return entries


def exchange(folder: Path, made: Mapping[str, bytes], gone: Collection[str]) -> None:
    """Put a new folder in the place of the old one.

    Args:
        folder: of the log; it need not be there.
        made: files that are new or different.
        gone: files that the new folder has not.
    """
    new = folder.with_name(f".{folder.name}.new-{os.getpid()}")
    new.mkdir()
    try:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.is_file() and name not in made and name not in gone and not _stale(name):
                _take_over(path, new, name)
        for name, data in made.items():
            write(new, name, data)
        swap(new, folder)
    finally:
        remove(new)


def _stale(name: str) -> bool:
    """Whether a file of the log was that of a smaller tree only: what is right for the new one is written."""
    return name.startswith("tile/") and ".p/" in name


def _take_over(path: Path, new: Path, name: str) -> None:
    """Give a file that did not change a place in the new folder; where links are not to be had, a copy."""
    try:
        link(str(path), f"{new}/{name}")
    except OSError:
        write(new, name, path.read_bytes())


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
