"""Figures of a ledger that lead to the records behind them, without a script.

Takes the lines of a list in their order; gives a table of counts. Behind each count stand the page of the list and the anchor at which its
lines begin, so that lines of one row and column have to stand together. Where all lines of a column do, so do the totals of the columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Sized
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from build_scripts.pages.lists import SIZE

Item = TypeVar("Item")
Group = TypeVar("Group", bound=Sized)
Row = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Figures(Generic[Item]):
    """The counts of one list.

    Attributes:
        path: of the list.
        lines: in the order of the list.
        row: in which an item is counted; an empty word stands for what is unknown.
        column: in which it is counted.
        columns: all of them, in their order.
    """

    path: str
    lines: Sequence[Item]
    row: Callable[[Item], Row]
    column: Callable[[Item], str]
    columns: Sequence[str]

    def __len__(self) -> int:
        """How many lines."""
        return len(self.lines)

    @cached_property
    def _cells(self) -> dict[tuple[Row, str], list[int]]:
        """Row and column → the numbers of the first line that is counted there, and how many there are; in the order of the first lines."""
        found: dict[tuple[Row, str], list[int]] = {}
        for number, line in enumerate(self.lines):
            found.setdefault((self.row(line), self.column(line)), [number, 0])[1] += 1
        return found

    @cached_property
    def rows(self) -> list[list[object]]:
        """The words of each row, and of each column the count, with page and anchor; empty where nothing is behind the count."""
        rows = dict.fromkeys(row for row, _column in self._cells)
        return [[*row, [self._figure(row, column) for column in self.columns]] for row in rows]

    def totals(self, among: Callable[[Row], bool] = lambda _row: True) -> list[list[object]]:
        """Of each column the count in all rows, or in some, with page and anchor; the list has what is of one column together, and so these rows of it."""
        counted: Counter[str] = Counter()
        first: dict[str, Row] = {}
        for (row, column), (_first, count) in self._cells.items():
            if among(row):
                counted[column] += count
                first.setdefault(column, row)
        figures = {column: [counted[column], *self._figure(row, column)[1:]] for column, row in first.items()}
        return [figures.get(column, [0, "", ""]) for column in self.columns]

    def _figure(self, row: Row, column: str) -> list[object]:
        first, count = self._cells.get((row, column), (0, 0))
        page = first // SIZE + 1
        path = f"{self.path}page/{page}/" if page > 1 else self.path
        return [count, path, _anchor(row, column)] if count else [0, "", ""]

    @cached_property
    def anchors(self) -> dict[int, str]:
        """Number of a line → the anchor at it, where it is the first of its row and column."""
        return {first: _anchor(row, column) for (row, column), (first, _count) in self._cells.items()}


def largest(groups: Mapping[str, Group]) -> dict[str, Group]:
    """Those with the most lines, no more than a page of a list has, in the order given: a country has thousands of courts."""
    kept = set(sorted(groups, key=lambda key: -len(groups[key]))[:SIZE])
    return {key: group for key, group in groups.items() if key in kept}


def _anchor(row: Row, column: str) -> str:
    return "-".join([*(word or "unknown" for word in row), column])
