"""A whole record as the data files carry it: its fields as its file has them, without what must not be public.

Takes an entry and the tree that it was made of; gives plain data from which `portal import` makes the same record. Of a withheld or withdrawn
record this is what its page shows; there is none of a sealed one. Not public are comments, since the loader does not even
read them, and the fields of `NOT_PUBLIC`; a link to a record that is itself not exported is left out when the file is written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from build_scripts.model.base import Record
from build_scripts.model.field_type import field_type
from build_scripts.model.not_public import NOT_PUBLIC
from build_scripts.model.translated import own_names

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from pydantic import BaseModel

    from build_scripts.model.base import Base

_WHOLE = re.compile(r"0|-?[1-9]\d{0,14}", re.ASCII)  # what every reader of JSON takes for the same number


def whole_record(entry: Base, tree: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a record in the order of its file; a value is text unless its field holds a whole number, true or false."""
    kept = tree if isinstance(entry, Record) else {name: tree[name] for name in tree if name in own_names(type(entry))}
    return _public(kept, type(entry))


def _public(tree: Mapping[str, Any], model: type[BaseModel] | None) -> dict[str, Any]:
    hidden = NOT_PUBLIC.get(model, frozenset()) if model else frozenset()
    return {
        name: _value(value, model, name) for name, value in tree.items() if name not in hidden and value is not None
    }


def _value(value: Any, model: type[BaseModel] | None, name: str) -> Any:
    kind = field_type(model, name) if model else None
    if isinstance(value, dict):
        return _public(value, kind.model if kind else None)
    if isinstance(value, list):
        return [_value(item, model, name) for item in value if item is not None]
    if kind and bool in kind.types and value in {"true", "false"}:
        return value == "true"
    return int(value) if kind and int in kind.types and _WHOLE.fullmatch(value) else value


_TOGETHER = "parts"  # of a total: those that are left would not add up, which would tell


def without_links(tree: Any, hidden: Container[str]) -> Any:
    """The same without the identifiers of some records, the groups that are about them, and lists of nothing else: an empty one would tell."""
    if isinstance(tree, dict):
        kept = {
            name: (value, without_links(value, hidden))
            for name, value in tree.items()
            if not _names(value, hidden) and not (name == _TOGETHER and any(_about(one, hidden) for one in value))
        }
        return {name: new for name, (old, new) in kept.items() if new or not old}
    if isinstance(tree, list):
        return [without_links(item, hidden) for item in tree if not _about(item, hidden)]
    return tree


def _names(value: Any, hidden: Container[str]) -> bool:
    return isinstance(value, str) and value in hidden


def _about(item: Any, hidden: Container[str]) -> bool:
    return _names(item.get("id"), hidden) if isinstance(item, dict) else _names(item, hidden)
