"""Where the links in the text of a record lead: the pages of case numbers and of articles that the portal has."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checks.reading.references import article_key, number_key
from build_scripts.model.kinds import KINDS
from build_scripts.pages import articles

if TYPE_CHECKING:
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.pages.site import Site


class Target(NamedTuple):
    """Where a link leads.

    Attributes:
        path: of the page.
        record: of which it is; None for that of an article.
    """

    path: str
    record: RecordSummary | None


def targets(site: Site) -> dict[str, Target]:
    """The page of every case number and every article that the portal has; a decision goes before what else bears its number."""
    found: dict[str, RecordSummary] = {}
    for record in site.catalog.records:
        if record.number:
            known = found.setdefault(number_key(record.number), record)
            if KINDS[record.kind].decides and not KINDS[known.kind].decides:
                found[number_key(record.number)] = record
    pages = {key: Target(record.url, record) for key, record in found.items()}
    return pages | {
        article_key(*article): Target(articles.path(site, article), None) for article in articles.cited(site)
    }


def of_record(site: Site, record: RecordSummary) -> dict[str, str]:
    """The targets of a record's own text; it does not lead to itself."""
    known = ((key, site.text_targets.get(key)) for key in record.mentions)
    return {key: target.path for key, target in known if target and target.path != record.url}
