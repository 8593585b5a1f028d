"""Do the days of a changed sentence add up?

刑法 Arts 51, 80 and 83 and 法释〔2021〕1号 Art 202 were read. Courts count in more than one lawful way (`terms`); only a day that
none of them leads to is an error.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.checks.sentences.facts import (
    INDETERMINATE,
    change,
    conduct,
    converted,
    granted,
    replaced,
    reprieve_end,
    standing,
    was_life,
)
from build_scripts.checks.sentences.periods import ONE_DAY, ends, reduced, shift
from build_scripts.checks.sentences.procedure import KIND
from build_scripts.checks.subject import Location
from build_scripts.content.message import Message, either
from build_scripts.content.problem import Severity
from build_scripts.model.judgment import Judgment
from build_scripts.model.sentence import Penalty
from build_scripts.model.sentence_change import SentenceChange
from build_scripts.model.sentence_stages import Conduct, Measure
from build_scripts.model.types import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject
    from build_scripts.model.sentence import Term
    from build_scripts.model.sentence_decision import Decision

COUNTING = "刑法 Art 78; 法释〔2014〕5号 Art 17; 法释〔2021〕1号 Art 202"
PAROLE_OF_LIFE = Period("P10Y")
SERVED = dt.timedelta(days=7)  # 法释〔2014〕5号 Art 18: a ruling is served within seven days
SERVICE = 1  # months that the document may take which made suspended death final
LIFE_START = 24  # months; what comes later may be the commutation of what had become life


@rule("SENT-11", cites=COUNTING, basis=Basis.TEXT, kinds=KIND)
def reduction_adds_up(subject: Subject) -> Iterator[Finding]:
    """After a commutation the term ends earlier by what was taken off."""
    entry = change(subject, Measure.COMMUTATION)
    made = granted(entry) if entry else None
    if not entry or not made or made.not_counted or not (made.reduction and made.term_to and entry.ends_before):
        return
    lawful = reduced(entry.ends_before, made.reduction)
    if made.term_to not in lawful:
        message = Message(
            "{reduction} off a term that ends on {ends_before} leads to {lawful}",
            reduction=made.reduction,
            ends_before=entry.ends_before,
            lawful=either(*sorted(lawful)),
        )
        yield Finding(("decision", "term_to"), message, Message("correct `term_to`, `reduction` or the term before"))


@rule("SENT-55", cites="法释〔2014〕5号 Art 17", basis=Basis.TEXT, severity=Severity.WARNING, kinds=KIND)
def rest_adds_up(subject: Subject) -> Iterator[Finding]:
    """The length of a fixed term after a commutation fits its last day: counted from the beginning of the term, or from the ruling."""
    entry = change(subject, Measure.COMMUTATION)
    made = granted(entry) if entry else None
    if not entry or not made or not (made.reduction and made.length and made.term_to) or made.not_counted:
        return
    original, term = entry.conviction.length, entry.conviction.term
    if not term or entry.changed_before or entry.term_before:
        return
    starts = {day for day in (made.term_from, made.date, term.from_) if day}
    shortened = original and original.months - made.reduction.months == made.length.months
    if not shortened and not any(made.term_to in ends(start, made.length) for start in starts):
        message = Message(
            "{length} leads to {term_to} neither from the beginning of the term nor from the ruling",
            length=made.length,
            term_to=made.term_to,
        )
        yield Finding(("decision", "length"), message, Message("compare `length` and `term_to` with the ruling"))


@rule("SENT-12", cites="刑法 Art 80; 法释〔2021〕1号 Art 202", basis=Basis.TEXT, kinds=KIND)
def converted_adds_up(subject: Subject) -> Iterator[Finding]:
    """The fixed term that life imprisonment becomes is counted from the day of the ruling and ends when it has run."""
    entry = change(subject, Measure.COMMUTATION)
    made = converted(entry) if entry else None
    if (
        not entry or not made or replaced(entry)
    ):  # what was served before is then taken off (法释〔2016〕23号 Arts 32, 36, 37)
        return
    life = entry.conviction.principal is Penalty.LIFE
    start = made.date if life else made.term_from
    if life and made.term_from and made.term_from != start:
        message = Message(
            "the term runs from {term_from}, the ruling was made on {start}", term_from=made.term_from, start=start
        )
        yield Finding(("decision", "term_from"), message, Message("correct `term_from` or `date`"))
    elif start and made.length and made.term_to and not made.not_counted:
        lawful = ends(start, made.length)
        if made.term_to not in lawful:
            message = Message(
                "{length} from {start} leads to {lawful}",
                length=made.length,
                start=start,
                lawful=either(*sorted(lawful)),
            )
            yield Finding(("decision", "term_to"), message, Message("correct `term_to`, `term_from` or `length`"))


@rule("SENT-19", cites="刑法 Arts 51, 80", basis=Basis.TEXT, severity=Severity.WARNING, kinds=KIND)
def reprieve_has_ended(subject: Subject) -> Iterator[Finding]:
    """The fixed term that suspended death becomes is counted from the end of the reprieve, that of life after it from the ruling."""
    entry = change(subject, Measure.COMMUTATION)
    made = converted(entry) if entry else None
    if not entry or not made or entry.conviction.principal is not Penalty.SUSPENDED_DEATH or replaced(entry):
        return
    start, lawful = _start(made), _starts(entry, made)
    if start and lawful and not any(first <= start <= last for first, last in lawful):
        message = Message(
            "the term runs from {start}; it would run from {lawful}",
            start=start,
            lawful=either(*sorted(first for first, _ in lawful)),
        )
        yield Finding(
            ("decision", "term_from" if made.term_from else "term_to"),
            message,
            Message("compare the term with the ruling"),
        )


def _start(made: Decision) -> dt.date | None:
    """The day from which the ruling counts the new term, said or worked out from its end."""
    if made.term_from or not made.length or not made.term_to:
        return made.term_from
    return shift(made.term_to + ONE_DAY, -made.length.months) - dt.timedelta(days=made.length.parts[2])


def _starts(entry: SentenceChange, made: Decision) -> list[tuple[dt.date, dt.date]]:
    """The spans in which the term may begin that suspended death becomes, at once or after life; none where it cannot be told."""
    ruling, end = (made.date, made.date), reprieve_end(entry)
    if was_life(entry):
        return [ruling]
    if not end:
        return []
    known = entry.conviction.final and entry.conviction.final.decided
    at_once = (end, min(shift(end, SERVICE) if known else made.date, made.date - ONE_DAY))
    if entry.penalty_before is Penalty.SUSPENDED_DEATH or made.date < shift(end, LIFE_START):
        return [at_once]
    relied = conduct(entry)
    return [ruling] if relied and Conduct.MAJOR_MERIT not in relied else [at_once, ruling]


@rule(
    "SENT-13",
    cites="刑法 Arts 41, 44, 47",
    basis=Basis.TEXT,
    severity=Severity.WARNING,
    kinds=("sentence-change", "judgment"),
)
def term_is_not_longer(subject: Subject) -> Iterator[Finding]:
    """The days of a term are no more than its length; custody before the judgment makes them fewer."""
    entry = subject.entry
    if isinstance(entry, SentenceChange):
        yield from _longer(("conviction", "term", "to"), entry.conviction.term, entry.conviction.length)
    elif isinstance(entry, Judgment):
        for number, sentence in enumerate(entry.sentences):
            yield from _longer(("sentences", number, "term", "to"), sentence.term, sentence.length)


def _longer(location: Location, term: Term | None, length: Period | None) -> Iterator[Finding]:
    if term and length and term.to > max(lawful := ends(term.from_, length)):
        message = Message(
            "{length} from {start} leads to {lawful} at the latest",
            length=length,
            start=term.from_,
            lawful=either(*sorted(lawful)),
        )
        yield Finding(location, message, Message("compare the term with the document"))


@rule("SENT-14", cites="刑法 Art 83", basis=Basis.TEXT, severity=Severity.WARNING, kinds=KIND)
def test_period_fits(subject: Subject) -> Iterator[Finding]:
    """A parole's test period runs from the parole to the end of the term, or for ten years where the sentence is life."""
    entry = change(subject, Measure.PAROLE)
    made = granted(entry) if entry else None
    if not entry or not made or not made.test_period:
        return
    first, last = made.test_period.from_, made.test_period.to
    latest = (made.served or made.date + SERVED) + ONE_DAY
    if not made.date <= first <= latest:
        message = Message(
            "the test period begins on {first}; the parole was granted on {date}", first=first, date=made.date
        )
        yield Finding(("decision", "test_period", "from"), message, Message("compare it with the ruling"))
    lawful = _test_ends(entry, first)
    if lawful and last not in lawful:
        message = Message("the test period should end on {lawful}", lawful=either(*sorted(lawful)))
        yield Finding(("decision", "test_period", "to"), message, Message("compare it with the ruling"))


def _test_ends(entry: SentenceChange, first: dt.date) -> frozenset[dt.date]:
    """The lawful last days of a test period. Where life has become a fixed term, writers differ on which of the two it is."""
    ten_years, penalty = ends(first, PAROLE_OF_LIFE), standing(entry)
    if penalty is Penalty.LIFE:
        return ten_years
    if penalty is Penalty.SUSPENDED_DEATH or not entry.ends_before:
        return frozenset()
    rest = frozenset({entry.ends_before})
    return rest | ten_years if entry.conviction.principal in INDETERMINATE else rest


RULES = (reduction_adds_up, rest_adds_up, converted_adds_up, term_is_not_longer, test_period_fits, reprieve_has_ended)
