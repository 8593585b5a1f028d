"""What a hub reads of a portal before it asks: takes the columns and labels, gives the numbers by which a portal can be left out."""

from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import Any

from build_scripts.search.columns import FIRST, Columns, Labels

PATH = "search/summary.json"
_LABELLED = ("kind", "region", "status")
"""Facets of which a portal has few values, so that a hub can offer them before any portal is asked."""


def summary(columns: Columns, languages: Iterable[str], labels: Labels) -> dict[str, Any]:
    """Count all documents by each value that decides whether a portal need be asked.

    Args:
        columns: The columns of all documents.
        languages: The languages of the site.
        labels: Facet → key → language → label.

    Returns:
        `documents`; `days`, the first and the last, both 0 without any; `counts`, facet → key → number of documents; `labels`,
        language → facet → key → label.
    """
    counts = {facet: dict(sorted(Counter(chain.from_iterable(columns.facets[facet])).items())) for facet in FIRST}
    days = [day for day in columns.days if day]
    return {
        "documents": len(columns.days),
        "days": [min(days, default=0), max(days, default=0)],
        "counts": counts,
        "labels": {
            language: {
                facet: {key: labels[facet].get(key, {}).get(language) or key for key in counts[facet]}
                for facet in _LABELLED
                if facet in labels
            }
            for language in languages
        },
    }
