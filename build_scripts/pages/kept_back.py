"""What a court withholds, for the head of the list of its records: how many documents, for which reasons.

Takes the records of a court; gives plain data, and the place of its own page in the register. A count leads to that page and so to the documents.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from build_scripts.catalog.ledgers.withheld import withheld
from build_scripts.model.status import WithheldReason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.content.vocabulary_item import VocabularyItem

PATH = "withheld/"
COURTS = "courts"


def path_of(name: str, body: VocabularyItem) -> str:
    """The page in the register of what a court or other body withholds; `name` is the list of the vocabulary that has it."""
    return f"{PATH}{name}/{body.slug}/"


def kept_back(court: VocabularyItem, records: Iterable[RecordSummary]) -> dict[str, object] | None:
    """How many documents a court withholds: together, for each reason that is used, and for the catch-all reason; None where there are none."""
    counted = Counter(record.reason for record in withheld(records) if record.organs[:1] == (court.key,))
    if not counted:
        return None
    return {
        "path": path_of(COURTS, court),
        "total": counted.total(),
        "reasons": [[reason.label, counted[reason.value]] for reason in WithheldReason if counted[reason.value]],
        "other": counted[WithheldReason.OTHER.value],
    }
