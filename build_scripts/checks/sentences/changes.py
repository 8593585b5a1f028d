"""Was a commutation or parole heard as 法释〔2014〕5号 asks: notice, hearing, court, time?

The articles were read. A court's delay or a missing hearing is a warning: the portal shows it as it is, after somebody has
compared the dates. Only a court that may not decide at all is an error. That dates run forward, the model asks.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.checks.sentences.amounts import unusual
from build_scripts.checks.sentences.facts import INDETERMINATE, before_court, categories, standing
from build_scripts.checks.sentences.periods import limit
from build_scripts.content.problem import Severity
from build_scripts.model.conviction import HEARD
from build_scripts.model.sentence import Penalty
from build_scripts.model.sentence_decision import Outcome
from build_scripts.model.sentence_stages import HearingGround

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject
    from build_scripts.model.sentence_change import SentenceChange

SINCE = dt.date(2014, 6, 1)
KIND = ("sentence-change",)
NOTICE = 5  # days, Art 3
ANNOUNCED = 3  # days, Art 9
SERVED = 7  # days, Art 18
AS_IT_IS = "compare the dates with the documents; if they are right, leave them: the delay is shown as it is"
_RANK = {"basic": 0, "intermediate": 1, "high": 2, "supreme": 3}  # a special court is left alone


@rule("SENT-01", cites="法释〔2014〕5号 Art 3", basis=Basis.TEXT, severity=Severity.WARNING, since=SINCE, kinds=KIND)
def notice_begins_in_time(subject: Subject) -> Iterator[Finding]:
    """The public notice of a proposed commutation or parole begins within five days of docketing."""
    entry = before_court(subject, SINCE)
    if entry and entry.docketed and entry.notice:
        last = limit(entry.docketed, days=NOTICE)
        if last and entry.notice.from_ > last:
            days = (entry.notice.from_ - entry.docketed).days
            yield Finding(("notice", "from"), f"the notice began {days} days after docketing", AS_IT_IS)


@rule("SENT-02", cites="法释〔2014〕5号 Art 3", basis=Basis.TEXT, severity=Severity.WARNING, since=SINCE, kinds=KIND)
def notice_lasts_five_days(subject: Subject) -> Iterator[Finding]:
    """The public notice of a proposed commutation or parole lasts five days."""
    entry = before_court(subject, SINCE)
    if entry and entry.notice:
        days = (entry.notice.to - entry.notice.from_).days + 1
        if days < NOTICE:
            yield Finding(("notice", "to"), f"the notice lasted {days} days; it lasts {NOTICE}", AS_IT_IS)


@rule("SENT-03", cites="法释〔2014〕5号 Art 6", basis=Basis.TEXT, severity=Severity.WARNING, since=SINCE, kinds=KIND)
def hearing_is_held(subject: Subject) -> Iterator[Finding]:
    """A hearing is held where Article 6 asks for one."""
    entry = before_court(subject, SINCE)
    if not entry or not entry.decision or entry.decision.outcome is Outcome.WITHDRAWAL_ALLOWED:
        return
    if entry.hearing and entry.hearing.held:
        return
    grounds = _grounds(entry)
    if grounds:
        why = "; ".join(ground.label for ground in HearingGround if ground in grounds)
        message = f"decided without a hearing although one must be held: {why}"
        remedy = "compare `hearing` with the document; if it is right, leave it: it is shown as it is"
        yield Finding(("hearing", "held") if entry.hearing else ("decision",), message, remedy)


def _grounds(entry: SentenceChange) -> set[HearingGround]:
    """Art 6, items 1 to 6, as far as the record tells."""
    found = set(entry.hearing_grounds)
    if HEARD.intersection(categories(entry)):
        found.add(HearingGround.CATEGORY)
    if next(unusual(entry), None):
        found.add(HearingGround.UNUSUAL)
    return found


@rule("SENT-04", cites="法释〔2014〕5号 Art 9", basis=Basis.TEXT, severity=Severity.WARNING, since=SINCE, kinds=KIND)
def hearing_is_announced(subject: Subject) -> Iterator[Finding]:
    """A hearing on a commutation or parole is announced three days before."""
    entry = before_court(subject, SINCE)
    if entry and entry.hearing and entry.hearing.announced and entry.hearing.date:
        days = (entry.hearing.date - entry.hearing.announced).days
        if days < ANNOUNCED:
            yield Finding(("hearing", "announced"), f"announced {days} days before; {ANNOUNCED} are needed", AS_IT_IS)


def _rank_needed(entry: SentenceChange) -> int | None:
    """Art 1: the High Court for suspended death and life, the Intermediate Court for the rest."""
    penalty = standing(entry)
    if penalty in INDETERMINATE:
        return _RANK["high"]
    limited = penalty in {Penalty.FIXED_TERM, Penalty.DETENTION, Penalty.CONTROL}
    return _RANK["intermediate"] if limited else None


def _rank(subject: Subject, entry: SentenceChange) -> int | None:
    court = subject.vocabulary.get("courts", entry.decided_by)
    return _RANK.get(court.extra.get("level", "")) if court else None


@rule("SENT-05", cites="刑法 Art 79; 法释〔2014〕5号 Art 1", basis=Basis.TEXT, since=SINCE, kinds=KIND)
def court_is_high_enough(subject: Subject) -> Iterator[Finding]:
    """No basic court decides on commutation or parole, and only a High Court on that of life or suspended death."""
    entry = before_court(subject, SINCE)
    if not entry or (rank := _rank(subject, entry)) is None:
        return
    if rank < max(_rank_needed(entry) or 0, _RANK["intermediate"]):
        message = "this court is below the one that may decide"
        remedy = "correct `decided_by`, or say with `term_before` that the sentence is a fixed term by now"
        yield Finding(("decided_by",), message, remedy)


@rule("SENT-06", cites="法释〔2014〕5号 Art 1", basis=Basis.TEXT, severity=Severity.WARNING, since=SINCE, kinds=KIND)
def court_is_not_too_high(subject: Subject) -> Iterator[Finding]:
    """An Intermediate Court decides on the commutation or parole of a fixed term."""
    entry = before_court(subject, SINCE)
    if not entry or (entry.decision and entry.decision.outcome is Outcome.REVOKED):
        return
    rank, needed = _rank(subject, entry), _rank_needed(entry)
    if rank is not None and needed is not None and rank > needed:
        message = "a fixed term is changed by an Intermediate Court; this court is above it"
        yield Finding(("decided_by",), message, "compare `decided_by` and `conviction.penalty` with the document")


@rule("SENT-07", cites="法释〔2014〕5号 Art 1", basis=Basis.TEXT, severity=Severity.WARNING, since=SINCE, kinds=KIND)
def decided_in_time(subject: Subject) -> Iterator[Finding]:
    """A commutation or parole is decided within a month, or two where that may be extended."""
    entry = before_court(subject, SINCE)
    if not entry or not entry.decision or not entry.docketed:
        return
    fixed = standing(entry) in {Penalty.SUSPENDED_DEATH, Penalty.DETENTION, Penalty.CONTROL}
    last = limit(entry.docketed, months=1 if fixed else 2)
    if last and entry.decision.date > last:
        days = (entry.decision.date - entry.docketed).days
        limited = "one month" if fixed else "one month, or two if extended"
        yield Finding(("decision", "date"), f"decided {days} days after docketing; the limit is {limited}", AS_IT_IS)


@rule("SENT-08", cites="法释〔2014〕5号 Art 18", basis=Basis.TEXT, severity=Severity.WARNING, since=SINCE, kinds=KIND)
def served_in_time(subject: Subject) -> Iterator[Finding]:
    """A ruling on commutation or parole is served within seven days."""
    entry = before_court(subject, SINCE)
    if entry and entry.decision and entry.decision.served:
        last = limit(entry.decision.date, days=SERVED)
        if last and entry.decision.served > last:
            days = (entry.decision.served - entry.decision.date).days
            yield Finding(
                ("decision", "served"), f"served {days} days after the ruling; the limit is {SERVED}", AS_IT_IS
            )


RULES = (
    notice_begins_in_time,
    notice_lasts_five_days,
    hearing_is_held,
    hearing_is_announced,
    court_is_high_enough,
    court_is_not_too_high,
    decided_in_time,
    served_in_time,
)
