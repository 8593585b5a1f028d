"""What filters and sorts: takes documents in the order of their numbers, gives a column per facet, and reads them back."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, groupby, pairwise, repeat
from typing import Any, Self

from build_scripts.search.document import Document

FACETS = ("kind", "status", "court", "region", "year")
Labels = Mapping[str, Mapping[str, Mapping[str, str]]]
"""Facet → key → language → label."""


def order(document: Document) -> tuple[str, int, str, int, str]:
    """Order by kind, year and court, so that columns shrink to runs; then newer first, so that dates do."""
    return (
        document.kind,
        -(document.year or 0),
        document.court or "",
        -_day(document),
        document.id,
    )


def _day(document: Document) -> int:
    """Count the days up to the document's date, 0 if it has none."""
    return dt.date.fromisoformat(document.date).toordinal() if document.date else 0


def _value(document: Document, facet: str) -> str | None:
    """Give a document's key in a facet."""
    value = getattr(document, facet)
    return None if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Columns:
    """One value for each document in each column.

    Attributes:
        facets: Facet → the documents' keys.
        days: The documents' dates as days, 1 being 0001-01-01 and 0 no date.
    """

    facets: dict[str, list[str | None]]
    days: list[int]

    @classmethod
    def of(cls, documents: Sequence[Document]) -> Self:
        """Make the columns of documents in the order of their numbers."""
        facets = {facet: [_value(document, facet) for document in documents] for facet in FACETS}
        return cls(facets, [_day(document) for document in documents])

    @classmethod
    def read(cls, load: Callable[[str], Any]) -> Self:
        """Make them of what stands in files; `load` gives the column of a facet, and that of `date`."""
        return cls(
            {facet: _read_facet(load(facet)) for facet in FACETS},
            [-step for step in accumulate(load("date"))],
        )

    def order(self, number: int) -> tuple[str, int, str, int]:
        """Give what `order` gives for a document, but for its id."""
        kind, year, court = (self.facets[facet][number] for facet in ("kind", "year", "court"))
        return (kind or "", -int(year or 0), court or "", -self.days[number])

    def has(self, number: int, document: Document) -> bool:
        """Whether these are the values of a document."""
        same = all(values[number] == _value(document, facet) for facet, values in self.facets.items())
        return same and self.days[number] == _day(document)

    def put(self, number: int, document: Document) -> None:
        """Set the values of one document."""
        for facet, values in self.facets.items():
            values[number] = _value(document, facet)
        self.days[number] = _day(document)

    def facet(self, facet: str) -> dict[str, Any]:
        """Encode a facet as runs.

        Returns:
            `values`, the keys that occur, and `runs`, where a value's position plus one (0 for none) and
            the number of documents that share it alternate.
        """
        column = self.facets[facet]
        values = sorted({value for value in column if value is not None})
        positions: dict[str | None, int] = {value: position for position, value in enumerate(values, 1)}
        runs: list[int] = []
        for value, members in groupby(column):
            runs += [positions.get(value, 0), sum(1 for _ in members)]
        return {"values": values, "runs": runs}

    def dates(self) -> list[int]:
        """Encode the days, each taken from the one before it."""
        return [before - day for before, day in pairwise([0, *self.days])]


def _read_facet(column: Mapping[str, Any]) -> list[str | None]:
    """Expand the runs of a facet."""
    values = [None, *column["values"]]
    runs: Iterable[int] = iter(column["runs"])
    return list(chain.from_iterable(repeat(values[value], count) for value, count in zip(runs, runs, strict=True)))


def labels_in(language: str, columns: Mapping[str, Mapping[str, Any]], labels: Labels) -> dict[str, list[str]]:
    """Give the labels of all values of all labelled facets in one language.

    Args:
        language: The language of a page.
        columns: Facet → column.
        labels: What the values are called; a value without a label shows its key.

    Returns:
        Facet → labels, in the order of the column's values.
    """
    return {
        facet: [labels[facet].get(value, {}).get(language) or value for value in column["values"]]
        for facet, column in columns.items()
        if facet in labels
    }
