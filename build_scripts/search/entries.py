"""The lists of a token: takes its documents with their fields, gives the bytes that stand in a shard, and back.

The layout is described in docs/search-format.md; `postings.js` in the client reads it.
"""

import numpy as np
from numpy.typing import NDArray

from build_scripts.search.varints import read_varint, read_varints, varint, varints

TITLE, SUMMARY, BODY, NUMBER = 1, 2, 4, 8
"""Where a token was found, as bits of a posting's fields."""

LISTS = (TITLE | SUMMARY | BODY, TITLE, SUMMARY, NUMBER)
"""The lists of a token, as masks of fields."""

_READ = (BODY, TITLE, SUMMARY, NUMBER)  # what a list says of its documents
_DENSE = 1
_DENSE_HEADER = 12  # bytes of its three numbers at most

Array = NDArray[np.int32]
Offsets = NDArray[np.int64]


def encode_entries(ranks: Array, documents: Array, fields: NDArray[np.uint8], tokens: int) -> tuple[bytes, Offsets]:
    """Encode the lists of many tokens, one entry after another.

    Args:
        ranks: Token of each posting, numbered from 0, ascending.
        documents: Its document, ascending within a token.
        fields: Its fields.
        tokens: The number of tokens.

    Returns:
        The bytes, and where each token's entry begins, with the end of the last one.
    """
    number, member = _numbered(ranks, documents, fields)
    fresh: NDArray[np.bool_] = np.ones(len(number), dtype=bool)
    fresh[1:] = number[1:] != number[:-1]
    starts = np.flatnonzero(fresh)
    counts = np.diff(starts, append=len(number)).astype(np.int32)
    gaps = np.empty_like(member)
    gaps[1:] = member[1:] - member[:-1] - 1
    gaps[starts] = member[starts]
    heads = (counts << 3) | ((number[starts] % len(LISTS)) << 1)
    encoded, places = varints(np.insert(gaps, starts, heads))

    begins = places[starts + np.arange(len(starts))]
    sizes = np.diff(begins, append=len(encoded))
    firsts, lasts = member[starts] >> 3, member[starts + counts - 1] >> 3
    pieces, position = [], 0
    for index in np.flatnonzero(sizes > (lasts - firsts) + _DENSE_HEADER).tolist():
        members = member[starts[index] : starts[index] + counts[index]]
        bits = _bitmap(members, int(firsts[index]))
        piece = b"".join(map(varint, (int(heads[index]) | _DENSE, int(firsts[index]), len(bits)))) + bits
        pieces += [encoded[position : begins[index]], piece]
        position = int(begins[index] + sizes[index])
        sizes[index] = len(piece)
    pieces.append(encoded[position:])
    offsets = np.zeros(tokens + 1, dtype=np.int64)
    np.add.at(offsets, number[starts] // len(LISTS) + 1, sizes)
    return b"".join(pieces), np.cumsum(offsets)


def _numbered(ranks: Array, documents: Array, fields: NDArray[np.uint8]) -> tuple[Array, Array]:
    """Give the members of all lists, list after list, and for each the token and the list, as one number."""
    is_text = (fields & LISTS[0]) > 0
    text, member = ranks[is_text], documents[is_text]
    few = np.flatnonzero(fields != BODY)  # the others are in no more than the first list
    chosen = [few[(fields[few] & mask) > 0] for mask in LISTS[1:]]
    number = np.concatenate([ranks[at] * len(LISTS) + index for index, at in enumerate(chosen, 1)])
    order = np.argsort(number, kind="stable")
    number, others = number[order], documents[np.concatenate(chosen)[order]]
    places = np.searchsorted(text, number // len(LISTS), side="right")
    return np.insert(text * len(LISTS), places, number), np.insert(member, places, others)


def _bitmap(members: Array, first_byte: int) -> bytes:
    """Set one bit for each document, the lowest bit of a byte first, from the byte of the first document."""
    flags = np.zeros(int(members[-1]) - first_byte * 8 + 1, dtype=np.uint8)
    flags[members - first_byte * 8] = 1
    return np.packbits(flags, bitorder="little").tobytes()


def decode_entry(entry: bytes) -> tuple[Offsets, NDArray[np.uint8]]:
    """Decode the lists of one token.

    Returns:
        Its documents, ascending, and their fields; BODY stands for any text.
    """
    found, fields, at = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.uint8)], 0
    while at < len(entry):
        head, at = read_varint(entry, at)
        if head & _DENSE:
            first, at = read_varint(entry, at)
            size, at = read_varint(entry, at)
            flags = np.unpackbits(np.frombuffer(entry, dtype=np.uint8, count=size, offset=at), bitorder="little")
            members, at = first * 8 + np.flatnonzero(flags), at + size
        else:
            gaps, at = read_varints(entry, at, head >> 3)
            members = np.cumsum(gaps + 1) - 1
        found.append(members)
        fields.append(np.full(len(members), _READ[head >> 1 & 3], dtype=np.uint8))
    documents = np.concatenate(found)
    order = np.argsort(documents, kind="stable")
    documents = documents[order]
    starts = np.flatnonzero(np.diff(documents, prepend=-1))
    merged = np.bitwise_or.reduceat(np.concatenate(fields)[order], starts) if len(starts) else fields[0]
    return documents[starts], merged
