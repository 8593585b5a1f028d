"""A row as the tree of a record, and from which column each value came.

Takes a row and a mapping; gives what the loader would give for the record's file. Fields stand in the order of the kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from build_scripts.cli.importing.mapping import Path
from build_scripts.content.message import Message
from build_scripts.model.field_type import field_type
from build_scripts.model.translated import own_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from build_scripts.cli.importing.mapping import Mapping, Target
    from build_scripts.cli.importing.table import Row
    from build_scripts.cli.importing.values import Values

Origins = dict[Path, str]  # field → column
_FIRST = ("id", "kind", "status", "language")
_LAST = ("source", "sample", "related", "corrections", "exceptions", "reviewed_by", "body")


def tree_of(
    row: Row, mapping: Mapping, values: Values
) -> tuple[dict[str, Any], Origins, list[tuple[str, Message, Message]]]:
    """The fields of a record without `id` and `kind`.

    Returns:
        The tree, the origin of its values, and what cannot be read, as (column, what, remedy).
    """
    flat: dict[Path, tuple[str, str]] = {}
    faults = list(row.faults)
    for name, target in mapping.columns.items():
        cell = row.cells.get(name, "")
        texts = [cell] if isinstance(cell, str) else cell
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            faults.append(
                (
                    name,
                    Message("a group of values stands where a text should"),
                    Message("name one of its values in the mapping, by a dotted path"),
                )
            )
            continue
        known = mapping.values.get(name, {})
        pieces = [known.get(piece, piece) for text in texts for piece in _pieces(text, target.split)]
        _put(flat, name, target, pieces, mapping, values)
    for path, text in mapping.constants.items():
        number = next((place for place, step in enumerate(path) if isinstance(step, int)), None)
        if path not in flat and (number is None or any(other[: number + 1] == path[: number + 1] for other in flat)):
            flat[path] = (text, "")
    origins: Origins = {}
    return (
        _built(flat, (), (), mapping.model, origins),
        {path: name for path, name in origins.items() if name},
        faults,
    )


def _pieces(text: str, split: str) -> Iterator[str]:
    for sign in split[1:]:
        text = text.replace(sign, split[0])
    for piece in text.split(split[0]) if split else (text,):
        if piece.strip():
            yield piece.strip()


def _put(
    flat: dict[Path, tuple[str, str]], name: str, target: Target, pieces: list[str], mapping: Mapping, values: Values
) -> None:
    """Set the values of one column."""
    kind = mapping.type_of(target.path)
    if kind is None or not kind.many or isinstance(target.path[-1], int):
        if pieces:
            flat[target.path] = (values.value("\n".join(pieces), kind, str(target.path[-1])), name)
        return
    taken = [
        path[len(target.path)]
        for path in flat
        if path[: len(target.path)] == target.path and len(path) > len(target.path)
    ]
    start = max((step for step in taken if isinstance(step, int)), default=-1) + 1
    for number, piece in enumerate(pieces, start):
        if not target.each:
            flat[(*target.path, number)] = (values.value(piece, kind, str(target.path[-1])), name)
            continue
        item = (*target.path, number)
        flat[(*item, target.each)] = (
            values.value(piece, mapping.type_of((*target.path, target.each)), target.each),
            name,
        )
        for other, text in target.constants.items():
            flat[(*item, other)] = (text, name)


def _built(
    flat: dict[Path, tuple[str, str]], old: Path, new: Path, model: type[BaseModel] | None, origins: Origins
) -> Any:
    """The values below a path as groups and lists, whose items are counted anew where some are missing."""
    steps = list(dict.fromkeys(path[len(old)] for path in flat if path[: len(old)] == old and len(path) > len(old)))
    if not steps:
        text, origins[new] = flat[old]
        return text
    if all(isinstance(step, int) for step in steps):
        return [_built(flat, (*old, step), (*new, place), model, origins) for place, step in enumerate(sorted(steps))]
    made = {}
    for step in sorted(map(str, steps), key=lambda step: order(model, step)):
        found = field_type(model, step) if model else None
        inner = found.model if found else None
        made[step] = _built(flat, (*old, step), (*new, step), inner, origins)
    return made


def order(model: type[BaseModel] | None, name: str) -> tuple[int, str]:
    """The place of a field among those of its group; a translation stands behind its original, the body last."""
    names = [field.alias or own for own, field in model.model_fields.items()] if model else []
    names = [*_FIRST, *(other for other in names if other not in (*_FIRST, *_LAST)), *_LAST]
    original = name if name in names or (model and name in own_names(model)) else name.rpartition("_")[0]
    return (names.index(original) if original in names else len(names), name)
