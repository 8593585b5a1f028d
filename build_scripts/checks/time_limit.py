"""One time limit that the law sets, and how one record kept it.

A limit stands beside the rule that warns of its breach, and both draw on the same dates; `checks.time_limits` lists them all. What a record does
not tell is unknown and never late; so is a day in a year whose working days are not known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from build_scripts.content.labels import N_
from build_scripts.model import workdays
from build_scripts.model.types import Choice

if TYPE_CHECKING:
    from build_scripts.checks.rule import Rule
    from build_scripts.checks.subject import Subject


class Kept(Choice):
    """What became of a time limit."""

    LATE = "late", N_("Late")
    UNKNOWN = "unknown", N_("Not known")
    IN_TIME = "in-time", N_("In time")
    NOT_APPLICABLE = "not-applicable", N_("Does not apply")


class Counts(Enum):
    """What a limit is counted in; the values stand in data files."""

    DAYS = "days"  # or months; it ends on a working day
    WORKING_DAYS = "working-days"  # what is done on the days off that follow the last one is not late
    AT_LEAST = "at-least"  # days that something has to last


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """The dates of one step that has a time limit; None is a day that the record does not tell.

    Attributes:
        start: of the event from which the limit runs.
        due: the last day, or, where something has to last, the first day on which it may end.
        done: when it was done, or ended.
        counts: what the limit is counted in.
    """

    start: dt.date | None
    due: dt.date | None
    done: dt.date | None
    counts: Counts = Counts.DAYS

    @property
    def kept(self) -> Kept:
        """Whether the limit was kept."""
        if self.due is None or self.done is None:
            return Kept.UNKNOWN
        if self.counts is Counts.AT_LEAST:
            kept = self.done >= self.due
        else:
            kept = self.done <= self.due or (self.counts is Counts.WORKING_DAYS and not self._past)
        return Kept.IN_TIME if kept else Kept.LATE

    @property
    def days(self) -> int | None:
        """By how many working days it was late, or, where something has to last, by how many days it was too short; None where it was neither, or nobody can say."""
        if self.kept is not Kept.LATE or not self.due or not self.done:
            return None
        return (self.due - self.done).days if self.counts is Counts.AT_LEAST else self._past

    @property
    def early(self) -> int | None:
        """How many working days before the last one it was done, or, where something has to last, by how many days it was longer; None where it was late, or nobody can say."""
        if self.kept is not Kept.IN_TIME or not self.due or not self.done:
            return None
        return (self.done - self.due).days if self.counts is Counts.AT_LEAST else workdays.between(self.done, self.due)

    @property
    def _past(self) -> int | None:
        return workdays.between(self.due, self.done) if self.due and self.done else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit:
    """A time limit.

    Attributes:
        key: part of addresses and data files.
        name: of the step, untranslated.
        allows: how long it may take, untranslated.
        rule: which warns of a breach, and says whom the limit binds and where it stands.
        find: the dates in a record to which the rule applies; None where the limit does not bind it.
        counts: what it is counted in.
    """

    key: str
    name: str
    allows: str
    rule: Rule[Any]
    find: Callable[[Subject], Timing | None]
    counts: Counts = Counts.DAYS


def late(timing: Timing | None) -> Timing | None:
    """The same if the limit was not kept."""
    return timing if timing and timing.kept is Kept.LATE else None
