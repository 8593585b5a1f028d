"""What a court or other body withholds, for the head of the list of its records: how many documents, for which reasons.

Takes its records; gives plain data. The register has a page of the body's own, to which the figures lead.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from build_scripts.catalog.ledgers.withheld import withheld
from build_scripts.model.status import WithheldReason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from build_scripts.catalog.summary import RecordSummary


def kept_back(key: str, records: Iterable[RecordSummary]) -> dict[str, object]:
    """How many documents a body withholds: together, for each reason that is used, and for the catch-all reason; empty where there are none."""
    counted = Counter(record.reason for record in withheld(records) if record.organs[:1] == (key,))
    if not counted:
        return {}
    return {
        "total": counted.total(),
        "reasons": [[reason.label, counted[reason.value]] for reason in WithheldReason if counted[reason.value]],
        "other": counted[WithheldReason.OTHER.value],
    }
