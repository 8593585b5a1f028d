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


def varints(values: NDArray[np.int64]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Encode numbers below 2 ** 28 by seven bits, the lowest first, the highest bit saying "more follows".

    Args:
        values: The numbers.

    Returns:
        The bytes, and where each number begins, with the end of the last one.
    """
    lengths = np.ones(len(values), dtype=np.int64)
    for shift in (7, 14, 21):
        lengths += values >= 1 << shift
    ends = np.concatenate([[0], np.cumsum(lengths)])
    out = np.empty(ends[-1], dtype=np.uint8)
    for index in range(4):
        chosen = np.flatnonzero(lengths > index) if index else slice(None)
        more = (lengths[chosen] > index + 1).astype(np.int64) << 7
        out[ends[:-1][chosen] + index] = ((values[chosen] >> (7 * index)) & 0x7F) | more
    return out, ends


def encode_shards(
    hashes: NDArray[np.uint64],
    documents: NDArray[np.int64],
    fields: NDArray[np.uint8],
    bounds: NDArray[np.uint64],
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
    fresh = np.ones(len(hashes), dtype=bool)
    fresh[1:] = hashes[1:] != hashes[:-1]
    tokens = hashes[fresh]
    ranks = np.cumsum(fresh) - 1
    pieces, sizes = _lists(ranks, documents, fields)
    entry_sizes = np.bincount(sizes[:, 0] // len(LISTS), weights=sizes[:, 1], minlength=len(tokens)).astype(
        np.int64
    )
    offsets = np.concatenate([[0], np.cumsum(entry_sizes)])
    low_halves = (tokens & np.uint64(0xFFFFFFFF)).astype("<u4")
    for first, last in pairwise(np.searchsorted(tokens, bounds).tolist()):
        yield b"".join(
            (
                varints(np.array([last - first]))[0].tobytes(),
                low_halves[first:last].tobytes(),
                varints(entry_sizes[first:last])[0].tobytes(),
                pieces[offsets[first] : offsets[last]],
            )
        )


def _lists(
    ranks: NDArray[np.int64], documents: NDArray[np.int64], fields: NDArray[np.uint8]
) -> tuple[bytes, NDArray[np.int64]]:
    """Encode all lists of all tokens.

    Returns:
        The bytes, and for each list its number (token rank x lists + list) and its size.
    """
    numbers, members = [], []
    for index, mask in enumerate(LISTS):
        chosen = (fields & mask) != 0
        numbers.append(ranks[chosen] * len(LISTS) + index)
        members.append(documents[chosen])
    number, member = np.concatenate(numbers), np.concatenate(members)
    order = np.argsort(number, kind="stable")
    number, member = number[order], member[order]

    fresh = np.ones(len(number), dtype=bool)
    fresh[1:] = number[1:] != number[:-1]
    starts = np.flatnonzero(fresh)
    counts = np.diff(np.append(starts, len(number)))
    gaps = np.empty_like(member)
    gaps[1:] = member[1:] - member[:-1] - 1
    gaps[starts] = member[starts]
    heads = (counts << 3) | ((number[starts] % len(LISTS)) << 1)
    encoded, ends = varints(np.insert(gaps, starts, heads))

    begins = ends[starts + np.arange(len(starts))]
    sizes = np.diff(np.append(begins, ends[-1]))
    firsts, lasts = member[starts] >> 3, member[starts + counts - 1] >> 3
    dense = np.flatnonzero(sizes > (lasts - firsts) + 12)
    out, position = [], 0
    whole = encoded.tobytes()
    for index in dense.tolist():
        begin, size = int(begins[index]), int(sizes[index])
        bits = _bitmap(member[starts[index] : starts[index] + counts[index]], int(firsts[index]))
        header = varints(np.array([heads[index] | _DENSE, firsts[index], len(bits)]))[0].tobytes()
        out += [whole[position:begin], header, bits]
        position = begin + size
        sizes[index] = len(header) + len(bits)
    out.append(whole[position:])
    return b"".join(out), np.stack([number[starts], sizes], axis=1)


def _bitmap(members: NDArray[np.int64], first_byte: int) -> bytes:
    """Set one bit for each document, the lowest bit of a byte first, from the byte of the first document."""
    flags = np.zeros(int(members[-1]) - first_byte * 8 + 1, dtype=np.uint8)
    flags[members - first_byte * 8] = 1
    return np.packbits(flags, bitorder="little").tobytes()
