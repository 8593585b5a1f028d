"""The corrections log: every public note about a change to a record, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from build_scripts.catalog.summary import RecordSummary


class CorrectionNote(NamedTuple):
    """One note: its day, class, words, the same in other languages, and the record."""

    day: str
    class_: str
    note: str
    translations: dict[str, str]
    record: RecordSummary


def log(records: Iterable[RecordSummary]) -> list[CorrectionNote]:
    """All notes of all records."""
    entries = [CorrectionNote(*item, record) for record in records for item in record.corrections]
    return sorted(entries, key=lambda entry: (entry.day, entry.record.id, entry.note), reverse=True)
