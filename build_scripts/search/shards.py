"""The bytes of the posting shards: takes sorted postings, gives one byte string for each shard; takes a shard apart."""

from collections.abc import Iterator, Mapping
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from build_scripts.search.entries import Array, encode_entries
from build_scripts.search.varints import read_varint, read_varints, varint, varints

_NAME = np.dtype("<u4")


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
    entries, offsets = encode_entries(np.cumsum(fresh, dtype=np.int32) - 1, documents, fields, len(tokens))
    sizes, size_offsets = varints(np.diff(offsets).astype(np.int32))
    names = tokens.astype(_NAME).tobytes()
    for first, last in pairwise(np.searchsorted(tokens, bounds).tolist()):
        yield b"".join(
            (
                varint(last - first),
                names[_NAME.itemsize * first : _NAME.itemsize * last],
                sizes[size_offsets[first] : size_offsets[last]],
                entries[offsets[first] : offsets[last]],
            )
        )


def split(shard: bytes) -> dict[int, bytes]:
    """Take a shard apart: the name of each token → its entry."""
    count, at = read_varint(shard, 0)
    names = np.frombuffer(shard, dtype=_NAME, count=count, offset=at).tolist()
    sizes, at = read_varints(shard, at + _NAME.itemsize * count, count)
    ends = pairwise(accumulate(sizes.tolist(), initial=at))
    return {name: shard[first:last] for name, (first, last) in zip(names, ends, strict=True)}


def join(entries: Mapping[int, bytes]) -> bytes:
    """Put a shard together again, without the tokens whose entry is empty."""
    names = sorted(name for name, entry in entries.items() if entry)
    sizes, _offsets = varints(np.array([len(entries[name]) for name in names], dtype=np.int32))
    return b"".join(
        (varint(len(names)), np.array(names, dtype=_NAME).tobytes(), sizes, *(entries[name] for name in names))
    )
