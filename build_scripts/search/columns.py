"""What filters and sorts: takes documents in the order of their numbers, gives a column per facet."""

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any

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


def values_of(documents: Sequence[Document], facet: str) -> list[str]:
    """List the keys that occur in a facet."""
    return sorted({str(value) for document in documents if (value := getattr(document, facet)) is not None})


def facet_column(documents: Sequence[Document], facet: str) -> dict[str, Any]:
    """Encode a facet as runs.

    Args:
        documents: All documents, in the order of their numbers.
        facet: A name of FACETS.

    Returns:
        `values`, the keys that occur, and `runs`, where a value's position plus one (0 for none) and
        the number of documents that share it alternate.
    """
    values = values_of(documents, facet)
    positions: dict[object, int] = {value: position for position, value in enumerate(values, 1)}
    runs: list[int] = []
    for value, members in groupby(getattr(document, facet) for document in documents):
        runs += [0 if value is None else positions[str(value)], sum(1 for _ in members)]
    return {"values": values, "runs": runs}


def date_column(documents: Sequence[Document]) -> list[int]:
    """Encode the dates as days, 1 being 0001-01-01 and 0 no date, each taken from the one before it."""
    days = [0, *map(_day, documents)]
    return [before - day for before, day in pairwise(days)]


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
