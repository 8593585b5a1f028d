"""Courts that no document has shown yet: takes a court and its records, gives what its page says of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.checks.case_numbers.numbering import parse
from build_scripts.content.labels import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.content.vocabulary_item import VocabularyItem

DERIVED = N_("The name of this court was derived from the code of its place; no document has shown it yet.")


def notice(court: VocabularyItem, records: Iterable[RecordSummary]) -> str:
    """The notice of a derived court, until a real record has a case number with its code."""
    if not court.extra.get("derived"):
        return ""
    numbers = (parse(record.number) for record in records if record.number and not record.sample)
    return "" if any(number and number.court == court.key for number in numbers) else DERIVED
