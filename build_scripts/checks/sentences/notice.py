"""Was a proposed commutation or parole shown to the public as 法释〔2014〕5号 Art 3 asks?

The article was read. A late or short notice is a warning: the portal shows it as it is, after somebody has compared the dates.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.checks.sentences.periods import limit
from build_scripts.checks.sentences.procedure import AS_IT_IS, KIND, SINCE, in_court
from build_scripts.checks.time_limit import Counts, TimeLimit, Timing, late
from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.model.sentence_stages import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject
    from build_scripts.model.sentence_change import SentenceChange

DAYS = 5


def begun(subject: Subject) -> Timing | None:
    """When the notice had to begin, and did."""
    entry = in_court(subject)
    if not entry:
        return None
    due = limit(entry.docketed, days=DAYS) if entry.docketed else None
    return Timing(start=entry.docketed, due=due, done=entry.notice.from_ if entry.notice else None)


def shown(subject: Subject) -> Timing | None:
    """Until when the notice had to be shown, and was."""
    entry = in_court(subject)
    if not entry:
        return None
    if not entry.notice:
        return Timing(start=None, due=None, done=None, counts=Counts.AT_LEAST)
    first = entry.notice.from_
    return Timing(start=first, due=first + dt.timedelta(days=DAYS - 1), done=entry.notice.to, counts=Counts.AT_LEAST)


@rule("SENT-01", cites="法释〔2014〕5号 Art 3", basis=Basis.TEXT, severity=Severity.WARNING, since=SINCE, kinds=KIND)
def notice_begins_in_time(subject: Subject) -> Iterator[Finding]:
    """The public notice of a proposed commutation or parole begins within five days of docketing."""
    found = late(begun(subject))
    if found and found.start and found.done:
        days = (found.done - found.start).days
        yield Finding(("notice", "from"), Message("the notice began {days} days after docketing", days=days), AS_IT_IS)


@rule("SENT-02", cites="法释〔2014〕5号 Art 3", basis=Basis.TEXT, severity=Severity.WARNING, since=SINCE, kinds=KIND)
def notice_lasts_five_days(subject: Subject) -> Iterator[Finding]:
    """The public notice of a proposed commutation or parole lasts five days."""
    found = late(shown(subject))
    if found and found.days:
        message = Message("the notice lasted {days} days; it lasts {limit}", days=DAYS - found.days, limit=DAYS)
        yield Finding(("notice", "to"), message, AS_IT_IS)


@rule("SENT-10", cites="法释〔2014〕5号 Art 3", basis=Basis.TEXT, severity=Severity.WARNING, since=SINCE, kinds=KIND)
def notice_says_enough(subject: Subject) -> Iterator[Finding]:
    """A public notice says how to object and, until the ruling, the crime, what is proposed and on what basis."""
    entry = in_court(subject)
    if not entry or not entry.notice:
        return
    remedy = Message("add it as the notice has it; if the notice lacks it, leave it: it is shown as it is")
    told = not entry.decision or (entry.proposal and entry.proposal.basis)
    if told and not entry.notice.how:
        yield Finding(("notice",), Message("the notice does not say how to object"), remedy)
    if not entry.decision:
        for location, message in _unsaid(entry):
            yield Finding(location, message, remedy)


def _unsaid(entry: SentenceChange) -> Iterator[tuple[tuple[str, ...], Message]]:
    """What an open notice has to say and the record does not tell; a record of a ruling need not repeat it."""
    asks = entry.proposal
    if not entry.conviction.causes:
        yield ("conviction",), Message("the notice does not say of which crime the person was convicted")
    if entry.measure is Measure.COMMUTATION and not (asks and asks.takes_off):
        yield ("proposal",) if asks else ("notice",), Message("the notice does not say what is proposed")
    if not (asks and (asks.basis or asks.conduct)):
        yield ("proposal",) if asks else ("notice",), Message("the notice does not say on what basis it is proposed")


RULES = (notice_begins_in_time, notice_lasts_five_days, notice_says_enough)
LIMITS = (
    TimeLimit(
        key="notice-begins",
        name=N_("Public notice of a proposed commutation or parole begins"),
        allows=N_("five days from docketing"),
        rule=notice_begins_in_time,
        find=begun,
    ),
    TimeLimit(
        key="notice-lasts",
        name=N_("Public notice of a proposed commutation or parole lasts"),
        allows=N_("at least five days"),
        rule=notice_lasts_five_days,
        find=shown,
        counts=Counts.AT_LEAST,
    ),
)
