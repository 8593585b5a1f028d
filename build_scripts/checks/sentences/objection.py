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
from build_scripts.checks.time_limit import TimeLimit, Timing, late
from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.model.sentence_decision import LaterStage
from build_scripts.model.sentence_stages import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject
    from build_scripts.model.sentence_change import SentenceChange
    from build_scripts.model.sentence_decision import Decision

INTERPRETED = dt.date(2021, 3, 1)  # 法释〔2021〕1号
OBJECTED = 20  # days, 刑事诉讼法 Art 274
_ANSWERS = frozenset({LaterStage.RECONSIDERED, LaterStage.SET_ASIDE})


def objected(subject: Subject) -> Timing | None:
    """Until when the procuratorate could object, and when it first did; None where it did not.

    Where the day of service is not told, the limit runs from the latest lawful one, or from a month after the decision, since none is set for a
    decision on execution outside prison.
    """
    entry = change(subject, *Measure)
    made = entry.decision if entry else None
    if not entry or not made or made.date < SINCE or revokes_parole(entry):
        return None
    done = next((step.date for step in entry.later if step.stage is LaterStage.OBJECTION), None)
    return Timing(start=made.served, due=_last_day(entry, made), done=done) if done else None


def _last_day(entry: SentenceChange, made: Decision) -> dt.date | None:
    if entry.measure is Measure.TEMPORARY_EXECUTION:
        return limit(made.served or shift(made.date, SERVICE_UNTOLD), months=1)
    received = made.served or limit(made.date, days=SERVED)
    return limit(received, days=OBJECTED) if received else None


def answered(subject: Subject) -> Timing | None:
    """Until when the court had to decide again, and when it did; None where nobody objected."""
    entry = change(subject, *Measure)
    if not entry or not subject.vocabulary.get("courts", entry.decided_by):
        return None
    since = INTERPRETED if entry.measure is Measure.TEMPORARY_EXECUTION else SINCE
    first = next((step.date for step in entry.later if step.stage is LaterStage.OBJECTION), None)
    if not first or first < since:
        return None
    done = next((step.date for step in entry.later if step.stage in _ANSWERS and step.date >= first), None)
    return Timing(start=first, due=limit(first, months=1), done=done)


@rule("SENT-41", cites="刑事诉讼法 Arts 267, 274", basis=Basis.TEXT, severity=Severity.WARNING, since=SINCE, kinds=KIND)
def objection_is_in_time(subject: Subject) -> Iterator[Finding]:
    """The procuratorate objects to a ruling on commutation or parole within twenty days of receiving it, to execution outside prison within a month."""
    entry = change(subject, *Measure)
    made = entry.decision if entry else None
    if not entry or not made or made.date < SINCE or revokes_parole(entry):
        return
    last = _last_day(entry, made)
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
                if entry.measure is Measure.TEMPORARY_EXECUTION
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
    entry, found = change(subject, *Measure), late(answered(subject))
    if entry and found and found.start and found.done:
        days = (found.done - found.start).days
        message = Message("decided again {days} days after the objection; the limit is one month", days=days)
        number = next(at for at, step in enumerate(entry.later) if step.stage in _ANSWERS and step.date == found.done)
        yield Finding(("later", number, "date"), message, AS_IT_IS)


RULES = (objection_is_in_time, objection_is_answered_in_time)
LIMITS = (
    TimeLimit(
        key="objection",
        name=N_("The procuratorate's objection to a changed sentence"),
        allows=N_("twenty days from receipt of the ruling; one month for execution outside prison"),
        rule=objection_is_in_time,
        find=objected,
    ),
    TimeLimit(
        key="new-decision",
        name=N_("New decision after the procuratorate's objection"),
        allows=N_("one month from the objection"),
        rule=objection_is_answered_in_time,
        find=answered,
    ),
)
