"""What the rules looked at and found: one line a rule, for the public register."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_scripts.rules.register import ACROSS, RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from build_scripts.card import Card
    from build_scripts.problem import Problem
    from build_scripts.rules.across import AcrossRule
    from build_scripts.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Line:
    """One rule: how many shown records it looked at, how often it found something, and who is excused from it."""

    rule: Rule | AcrossRule
    looked: int
    found: int
    excused: tuple[Card, ...]


def lines(cards: Sequence[Card], problems: Iterable[Problem]) -> list[Line]:
    """The register.

    Args:
        cards: the records that are shown.
        problems: what was found in them; an error would have stopped publication, so these are warnings.
    """
    found = Counter(problem.rule for problem in problems)
    days = [(card, _day(card.published or card.date)) for card in cards]
    alone = [
        Line(
            rule,
            sum(rule.applies(card.kind, card.status, day) for card, day in days),
            found[rule.id],
            tuple(card for card in cards if rule.id in card.excused),
        )
        for rule in RULES.values()
    ]
    together = [
        Line(
            rule,
            sum(rule.applies(card) for card in cards),
            found[rule.id],
            tuple(card for card in cards if rule.id in card.excused),
        )
        for rule in ACROSS.values()
    ]
    return sorted(alone + together, key=lambda line: line.rule.id)


def _day(iso: str | None) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None
