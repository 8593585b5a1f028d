"""Does the deprivation of political rights keep its length after a commutation?

刑法 Arts 55 and 57 and 法释〔2016〕23号 Art 17 were read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.checks.sentences.crimes import several
from build_scripts.checks.sentences.facts import GENERAL_SINCE, INDETERMINATE, change, granted, standing
from build_scripts.checks.sentences.procedure import CRIMINAL_LAW, KIND
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.model.sentence import Penalty
from build_scripts.model.sentence_stages import Measure
from build_scripts.model.types import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject
    from build_scripts.model.sentence_change import SentenceChange
    from build_scripts.model.sentence_decision import Decision

EVER = Period("P99Y")


@rule(
    "SENT-46",
    cites="刑法 Arts 55, 57; 法释〔2016〕23号 Art 17",
    basis=Basis.TEXT,
    severity=Severity.WARNING,
    since=CRIMINAL_LAW,
    kinds=KIND,
)
def political_rights_keep_their_length(subject: Subject) -> Iterator[Finding]:
    """After a commutation political rights stay taken away for a year at least with a fixed term and five at most for a single crime, for seven to ten years when life or suspended death becomes one, and for three at least later on."""
    entry = change(subject, Measure.COMMUTATION)
    made = granted(entry) if entry else None
    if not entry or not made or not made.political_rights:
        return
    where = ("decision", "political_rights")
    remedy = Message("compare it with the ruling; if it is right, say why in the summary")
    if made.penalty in INDETERMINATE:
        yield Finding(where, Message("with life imprisonment political rights are taken away for life"), remedy)
    elif bounds := _bounds(entry, made):
        least, most = bounds
        if not _days(least) <= _days(made.political_rights) <= _days(most):
            message = (
                Message(
                    "{length} of deprivation of political rights; {least} at least is lawful",
                    length=made.political_rights,
                    least=least,
                )
                if most == EVER
                else Message(
                    "{length} of deprivation of political rights; {least} to {most} is lawful",
                    length=made.political_rights,
                    least=least,
                    most=most,
                )
            )
            yield Finding(where, message, remedy)


def _bounds(entry: SentenceChange, made: Decision) -> tuple[Period, Period] | None:
    """Shortest and longest; None for what Art 17 does not speak of: with public surveillance the two last equally long."""
    if entry.conviction.principal in INDETERMINATE:
        first = standing(entry) is not Penalty.FIXED_TERM and (made.length or made.penalty is Penalty.FIXED_TERM)
        return Period("P7Y" if first and made.date >= GENERAL_SINCE else "P3Y"), Period("P10Y")
    if entry.conviction.principal is not Penalty.FIXED_TERM:
        return None
    single = len(entry.conviction.causes) == 1 and not several(entry.conviction)  # those of several crimes add up
    return Period("P1Y"), Period("P5Y") if single else EVER


def _days(period: Period) -> tuple[int, int]:
    """For comparison: months, then days."""
    return period.months, period.parts[2]


RULES = (political_rights_keep_their_length,)
