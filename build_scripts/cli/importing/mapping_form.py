"""The form of a mapping: whether each of its parts is written as it must be, before anybody asks what it means.

Takes the tree that the strict loader gave; gives what is wrong with it, by line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from build_scripts.content.message import Message
from build_scripts.content.problem import Problem
from build_scripts.content.strict_yaml import place_of
from build_scripts.model.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOP = ("kind", "key", "columns", "values", "constants", "text", "skip_empty", "sheet")
_COLUMN = ("field", "split", "each", "with")
_FORM = Message("docs/import.md shows how a mapping is written")


def shape(tree: Any) -> Iterator[Problem]:
    """Whether each part is of the form that it must have."""
    if not isinstance(tree, dict):
        yield wrong(Message("a mapping begins with `kind: …`"), tree)
        return
    for name in tree:
        if name not in _TOP:
            yield wrong(
                Message("a mapping has no part `{name}`", name=name),
                tree,
                name,
                remedy=Message("its parts are: {names}", names=_TOP),
            )
    if tree.get("kind") not in KINDS:
        yield wrong(
            Message("`kind` is missing or unknown"), tree, "kind", remedy=Message("one of: {names}", names=tuple(KINDS))
        )
    yield from _names(tree)
    yield from _columns(tree)
    if tree.get("constants") is not None and not isinstance(tree["constants"], dict):
        yield wrong(Message("`constants` must be a group of fields"), tree, "constants")


def _names(tree: Any) -> Iterator[Problem]:
    for name in ("key", "skip_empty"):
        value = tree.get(name)
        if not _is_names(value) and not (name == "skip_empty" and value is None):
            yield wrong(Message("`{name}` must be the name of a column, or several as [a, b]", name=name), tree, name)
    for name in ("text", "sheet"):
        if name in tree and not isinstance(tree[name], str):
            yield wrong(Message("`{name}` must be one name", name=name), tree, name)


def _columns(tree: Any) -> Iterator[Problem]:
    columns, values = tree.get("columns"), tree.get("values")
    if not isinstance(columns, dict):
        yield wrong(Message("`columns` must say for each column which field it goes into"), tree, "columns")
        columns = {}
    for name, value in columns.items():
        if not (isinstance(value, str) or _is_column(value)):
            yield wrong(Message("column {name}: not a field", name=name), tree, "columns", name)
    for name, value in (values if isinstance(values, dict) else {"": values} if values else {}).items():
        if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
            yield wrong(Message("`values` must say for a column what each value stands for"), tree, "values", name)


def _is_names(value: Any) -> bool:
    return isinstance(value, str) or (
        isinstance(value, list) and bool(value) and all(isinstance(item, str) for item in value)
    )


def _is_column(value: Any) -> bool:
    if not isinstance(value, dict) or set(value) - set(_COLUMN) or not isinstance(value.get("field"), str):
        return False
    others = value.get("with") or {}
    plain = all(isinstance(value.get(name) or "", str) for name in ("split", "each"))
    return plain and isinstance(others, dict) and all(isinstance(item, str) for item in others.values())


def wrong(message: Message, tree: Any, *place: str | int, remedy: Message = _FORM) -> Problem:
    """What is wrong at a place of the mapping."""
    line, column = place_of(tree, place)
    return Problem(rule="IMP-01", message=message, remedy=remedy, line=line, column=column)
