"""What was withheld, and why (法释〔2016〕19号 Arts 4 and 6): counts by year and reason."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from build_scripts.model.base import Status
from build_scripts.model.status import WithheldReason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from build_scripts.catalog.summary import RecordSummary


def withheld(records: Iterable[RecordSummary]) -> tuple[RecordSummary, ...]:
    """The withheld records, in the order given."""
    return tuple(record for record in records if record.status == Status.WITHHELD.value)


def by_year(records: Iterable[RecordSummary]) -> list[tuple[str, list[int]]]:
    """Counts of withheld records.

    Returns:
        Year (empty where unknown), newest first, and the count of each `WithheldReason` in its order.
    """
    counts = Counter((record.year or "", record.reason) for record in withheld(records))
    years = sorted({year for year, _reason in counts}, reverse=True)
    return [(year, [counts[year, reason.value] for reason in WithheldReason]) for year in years]
