"""Whether the files of a log make the tree that its checkpoint states, whose signature is on it, and whether it grew out of an earlier one.

Takes a function that reads a file of the log; gives the tree and every fault.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.publish.log import checkpoint, merkle, tiles
from build_scripts.publish.log.findings import LOG, Fault, finding
from build_scripts.publish.log.keys import PublicKey
from build_scripts.publish.log.log_error import LogError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.content.problem import Problem
    from build_scripts.publish.log.checkpoint import Checkpoint
    from build_scripts.publish.log.tiles import Read

KEY = "key"  # beside the checkpoint: the key by which the site says that it is signed
_ASK = Message("compare the checkpoint with one that somebody else kept")


@dataclass(frozen=True, kw_only=True)
class Tree:
    """The log as it was read.

    Attributes:
        checkpoint: what it claims to be.
        entries: of the bundles.
        sound: whether they have the root of the checkpoint.
    """

    checkpoint: Checkpoint
    entries: tuple[bytes, ...]
    sound: bool


def read_tree(read: Read, stated: Checkpoint) -> tuple[Tree | None, list[Problem]]:
    """The entries of a log, compared with every tile and the checkpoint.

    Returns:
        The tree, None if its entries cannot be read; and what is wrong with single files. That the entries as a whole have another root
        than the checkpoint is for `record_check.py` to explain, and stands in `sound`.
    """
    try:
        entries = tiles.read_entries(read, stated.size)
        leaves = tiles.read_leaves(read, stated.size)
    except LogError as error:
        return None, [finding(Fault.DROPPED, LOG + error.path, Message("dropped: {why}", why=error.message))]
    hashes = [merkle.leaf_hash(entry) for entry in entries]
    if merkle.root(leaves) == stated.root and hashes != leaves:
        return Tree(checkpoint=stated, entries=tuple(entries), sound=False), list(_differences(hashes, leaves))
    tree = Tree(checkpoint=stated, entries=tuple(entries), sound=merkle.root(hashes) == stated.root)
    return tree, [
        finding(Fault.ALTERED, LOG + path, Message("altered: the tile does not hold the hashes of the entries"))
        for path, data in tiles.hash_files(hashes).items()
        if read(path) != data
    ]


def _differences(hashes: list[bytes], leaves: list[bytes]) -> Iterator[Problem]:
    """The entries that are not those whose hashes the tiles have."""
    moved = sorted(hashes) == sorted(leaves)
    for index, (one, other) in enumerate(zip(hashes, leaves, strict=True)):
        if one == other:
            continue
        number, _rest = divmod(index, tiles.WIDTH)
        path = tiles.path(tiles.ENTRIES, number, min(tiles.WIDTH, len(leaves) - number * tiles.WIDTH))
        if moved:
            message = Message("reordered: entry {index} stands in another place than it was entered", index=index)
            yield finding(Fault.REORDERED, LOG + path, message)
        else:
            message = Message("altered: entry {index} is not the one whose hash the log has", index=index)
            yield finding(Fault.ALTERED, LOG + path, message)


def signature(read: Read, stated: Checkpoint, key: PublicKey | None) -> Iterator[Problem]:
    """What is wrong with the signature of a checkpoint; a log without any key is only unsigned.

    Args:
        read: reads a file of the log.
        stated: the checkpoint.
        key: the reader's own; None is the one that the site names.
    """
    own = read(KEY) if key is None else None
    if own is not None:
        try:
            key = PublicKey.read(own.decode("utf-8", "replace"))
        except LogError as error:
            yield finding(Fault.ALTERED, LOG + KEY, Message("altered: {why}", why=error.message))
            return
    if key is None:
        message = Message(
            "unsigned: no key vouches for the log, so whoever can write to the host can write another one"
        )
        yield finding(Fault.UNSIGNED, LOG + checkpoint.PLACE, message, _ASK, Severity.WARNING)
    elif (verified := stated.verified(key)) is None:
        message = Message("unsigned: the checkpoint has no signature of the key {name}", name=key.name)
        yield finding(Fault.UNSIGNED, LOG + checkpoint.PLACE, message)
    elif not verified:
        message = Message("altered: the signature under the checkpoint is not one of the key {name}", name=key.name)
        yield finding(Fault.ALTERED, LOG + checkpoint.PLACE, message)
    elif stated.origin != key.name:
        message = Message("altered: the checkpoint is of another log than the key {name}", name=key.name)
        yield finding(Fault.ALTERED, LOG + checkpoint.PLACE, message)


def growth(stated: Checkpoint, earlier: Checkpoint, tree: Tree | None) -> Iterator[Problem]:
    """Whether a log is the one of an earlier checkpoint, with entries appended and nothing else done.

    Args:
        stated: the checkpoint of today.
        earlier: what somebody kept.
        tree: of today; None where it cannot be read.
    """
    size, now = earlier.size, stated.size
    if stated.origin != earlier.origin:
        message = Message("forked: the earlier checkpoint is of a log with another origin")
        yield finding(Fault.FORKED, LOG + checkpoint.PLACE, message, Message("name a checkpoint of this log"))
    elif now < size:
        message = Message("rolled back: the log has {size} entries, and once had {earlier}", size=now, earlier=size)
        yield finding(Fault.ROLLED_BACK, LOG + checkpoint.PLACE, message)
    elif now == size or (tree and tree.sound):
        hashes = [merkle.leaf_hash(entry) for entry in tree.entries] if tree and tree.sound else []
        proof = merkle.consistency_proof(hashes, size) if size < now else []
        if not merkle.consistent(size, earlier.root, now, stated.root, proof):
            message = Message(
                "forked: the log does not begin with the {size} entries of the earlier checkpoint", size=size
            )
            yield finding(Fault.FORKED, LOG + checkpoint.PLACE, message)
