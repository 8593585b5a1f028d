"""The lines of the deadline ledger (期限台账), as columns of numbers: a portal may have millions of them.

Takes records and timings; gives a `DeadlineLine` when somebody asks for one. A line kept as an object with its days takes six times as much memory.
"""

from __future__ import annotations

import datetime as dt
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_scripts.checks.time_limit import Kept, TimeLimit, Timing
from build_scripts.content.lazy_sequence import LazySequence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from build_scripts.catalog.summary import RecordSummary

_KEPT = tuple(Kept)
_PLACES = {kept: place for place, kept in enumerate(_KEPT)}
_UNTOLD, _NOT_LATE = 0, -1  # no day has this ordinal, and nothing is late by less than no day


@dataclass(frozen=True, slots=True)
class DeadlineLine:
    """How one record kept one limit.

    Attributes:
        limit, record: which one, and whose.
        timing: None where the limit does not bind the record.
        kept: what became of it.
        days: as in `Timing`.
    """

    limit: TimeLimit
    record: RecordSummary
    timing: Timing | None
    kept: Kept
    days: int | None


class DeadlineLines(LazySequence[DeadlineLine]):
    """Every line, in the order in which they were added."""

    def __init__(self, records: Sequence[RecordSummary], limits: Mapping[str, TimeLimit]) -> None:
        """Begin with none.

        Args:
            records: that are shown.
            limits: by key.
        """
        self._records, self._limits = records, tuple(limits.values())
        self._numbers = {key: number for number, key in enumerate(limits)}
        self._record, self._limit, self._kept = array("I"), array("B"), array("B")
        self._days, self._told = array("i"), array("i")  # of a line one number of days, and the ordinals of three days

    def add(self, record: int, limit: str, timing: Timing | None) -> None:
        """Take one more.

        Args:
            record: its place among the records.
            limit: the key.
            timing: None where the limit does not bind the record.
        """
        kept, days = (timing.kept, timing.days) if timing else (Kept.NOT_APPLICABLE, None)
        told = (timing.start, timing.due, timing.done) if timing else (None,) * 3
        self._record.append(record)
        self._limit.append(self._numbers[limit])
        self._kept.append(_PLACES[kept])
        self._days.append(_NOT_LATE if days is None else days)
        self._told.extend(day.toordinal() if day else _UNTOLD for day in told)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._record)

    def item(self, place: int) -> DeadlineLine:
        """One line."""
        limit, kept, days = self._limits[self._limit[place]], _KEPT[self._kept[place]], self._days[place]
        timing = None
        if kept is not Kept.NOT_APPLICABLE:
            start, due, done = map(_day, self._told[3 * place : 3 * place + 3])
            timing = Timing(start=start, due=due, done=done, counts=limit.counts)
        record = self._records[self._record[place]]
        return DeadlineLine(limit, record, timing, kept, None if days == _NOT_LATE else days)


def _day(ordinal: int) -> dt.date | None:
    return dt.date.fromordinal(ordinal) if ordinal else None
