"""Which documents a token occurs in: takes the tokens of documents, gives shards of encoded lists.

A posting is one 64-bit number, token hash (40 bits), document (20 bits), fields (4 bits), so that sorting
postings is sorting plain integers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from build_scripts.search.shards import encode_shards
from build_scripts.search.tokens import HASH_BITS

MAX_DOCUMENTS = 1 << 20
TITLE, SUMMARY, BODY, NUMBER = 1, 2, 4, 8
"""Where a token was found, as bits of a posting's fields."""

_FIELD_BITS = np.uint64(4)
_DOCUMENT_BITS = np.uint64(24)  # with the fields
_FIELDS = np.uint64(15)
_DOCUMENT = np.uint64(MAX_DOCUMENTS - 1)
_POSTINGS_PER_PASS = 1 << 20
_POSTINGS_PER_SHARD = 1 << 12
_MIN_SHARD_BITS, _MAX_SHARD_BITS = 8, 14  # with 8, the lower 32 bits of a hash name a token in its shard


@dataclass(frozen=True, slots=True)
class Postings:
    """The postings of some documents, grouped by token; the documents are numbered from 0 in the order given.

    Attributes:
        tokens: Distinct token hashes, ascending.
        counts: How many documents each token has.
        documents: Those documents, ascending within a token.
        fields: Where the token occurs in that document.
    """

    tokens: NDArray[np.uint64]
    counts: NDArray[np.uint32]
    documents: NDArray[np.uint16]
    fields: NDArray[np.uint8]

    @classmethod
    def of(cls, hashes: NDArray[np.uint64], documents: NDArray[np.int64], fields: NDArray[np.uint8]) -> "Postings":
        """Group occurrences of tokens by token and document.

        Args:
            hashes: The token of each occurrence.
            documents: Its document.
            fields: Its field.

        Returns:
            Each token and document once, with all fields.
        """
        keys = _keys(hashes, documents, fields)
        keys.sort()
        pairs = keys >> _FIELD_BITS
        starts = _starts(pairs)
        pairs = pairs[starts]
        merged = np.bitwise_or.reduceat((keys & _FIELDS).astype(np.uint8), starts) if len(starts) else fields[:0]
        tokens = pairs >> np.uint64(_DOCUMENT_BITS - _FIELD_BITS)
        firsts = _starts(tokens)
        counts = np.diff(np.append(firsts, len(tokens))).astype(np.uint32)
        return cls(tokens[firsts], counts, (pairs & _DOCUMENT).astype(np.uint16), merged)

    def keys(self, bounds: NDArray[np.uint64], numbers: NDArray[np.int64]) -> Iterator[NDArray[np.uint64]]:
        """Give the postings, range by range of hashes, with the documents' numbers in the whole index.

        Args:
            bounds: The first hash of each range, and the one behind the last range.
            numbers: The numbers of the documents.

        Yields:
            The postings of each range as integers.
        """
        ends = np.concatenate([[0], np.cumsum(self.counts, dtype=np.int64)])
        for first, last in pairwise(np.searchsorted(self.tokens, bounds).tolist()):
            inside = slice(ends[first], ends[last])
            hashes = np.repeat(self.tokens[first:last], self.counts[first:last])
            yield _keys(hashes, numbers[self.documents[inside]], self.fields[inside])


def _keys(hashes: NDArray[np.uint64], documents: NDArray[np.int64], fields: NDArray[np.uint8]) -> NDArray[np.uint64]:
    """Pack postings into integers."""
    places = (documents.astype(np.uint64) << _FIELD_BITS) | fields.astype(np.uint64)
    keys: NDArray[np.uint64] = (hashes << _DOCUMENT_BITS) | places
    return keys


def _starts(values: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Find where a new value begins in a sorted array."""
    fresh: NDArray[np.bool_] = np.ones(len(values), dtype=bool)
    fresh[1:] = values[1:] != values[:-1]
    return np.flatnonzero(fresh)


def shard_bits(total: int) -> int:
    """Choose how many bits of a token's hash name its shard, from the number of postings in the index."""
    return min(_MAX_SHARD_BITS, max(_MIN_SHARD_BITS, (total // _POSTINGS_PER_SHARD).bit_length()))


def shards(parts: Sequence[tuple[Postings, NDArray[np.int64]]], bits: int) -> Iterator[bytes]:
    """Merge the postings of all parts and encode them, a range of shards at a time to bound the memory.

    Args:
        parts: Postings, each with the numbers that its documents have in the whole index.
        bits: Bits of the hash that name the shard.

    Yields:
        The shards in order, 2 ** bits of them.
    """
    total = sum(len(postings.documents) for postings, _ in parts)
    passes = 1 << min(bits, (total // _POSTINGS_PER_PASS).bit_length())
    bounds = np.arange((1 << bits) + 1, dtype=np.uint64) << np.uint64(HASH_BITS - bits)
    step = (1 << bits) // passes
    sources = [postings.keys(bounds[::step], numbers) for postings, numbers in parts]
    for first in range(0, 1 << bits, step):
        merged = np.concatenate([np.zeros(0, dtype=np.uint64), *map(next, sources)])
        merged.sort()
        hashes = merged >> _DOCUMENT_BITS
        documents = ((merged >> _FIELD_BITS) & _DOCUMENT).astype(np.int32)
        fields = (merged & _FIELDS).astype(np.uint8)
        yield from encode_shards(hashes, documents, fields, bounds[first : first + step + 1])
