"""Where the links in the text of a record lead: the pages of case numbers and of articles that the portal has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.checks.reading.references import article_key, number_key
from build_scripts.model.kinds import KINDS
from build_scripts.pages import articles

if TYPE_CHECKING:
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.pages.site import Site


def targets(site: Site) -> dict[str, str]:
    """Of every case number that the portal has, the id of the record; of every article, the path of its page.

    A decision goes before what else bears its number.
    """
    found: dict[str, RecordSummary] = {}
    for record in site.catalog.records:
        if record.number:
            known = found.setdefault(number_key(record.number), record)
            if KINDS[record.kind].decides and not KINDS[known.kind].decides:
                found[number_key(record.number)] = record
    ids = {key: record.id for key, record in found.items()}
    return ids | {article_key(*article): articles.path(site, article) for article in articles.cited(site)}


def record_of(site: Site, key: str) -> RecordSummary | None:
    """The record that bears a case number, by the key of the number; None of an article."""
    return site.catalog.by_id.get(site.text_targets.get(key, ""))


def of_record(site: Site, record: RecordSummary) -> dict[str, str]:
    """The targets of a record's own text, key → path; it does not lead to itself."""
    found = {}
    for key in record.mentions:
        if key in site.text_targets:
            other = record_of(site, key)
            found[key] = other.url if other else site.text_targets[key]
    return {key: path for key, path in found.items() if path != record.url}
