"""The bytes of the posting shards: takes sorted postings, gives one byte string for each shard.

The layout is described in docs/search-format.md; `postings.js` in the client reads it.
"""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

LISTS = (7, 1, 2, 8)
"""The lists of a token, as masks of fields: any text, title, summary, case number."""

_DENSE = 1
_DENSE_HEADER = 12  # bytes of its three numbers at most

Array = NDArray[np.int32]
Offsets = NDArray[np.int64]


def varint(value: int) -> bytes:
    """Encode a number by seven bits, the lowest first, the highest bit of a byte saying "more follows"."""
    out = bytearray()
    while value >> 7:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def varints(values: Array) -> tuple[bytes, Offsets]:
    """Encode many numbers.

    Args:
        values: The numbers, below 2 ** 28.

    Returns:
        The bytes, and where each number begins, with the end of the last one.
    """
    longer = [np.flatnonzero(values >= 1 << 7)]
    for shift in (14, 21):
        longer.append(longer[-1][values[longer[-1]] >= 1 << shift])
    lengths = np.ones(len(values), dtype=np.uint8)
    for chosen in longer:
        lengths[chosen] += 1
    offsets = np.zeros(len(values) + 1, dtype=np.int64)
    np.cumsum(lengths, out=offsets[1:])
    out = np.empty(offsets[-1], dtype=np.uint8)
    out[offsets[:-1]] = values & 0x7F
    for index, chosen in enumerate(longer, 1):
        places = offsets[chosen] + index
        out[places - 1] |= 0x80
        out[places] = (values[chosen] >> (7 * index)) & 0x7F
    return out.tobytes(), offsets


def encode_shards(
    hashes: NDArray[np.uint64], documents: Array, fields: NDArray[np.uint8], bounds: NDArray[np.uint64]
) -> Iterator[bytes]:
    """Encode the shards of a range of hashes.

    Args:
        hashes: Token of each posting, ascending.
        documents: Its document, ascending within a token.
        fields: Its fields.
        bounds: The first hash of each shard, and the one behind the last shard.

    Yields:
        One byte string for each shard of the range.
    """
    fresh: NDArray[np.bool_] = np.ones(len(hashes), dtype=bool)
    fresh[1:] = hashes[1:] != hashes[:-1]
    tokens = hashes[fresh]
    entries, offsets = _entries(np.cumsum(fresh, dtype=np.int32) - 1, documents, fields, len(tokens))
    sizes, size_offsets = varints(np.diff(offsets).astype(np.int32))
    names = tokens.astype("<u4").tobytes()
    for first, last in pairwise(np.searchsorted(tokens, bounds).tolist()):
        yield b"".join(
            (
                varint(last - first),
                names[4 * first : 4 * last],
                sizes[size_offsets[first] : size_offsets[last]],
                entries[offsets[first] : offsets[last]],
            )
        )


def _entries(ranks: Array, documents: Array, fields: NDArray[np.uint8], tokens: int) -> tuple[bytes, Offsets]:
    """Encode the lists of all tokens, one entry after another.

    Returns:
        The bytes, and where each token's entry begins, with the end of the last one.
    """
    chosen = [np.flatnonzero(fields & mask) for mask in LISTS]
    number = np.concatenate([ranks[at] * len(LISTS) + index for index, at in enumerate(chosen)])
    order = np.argsort(number, kind="stable")
    number, member = number[order], documents[np.concatenate(chosen)[order]]

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


def _bitmap(members: Array, first_byte: int) -> bytes:
    """Set one bit for each document, the lowest bit of a byte first, from the byte of the first document."""
    flags = np.zeros(int(members[-1]) - first_byte * 8 + 1, dtype=np.uint8)
    flags[members - first_byte * 8] = 1
    return np.packbits(flags, bitorder="little").tobytes()
