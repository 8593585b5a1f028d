"""What the rules looked at and found: one line a rule, for the public register."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_scripts.checks.across import AcrossRule
from build_scripts.checks.register import ACROSS, RULES
from build_scripts.checks.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from build_scripts.catalog.card import Card
    from build_scripts.content.problem import Problem


_EVERY: tuple[Rule | AcrossRule, ...] = (*RULES.values(), *ACROSS.values())


@dataclass(frozen=True, slots=True)
class Coverage:
    """One rule: how many shown records it looked at, how often it found something, and who is excused from it."""

    rule: Rule | AcrossRule
    looked: int
    found: int
    excused: tuple[Card, ...]


def lines(cards: Sequence[Card], problems: Iterable[Problem]) -> list[Coverage]:
    """The register.

    Args:
        cards: the records that are shown.
        problems: what was found in them; an error would have stopped publication, so these are warnings.
    """
    found = Counter(problem.rule for problem in problems)
    excused: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        for identifier in card.excused:
            excused[identifier].append(card)
    alike = _alike(cards)
    return [
        Coverage(
            rule,
            sum(number for card, number in alike if _applies(rule, card)),
            found[rule.id],
            tuple(excused[rule.id]),
        )
        for rule in sorted(_EVERY, key=lambda rule: rule.id)
    ]


def _alike(cards: Iterable[Card]) -> list[tuple[Card, int]]:
    """One of all cards to which the same rules apply, and how many there are: asking each card about each rule takes long."""
    days = [rule.since for rule in _EVERY if rule.since]
    days += [rule.until + dt.timedelta(1) for rule in _EVERY if rule.until]
    changes = sorted(day.isoformat() for day in set(days))
    one: dict[tuple[object, ...], Card] = {}
    number: Counter[tuple[object, ...]] = Counter()
    for card in cards:
        day = card.published or card.date
        key = (card.kind, card.status, bisect_right(changes, day) if day else None)
        one.setdefault(key, card)
        number[key] += 1
    return [(card, number[key]) for key, card in one.items()]


def _applies(rule: Rule | AcrossRule, card: Card) -> bool:
    if isinstance(rule, AcrossRule):
        return rule.applies(card)
    day = card.published or card.date
    return rule.applies(card.kind, card.status, dt.date.fromisoformat(day) if day else None)
