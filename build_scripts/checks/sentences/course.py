"""The course of one sentence: how it stood before and after each change, in the order of their days.

Takes the changes one by one; gives `Step`s. What a record tells of the sentence before its change goes before what the changes until then lead
to; where the two differ, something is missing between them.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checks.sentences.periods import ONE_DAY, months_between, reduced, said
from build_scripts.model import case_number
from build_scripts.model.sentence import Penalty
from build_scripts.model.sentence_decision import LaterStage, Outcome
from build_scripts.model.sentence_stages import Measure
from build_scripts.model.types import Period

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from build_scripts.model.change_facts import ChangeFacts, Day, Days, EarlierFacts

_GIVEN = frozenset({Outcome.GRANTED.value, Outcome.ADJUSTED.value})
_WITHOUT_END = frozenset({Penalty.LIFE.value, Penalty.SUSPENDED_DEATH.value, Penalty.DEATH.value})
_UNDONE = frozenset({LaterStage.SET_ASIDE.value, LaterStage.REVOKED.value})


class State(NamedTuple):
    """A sentence as it stands: its penalty and length, first and last day; None is unknown, or does not exist."""

    penalty: str | None = None
    length: str | None = None
    start: Day = None
    end: Day = None


class Step(NamedTuple):
    """What one change made of a sentence; attributes as in `SentenceLine`."""

    before: State
    after: State | None
    ended: Day
    gap: bool
    replaced: bool


class Course:
    """One sentence while its changes are read, oldest first."""

    def __init__(self, first: ChangeFacts, earlier: Sequence[EarlierFacts], records: Collection[str]) -> None:
        """Begin with the conviction.

        Args:
            first: the earliest change.
            earlier: the changes that are no records here, oldest first.
            records: ids of all changes that are, each of which says itself what it made of the sentence.
        """
        self._records = records
        self.earlier: list[tuple[EarlierFacts, State]] = []
        self.not_counted: list[tuple[str, str]] = []
        self._waiting = list(earlier)
        self._conviction = _convictions(first)
        self._now = _as_sentenced(first)
        self._undone: list[tuple[str, State]] = []  # the day on which a change was undone, and the sentence after it

    def change(self, told: ChangeFacts, day: Day) -> Step:
        """What one more change makes of the sentence."""
        self._until(day)
        replaced = not self._conviction & _convictions(told)
        self._conviction = _convictions(told)
        led = _as_sentenced(told) if replaced else self._now
        before = _before(told, led)
        differs = bool(told.term_before and led.end and led.end != before.end)
        other = bool(led.penalty and before.penalty and before.penalty != led.penalty)
        gap = not replaced and (differs or other or bool(led.end and not before.end))
        if told.not_counted:
            self.not_counted.append(told.not_counted)
        after = _after(told, before) if told.outcome else None
        self._now = after or before
        self._undo(told, before)
        return Step(before, after, led.end if differs and not replaced else None, gap, replaced)

    def end(self) -> None:
        """Read what is left of the changes that are no records here."""
        self._until(None)

    def _until(self, day: Day) -> None:
        """What happened before a day: changes that are no records here, and what undid one."""
        while self._waiting and (day is None or self._waiting[0].date < day):
            one = self._waiting.pop(0)
            self._now = _after_earlier(one, self._now)
            self.earlier.append((one, self._now))
        for when, state in self._undone:
            if day is None or when < day:
                self._now = state
        self._undone = [(when, state) for when, state in self._undone if day and when >= day]

    def _undo(self, told: ChangeFacts, before: State) -> None:
        """Once a commutation is set aside, the sentence stands as before it; after a parole that ends so, what is left is unknown."""
        stays = before if told.measure == Measure.COMMUTATION else before._replace(end=None)
        self._undone += [
            (step.date, stays) for step in told.later if step.stage in _UNDONE and step.record not in self._records
        ]


def _convictions(told: ChangeFacts) -> frozenset[str]:
    """What tells one conviction from another."""
    numbers = (told.case_number, *(told.final[:1] if told.final else ()))
    return frozenset(case_number.key(number) for number in numbers)


def _as_sentenced(told: ChangeFacts) -> State:
    start, end = told.term or (None, None)
    return State(told.penalty, told.length, start, end)


def _before(told: ChangeFacts, led: State) -> State:
    """The sentence before a change: as its record says, or else as the changes until then left it."""
    if told.term_before:
        fixed = Penalty.FIXED_TERM.value if led.penalty in _WITHOUT_END else led.penalty
        same = told.term_before[1] == led.end
        return State(told.penalty_before or fixed, led.length if same else None, *told.term_before)
    if told.penalty_before and told.penalty_before != led.penalty:
        return State(told.penalty_before)
    if led.penalty in _WITHOUT_END and (told.asked or told.reduction):
        return State(Penalty.FIXED_TERM.value)  # life is not reduced by months
    given = told.outcome in _GIVEN and told.reduction and told.term_to and not told.not_counted
    if (
        given
        and led.end
        and dt.date.fromisoformat(str(told.term_to))
        not in reduced(dt.date.fromisoformat(led.end), Period(told.reduction))
    ):
        return led._replace(length=None, end=None)
    return led


def _after(told: ChangeFacts, before: State) -> State:
    """The sentence after a decision."""
    if told.outcome == Outcome.REVOKED:
        return _after_revocation(told, before)
    if told.outcome not in _GIVEN:
        return before
    if told.measure != Measure.COMMUTATION:
        return before._replace(start=told.term_from or before.start, end=told.term_to or before.end)
    if told.new_penalty in _WITHOUT_END:
        return State(told.new_penalty)
    penalty = told.new_penalty or (Penalty.FIXED_TERM.value if before.penalty in _WITHOUT_END else before.penalty)
    return State(penalty, told.new_length, told.term_from or before.start, told.term_to)


def _after_revocation(told: ChangeFacts, before: State) -> State:
    """Back in prison, or back under the sentence as it was; without a stated end it is only known where all time outside counts."""
    outside = told.measure == Measure.TEMPORARY_EXECUTION and not told.not_counted
    return State(
        told.new_penalty or before.penalty,
        told.new_length,
        told.term_from or before.start,
        told.term_to or (before.end if outside else None),
    )


def _after_earlier(one: EarlierFacts, now: State) -> State:
    if one.measure != Measure.COMMUTATION:
        return now._replace(end=one.term_to or now.end)
    if one.penalty in _WITHOUT_END:
        return State(one.penalty)
    ends_now = now.penalty not in _WITHOUT_END
    penalty = one.penalty or (now.penalty if ends_now else Penalty.FIXED_TERM.value)
    return State(penalty, one.length, now.start if ends_now else None, one.term_to)


def share_served(term: Days, day: Day, not_counted: Iterable[tuple[str, str]]) -> tuple[int, int] | None:
    """Days served by a day, and days of the original term; both the first day and the last one count, what does not count is left out."""
    if not term or not day:
        return None
    first, last, now = (dt.date.fromisoformat(text) for text in (*term, day))
    served, whole = (now - first).days + 1 - _days(not_counted, now), (last - first).days + 1
    return (served, whole) if 0 < served <= whole else None


def time_served(begun: Day, day: Day, not_counted: Iterable[tuple[str, str]]) -> Period | None:
    """Years and months served by a day."""
    if not begun or not day or day < begun:
        return None
    now = dt.date.fromisoformat(day)
    first = dt.date.fromisoformat(begun) + dt.timedelta(days=_days(not_counted, now))
    return said(months_between(first, now + ONE_DAY))


def _days(spans: Iterable[tuple[str, str]], until: dt.date) -> int:
    """How many days do not count."""
    ends = ((dt.date.fromisoformat(first), min(dt.date.fromisoformat(last), until)) for first, last in spans)
    return sum(max((last - first).days + 1, 0) for first, last in ends)
