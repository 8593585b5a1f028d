"""Where the links in the text of a record lead: the pages of case numbers and of articles that the portal has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.checks.reading.references import article_key, number_key
from build_scripts.model.kinds import KINDS
from build_scripts.pages import articles

if TYPE_CHECKING:
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.pages.site import Site


Target = tuple[str, str]  # the path of a page, and the id of the record whose it is; empty for that of an article


def targets(site: Site) -> dict[str, Target]:
    """The page of every case number and every article that the portal has; a decision goes before what else bears its number."""
    found: dict[str, RecordSummary] = {}
    for record in site.catalog.records:
        if record.number:
            known = found.setdefault(number_key(record.number), record)
            if KINDS[record.kind].decides and not KINDS[known.kind].decides:
                found[number_key(record.number)] = record
    pages = {key: (record.url, record.id) for key, record in found.items()}
    return pages | {article_key(*article): (articles.path(site, article), "") for article in articles.cited(site)}


def of_record(site: Site, record: RecordSummary) -> dict[str, str]:
    """The targets of a record's own text; it does not lead to itself."""
    targets = site.text_targets
    known = ((key, targets[key][0]) for key in record.mentions if key in targets)
    return {key: path for key, path in known if path != record.url}
