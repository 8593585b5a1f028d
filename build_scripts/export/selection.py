"""Which records leave the site in bulk: the one place that decides it for feeds and data files.

A kind that says why it is left out stays out of both, and so does a record of any other kind that has
an end, since a copy would outlive it. Sealed and expired records are not even in the catalogue.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from build_scripts.model.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.pages.site import Site

CHUNK = 1000  # records in one data file


def exportable(record: RecordSummary) -> bool:
    """Whether feeds and data files may carry the record."""
    return not KINDS[record.kind].left_out and record.expires is None


def exported(site: Site) -> Iterator[RecordSummary]:
    """The records that may leave the site in bulk, in the order of the catalogue."""
    return (record for record in site.catalog.records if exportable(record))


def chunks(site: Site) -> Iterator[tuple[RecordSummary, ...]]:
    """The same, sorted by id, a data file's worth at a time; at least one, if need be an empty one."""
    records = sorted(exported(site), key=attrgetter("id"))
    for start in range(0, len(records) or 1, CHUNK):
        yield tuple(records[start : start + CHUNK])


def by_kind(site: Site) -> dict[str, list[RecordSummary]]:
    """The same of each kind that has any, sorted by id."""
    found: dict[str, list[RecordSummary]] = {}
    for record in sorted(exported(site), key=attrgetter("id")):
        found.setdefault(record.kind, []).append(record)
    return dict(sorted(found.items()))


def chunks_by_kind(site: Site) -> Iterator[tuple[str, int, tuple[RecordSummary, ...]]]:
    """A data file's worth of one kind at a time: the kind, the number of the file, counted from 1, and the records."""
    for kind, records in by_kind(site).items():
        for number, start in enumerate(range(0, len(records), CHUNK), start=1):
            yield kind, number, tuple(records[start : start + CHUNK])
