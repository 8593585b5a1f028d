"""What was withheld, and why (法释〔2016〕19号 Arts 4 and 6): counts by year and reason."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from build_scripts.model.base import Status
from build_scripts.model.status import WithheldReason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from build_scripts.catalog.card import Card


def withheld(cards: Iterable[Card]) -> tuple[Card, ...]:
    """The withheld records, in the order given."""
    return tuple(card for card in cards if card.status == Status.WITHHELD.value)


def by_year(cards: Iterable[Card]) -> list[tuple[str, list[int]]]:
    """Counts of withheld records.

    Returns:
        Year (empty where unknown), newest first, and the count of each `WithheldReason` in its order.
    """
    counts = Counter((card.year or "", card.note) for card in withheld(cards))
    years = sorted({year for year, _note in counts}, reverse=True)
    return [(year, [counts[year, reason.label] for reason in WithheldReason]) for year in years]
