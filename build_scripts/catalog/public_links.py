"""Which records may leave the site as data, and which links of a record may.

A kind that says why it is left out stays out of feeds and data files, and so does a record of any other kind that has an end, since
a copy would outlive it. Sealed and expired records are not even in the catalogue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.model.kinds import KINDS

if TYPE_CHECKING:
    from build_scripts.catalog.catalog import Catalog
    from build_scripts.catalog.summary import RecordSummary


def exportable(record: RecordSummary) -> bool:
    """Whether feeds and data files may carry the record."""
    return not KINDS[record.kind].left_out and record.expires is None


def hidden_links(catalog: Catalog, record: RecordSummary) -> tuple[str, ...]:
    """The records that a record points at and that its data must not name: those that are not shown, or not exportable."""
    others = {other for other, _relation in record.related} | ({record.replaced_by} if record.replaced_by else set())
    return tuple(sorted(other for other in others if not (found := catalog.by_id.get(other)) or not exportable(found)))
