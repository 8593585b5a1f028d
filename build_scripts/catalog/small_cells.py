"""Small cells: the one rule by which a table of natural persons hides what might tell of one of them.

A count of persons from 1 to `FEWEST` − 1 is hidden, and with it whatever would let it be computed from the totals of its row or column, the smallest first.
0 tells of nobody and is shown unless it has to hide another. The rule holds for every table that counts persons who are not each shown here already: in pages, in data files, and
across tables that share their totals, since a total is hidden by its own size alone before any table is looked at.

Counts of public records need none: each of the records has a page of its own, to which the count leads, so that it tells nothing beyond them. Where it
applies and where it does not is in docs/small-cells.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST = 10  # persons; a smaller figure might tell of one
Cell = tuple[int, int]


def is_small(count: int, fewest: int = FEWEST) -> bool:
    """Whether a count of persons is hidden for its own size."""
    return 0 < count < fewest


def shown(rows: Sequence[Sequence[int]], fewest: int = FEWEST) -> list[list[int | None]]:
    """A table with the totals of its rows below it, and those of its columns beside it; None is hidden.

    Args:
        rows: the counts, without totals.
        fewest: the smallest count that is shown.

    Returns:
        One row and one column more than was given: the totals.
    """
    table = [[*row, sum(row)] for row in rows]
    table.append([sum(column) for column in zip(*table, strict=True)] if table else [0])
    hidden = {
        (number, place)
        for number, row in enumerate(table)
        for place, count in enumerate(row)
        if is_small(count, fewest)
    }
    while more := _companion(table, hidden, fewest):
        hidden.add(more)
    return [
        [None if (number, place) in hidden else count for place, count in enumerate(row)]
        for number, row in enumerate(table)
    ]


def _companion(table: Sequence[Sequence[int]], hidden: set[Cell], fewest: int) -> Cell | None:
    """The smallest cell in the row or column of an exposed one, which has to be hidden too; none where nothing is exposed."""
    for cell in sorted(hidden):
        for line in (_row(table, cell[0]), _column(table, cell[1])):
            if hidden.isdisjoint(other for other in line if other != cell):
                return _smallest(table, [other for other in line if other != cell])
    for cell in sorted(hidden):
        near = [other for other in (*_row(table, cell[0]), *_column(table, cell[1])) if other not in hidden]
        if near and _is_exposed(table, cell, hidden, fewest):
            return _smallest(table, near)
    return None


def _smallest(table: Sequence[Sequence[int]], cells: Sequence[Cell]) -> Cell:
    """A count before a total, so that totals stay as long as they can."""
    return min(cells, key=lambda cell: (_is_total(table, cell), table[cell[0]][cell[1]], cell))


def _is_total(table: Sequence[Sequence[int]], cell: Cell) -> bool:
    return cell[0] == len(table) - 1 or cell[1] == len(table[0]) - 1


def _is_exposed(table: Sequence[Sequence[int]], cell: Cell, hidden: set[Cell], fewest: int) -> bool:
    """Whether the cells that are shown give it away: as the only one left, or since what is left for all of them is too little to be shared."""
    others = hidden - {cell}
    reached, ahead = {("row", cell[0])}, [("row", cell[0])]
    while ahead:  # from its row to its column by other hidden cells: only then can it be another number
        way, number = ahead.pop()
        for row, column in others:
            if number == (row if way == "row" else column):
                end = ("column", column) if way == "row" else ("row", row)
                if end not in reached:
                    reached.add(end)
                    ahead.append(end)
    if ("column", cell[1]) not in reached:
        return True
    return any(_tells(line, hidden, table, fewest) for line in (_row(table, cell[0]), _column(table, cell[1])))


def _row(table: Sequence[Sequence[int]], number: int) -> list[Cell]:
    return [(number, place) for place in range(len(table[0]))]


def _column(table: Sequence[Sequence[int]], place: int) -> list[Cell]:
    return [(number, place) for number in range(len(table))]


def _tells(line: Sequence[Cell], hidden: set[Cell], table: Sequence[Sequence[int]], fewest: int) -> bool:
    """Whether a total that is shown leaves less than `FEWEST` for the cells that are hidden."""
    *cells, whole = line
    left = [table[row][place] for row, place in cells if (row, place) in hidden]
    return whole not in hidden and bool(left) and sum(left) < fewest
