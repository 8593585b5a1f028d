"""Every time limit that the rules know, and how the records kept them.

Takes the record that the rules examine, then the joined records; gives one `DeadlineLine` for every shown record and limit of its kind.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING

from build_scripts.checks import defaulters, timeliness
from build_scripts.checks.deadline_lines import DeadlineLines
from build_scripts.checks.sentences import deadlines, notice, objection
from build_scripts.checks.time_limit import TimeLimit, Timing

if TYPE_CHECKING:
    from build_scripts.checks.record_facts import KnownFacts
    from build_scripts.checks.subject import Subject

LIMITS: dict[str, TimeLimit] = {
    limit.key: limit for family in (timeliness, notice, deadlines, objection, defaulters) for limit in family.LIMITS
}
Told = tuple[str, str, str, str]  # key of the limit, and the ISO days of start, due and done; empty where unknown


def timings(subject: Subject) -> tuple[Told, ...]:
    """The dates of every limit that binds a record, as plain data."""
    entry, status = subject.entry, subject.status.value
    found = (
        (limit.key, timing)
        for limit in LIMITS.values()
        if limit.rule.applies(entry.kind, status, subject.published, subject.date) and (timing := limit.find(subject))
    )
    return tuple((key, _iso(one.start), _iso(one.due), _iso(one.done)) for key, one in found)


def ledger(known: KnownFacts) -> DeadlineLines:
    """A line for every shown record and limit of its kind, in the order of the catalogue."""
    after_appeal = {first.id: timing for first, _second, timing in timeliness.appealed(known)}
    lines = DeadlineLines(known.catalog.records, LIMITS)
    for place, record in enumerate(known.catalog.records):
        told = {key: _timing(LIMITS[key], *days) for key, *days in known.of(record).timings}
        if record.id in after_appeal:
            told[timeliness.LIMITS[0].key] = after_appeal[record.id]
        for key, limit in LIMITS.items():
            if record.kind in limit.rule.kinds and record.status in limit.rule.statuses:
                lines.add(place, key, told.get(key))
    return lines


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


@lru_cache(1 << 15)
def _day(iso: str) -> dt.date:
    """A day, which many lines have in common."""
    return dt.date.fromisoformat(iso)


def _timing(limit: TimeLimit, start: str, due: str, done: str) -> Timing:
    days = (_day(day) if day else None for day in (start, due, done))
    return Timing(**dict(zip(("start", "due", "done"), days, strict=True)), counts=limit.counts)
