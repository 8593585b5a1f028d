"""The corrections log: every public note about a change to a record, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from build_scripts.catalog.card import Card


class CorrectionNote(NamedTuple):
    """One note: its day, class label, words, the same in other languages, and the record."""

    day: str
    label: str
    note: str
    translations: dict[str, str]
    card: Card


def log(cards: Iterable[Card]) -> list[CorrectionNote]:
    """All notes of all records."""
    entries = [CorrectionNote(*item, card) for card in cards for item in card.corrections]
    return sorted(entries, key=lambda entry: (entry.day, entry.card.id, entry.note), reverse=True)
