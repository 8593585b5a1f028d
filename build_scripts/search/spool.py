"""Postings on their way from the analyses to the shards: takes those of some documents at a time, gives the shards.

What does not fit into a little memory waits in a temporary file, bucket after bucket, so that the shards of some buckets
can be made without looking at the others.
"""

import tempfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from os import SEEK_END
from typing import IO, Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from build_scripts.search.postings import BUCKETS, Keys, Postings, document_of, unite, unpack
from build_scripts.search.shards import encode_shards
from build_scripts.search.tokens import HASH_BITS

_MEMORY = 1 << 25  # bytes that wait until they are put down together
_POSTINGS_PER_PASS = 1 << 19
_DTYPES: tuple[np.dtype[Any], ...] = (
    np.dtype(np.uint32),
    np.dtype(np.uint16),
    np.dtype(np.uint16),
)  # of names, counts and places

Counts = NDArray[np.int64]


class _Run(NamedTuple):
    """Postings that were put down together.

    Attributes:
        firsts: The first document of each part.
        tokens: How many tokens each part has in each bucket, a row for each bucket.
        places: How many postings.
        starts: Where names, counts and places begin in the file.
    """

    firsts: Counts
    tokens: Counts
    places: Counts
    starts: list[int]


class Spool:
    """Gathers the postings of all documents; use as a context manager, which removes its file.

    Attributes:
        total: The number of postings.
        documents: The number of documents.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.total = self.documents = 0
        self._parts: list[Postings] = []
        self._firsts: list[int] = []
        self._waiting = 0
        self._runs: list[_Run] = []
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(_MEMORY)  # noqa: SIM115 - closed on leaving

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._file.close()

    def add(self, postings: Postings, documents: int) -> None:
        """Add the postings of some documents, which are numbered in the order of their coming."""
        self._parts.append(postings)
        self._firsts.append(self.documents)
        self.documents += documents
        self.total += len(postings.places)
        self._waiting += postings.names.nbytes + postings.counts.nbytes + postings.places.nbytes
        if self._waiting > _MEMORY:
            self._put_down()

    def _put_down(self) -> None:
        """Write what waits, and so let go of it."""
        tokens = [part.starts.astype(np.int64) for part in self._parts]
        places = [part.place_starts() for part in self._parts]
        starts = [
            self._write([part.names for part in self._parts], tokens),
            self._write([part.counts for part in self._parts], tokens),
            self._write([part.places for part in self._parts], places),
        ]
        sizes = [(bounds[:, 1:] - bounds[:, :-1]).T for bounds in (np.stack(tokens), np.stack(places))]
        self._runs.append(_Run(np.array(self._firsts), sizes[0], sizes[1], starts))
        self._parts, self._firsts, self._waiting = [], [], 0

    def _write(self, arrays: Sequence[NDArray[Any]], bounds: Sequence[Counts]) -> int:
        """Write the same numbers of all parts, bucket after bucket; say where they begin."""
        start = self._file.seek(0, SEEK_END)
        limits = [at.tolist() for at in bounds]
        for bucket in range(BUCKETS):
            slices = [array[at[bucket] : at[bucket + 1]] for array, at in zip(arrays, limits, strict=True)]
            self._file.write(np.concatenate(slices).tobytes())
        return start

    def shards(self, numbers: NDArray[np.int32], bits: int) -> Iterator[bytes]:
        """Merge all postings and encode them, some buckets at a time to bound the memory.

        Args:
            numbers: The number of each document in the whole index.
            bits: Bits of the hash that name the shard.

        Yields:
            The shards in order, 2 ** bits of them.
        """
        if self._parts:
            self._put_down()
        passes = min(BUCKETS, 1 << (self.total // _POSTINGS_PER_PASS).bit_length())
        bounds = np.arange((1 << bits) + 1, dtype=np.uint64) << np.uint64(HASH_BITS - bits)
        step = (1 << bits) // passes
        for number, (first, last) in enumerate(pairwise(range(0, BUCKETS + 1, BUCKETS // passes))):
            found = [self._read(run, first, last, numbers) for run in self._runs]
            merged = np.concatenate([np.zeros(0, dtype=np.uint64), *found])
            merged.sort()
            yield from encode_shards(*unpack(merged), bounds[number * step : (number + 1) * step + 1])

    def _read(self, run: _Run, first: int, last: int, numbers: NDArray[np.int32]) -> Keys:
        """Read the postings of some buckets."""
        of: tuple[Counts, Counts, Counts] = (run.tokens, run.tokens, run.places)
        names, counts, places = (
            self._stretch(start, dtype, int(sizes[:first].sum()), int(sizes[first:last].sum()))
            for start, dtype, sizes in zip(run.starts, _DTYPES, of, strict=True)
        )
        base = np.repeat(np.tile(run.firsts, last - first), run.places[first:last].ravel())
        documents = numbers[base + document_of(places)]
        return unite(run.tokens[first:last].sum(axis=1), names, counts, documents, places, first)

    def _stretch(self, start: int, dtype: np.dtype[Any], before: int, count: int) -> NDArray[Any]:
        """Read some numbers of the file."""
        self._file.seek(start + before * dtype.itemsize)
        return np.frombuffer(self._file.read(count * dtype.itemsize), dtype=dtype)
