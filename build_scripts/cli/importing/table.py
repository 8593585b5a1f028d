"""Rows of a table under the names of their columns.

Takes lines of cells, whatever file they come from; finds the line of the names, which may be two lines (a merged cell over several names), and
gives a `Row` for each line below it that holds anything.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from build_scripts.content.message import Message
from build_scripts.content.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_BLANKS = " \t\r\n\u3000\xa0\ufeff"
_SEARCHED = 30  # lines in which the names of the columns may stand


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Attributes:
        number: of the line in the file, counted from 1.
        cells: column → what stands there, as text; or a list or mapping, which only JSON Lines hold.
        faults: what cannot be read in it, as (column, what, remedy).
    """

    number: int
    cells: dict[str, Any]
    faults: tuple[tuple[str, Message, Message], ...] = field(default=())


class Line(NamedTuple):
    """A line as its file has it: its number, its cells, and what cannot be read, by the place of the cell."""

    number: int
    cells: Sequence[str]
    faults: dict[int, tuple[Message, Message]] = {}  # noqa: RUF012 - never changed


class Table(NamedTuple):
    """The rows of a file, and what is wrong with the file as a whole."""

    rows: list[Row]
    problems: list[Problem]


def table_of(lines: Sequence[Line], wanted: Collection[str], *, closed: bool = False) -> Table:
    """Find the columns and name the cells.

    Args:
        lines: of the file, in its order.
        wanted: names of the columns that the mapping uses.
        closed: a cell beyond the last name is an error; a separator within a cell has moved the others.
    """
    best: tuple[int, int, list[set[str]]] = (-1, 0, [])
    for place in range(min(len(lines), _SEARCHED)):
        for names, depth in _names(lines, place):
            found = len(set(wanted) & set().union(*names)) if names else 0
            if found > best[0]:
                best = (found, place + depth, names)
    _found, start, names = best
    count = Counter(name for each in names for name in each)
    number = lines[start - 1].number if lines and start else 1
    if problems := [_missing(name, count[name], number) for name in sorted(wanted) if count[name] != 1]:
        return Table([], problems)
    columns = {place: next(iter(each & set(wanted))) for place, each in enumerate(names) if each & set(wanted)}
    beyond = [line.number for line in lines[start:] if closed and any(map(clean, line.cells[len(names) :]))]
    return Table([row for line in lines[start:] if (row := _row(line, columns))], [*map(_beyond, beyond)])


def _beyond(line: int) -> Problem:
    message = Message("the row has more cells than there are columns")
    remedy = Message("put the cell that holds the separator into quotation marks")
    return Problem(rule="IMP-03", message=message, remedy=remedy, line=line)


def _names(lines: Sequence[Line], place: int) -> list[tuple[list[set[str]], int]]:
    """What the columns are called if their names stand in this line, or in this and the next one; and in how many lines."""
    upper = [clean(cell) for cell in lines[place].cells]
    alone = [{name} - {""} for name in upper]
    if place + 1 == len(lines):
        return [(alone, 1)]
    lower = [clean(cell) for cell in lines[place + 1].cells]
    width = max(len(upper), len(lower))
    upper, lower = ([*cells, *[""] * (width - len(cells))] for cells in (upper, lower))
    both: list[set[str]] = []
    group = ""
    for above, below in zip(upper, lower, strict=True):
        group = above or group  # a merged cell has its text in the first of its columns
        both.append({below, f"{group}/{below}"} if below else {above} - {""})
    return [(alone, 1), (both, 2)]


def _row(line: Line, columns: dict[int, str]) -> Row | None:
    cells = {name: clean(line.cells[place]) for place, name in columns.items() if place < len(line.cells)}
    if not any(map(clean, line.cells)) and not line.faults:
        return None
    faults = tuple((columns[place], *fault) for place, fault in line.faults.items() if place in columns)
    return Row(line.number, cells, faults)


def clean(text: str) -> str:
    """A cell without the blanks around its text."""
    return text.strip(_BLANKS)


def _missing(name: str, count: int, line: int) -> Problem:
    if count:
        message = Message("{count} columns are called {name}", count=count, name=name)
        remedy = Message("rename all but one; where a merged cell stands above them, write `above/name` in the mapping")
    else:
        message = Message("there is no column {name}", name=name)
        remedy = Message("correct the name in the mapping or in the file")
    return Problem(rule="IMP-02", message=message, remedy=remedy, line=line)
