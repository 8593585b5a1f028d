"""Figures of a ledger that lead to the records behind them, without a script.

Takes the lines of a list in their order; gives a table of counts. Behind each count stand the page of the list and the anchor at which its
lines begin, so that lines of one row and column have to stand together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from build_scripts.pages.lists import SIZE

Item = TypeVar("Item")
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

    @cached_property
    def _cells(self) -> dict[tuple[Row, str], list[int]]:
        """Row and column → the numbers of the first line that is counted there, and how many there are; in the order of the first lines."""
        found: dict[tuple[Row, str], list[int]] = {}
        for number, line in enumerate(self.lines):
            found.setdefault((self.row(line), self.column(line)), [number, 0])[1] += 1
        return found

    @cached_property
    def counts(self) -> list[int]:
        """How many lines there are in each column."""
        counted: Counter[str] = Counter()
        for (_row, column), (_first, count) in self._cells.items():
            counted[column] += count
        return [counted[column] for column in self.columns]

    @cached_property
    def rows(self) -> list[list[object]]:
        """The words of each row, and of each column the count, with page and anchor; empty where nothing is behind the count."""
        rows = dict.fromkeys(row for row, _column in self._cells)
        return [[*row, [self._figure(row, column) for column in self.columns]] for row in rows]

    def _figure(self, row: Row, column: str) -> list[object]:
        first, count = self._cells.get((row, column), (0, 0))
        page = first // SIZE + 1
        path = f"{self.path}page/{page}/" if page > 1 else self.path
        return [count, path, _anchor(row, column)] if count else [0, "", ""]

    @cached_property
    def anchors(self) -> dict[int, str]:
        """Number of a line → the anchor at it, where it is the first of its row and column."""
        return {first: _anchor(row, column) for (row, column), (first, _count) in self._cells.items()}


def _anchor(row: Row, column: str) -> str:
    return "-".join([*(word or "unknown" for word in row), column])
