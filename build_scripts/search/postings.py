"""Which documents a token occurs in: takes the tokens of some documents, gives their postings, sorted and compact.

A posting is one 64-bit number, token hash (40 bits), document (20 bits), fields (4 bits), so that sorting
postings is sorting plain integers.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from build_scripts.search.tokens import HASH_BITS

Keys = NDArray[np.uint64]
"""Postings as integers."""

MAX_DOCUMENTS = 1 << 20
MAX_CHUNK = 1 << 12
"""How many documents the postings of an analysis can number."""

BUCKETS = 1 << 8
"""The uppermost bits of a hash say in which bucket a token is; the others name it there."""

NAME_BITS = 32
_FIELD_BITS = 4
_FIELDS = (1 << _FIELD_BITS) - 1
_PLACE_BITS = 24  # document and fields
_POSTINGS_PER_SHARD = 1 << 12
_MIN_SHARD_BITS, _MAX_SHARD_BITS = HASH_BITS - NAME_BITS, 14


@dataclass(frozen=True, slots=True)
class Postings:
    """The postings of some documents, grouped by token; the documents are numbered from 0 in the order given.

    Attributes:
        starts: Where the tokens of each bucket begin, with the end of the last.
        names: Distinct tokens, ascending.
        counts: How many documents each token has.
        places: Those documents, ascending within a token, times 16, plus the fields in which it occurs there.
    """

    starts: NDArray[np.uint32]
    names: NDArray[np.uint32]
    counts: NDArray[np.uint16]
    places: NDArray[np.uint16]

    @classmethod
    def of(cls, keys: Keys) -> "Postings":
        """Group occurrences of tokens by token and document.

        Args:
            keys: Each occurrence as a posting; they are sorted in place.

        Returns:
            Each token and document once, with all fields.
        """
        keys.sort()
        keys = keys[_firsts(keys)]
        firsts = _firsts(keys >> np.uint64(_FIELD_BITS))
        places = keys.astype(np.uint16)
        if len(firsts):
            places = np.bitwise_or.reduceat(places, firsts)
        tokens = keys[firsts] >> np.uint64(_PLACE_BITS)
        firsts = _firsts(tokens)
        counts = np.diff(firsts, append=len(tokens)).astype(np.uint16)
        tokens = tokens[firsts]
        bounds = np.arange(BUCKETS + 1, dtype=np.uint64) << np.uint64(NAME_BITS)
        starts = np.searchsorted(tokens, bounds).astype(np.uint32)
        return cls(starts, tokens.astype(np.uint32), counts, places)

    def place_starts(self) -> NDArray[np.int64]:
        """Give where the places of each bucket begin, with the end of the last."""
        ends = np.zeros(len(self.counts) + 1, dtype=np.int64)
        np.cumsum(self.counts, out=ends[1:])
        return ends[self.starts]

    def keys(self, numbers: NDArray[np.int32]) -> Keys:
        """Give the postings as integers, with the documents' numbers in the whole index."""
        return unite(np.diff(self.starts), self.names, self.counts, numbers[document_of(self.places)], self.places)


def unite(
    sizes: NDArray[Any],
    names: NDArray[np.uint32],
    counts: NDArray[np.uint16],
    documents: NDArray[Any],
    places: NDArray[np.uint16],
    first: int = 0,
) -> Keys:
    """Make postings of what `Postings` keeps apart.

    Args:
        sizes: The number of tokens in each bucket.
        names: Those tokens.
        counts: How many postings each has.
        documents: The documents of these.
        places: As in `Postings`, for the fields.
        first: The first bucket.
    """
    buckets = np.repeat(np.arange(first, first + len(sizes), dtype=np.uint64) << np.uint64(NAME_BITS), sizes)
    return pack(np.repeat(buckets | names, counts), place_of(documents, places & np.uint16(_FIELDS)))


def place_of(documents: Any, fields: Any) -> Any:
    """Put documents and fields together."""
    return documents << _FIELD_BITS | fields


def document_of(places: Any) -> Any:
    """Take the documents out again."""
    return places >> _FIELD_BITS


def pack(hashes: NDArray[np.uint64], places: NDArray[Any]) -> Keys:
    """Make postings of tokens and places."""
    keys: Keys = hashes << np.uint64(_PLACE_BITS)
    keys |= places.astype(np.uint64)
    return keys


def unpack(keys: Keys) -> tuple[NDArray[np.uint64], NDArray[np.int32], NDArray[np.uint8]]:
    """Take postings apart into token, document and fields."""
    places = keys.astype(np.int32) & ((1 << _PLACE_BITS) - 1)
    return keys >> np.uint64(_PLACE_BITS), document_of(places), places.astype(np.uint8) & np.uint8(_FIELDS)


def _firsts(values: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Find where a new value begins in a sorted array."""
    fresh: NDArray[np.bool_] = np.ones(len(values), dtype=bool)
    np.not_equal(values[1:], values[:-1], out=fresh[1:])
    return np.flatnonzero(fresh)


def shard_bits(total: int) -> int:
    """Choose how many bits of a token's hash name its shard, from the number of postings in the index."""
    return min(_MAX_SHARD_BITS, max(_MIN_SHARD_BITS, (total // _POSTINGS_PER_SHARD).bit_length()))
