"""Does the time outside prison (暂予监外执行) lie within the term?

刑事诉讼法 Art 268 and 监狱法 Arts 28 and 35 were read: whoever is outside when the term ends is released, and only a term that has not ended
can be served in prison again.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.checks.sentences.facts import change
from build_scripts.checks.sentences.procedure import KIND
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.model.sentence_decision import LaterStage, Outcome
from build_scripts.model.sentence_stages import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Location, Subject
    from build_scripts.model.sentence_change import SentenceChange
    from build_scripts.model.sentence_decision import Decision

COMPARE = Message("compare the dates with the decision and the term; if they are right, say why in the summary")


@rule(
    "SENT-47",
    cites="刑事诉讼法 Art 268; 监狱法 Arts 28, 35",
    basis=Basis.TEXT,
    severity=Severity.WARNING,
    kinds=KIND,
)
def outside_within_the_term(subject: Subject) -> Iterator[Finding]:
    """The time outside prison begins no earlier than it was allowed, and neither it nor a recall lies after the end of the term."""
    entry = change(subject, Measure.TEMPORARY_EXECUTION)
    made = entry.decision if entry else None
    if not entry or not made:
        return
    if made.outside and made.outside.from_ < made.date and not entry.changed_before:
        yield Finding(
            ("decision", "outside", "from"), Message("the time outside begins before it was allowed"), COMPARE
        )
    if end := _end(entry, made):
        for location, day, message in _days(entry, made, end):
            if day > end:
                yield Finding(location, message, COMPARE)


@rule("SENT-56", cites="刑事诉讼法 Art 268", basis=Basis.TEXT, severity=Severity.WARNING, kinds=KIND)
def time_not_counted_is_added(subject: Subject) -> Iterator[Finding]:
    """Time outside prison that does not count as served moves the end of the term by as many days."""
    entry = change(subject, Measure.TEMPORARY_EXECUTION)
    made = entry.decision if entry else None
    if not entry or not made or not made.not_counted or not made.term_to:
        return
    term = entry.term_before or entry.conviction.term
    added = made.not_counted.to - made.not_counted.from_ + dt.timedelta(days=1)
    known = term and (entry.term_before or not entry.changed_before)  # an earlier change may have moved the end
    if term and (made.term_to <= term.to if not known else abs(made.term_to - term.to - added) > dt.timedelta(days=1)):
        message = Message(
            "{days} days do not count, the term ended on {before} and ends on {after} now",
            days=added.days,
            before=term.to,
            after=made.term_to,
        )
        yield Finding(("decision", "term_to"), message, COMPARE)


@rule("SENT-57", cites="刑事诉讼法 Art 268", basis=Basis.TEXT, severity=Severity.WARNING, kinds=KIND)
def court_recalls(subject: Subject) -> Iterator[Finding]:
    """Whom a court let serve the sentence outside prison a court recalls, not a prison administration or another body."""
    entry = change(subject, Measure.TEMPORARY_EXECUTION)
    if not entry or not subject.vocabulary.get("courts", entry.decided_by):
        return
    for number, step in enumerate(entry.later):
        body = subject.vocabulary.get("authorities", step.organ) if step.organ else None
        if step.stage is LaterStage.RECALLED and body:
            message = Message("a body that is no court recalled somebody whom a court had let outside")
            yield Finding(("later", number, "organ"), message, Message("name the court that decided on the recall"))


def _days(entry: SentenceChange, made: Decision, end: dt.date) -> Iterator[tuple[Location, dt.date, Message]]:
    """The days that cannot lie after the end of the term."""
    if made.outside:
        yield (
            ("decision", "outside", "to"),
            made.outside.to,
            Message("the time outside ends after the term, which ends on {end}", end=end),
        )
    if made.outcome is Outcome.REVOKED:
        yield (
            ("decision", "date"),
            made.date,
            Message("the recall was decided after the term, which ends on {end}", end=end),
        )
    for number, step in enumerate(entry.later):
        if step.stage is LaterStage.RECALLED:
            yield (
                ("later", number, "date"),
                step.date,
                Message("the person was recalled after the term, which ends on {end}", end=end),
            )


def _end(entry: SentenceChange, made: Decision) -> dt.date | None:
    """The last day of the term; None where time that does not count has moved it."""
    if made.not_counted:
        return None
    if made.term_to:
        return made.term_to
    term = entry.term_before or entry.conviction.term
    return term.to if term else None


RULES = (outside_within_the_term, time_not_counted_is_added, court_recalls)
