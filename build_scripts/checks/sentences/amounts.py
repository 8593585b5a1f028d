"""Do the time served, the amount and the duties of property fit the scales? All warnings, worded "to be explained".

刑法 Art 78, 法释〔2016〕23号 Arts 6-16 and 法释〔2019〕6号 Arts 2-5 were read.
They leave exceptions that a record does not tell (Arts 16, 19, 20, 32), so a difference is never called a violation.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.checks.sentences.facts import (
    GENERAL_SINCE,
    asked,
    change,
    conduct,
    effective,
    granted,
    length,
    replaced,
    reprieve_end,
    standing,
    stands,
    was_life,
)
from build_scripts.checks.sentences.least_served import earliest_end
from build_scripts.checks.sentences.periods import ONE_DAY, YEAR, months_between, said
from build_scripts.checks.sentences.procedure import KIND
from build_scripts.checks.sentences.scales import (
    eased,
    major_merit_hastens,
    may_be_eased,
    months_for,
    scale_of,
    step,
)
from build_scripts.checks.sentences.spans import full, size
from build_scripts.content.message import Citation, Message
from build_scripts.content.problem import Severity
from build_scripts.model.sentence import Penalty
from build_scripts.model.sentence_stages import Conduct, Measure
from build_scripts.model.types import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.sentences.scales import Scale
    from build_scripts.checks.subject import Subject
    from build_scripts.model.sentence_change import SentenceChange

EXPLAIN = Message(
    "to be explained: compare it with the document; if it is right, say why in `decision.reasons` or the summary"
)
SHORT_REST = 2 * YEAR  # 法释〔2016〕23号 Art 16
SCALES = "法释〔2016〕23号 Arts 6-14; 法释〔2019〕6号 Arts 2-5"
MINIMUM = "刑法 Art 78; 法释〔2016〕23号 Arts 12, 16"


def _early(entry: SentenceChange) -> Message | None:
    """Whether a first commutation was asked for before the time that must have been served."""
    scale, day = scale_of(entry), asked(entry)
    suspended = entry.conviction.principal is Penalty.SUSPENDED_DEATH
    if not scale or not day:
        return None
    if Conduct.MAJOR_MERIT in conduct(entry) and major_merit_hastens(scale, suspended=suspended):
        return None
    start, needed = _first_after(entry, scale)
    if not start or not needed or full(start, day, needed := eased(entry, needed)):
        return None
    return Message(
        "{served} had been served when the commutation was asked for; {usual} is usual ({cites})",
        served=said(months_between(start, day)),
        usual=said(needed),
        cites=Citation(scale.later if suspended else scale.cites),
    )


def _first_after(entry: SentenceChange, scale: Scale) -> tuple[dt.date | None, int | None]:
    """From which day on, and for how many months, a sentence is served before it is first commuted.

    A convict is delivered after the conviction; without that day the one known before it is counted from.
    """
    start = entry.conviction.delivered or effective(entry)
    penalty = entry.conviction.principal
    if penalty is Penalty.SUSPENDED_DEATH:
        end = reprieve_end(entry)
        return (end + ONE_DAY, scale.suspended.start) if end and was_life(entry) else (None, None)
    if entry.term_before or (entry.changed_before and entry.penalty_before is not Penalty.LIFE):
        return None, None
    if penalty is Penalty.LIFE and standing(entry) is Penalty.LIFE:
        return start, scale.life.start
    original = length(entry)
    return (start, months_for(scale.start, original)) if original and not _short_rest(entry) else (None, None)


def _short_rest(entry: SentenceChange) -> bool:
    """Whether less than two years were left when the judgment took effect (法释〔2016〕23号 Art 16)."""
    term, final = entry.conviction.term, entry.conviction.final
    start = (final.decided if final else None) or entry.conviction.delivered or entry.conviction.decided
    return bool(term and start and not full(start, term.to, SHORT_REST))


def _large(entry: SentenceChange, reduction: Period | None) -> Message | None:
    """Whether more is taken off at once than is usual; of criminal detention and public surveillance any half may be."""
    scale = scale_of(entry)
    if not scale or not reduction or entry.conviction.principal in {Penalty.DETENTION, Penalty.CONTROL}:
        return None
    if entry.changed_before and replaced(entry):
        return None  # it may confirm all that lapsed with the earlier sentence (法释〔2016〕23号 Arts 32, 34)
    most = scale.most[step(conduct(entry))]
    if size(reduction) <= (most * 4 // 3 if may_be_eased(entry) else most, 0):
        return None
    return Message(
        "{reduction} at once; at most {most} is usual for this conduct ({cites})",
        reduction=reduction,
        most=said(most),
        cites=Citation(scale.cites),
    )


def unusual(entry: SentenceChange) -> Iterator[Message]:
    """法释〔2014〕5号 Art 6(2): what of a proposed commutation lies outside the general rules."""
    if entry.measure is Measure.COMMUTATION and entry.proposal:
        yield from filter(None, (_early(entry), _large(entry, entry.proposal.reduction)))


@rule("SENT-21", cites=SCALES, basis=Basis.TEXT, severity=Severity.WARNING, since=GENERAL_SINCE, kinds=KIND)
def first_commutation_is_not_early(subject: Subject) -> Iterator[Finding]:
    """A first commutation comes after the time that must have been served, or it is explained."""
    entry = change(subject, Measure.COMMUTATION)
    if entry and stands(entry) and (early := _early(entry)):
        yield Finding(("proposal",) if entry.proposal else ("decision",), early, EXPLAIN)


@rule("SENT-22", cites=SCALES, basis=Basis.TEXT, severity=Severity.WARNING, since=GENERAL_SINCE, kinds=KIND)
def amount_is_usual(subject: Subject) -> Iterator[Finding]:
    """What is taken off at once stays within the scale for the conduct, or it is explained."""
    entry = change(subject, Measure.COMMUTATION)
    made = granted(entry) if entry else None
    if entry and made and (large := _large(entry, made.reduction)):
        yield Finding(("decision", "reduction"), large, EXPLAIN)


@rule("SENT-24", cites=MINIMUM, basis=Basis.TEXT, severity=Severity.WARNING, kinds=KIND)
def half_is_served(subject: Subject) -> Iterator[Finding]:
    """After all commutations at least half of a fixed term, criminal detention or public surveillance is served, thirteen years of life, and fifteen after the reprieve of suspended death.

    Of life for crimes before May 2011 it is ten years; where commutation was limited, twenty or twenty-five after the reprieve.
    """
    entry = change(subject, Measure.COMMUTATION)
    made = granted(entry) if entry else None
    if entry and made and made.term_to and (first := earliest_end(entry)) and made.term_to < first:
        message = Message(
            "the term ends on {term_to}; by the minimum to be served it would end on {first} at the earliest",
            term_to=made.term_to,
            first=first,
        )
        yield Finding(("decision", "term_to"), message, EXPLAIN)


RULES = (
    first_commutation_is_not_early,
    amount_is_usual,
    half_is_served,
)
