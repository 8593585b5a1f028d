"""Where the links in the text of a record lead: the pages of case numbers and of articles that the portal has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.checks.reading.references import article_key, number_key
from build_scripts.model.kinds import KINDS
from build_scripts.pages import articles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.pages.site import Site


def numbers(records: Iterable[RecordSummary]) -> dict[str, RecordSummary]:
    """The record that each case number stands for; a decision goes before what else bears its number."""
    found: dict[str, RecordSummary] = {}
    for record in records:
        if record.number:
            known = found.setdefault(number_key(record.number), record)
            if KINDS[record.kind].decides and not KINDS[known.kind].decides:
                found[number_key(record.number)] = record
    return found


def targets(site: Site) -> dict[str, str]:
    """The page of every case number and every article that the portal has."""
    pages = {key: record.url for key, record in site.text_numbers.items()}
    return pages | {article_key(*article): articles.path(site, article) for article in articles.cited(site)}


def of_record(site: Site, record: RecordSummary) -> dict[str, str]:
    """The targets of a record's own text; it does not lead to itself."""
    known = ((key, site.text_targets.get(key)) for key in record.mentions)
    return {key: target for key, target in known if target and target != record.url}
