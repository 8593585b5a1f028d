"""What remains of a sealed record's file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from build_scripts.cli.life_cycle.record_place import IDENTIFIER, tree_of
from build_scripts.content.record_yaml import record_yaml
from build_scripts.model.kinds import KINDS

if TYPE_CHECKING:
    import datetime as dt

    from build_scripts.cli.life_cycle.reasons import Reason

_LEFT = frozenset({"id", "kind", "status", "sealed", "replaces"})
_SAID = {  # what may stand below these fields, and in which form
    "sealed": {"date": re.compile(r"\d{4}-\d\d-\d\d"), "category": re.compile("minor-offence|public-order|decision")},
    "replaces": {
        "id": IDENTIFIER,
        "reason": re.compile("renamed|merged|duplicate"),
        "kind": re.compile("|".join(KINDS)),
    },
}


def text(identifier: str, kind: str, reason: Reason, day: dt.date, former: list[dict[str, str]]) -> bytes:
    """The whole file: identifier, kind, status; date and category where they reveal nothing.

    Args:
        identifier: of the record.
        kind: its key.
        reason: why it is sealed; one that concerns a minor leaves neither date nor category.
        day: of the sealing.
        former: the identifiers that it replaces, so that their addresses lead to the tombstone.
    """
    tree: dict[str, Any] = {"id": identifier, "kind": kind, "status": "sealed"}
    if reason.category:
        tree["sealed"] = {"date": day.isoformat(), "category": reason.category}
    if former:
        tree["replaces"] = former
    return record_yaml(tree).encode()


def former_of(data: bytes) -> list[dict[str, str]]:
    """What a file says of the identifiers that it replaces, without the words that an editor wrote there."""
    replaced = (tree_of(data) or {}).get("replaces")
    items = replaced if isinstance(replaced, list) else []
    return [
        {"reason": "renamed"} | {name: str(value) for name, value in item.items() if _may_stay("replaces", name, value)}
        for item in items
        if isinstance(item, dict) and IDENTIFIER.fullmatch(str(item.get("id")))
    ]


def is_one(data: bytes) -> bool:
    """Whether a file holds nothing but what a tombstone may hold, comments included."""
    tree = tree_of(data)
    if tree is None or not tree.keys() <= _LEFT or tree.get("status") != "sealed":
        return False
    return all(_is_plain(name, tree[name]) for name in _SAID if name in tree) and record_yaml(tree).encode() == data


def _is_plain(field: str, value: Any) -> bool:
    items = value if isinstance(value, list) else [value]
    return all(
        isinstance(item, dict) and all(_may_stay(field, name, inner) for name, inner in item.items()) for item in items
    )


def _may_stay(field: str, name: str, value: Any) -> bool:
    return name in _SAID[field] and _SAID[field][name].fullmatch(str(value)) is not None
