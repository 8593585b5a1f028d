"""What filters and sorts: takes documents in the order of their numbers, gives a column per facet, and reads them back."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate, chain, groupby, pairwise, repeat
from typing import Any, Self

from build_scripts.search.document import Document

FIRST = ("kind", "status", "court", "region", "year")
"""Facets whose columns a reader needs for every answer."""

LATER = ("charge", "measure", "outcome", "prison", "procuratorate")
"""Facets whose columns a reader needs only to filter and to count; each key is a word of the index besides."""

FACETS = (*FIRST, *LATER)
_SEVERAL = {"charge": "causes", "prison": "prisons", "procuratorate": "procuratorates"}
"""Facets of which a document may have several values → its attribute that holds them."""

Values = tuple[str, ...]
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


def values_of(document: Document, facet: str) -> Values:
    """Give a document's keys in a facet."""
    if facet in _SEVERAL:
        return tuple(dict.fromkeys(getattr(document, _SEVERAL[facet])))
    value = getattr(document, facet)
    return () if value is None else (str(value),)


@dataclass(frozen=True, slots=True)
class Columns:
    """The values of each document in each column.

    Attributes:
        facets: Facet → the documents' keys.
        days: The documents' dates as days, 1 being 0001-01-01 and 0 no date.
    """

    facets: dict[str, list[Values]]
    days: list[int]

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Self:
        """Make the columns of documents in the order of their numbers."""
        facets: dict[str, list[Values]] = {facet: [] for facet in FACETS}
        days: list[int] = []
        common: dict[Any, Any] = {}  # in which many documents are alike
        for document in documents:
            for facet, column in facets.items():
                values = values_of(document, facet)
                column.append(common.setdefault(values, values))
            day = _day(document)
            days.append(common.setdefault(day, day))
        return cls(facets, days)

    @classmethod
    def read(cls, load: Callable[[str], Any]) -> Self:
        """Make them of what stands in files; `load` gives the column of a facet, and that of `date`."""
        return cls(
            {facet: _read_facet(load(facet)) for facet in FACETS},
            [-step for step in accumulate(load("date"))],
        )

    def order(self, number: int) -> tuple[str, int, str, int]:
        """Give what `order` gives for a document, but for its id."""
        kind, year, court = ("".join(self.facets[facet][number]) for facet in ("kind", "year", "court"))
        return (kind, -int(year or 0), court, -self.days[number])

    def has(self, number: int, document: Document) -> bool:
        """Whether these are the values of a document."""
        same = all(values[number] == values_of(document, facet) for facet, values in self.facets.items())
        return same and self.days[number] == _day(document)

    def put(self, number: int, document: Document) -> None:
        """Set the values of one document."""
        for facet, values in self.facets.items():
            values[number] = values_of(document, facet)
        self.days[number] = _day(document)

    def facet(self, facet: str) -> dict[str, Any]:
        """Encode a facet as runs.

        Returns:
            `values`, the keys that occur; `sets`, the positions of those that a document has together, where any has
            several; and `runs`, where a value's position plus one (0 for none, and the sets after the values) and the
            number of documents that share it alternate.
        """
        column = self.facets[facet]
        values = sorted({value for given in column for value in given})
        places = {value: place for place, value in enumerate(values)}
        together = sorted({given for given in column if len(given) > 1})
        alone: list[Values] = [(), *((value,) for value in values)]
        positions = {given: position for position, given in enumerate([*alone, *together])}
        runs: list[int] = []
        for given, members in groupby(column):
            runs += [positions[given], sum(1 for _ in members)]
        sets = {"sets": [[places[value] for value in given] for given in together]} if together else {}
        return {"values": values, **sets, "runs": runs}

    def dates(self) -> list[int]:
        """Encode the days, each taken from the one before it."""
        return [before - day for before, day in pairwise([0, *self.days])]


def _read_facet(column: Mapping[str, Any]) -> list[Values]:
    """Expand the runs of a facet."""
    values: list[str] = column["values"]
    together = [tuple(values[place] for place in places) for places in column.get("sets", ())]
    given: list[Values] = [(), *((value,) for value in values), *together]
    runs: Iterable[int] = iter(column["runs"])
    return list(chain.from_iterable(repeat(given[value], count) for value, count in zip(runs, runs, strict=True)))


def labels_in(language: str, columns: Mapping[str, Mapping[str, Any]], labels: Labels) -> dict[str, Any]:
    """Give the labels of all values of all labelled facets in one language.

    Args:
        language: The language of a page.
        columns: Facet → column.
        labels: What the values are called; a value without a label shows its key.

    Returns:
        Facet → labels, in the order of the column's values; for facets read later, and for `law`, key → label.
    """
    first = {
        facet: [labels[facet].get(value, {}).get(language) or value for value in columns[facet]["values"]]
        for facet in FIRST
        if facet in labels
    }
    named = {
        facet: {key: names[language] for key, names in labels[facet].items()}
        for facet in (*LATER, "law")
        if labels.get(facet)
    }
    return first | named
