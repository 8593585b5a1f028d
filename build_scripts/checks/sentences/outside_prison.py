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
from build_scripts.content.problem import Severity
from build_scripts.model.sentence_decision import LaterStage, Outcome
from build_scripts.model.sentence_stages import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Location, Subject
    from build_scripts.model.sentence_change import SentenceChange
    from build_scripts.model.sentence_decision import Decision

COMPARE = "compare the dates with the decision and the term; if they are right, say why in the summary"


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
    if made.outside and made.outside.from_ < made.date and not entry.previous:
        yield Finding(("decision", "outside", "from"), "the time outside begins before it was allowed", COMPARE)
    if end := _end(entry, made):
        for location, day, what in _days(entry, made):
            if day > end:
                yield Finding(location, f"{what} after the term, which ends on {end}", COMPARE)


def _days(entry: SentenceChange, made: Decision) -> Iterator[tuple[Location, dt.date, str]]:
    """The days that cannot lie after the end of the term."""
    if made.outside:
        yield ("decision", "outside", "to"), made.outside.to, "the time outside ends"
    if made.outcome is Outcome.REVOKED:
        yield ("decision", "date"), made.date, "the recall was decided"
    for number, step in enumerate(entry.later):
        if step.stage is LaterStage.RECALLED:
            yield ("later", number, "date"), step.date, "the person was recalled"


def _end(entry: SentenceChange, made: Decision) -> dt.date | None:
    """The last day of the term; None where time that does not count has moved it."""
    if made.not_counted:
        return None
    if made.term_to:
        return made.term_to
    term = entry.term_before or entry.conviction.term
    return term.to if term else None


RULES = (outside_within_the_term,)
