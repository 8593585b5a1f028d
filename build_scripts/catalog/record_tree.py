"""A record as nested plain data, and what two of them have in common.

Takes trees as the loader or the data files give them; gives trees whose values are all text, lists without the items of another, leaves.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

_MASKED = re.compile("[某×*□○]|[xX]{2}")

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def plain(tree: Any) -> Any:
    """The same with every value as the text that a file has."""
    if isinstance(tree, dict):
        return {str(name): plain(value) for name, value in tree.items() if value is not None}
    if isinstance(tree, (list, tuple)):
        return [plain(value) for value in tree]
    if tree is None:
        return None
    return str(tree).lower() if isinstance(tree, bool) else str(tree)


def as_list(value: Any) -> list[Any]:
    """A list as it is, nothing as none, one value as a list of it."""
    return value if isinstance(value, list) else [] if value is None else [value]


def without(items: Sequence[Any], others: Sequence[Any]) -> list[Any]:
    """The items that are not among the others."""
    known, left = Counter(map(_key, others)), list[Any]()
    for item in items:
        key = _key(item)
        if known[key]:
            known[key] -= 1
        else:
            left.append(item)
    return left


def _key(item: Any) -> str:
    return json.dumps(item, sort_keys=True)


def alike(one: Any, other: Any) -> int:
    """How many values two items share."""
    return (Counter(leaves(one)) & Counter(leaves(other))).total()


def leaves(tree: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every value, with the names of the fields in which it stands."""
    if isinstance(tree, dict):
        for name, value in tree.items():
            yield from (((name, *path), text) for path, text in leaves(value))
    elif isinstance(tree, list):
        for value in tree:
            yield from leaves(value)
    else:
        yield (), tree


def open_names(tree: Any) -> frozenset[str]:
    """The names that stand in fields of their own and show more than a mask."""
    found = (text.strip() for path, text in leaves(tree) if path and path[-1].partition("_")[0] == "name")
    return frozenset(name for name in found if len(name) > 1 and not _MASKED.search(name))
