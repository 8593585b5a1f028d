"""Did the procuratorate object to a change of a sentence in time, and did the court answer in time?

刑事诉讼法 Arts 267 and 274, 法释〔2014〕5号 Art 20 and 法释〔2021〕1号 Arts 515 and 539 were read. A delay is a warning.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.checks.sentences.deadlines import SERVED, SERVICE_UNTOLD
from build_scripts.checks.sentences.facts import change
from build_scripts.checks.sentences.periods import limit, shift
from build_scripts.checks.sentences.procedure import AS_IT_IS, KIND, SINCE, revokes_parole
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.model.sentence_decision import LaterStage
from build_scripts.model.sentence_stages import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject

INTERPRETED = dt.date(2021, 3, 1)  # 法释〔2021〕1号
OBJECTED = 20  # days, 刑事诉讼法 Art 274
_ANSWERS = frozenset({LaterStage.RECONSIDERED, LaterStage.SET_ASIDE})


@rule("SENT-41", cites="刑事诉讼法 Arts 267, 274", basis=Basis.TEXT, severity=Severity.WARNING, since=SINCE, kinds=KIND)
def objection_is_in_time(subject: Subject) -> Iterator[Finding]:
    """The procuratorate objects to a ruling on commutation or parole within twenty days of receiving it, to execution outside prison within a month."""
    entry = change(subject, *Measure)
    made = entry.decision if entry else None
    if not entry or not made or made.date < SINCE or revokes_parole(entry):
        return
    outside = entry.measure is Measure.TEMPORARY_EXECUTION
    # Where the day of service is not told: the latest lawful one, or a month, since none is set for a decision outside prison.
    if outside:
        last = limit(made.served or shift(made.date, SERVICE_UNTOLD), months=1)
    else:
        received = made.served or limit(made.date, days=SERVED)
        last = limit(received, days=OBJECTED) if received else None
    for number, step in enumerate(entry.later):
        if step.stage is not LaterStage.OBJECTION:
            continue
        if step.organ and not subject.vocabulary.get("procuratorates", step.organ):
            yield Finding(
                ("later", number, "organ"),
                Message("only a procuratorate objects in this way"),
                Message("correct `organ` or `stage`"),
            )
        if last and step.date > last:
            days = (step.date - made.date).days
            message = (
                Message("objected {days} days after the decision; the limit is one month from its receipt", days=days)
                if outside
                else Message(
                    "objected {days} days after the decision; the limit is {limit} days from its receipt",
                    days=days,
                    limit=OBJECTED,
                )
            )
            yield Finding(("later", number, "date"), message, AS_IT_IS)


@rule(
    "SENT-42",
    cites="刑事诉讼法 Art 274; 法释〔2014〕5号 Art 20; 法释〔2021〕1号 Arts 515, 539",
    basis=Basis.TEXT,
    severity=Severity.WARNING,
    since=SINCE,
    kinds=KIND,
)
def objection_is_answered_in_time(subject: Subject) -> Iterator[Finding]:
    """Within a month of the procuratorate's written objection the court decides again."""
    entry = change(subject, *Measure)
    if not entry or not subject.vocabulary.get("courts", entry.decided_by):
        return
    since = INTERPRETED if entry.measure is Measure.TEMPORARY_EXECUTION else SINCE
    objected = next((step.date for step in entry.later if step.stage is LaterStage.OBJECTION), None)
    answers = ((number, step) for number, step in enumerate(entry.later) if step.stage in _ANSWERS)
    answer = next(((number, step) for number, step in answers if objected and step.date >= objected), None)
    if objected and objected >= since and answer:
        number, step = answer
        last = limit(objected, months=1)
        if last and step.date > last:
            message = Message(
                "decided again {days} days after the objection; the limit is one month",
                days=(step.date - objected).days,
            )
            yield Finding(("later", number, "date"), message, AS_IT_IS)


RULES = (objection_is_in_time, objection_is_answered_in_time)
