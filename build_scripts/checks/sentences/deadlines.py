"""Were the ruling, its service and its publication in time?

法释〔2014〕5号 Arts 1 and 18-21, 社区矫正法 Arts 33, 48 and 49 and 法释〔2021〕1号 Arts 534, 542 and 545 were read, 法释〔2016〕19号 Art 7 is known
from secondary sources. A delay is a warning. That dates run forward, the model asks.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checks.case_numbers.numbering import parse
from build_scripts.checks.case_numbers.types import stage_of
from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.checks.sentences.facts import change, standing
from build_scripts.checks.sentences.periods import limit, shift
from build_scripts.checks.sentences.procedure import (
    AS_IT_IS,
    COMMUNITY_SINCE,
    KIND,
    SINCE,
    by_community,
    in_court,
    revokes_parole,
)
from build_scripts.checks.time_limit import Counts, TimeLimit, Timing, late
from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.model import workdays
from build_scripts.model.sentence import Penalty
from build_scripts.model.sentence_decision import Outcome
from build_scripts.model.sentence_stages import Measure, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject
    from build_scripts.model.sentence_change import SentenceChange

PUBLISHED_SINCE = dt.date(2016, 10, 1)
SERVED = 7  # days, Art 18
PUBLISHED = 7  # working days
SERVICE_UNTOLD = 1  # month: counted mildly where the day of service is not told
_TRIAL = frozenset({"初", "终", "再"})
_ONE_MONTH = frozenset({Penalty.SUSPENDED_DEATH, Penalty.DETENTION, Penalty.CONTROL})


class _Allowed(NamedTuple):
    said: Message
    months: int = 0
    days: int = 0


_MONTH = _Allowed(months=1, said=Message("one month"))
_TWO = _Allowed(months=2, said=Message("one month, or two if extended"))
_THIRTY = _Allowed(days=30, said=Message("thirty days"))


def decided(subject: Subject) -> Timing | None:
    """Until when the decision had to be made, and when it was."""
    entry = change(subject, *Measure)
    start = _received(entry) if entry else None
    if not entry or (start and start < SINCE):
        return None
    done = entry.decision.date if entry.decision else None
    if not start:
        return None if entry.measure is Measure.TEMPORARY_EXECUTION else Timing(start=None, due=None, done=done)
    allowed = _allowed(subject, entry, start)
    due = limit(start, days=allowed.days, months=allowed.months) if allowed else None
    return Timing(start=start, due=due, done=done) if allowed else None


@rule(
    "SENT-07",
    cites="法释〔2014〕5号 Arts 1, 20; 社区矫正法 Arts 33, 48, 49; 法释〔2021〕1号 Arts 534, 545",
    basis=Basis.TEXT,
    severity=Severity.WARNING,
    since=SINCE,
    kinds=KIND,
)
def decided_in_time(subject: Subject) -> Iterator[Finding]:
    """A commutation or parole is decided within a month, or two where that may be extended; the revocation of a parole, and what a community-correction body proposes, within thirty days."""
    entry, found = change(subject, *Measure), late(decided(subject))
    if entry and found and found.start and found.done and (allowed := _allowed(subject, entry, found.start)):
        days = (found.done - found.start).days
        message = Message("decided {days} days after docketing; the limit is {limit}", days=days, limit=allowed.said)
        yield Finding(("decision", "date"), message, AS_IT_IS)


def _received(entry: SentenceChange) -> dt.date | None:
    """The day from which the limit runs, counted mildly: the docketing, or what cannot have come before the papers.

    A revocation goes to the court directly, so that the proposal or the objection stands for its receipt.
    """
    known = entry.docketed or (entry.notice.from_ if entry.notice else None)
    if known or entry.result is not Outcome.REVOKED:
        return known
    if entry.measure is Measure.COMMUTATION:
        return entry.opinion.date if entry.opinion else None
    return entry.proposal.date if entry.proposal else None


def _heard_again(entry: SentenceChange) -> bool:
    """Whether a commutation was set aside after the procuratorate's objection (Art 20)."""
    objected = entry.opinion and entry.opinion.stance is Stance.OBJECTS
    return bool(objected and entry.measure is Measure.COMMUTATION and entry.result is Outcome.REVOKED)


def _allowed(subject: Subject, entry: SentenceChange, start: dt.date) -> _Allowed | None:
    """How long the decision may take; None where no article says it."""
    revoked = entry.result is Outcome.REVOKED
    community = start >= COMMUNITY_SINCE and by_community(subject, entry)
    if entry.measure is Measure.TEMPORARY_EXECUTION:
        return _THIRTY if revoked and community else None
    if revokes_parole(entry):
        return _THIRTY if start >= COMMUNITY_SINCE and not _tried_anew(entry) else None
    if revoked:  # a court that itself finds its ruling wrong is bound by no limit (Art 21)
        return _MONTH if _heard_again(entry) else None
    if community and entry.measure is Measure.COMMUTATION:
        return _THIRTY
    return _MONTH if standing(entry) in _ONE_MONTH else _TWO


def _tried_anew(entry: SentenceChange) -> bool:
    """法释〔2021〕1号 Art 542: the court that tries another crime revokes the parole in its judgment; nobody proposes it."""
    number = parse(entry.case_number or "")
    return not entry.proposal and bool(number and stage_of(number) in _TRIAL)


def served(subject: Subject) -> Timing | None:
    """Until when the ruling had to be served, and when it was."""
    entry = in_court(subject)
    made = entry.decision if entry else None
    return Timing(start=made.date, due=limit(made.date, days=SERVED), done=made.served) if made else None


@rule("SENT-08", cites="法释〔2014〕5号 Art 18", basis=Basis.TEXT, severity=Severity.WARNING, since=SINCE, kinds=KIND)
def served_in_time(subject: Subject) -> Iterator[Finding]:
    """A ruling on commutation or parole is served within seven days."""
    found = late(served(subject))
    if found and found.start and found.done:
        days = (found.done - found.start).days
        message = Message("served {days} days after the ruling; the limit is {limit}", days=days, limit=SERVED)
        yield Finding(("decision", "served"), message, AS_IT_IS)


def published(subject: Subject) -> Timing | None:
    """Until when the ruling had to be published, and when it was.

    It takes effect with its service. Where nobody has told that day, what was published within the days from the ruling is in time,
    what came after those from the month in which it may have been served is late, and the rest is unknown.
    """
    entry = in_court(subject)
    made = entry.decision if entry else None
    if not entry or not made:
        return None
    done = entry.source.published if entry.source else None
    effective = made.served or shift(made.date, SERVICE_UNTOLD)
    if effective < PUBLISHED_SINCE:
        return None
    due = workdays.after(effective, PUBLISHED)
    if not made.served and done and due and done <= due:
        first = workdays.after(made.date, PUBLISHED)
        due = first if first and done <= first else None
    return Timing(start=made.served, due=due, done=done, counts=Counts.WORKING_DAYS)


@rule(
    "SENT-45",
    cites="法释〔2014〕5号 Art 19; 法释〔2016〕19号 Art 7",
    basis=Basis.SECONDARY,
    severity=Severity.WARNING,
    since=PUBLISHED_SINCE,
    kinds=KIND,
)
def ruling_is_published_in_time(subject: Subject) -> Iterator[Finding]:
    """A ruling on commutation or parole is published within seven working days of its service, with which it takes effect."""
    entry, found = in_court(subject), late(published(subject))
    if not entry or not entry.decision or not found or not found.done:
        return
    effective = found.start or shift(entry.decision.date, SERVICE_UNTOLD)
    taken = workdays.between(effective, found.done)
    message = (
        Message(
            "published {taken} working days after the service of the ruling; the limit is {limit}",
            taken=taken,
            limit=PUBLISHED,
        )
        if found.start
        else Message(
            "published {taken} working days after the month in which it may have been served; the limit is {limit}",
            taken=taken,
            limit=PUBLISHED,
        )
    )
    yield Finding(("source", "published"), message, AS_IT_IS)


RULES = (decided_in_time, served_in_time, ruling_is_published_in_time)
LIMITS = (
    TimeLimit(
        key="ruling",
        name=N_("Decision on a commutation or parole"),
        allows=N_(
            "one month from docketing, two where it may be extended; thirty days in matters of community correction"
        ),
        rule=decided_in_time,
        find=decided,
    ),
    TimeLimit(
        key="service",
        name=N_("Service of a ruling on commutation or parole"),
        allows=N_("seven days from the ruling"),
        rule=served_in_time,
        find=served,
    ),
    TimeLimit(
        key="ruling-publication",
        name=N_("Publication of a ruling on commutation or parole"),
        allows=N_("seven working days from its service"),
        rule=ruling_is_published_in_time,
        find=published,
        counts=Counts.WORKING_DAYS,
    ),
)
