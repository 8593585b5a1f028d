"""The corrections log: every change to a record of which a reader should know, and every public note about one, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from build_scripts.catalog.ledgers.versions import Version, versions_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from build_scripts.catalog.publication_log import PublicationLog
    from build_scripts.catalog.summary import RecordSummary


class Correction(NamedTuple):
    """One change, and the record that it is about."""

    version: Version
    record: RecordSummary


def log(records: Iterable[RecordSummary], entries: PublicationLog | None = None) -> list[Correction]:
    """All changes of all records; one that only concerns their looks is among them where the editor noted it.

    Args:
        records: those that are shown.
        entries: what the publication log says of them.
    """
    known = entries.entries if entries else {}
    changed = [record for record in records if record.corrections or len(known.get(record.id, ())) > 1]
    found = [
        Correction(version, record)
        for record in changed
        for version in versions_of(record, known.get(record.id, ()))
        if version.is_substantive or version.notes
    ]
    return sorted(found, key=_order, reverse=True)


def _order(entry: Correction) -> tuple[str, str, str]:
    return entry.version.day, entry.record.id, entry.version.anchor
