"""Does the time outside prison (暂予监外执行) lie within the term?

刑事诉讼法 Art 268 and 监狱法 Arts 28 and 35 were read: whoever is outside when the term ends is released, and only a term that has not ended
can be served in prison again.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.checks.sentences.facts import change, granted
from build_scripts.checks.sentences.procedure import KIND
from build_scripts.content.problem import Severity
from build_scripts.model.sentence_decision import LaterStage
from build_scripts.model.sentence_stages import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject
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
    made = granted(entry) if entry else None
    if not entry or not made:
        return
    if made.outside and made.outside.from_ < made.date and not entry.previous:
        yield Finding(("decision", "outside", "from"), "the time outside begins before it was allowed", COMPARE)
    end = _end(entry, made)
    if end and made.outside and made.outside.to > end:
        yield Finding(
            ("decision", "outside", "to"), f"the time outside ends after the term, which ends on {end}", COMPARE
        )
    for number, step in enumerate(entry.later):
        if end and step.stage is LaterStage.RECALLED and step.date > end:
            yield Finding(("later", number, "date"), f"recalled after the end of the term on {end}", COMPARE)


def _end(entry: SentenceChange, made: Decision) -> dt.date | None:
    """The last day of the term; None where time that does not count has moved it."""
    if made.not_counted:
        return None
    if made.term_to:
        return made.term_to
    term = entry.term_before or entry.conviction.term
    return term.to if term else None


RULES = (outside_within_the_term,)
