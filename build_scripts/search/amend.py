"""A few postings more or less: takes shards, gives those shards as if they had been encoded anew."""

from collections.abc import Mapping
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from build_scripts.search.entries import BODY, SUMMARY, TITLE, decode_entry, encode_entries
from build_scripts.search.postings import NAME_BITS, pack, place_of, unpack
from build_scripts.search.shards import join, split
from build_scripts.search.stale import must
from build_scripts.search.tokens import HASH_BITS

Keys = NDArray[np.uint64]


class Changes(NamedTuple):
    """Postings that go and postings that come; one whose fields change does both.

    Attributes:
        gone: As integers, ascending.
        come: As integers, ascending.
    """

    gone: Keys
    come: Keys

    @classmethod
    def between(cls, before: Keys, after: Keys) -> Self:
        """Compare the postings of the same documents, before an edit and after it."""
        before, after = _as_read(before), _as_read(after)
        return cls(np.setdiff1d(before, after, assume_unique=True), np.setdiff1d(after, before, assume_unique=True))

    def tokens(self) -> Keys:
        """List the tokens concerned, ascending."""
        return np.unique(unpack(np.concatenate(self))[0])

    def shards(self, bits: int) -> list[int]:
        """Number the shards of those tokens, one for each token."""
        shards: list[int] = (self.tokens() >> np.uint64(HASH_BITS - bits)).tolist()
        return shards


def _as_read(keys: Keys) -> Keys:
    """Say of a posting what a shard says of it: that the token is in some text, not in which."""
    _hashes, _documents, fields = unpack(keys)
    known: Keys = keys | np.where(fields & (TITLE | SUMMARY), np.uint64(BODY), np.uint64(0))
    return np.sort(known)


def amend(shards: Mapping[int, bytes], changes: Changes, bits: int) -> dict[int, bytes]:
    """Change postings in shards.

    Args:
        shards: Number → bytes of every shard that holds a token concerned, or is to hold it.
        changes: What changes.
        bits: Bits of the hash that name the shard.

    Returns:
        Number → new bytes.

    Raises:
        StaleError: A posting that goes is not there, or one that comes is.
    """
    tables = {number: split(data) for number, data in shards.items()}
    tokens = changes.tokens()
    names = (tokens & np.uint64((1 << NAME_BITS) - 1)).tolist()
    places = [(tables[shard], named) for shard, named in zip(changes.shards(bits), names, strict=True)]
    old = [
        pack(np.full(len(documents), token), place_of(documents, fields))
        for token, (table, named) in zip(tokens, places, strict=True)
        for documents, fields in [decode_entry(table.get(named, b""))]
    ]
    before = np.concatenate([np.zeros(0, dtype=np.uint64), *old])
    kept = np.setdiff1d(before, changes.gone, assume_unique=True)
    must(len(kept) == len(before) - len(changes.gone))
    hashes, documents, fields = unpack(np.sort(np.concatenate([kept, changes.come])))
    must(not np.any((hashes[1:] == hashes[:-1]) & (documents[1:] == documents[:-1])))
    ranks = np.searchsorted(tokens, hashes).astype(np.int32)
    entries, offsets = encode_entries(ranks, documents, fields, len(tokens))
    for (table, named), first, last in zip(places, offsets.tolist(), offsets[1:].tolist(), strict=False):
        table[named] = entries[first:last]
    return {number: join(table) for number, table in tables.items()}
