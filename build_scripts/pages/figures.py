"""Figures of a ledger that lead to the records behind them, without a script.

Takes the lines of a list in their order; gives a table of counts. Behind each count stand the page of the list and the anchor at which its
lines begin, so that lines of one row and column have to stand together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
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

    @property
    def counts(self) -> list[int]:
        """How many lines there are in each column."""
        counted = Counter(map(self.column, self.lines))
        return [counted[column] for column in self.columns]

    @property
    def rows(self) -> list[list[object]]:
        """The words of each row, and of each column the count, with page and anchor; empty where nothing is behind the count."""
        counted: dict[Row, Counter[str]] = defaultdict(Counter)
        for line in self.lines:
            counted[self.row(line)][self.column(line)] += 1
        pages = {name: number // SIZE + 1 for number, name in self.anchors.items()}
        return [
            [*row, [[counts[column], *self._address(pages, _anchor(row, column))] for column in self.columns]]
            for row, counts in counted.items()
        ]

    def _address(self, pages: dict[str, int], anchor: str) -> tuple[str, str]:
        page = pages.get(anchor)
        return (f"{self.path}page/{page}/" if page > 1 else self.path, anchor) if page else ("", "")

    @cached_property
    def anchors(self) -> dict[int, str]:
        """Number of a line → the anchor at it, where it is the first of its row and column."""
        first: dict[str, int] = {}
        for number, line in enumerate(self.lines):
            first.setdefault(_anchor(self.row(line), self.column(line)), number)
        return {number: name for name, number in first.items()}


def _anchor(row: Row, column: str) -> str:
    return "-".join([*(word or "unknown" for word in row), column])
