"""What the rules examined and found: one line a rule, for the public register."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from build_scripts.checks.register import ACROSS, RULES
from build_scripts.checks.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.checks.record_facts import KnownFacts
    from build_scripts.content.problem import Problem


_EVERY: tuple[Rule[Any], ...] = (*RULES.values(), *ACROSS.values())


@dataclass(frozen=True, slots=True)
class Coverage:
    """One rule: how many shown records it examined, how often it found something, and who is excused from it."""

    rule: Rule[Any]
    looked: int
    found: int
    excused: tuple[RecordSummary, ...]


def lines(known: KnownFacts, problems: Iterable[Problem]) -> tuple[Coverage, ...]:
    """The register.

    Args:
        known: the records that are shown, and which rules they are excused from.
        problems: what was found in any record, at its place in the content; an error would have stopped publication, so these are
            warnings. What was found in a record that is not shown would tell of it, and does not count.
    """
    shown = {record.source for record in known.catalog.records}
    found = Counter(problem.rule for problem in problems if problem.path in shown)
    excused: dict[str, list[RecordSummary]] = defaultdict(list)
    for record in known.catalog.records:
        for identifier in known.of(record).excused:
            excused[identifier].append(record)
    alike = _alike(known.catalog.records)
    return tuple(
        Coverage(
            rule,
            sum(number for record, number in alike if rule.applies_to(record)),
            found[rule.id],
            tuple(excused[rule.id]),
        )
        for rule in sorted(_EVERY, key=lambda rule: rule.id)
    )


def _alike(records: Iterable[RecordSummary]) -> list[tuple[RecordSummary, int]]:
    """One of all records to which the same rules apply, and how many there are: asking each record about each rule takes long."""
    days = [rule.since for rule in _EVERY if rule.since]
    days += [rule.until + dt.timedelta(1) for rule in _EVERY if rule.until]
    changes = sorted(day.isoformat() for day in set(days))
    one: dict[tuple[object, ...], RecordSummary] = {}
    number: Counter[tuple[object, ...]] = Counter()
    for record in records:
        turns = (bisect_right(changes, day) if day else None for day in (record.published, record.date))
        key = (record.kind, record.status, *turns)
        one.setdefault(key, record)
        number[key] += 1
    return [(record, number[key]) for key, record in one.items()]
