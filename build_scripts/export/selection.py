"""Which records leave the site in bulk: the one place that decides it for feeds and data files.

Enforcement information stays out of both. A defaulter entry names a person and must vanish on the day
its term ends (法释〔2017〕7号); the portal is no search engine for people, its enforcement
pages ask search engines to pass them over, and a copy that somebody downloaded or a feed reader kept
would outlive the entry. The same goes for a record of any other kind that has an end. Sealed and
expired records are not even in the catalogue.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from build_scripts.content.labels import N_
from build_scripts.model.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.pages.site import Site

CHUNK = 1000  # records in one data file
LEFT_OUT = N_(
    "Enforcement information is left out: it names persons, its entries end on a fixed day, "
    "and a copy would outlive them."
)


def exportable(record: RecordSummary) -> bool:
    """Whether feeds and data files may carry the record."""
    return KINDS[record.kind].indexed and record.expires is None


def exported(site: Site) -> Iterator[RecordSummary]:
    """The records that may leave the site in bulk, in the order of the catalogue."""
    return (record for record in site.catalog.records if exportable(record))


def chunks(site: Site) -> Iterator[tuple[RecordSummary, ...]]:
    """The same, sorted by id, a data file's worth at a time; at least one, if need be an empty one."""
    records = sorted(exported(site), key=attrgetter("id"))
    for start in range(0, len(records) or 1, CHUNK):
        yield tuple(records[start : start + CHUNK])
