"""The ledger of sentences: the course of each one, change by change, as its records tell it.

Takes the joined records and what the rules found in them; gives a `Sentence` for every sentence of which a change is shown. What no record tells is
unknown: a term is never carried over a change that does not follow from the one before.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checks.sentences import (
    amounts,
    conversions,
    court,
    deadlines,
    duties,
    hearing,
    intervals,
    joined,
    notice,
    objection,
    outside_prison,
    parole,
    parole_history,
    political_rights,
    rehearing,
    restrictions,
    temporary_execution,
)
from build_scripts.checks.sentences.course import Course, State, share_served, time_served
from build_scripts.content.problem import Severity
from build_scripts.model import case_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.checks.record_facts import KnownFacts
    from build_scripts.content.message import Message
    from build_scripts.content.problem import Problem
    from build_scripts.model.change_facts import ChangeFacts, EarlierFacts
    from build_scripts.model.types import Period

_EXPLAINED = frozenset(
    rule.id
    for family in (
        amounts, conversions, court, deadlines, duties, hearing, intervals, notice, objection, outside_prison, parole,
        parole_history, political_rights, rehearing, restrictions, temporary_execution,
    )
    for rule in (*getattr(family, "RULES", ()), *getattr(family, "ACROSS", ()))
    if rule.severity is Severity.WARNING
)  # fmt: skip


class ToExplain(NamedTuple):
    """What a rule found in a change, to be explained: its id, the provisions, and the finding."""

    rule: str
    cites: str
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceLine:
    """One change of a sentence.

    Attributes:
        record: of the change.
        told: what may be shown of it.
        before, after: the sentence as it stood; `after` is None until it is decided.
        ended: when the term ended after the change before this one, where that is not the term before this one.
        gap: whether the sentence before this change does not follow from what is shown before it.
        replaced: whether another conviction stands in the place of the one before.
        share: days served when it was decided (or proposed), and days of the original term.
        begun: the first day of the sentence.
        time: the time served by then.
        checks: what the rules found in it.
    """

    record: RecordSummary
    told: ChangeFacts
    before: State
    after: State | None
    ended: str | None
    gap: bool
    replaced: bool
    share: tuple[int, int] | None
    begun: str | None
    time: Period | None
    checks: tuple[ToExplain, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence.

    Attributes:
        lines: its changes, oldest first.
        earlier: changes that are no records here, with the sentence as it stood after each, oldest first.
    """

    lines: tuple[SentenceLine, ...]
    earlier: tuple[tuple[EarlierFacts, State], ...]

    @property
    def id(self) -> str:
        """The identifier of the earliest record."""
        return self.lines[0].record.id

    @property
    def path(self) -> str:
        """Its page, below the root of a language."""
        return f"sentences/{self.id}/"


def ledger(known: KnownFacts, problems: Iterable[Problem]) -> Iterator[Sentence]:
    """Every sentence, in the order of the identifiers.

    Args:
        known: the records that are shown.
        problems: what was found in any record, at its place in the content.
    """
    found: dict[str, dict[ToExplain, None]] = defaultdict(dict)
    for problem in problems:
        if problem.rule in _EXPLAINED:
            found[problem.path][ToExplain(problem.rule, problem.cites, _finding(problem.message))] = None
    for changes in joined.sentences(known):
        yield _sentence(known, changes, found)


def _finding(message: Message) -> Message:
    """A finding without the name of the field, which the register of rules puts before it."""
    inner = message.values.get("message") if message.template == "`{field}`: {message}" else None
    return inner if inner is not None else message


def _sentence(
    known: KnownFacts, changes: list[tuple[RecordSummary, ChangeFacts]], found: dict[str, dict[ToExplain, None]]
) -> Sentence:
    course = Course(changes[0][1], _earlier(changes), {record.id for record, _told in changes})
    lines = []
    for record, told in changes:
        step = course.change(told, record.date)
        day = told.decided or told.proposed or told.docketed or record.date
        begun = told.term[0] if told.term else known.fact(record, "effective")
        lines.append(
            SentenceLine(
                record=record,
                told=told,
                before=step.before,
                after=step.after,
                ended=step.ended,
                gap=step.gap,
                replaced=step.replaced,
                share=share_served(told.term, day, course.not_counted),
                begun=begun,
                time=time_served(begun, day, course.not_counted),
                checks=tuple(found[record.source]),
            )
        )
    course.end()
    return Sentence(lines=tuple(lines), earlier=tuple(course.earlier))


def _earlier(changes: list[tuple[RecordSummary, ChangeFacts]]) -> list[EarlierFacts]:
    """The changes that are no records here, each once, oldest first; what is a record of the sentence is left out."""
    days = {(told.measure, told.decided) for _record, told in changes}
    numbers = {record.numbers[0] for record, _told in changes if record.number and record.numbers}
    every = {
        (one.measure, one.date): one
        for _record, told in changes
        for one in told.earlier
        if (one.measure, one.date) not in days and not (one.case_number and case_number.key(one.case_number) in numbers)
    }
    return sorted(every.values(), key=lambda one: (one.date, one.measure))
