"""Plain data of the plainest types."""

from __future__ import annotations

from typing import Any


def plain(value: Any) -> Any:
    """The same of the plainest types, which are all that marshal writes: it reads in a fifth of the time that JSON takes, and tuples as tuples."""
    if isinstance(value, dict):
        return {plain(key): plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return tuple(plain(one) for one in value)
    if isinstance(value, list):
        return [plain(one) for one in value]
    return str.__str__(value) if isinstance(value, str) else value
