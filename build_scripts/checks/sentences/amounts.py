"""Do the time served and the amount fit the scales? All warnings, worded "to be explained".

刑法 Art 78, 法释〔2016〕23号 Arts 6-9 and 法释〔2019〕6号 Arts 2-3 were read. They leave exceptions that a record does not tell (Arts 16, 19, 20, 32), so a difference is never called a violation.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.checks.sentences.facts import asked, change, granted, standing, years
from build_scripts.checks.sentences.periods import YEAR, months_between, said, shift
from build_scripts.checks.sentences.scales import GENERAL_SINCE, months_for, scale_of, step
from build_scripts.content.problem import Severity
from build_scripts.model.sentence import Penalty
from build_scripts.model.sentence_stages import Conduct, Measure
from build_scripts.model.types import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject
    from build_scripts.model.sentence_change import SentenceChange

KIND = ("sentence-change",)
EXPLAIN = "to be explained: compare it with the document; if it is right, say why in `decision.reasons` or the summary"
LIFE_SERVED = 13 * YEAR  # 刑法 Arts 78, 81
SHORT_REST = 2 * YEAR  # 法释〔2016〕23号 Art 16
SCALES = "法释〔2016〕23号 Arts 6-9; 法释〔2019〕6号 Arts 2-3"
LIMITED = frozenset({Penalty.FIXED_TERM, Penalty.DETENTION, Penalty.CONTROL})


def _conduct(entry: SentenceChange) -> tuple[Conduct, ...]:
    return entry.proposal.conduct if entry.proposal else ()


def _early(entry: SentenceChange) -> str | None:
    """Whether a first commutation was asked for before the time that must have been served."""
    scale, day, delivered = scale_of(entry), asked(entry), entry.conviction.delivered
    if not scale or not day or not delivered or entry.previous or entry.term_before:
        return None
    if Conduct.MAJOR_MERIT in _conduct(entry):
        return None
    if standing(entry) is Penalty.LIFE:
        needed = scale.life_start
    elif (length := years(entry)) is not None and not _short_rest(entry):
        needed = months_for(scale.start, length)
    else:
        return None
    served = months_between(delivered, day)
    if served >= needed:
        return None
    return (
        f"{said(served)} had been served when the commutation was asked for; {said(needed)} are usual ({scale.cites})"
    )


def _short_rest(entry: SentenceChange) -> bool:
    term, delivered = entry.conviction.term, entry.conviction.delivered
    return bool(term and delivered and months_between(delivered, term.to) < SHORT_REST)


def _large(entry: SentenceChange, reduction: Period | None) -> str | None:
    """Whether more is taken off at once than is usual."""
    scale = scale_of(entry)
    if not scale or not reduction:
        return None
    most = scale.most[step(_conduct(entry))]
    if reduction.months + (reduction.parts[2] > 0) <= most:
        return None
    return f"{reduction} at once; at most {said(most)} is usual for this conduct ({scale.cites})"


def unusual(entry: SentenceChange) -> Iterator[str]:
    """法释〔2014〕5号 Art 6(2): what of a proposed commutation lies outside the general rules."""
    if entry.measure is Measure.COMMUTATION and entry.proposal:
        yield from filter(None, (_early(entry), _large(entry, entry.proposal.reduction)))


@rule("SENT-21", cites=SCALES, basis=Basis.TEXT, severity=Severity.WARNING, since=GENERAL_SINCE, kinds=KIND)
def first_commutation_is_not_early(subject: Subject) -> Iterator[Finding]:
    """A first commutation comes after the time that must have been served, or it is explained."""
    entry = change(subject, Measure.COMMUTATION)
    if entry and (early := _early(entry)):
        yield Finding(("proposal",) if entry.proposal else ("decision",), early, EXPLAIN)


@rule("SENT-22", cites=SCALES, basis=Basis.TEXT, severity=Severity.WARNING, since=GENERAL_SINCE, kinds=KIND)
def amount_is_usual(subject: Subject) -> Iterator[Finding]:
    """What is taken off at once stays within the scale for the conduct, or it is explained."""
    entry = change(subject, Measure.COMMUTATION)
    made = granted(entry) if entry else None
    if entry and made and (large := _large(entry, made.reduction)):
        yield Finding(("decision", "reduction"), large, EXPLAIN)


@rule(
    "SENT-23",
    cites="法释〔2016〕23号 Arts 8-9; 法释〔2019〕6号 Art 3",
    basis=Basis.TEXT,
    severity=Severity.WARNING,
    since=GENERAL_SINCE,
    kinds=KIND,
)
def life_becomes_long(subject: Subject) -> Iterator[Finding]:
    """A life sentence becomes a fixed term of no less than the scale says, or it is explained."""
    entry = change(subject, Measure.COMMUTATION)
    made = granted(entry) if entry else None
    scale = scale_of(entry) if entry else None
    if entry and made and scale and made.length and entry.conviction.penalty is Penalty.LIFE:
        least = scale.life_least[step(_conduct(entry))]
        if made.length.months < least * YEAR:
            message = f"life became {made.length}; at least P{least}Y is usual for this conduct ({scale.cites})"
            yield Finding(("decision", "length"), message, EXPLAIN)


@rule("SENT-24", cites="刑法 Art 78", basis=Basis.TEXT, severity=Severity.WARNING, kinds=KIND)
def half_is_served(subject: Subject) -> Iterator[Finding]:
    """After all commutations at least half of a fixed term, or thirteen years of a life sentence, is served."""
    entry = change(subject, Measure.COMMUTATION)
    made = granted(entry) if entry else None
    if entry and made and made.term_to and (first := _earliest_end(entry)) and made.term_to < first:
        message = (
            f"the term ends on {made.term_to}; by the minimum to be served it would end on {first} at the earliest"
        )
        yield Finding(("decision", "term_to"), message, EXPLAIN)


def _earliest_end(entry: SentenceChange) -> dt.date | None:
    """The first day on which the minimum of a sentence can have been served, counted mildly."""
    original = entry.conviction
    if original.penalty in LIMITED and original.length and original.term:
        half = (original.length.months + 1) // 2
        return shift(original.term.to, -half) - dt.timedelta(days=original.length.parts[2])
    decided = (original.final.decided if original.final else None) or original.decided
    return shift(decided, LIFE_SERVED) if original.penalty is Penalty.LIFE and decided else None


RULES = (
    first_commutation_is_not_early,
    amount_is_usual,
    life_becomes_long,
    half_is_served,
)
