"""Was it published, and was the hearing announced, in time?

刑事诉讼法 Art 187 and 法释〔2014〕5号 Art 9 were read; 法释〔2016〕19号 Art 7 and 民事诉讼法 Arts 139 and 163 are known here from secondary sources,
and so is 法发〔1999〕3号, from which the three days of civil and administrative trials come (`model/trial_notice.py`).
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.checks.time_limit import Counts, TimeLimit, Timing, late
from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.model import case_number, workdays
from build_scripts.model.case_type import Procedure
from build_scripts.model.hearing import Hearing
from build_scripts.model.judgment import Judgment
from build_scripts.model.trial_notice import NOTICE_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.checks.record_facts import KnownFacts
    from build_scripts.checks.subject import Subject
    from build_scripts.model.kinds import Entry

LIMIT = 7  # working days
BINDS = dt.date(2016, 10, 1)  # documents that took effect on this day or later


def facts(entry: Entry) -> dict[str, object]:
    """The facts of a judgment that TIME-08 compares; None where the record does not tell."""
    if not isinstance(entry, Judgment):
        return {}
    return {
        "procedure": entry.procedure.value,
        "effective": entry.effective,
        "lower": " ".join(case_number.key(lower.case_number) for lower in entry.lowers) or None,
    }


def published(subject: Subject) -> Timing | None:
    """Until when a judgment had to be published, and when it was."""
    entry = subject.entry
    if not isinstance(entry, Judgment) or (entry.effective and entry.effective < BINDS):
        return None
    due = workdays.after(entry.effective, LIMIT) if entry.effective else None
    return Timing(
        start=entry.effective,
        due=due,
        done=entry.source.published if entry.source else None,
        counts=Counts.WORKING_DAYS,
    )


def announced(subject: Subject) -> Timing | None:
    """Until when a trial had to be announced, and when it was; None where the three days do not hold, or nobody can say whether they do."""
    entry = subject.entry
    if not isinstance(entry, Hearing) or not entry.notice_is_due or not (held := entry.day_of_trial):
        return None
    return Timing(start=held, due=held - dt.timedelta(days=NOTICE_DAYS), done=entry.announced)


@rule(
    "TIME-07",
    cites="法释〔2016〕19号 Art 7",
    basis=Basis.SECONDARY,
    severity=Severity.WARNING,
    since=BINDS,
    kinds=("judgment",),
)
def published_in_time(subject: Subject) -> Iterator[Finding]:
    """A judgment that took effect on or after 1 October 2016 is published within seven working days of taking effect."""
    found = late(published(subject))
    if found and found.start and found.done:
        message = Message(
            "published {taken} working days after it took effect; the limit is {limit}",
            taken=workdays.between(found.start, found.done),
            limit=LIMIT,
        )
        remedy = Message("check `effective` and `source.published`; if both are right, the delay is shown as it is")
        yield Finding(("source", "published"), message, remedy)


@rule(
    "TIME-10",
    cites="法释〔2016〕19号 Art 7",
    basis=Basis.SECONDARY,
    severity=Severity.WARNING,
    since=BINDS,
    by_publication=True,
    kinds=("judgment",),
)
def published_once_in_force(subject: Subject) -> Iterator[Finding]:
    """A judgment is published only once it has taken effect."""
    entry = subject.entry
    if not isinstance(entry, Judgment) or not entry.effective or not entry.source or not entry.source.published:
        return
    if entry.decided <= entry.source.published < entry.effective:  # before it was decided REC-02 speaks
        message = Message(
            "published on {published}, and it took effect on {effective} only",
            published=entry.source.published,
            effective=entry.effective,
        )
        yield Finding(("source", "published"), message, Message("compare `effective` and `source.published`"))


@rule(
    "TIME-09",
    cites="刑事诉讼法 Art 187 (2013-2018: Art 182); 民事诉讼法 Arts 139, 163 (2013-2021: Arts 136, 160); 法发〔1999〕3号; 法释〔2014〕5号 Art 9",
    basis=Basis.SECONDARY,
    severity=Severity.WARNING,
    kinds=("hearing",),
)
def hearing_is_announced(subject: Subject) -> Iterator[Finding]:
    """A public trial is announced three days before, unless it is by summary, fast-track or small-claims procedure."""
    entry = subject.entry
    if isinstance(entry, Hearing) and entry.notice_late:
        message = Message(
            "announced {days} days before the trial; {needed} are needed",
            days=entry.notice_days,
            needed=NOTICE_DAYS,
        )
        yield Finding(
            ("announced",), message, Message("compare the dates; if they are right, the delay is shown as it is")
        )


@rule(
    "TIME-08",
    cites="法释〔2016〕19号 Art 7",
    basis=Basis.SECONDARY,
    severity=Severity.WARNING,
    since=BINDS,
    kinds=("judgment",),
)
def appealed_is_published_in_time(known: KnownFacts) -> Iterator[tuple[RecordSummary, Finding]]:
    """An appealed or protested judgment is published within seven working days of the second-instance document taking effect, if that was on or after 1 October 2016."""
    for first, second, timing in appealed(known):
        if not late(timing) or not timing.start or not timing.done or known.day(first, "effective") == timing.start:
            continue  # on the same day TIME-07 speaks
        message = Message(
            "published {taken} working days after the second-instance document took effect; the limit is {limit}",
            taken=workdays.between(timing.start, timing.done),
            limit=LIMIT,
        )
        remedy = Message(
            "check `source.published` here and `effective` of `{id}`; if both are right, it is shown so",
            id=second.id,
        )
        yield first, Finding(("source", "published"), message, remedy)


def appealed(known: KnownFacts) -> Iterator[tuple[RecordSummary, RecordSummary, Timing]]:
    """Until when an appealed judgment had to be published, and when it was: with the judgment, and that of the second instance."""
    firsts = {
        record.numbers[0]: record for record in known.catalog.records if record.kind == "judgment" and record.numbers
    }
    for second in known.catalog.records:
        effective = known.day(second, "effective")
        if known.fact(second, "procedure") != Procedure.SECOND_INSTANCE.value or not effective or effective < BINDS:
            continue
        for lower in (known.fact(second, "lower") or "").split():
            if first := firsts.get(lower):
                done = dt.date.fromisoformat(first.published) if first.published else None
                yield (
                    first,
                    second,
                    Timing(
                        start=effective, due=workdays.after(effective, LIMIT), done=done, counts=Counts.WORKING_DAYS
                    ),
                )


RULES = (published_in_time, published_once_in_force, hearing_is_announced)
ACROSS = (appealed_is_published_in_time,)
LIMITS = (
    TimeLimit(
        key="publication",
        name=N_("Publication of a judgment"),
        allows=N_("seven working days from its taking effect, or from that of the second-instance document"),
        rule=published_in_time,
        find=published,
        counts=Counts.WORKING_DAYS,
    ),
    TimeLimit(
        key="trial-notice",
        name=N_("Announcement of a public trial"),
        allows=N_("three days before the trial"),
        rule=hearing_is_announced,
        find=announced,
    ),
)
