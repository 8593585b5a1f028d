"""Which records leave the site in bulk: the one place that decides it for feeds and data files.

A kind that says why it is left out stays out of both, and so does a record of any other kind that has
an end, since a copy would outlive it. Sealed and expired records are not even in the catalogue.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from build_scripts.catalog.identifiers import work
from build_scripts.export.fields import Placed
from build_scripts.model.kinds import KINDS
from build_scripts.pages import text_targets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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


def placed(site: Site, summary: RecordSummary) -> Placed:
    """A record and its place among the others; one that is not exported is not named."""
    others = [other for other, _relation in summary.related]
    if summary.replaced_by:
        others.append(summary.replaced_by)
    open_ = tuple([other for other in others if _open(site, other)]) if others else ()
    cited = _cited(site).get(summary.id, ())
    return Placed(summary, site.catalog.case_of.get(summary.id), open_, _days(site, summary.id), cited)


_Cited = tuple[tuple[str, str], ...]


def _cited(site: Site) -> Mapping[str, _Cited]:
    """Record id → the case numbers in its text, each with the identifier of the record, where that may be named and is another one."""

    def find() -> dict[str, _Cited]:
        return {record.id: cited for record in exported(site) if (cited := tuple(_cited_by(site, record)))}

    found: Mapping[str, _Cited] = site.once("cited", find)
    return found


def _cited_by(site: Site, summary: RecordSummary) -> Iterator[tuple[str, str]]:
    for key in summary.mentions:
        one = text_targets.record_of(site, key)
        if one and one.id != summary.id and exportable(one):
            yield key, work(one)


def _days(site: Site, identifier: str) -> tuple[str, str]:
    """When a record first stood on this portal, and when it last changed in whatever way."""
    known = site.log.entries.get(identifier) if site.log else None
    return (known[0].header["date"], known[-1].header["date"]) if known else ("", "")


def _open(site: Site, identifier: str) -> bool:
    """Whether another record may be named: it is shown, and exported itself."""
    other = site.catalog.by_id.get(identifier)
    return other is not None and exportable(other)


def state(site: Site, one: Placed) -> str:
    """Everything that what is exported of a record depends on."""
    cited = " ".join(target for _key, target in one.cited)
    return f"{site.keys[one.summary.id]} {one.case} {' '.join(one.open)} {one.days} {cited}"
