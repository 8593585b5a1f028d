"""The Merkle tree of RFC 9162, section 2.1: roots, proofs that an entry is in a tree, proofs that a tree grew out of another.

Everything takes and gives SHA-256 hashes, the hash of an entry being that of its leaf. Those who make proofs hold the hashes of all
leaves; those who check them hold a root and a proof.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

EMPTY = sha256(b"").digest()  # the root of a tree without leaves


def leaf_hash(data: bytes) -> bytes:
    """The hash of an entry."""
    return sha256(b"\0" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash over two subtrees."""
    return sha256(b"\1" + left + right).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """The root of the tree of these leaves.

    Each level is the pairs of the one below; a last node without a partner rises as it is, which is where RFC 9162 divides.
    """
    level = list(leaves)
    while len(level) > 1:
        pairs = [node_hash(left, right) for left, right in zip(level[::2], level[1::2], strict=False)]
        level = pairs + level[2 * len(pairs) :]
    return level[0] if level else EMPTY


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The hashes that lead from a leaf to the root, from the leaf upwards.

    Raises:
        IndexError: there is no such leaf.
    """
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    if len(leaves) == 1:
        return []
    half = _half(len(leaves))
    if index < half:
        return [*inclusion_proof(leaves[:half], index), root(leaves[half:])]
    return [*inclusion_proof(leaves[half:], index - half), root(leaves[:half])]


def consistency_proof(leaves: Sequence[bytes], size: int) -> list[bytes]:
    """The hashes that show that the tree of these leaves begins with the tree of the first `size` of them.

    Raises:
        IndexError: there are fewer leaves.
    """
    if not 0 <= size <= len(leaves):
        raise IndexError(size)
    return _grown(leaves, size, whole=True) if size else []


def _grown(leaves: Sequence[bytes], size: int, *, whole: bool) -> list[bytes]:
    """SUBPROOF of RFC 9162; `whole` while the first `size` leaves are the old tree, whose root the reader has."""
    if size == len(leaves):
        return [] if whole else [root(leaves)]
    half = _half(len(leaves))
    if size <= half:
        return [*_grown(leaves[:half], size, whole=whole), root(leaves[half:])]
    return [*_grown(leaves[half:], size - half, whole=False), root(leaves[:half])]


def _half(size: int) -> int:
    """The largest power of two below a size."""
    return 1 << ((size - 1).bit_length() - 1)


def included(leaf: bytes, index: int, size: int, proof: Sequence[bytes], tree: bytes) -> bool:
    """Whether a proof shows that a leaf is in a tree (RFC 9162, 2.1.3.2).

    Args:
        leaf: its hash.
        index: its place, counted from 0.
        size: the leaves of the tree.
        proof: as `inclusion_proof` gives it.
        tree: the root.
    """
    if not 0 <= index < size:
        return False
    number, last, found = index, size - 1, leaf
    for step in proof:
        if not last:
            return False
        if number & 1 or number == last:
            found = node_hash(step, found)
            number, last = _to_left_child(number, last)
        else:
            found = node_hash(found, step)
        number, last = number >> 1, last >> 1
    return not last and found == tree


def consistent(size: int, old: bytes, new_size: int, new: bytes, proof: Sequence[bytes]) -> bool:
    """Whether a proof shows that a tree grew out of another by appending alone (RFC 9162, 2.1.4.2).

    Args:
        size: the leaves of the old tree.
        old: its root.
        new_size: the leaves of the new tree.
        new: its root.
        proof: as `consistency_proof` gives it.
    """
    if not 0 <= size <= new_size:
        return False
    if size in {0, new_size}:
        return not proof and old == (new if size == new_size else EMPTY)
    path = list(proof) if size & (size - 1) else [old, *proof]  # a full old tree is itself the first node
    if not path:
        return False
    number, last = size - 1, new_size - 1
    while number & 1:
        number, last = number >> 1, last >> 1
    first = second = path[0]
    for step in path[1:]:
        if not last:
            return False
        if number & 1 or number == last:
            first, second = node_hash(step, first), node_hash(step, second)
            number, last = _to_left_child(number, last)
        else:
            second = node_hash(second, step)
        number, last = number >> 1, last >> 1
    return not last and (first, second) == (old, new)


def _to_left_child(number: int, last: int) -> tuple[int, int]:
    """Pass over the levels on which the node is the last and has no partner, so that the next step up is a real one."""
    while not number & 1 and number:
        number, last = number >> 1, last >> 1
    return number, last
