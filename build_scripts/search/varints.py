"""Numbers in as few bytes as they need: seven bits a byte, the lowest first, the highest bit saying "more follows"."""

import numpy as np
from numpy.typing import NDArray

_MORE = 0x80


def varint(value: int) -> bytes:
    """Encode a number."""
    out = bytearray()
    while value >> 7:
        out.append(value & 0x7F | _MORE)
        value >>= 7
    out.append(value)
    return bytes(out)


def varints(values: NDArray[np.int32]) -> tuple[bytes, NDArray[np.int32]]:
    """Encode many numbers.

    Args:
        values: The numbers, below 2 ** 28.

    Returns:
        The bytes, and where each number begins, with the end of the last one.
    """
    longer = [np.flatnonzero(values >= 1 << 7)]
    for shift in (14, 21):
        longer.append(longer[-1][values[longer[-1]] >= 1 << shift])
    offsets = np.ones(len(values) + 1, dtype=np.int32)
    offsets[0] = 0
    for chosen in longer:
        offsets[chosen + 1] += 1
    np.cumsum(offsets, out=offsets)
    out = np.empty(offsets[-1], dtype=np.uint8)
    out[offsets[:-1]] = values & 0x7F
    for index, chosen in enumerate(longer, 1):
        places = offsets[chosen] + index
        out[places - 1] |= _MORE
        out[places] = (values[chosen] >> (7 * index)) & 0x7F
    return out.tobytes(), offsets


def read_varint(data: bytes, at: int) -> tuple[int, int]:
    """Decode the number at a place; return it and the place behind it."""
    value = shift = 0
    while data[at] & _MORE:
        value |= (data[at] & 0x7F) << shift
        shift += 7
        at += 1
    return value | data[at] << shift, at + 1


def read_varints(data: bytes, at: int, count: int) -> tuple[NDArray[np.int64], int]:
    """Decode many numbers from a place on; return them and the place behind them."""
    if count == 0:
        return np.zeros(0, dtype=np.int64), at
    rest = np.frombuffer(data, dtype=np.uint8, offset=at)
    ends = np.flatnonzero(rest < _MORE)[:count] + 1
    starts = np.concatenate([[0], ends[:-1]])
    parts = rest[: ends[-1]].astype(np.int64)
    shifts = 7 * (np.arange(len(parts)) - np.repeat(starts, ends - starts))
    return np.add.reduceat((parts & 0x7F) << shifts, starts), at + int(ends[-1])
