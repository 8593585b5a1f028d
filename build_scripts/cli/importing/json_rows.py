"""Rows of JSON Lines: one object a line, whose values a mapping names by dotted paths.

Numbers stay as they are written, since a record's values are text.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from build_scripts.cli.importing.csv_rows import text_of
from build_scripts.cli.importing.table import Row, Table, clean
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

_REMEDY = Message("one object in braces a line; a program that writes JSON Lines does so")
_NESTED = 20  # levels; a record has half of them


def objects(path: Path) -> tuple[list[tuple[int, dict[str, Any]]], list[Problem]]:
    """Every object with the number of its line, and what could not be read."""
    found: list[tuple[int, dict[str, Any]]] = []
    problems: list[Problem] = []
    for number, line in enumerate(text_of(path).split("\n"), 1):
        if not clean(line):
            continue
        try:
            value = json.loads(line, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_once)
        except (ValueError, RecursionError):
            value = None
        if isinstance(value, dict) and _shallow(value, _NESTED):
            found.append((number, plain(value)))
        else:
            problems.append(
                Problem(
                    rule="IMP-03",
                    message=Message("the line is not a JSON object, or a name stands twice in it"),
                    remedy=_REMEDY,
                    line=number,
                )
            )
    return found, problems


def read(path: Path, wanted: Collection[str]) -> Table:
    """Read the values that a mapping names."""
    found, problems = objects(path)
    rows = [Row(number, {name: _at(value, name) for name in wanted}) for number, value in found]
    for name in wanted:
        if rows and all(row.cells[name] in ("", [], {}) for row in rows):
            message = Message("no line has a value {name}", name=name)
            problems.append(
                Problem(
                    rule="IMP-02",
                    message=message,
                    remedy=Message("correct the name in the mapping or in the file"),
                    line=1,
                )
            )
    return Table(rows, problems)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, each of whose names stands once; of two values a reader would take either."""
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError
    return made


def _shallow(value: Any, levels: int) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels > 0 and all(_shallow(item, levels - 1) for item in inner)


def plain(value: Any) -> Any:
    """With texts in the place of true and false."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else value


def _at(value: Any, name: str) -> Any:
    """What stands under a name, or else under a path of names and numbers; a list of texts stays one."""
    if isinstance(value, dict) and name in value:
        found = value[name]
    else:
        found = value
        for step in name.split("."):
            if isinstance(found, dict):
                found = found.get(step)
            elif isinstance(found, list):
                found = found[int(step)] if step.isdecimal() and int(step) < len(found) else None
            else:
                return ""
    return "" if found is None else clean(found) if isinstance(found, str) else found
