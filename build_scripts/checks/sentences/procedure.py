"""Which records the rules of 法释〔2014〕5号 on procedure bind, and who the law treats in another way.

Takes a `Subject`; gives its `SentenceChange` where a rule applies. A parole that is revoked has a procedure of its own
(法释〔2021〕1号 Arts 542-545), and so has what a community-correction body proposes (社区矫正法 Arts 33, 48, 49).
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from build_scripts.checks.sentences.facts import asked, change
from build_scripts.content.message import Message
from build_scripts.model.sentence_decision import Outcome
from build_scripts.model.sentence_stages import Measure

if TYPE_CHECKING:
    from build_scripts.checks.subject import Subject
    from build_scripts.model.sentence_change import SentenceChange

CRIMINAL_LAW = dt.date(1997, 10, 1)
SINCE = dt.date(2014, 6, 1)  # 法释〔2014〕5号
COMMUNITY_SINCE = dt.date(2020, 7, 1)  # 社区矫正法
KIND = ("sentence-change",)
AS_IT_IS = Message("compare the dates with the documents; if they are right, leave them: the delay is shown as it is")


def begun(entry: SentenceChange) -> dt.date | None:
    """The day from which the case was before the court, or the nearest one known; the proposal may be older."""
    return entry.docketed or (entry.notice.from_ if entry.notice else None) or asked(entry)


def in_court(subject: Subject, since: dt.date = SINCE) -> SentenceChange | None:
    """The record, if it is a commutation, or a parole that is not revoked, and came before the court under a rule."""
    entry = change(subject, Measure.COMMUTATION, Measure.PAROLE)
    if not entry or revokes_parole(entry):
        return None
    day = begun(entry)
    return entry if day and day >= since else None


def revokes_parole(entry: SentenceChange) -> bool:
    """Whether the record is of the end of a parole."""
    return entry.measure is Measure.PAROLE and entry.result is Outcome.REVOKED


def by_community(subject: Subject, entry: SentenceChange) -> bool:
    """Whether a community-correction body proposed the change or executes the sentence."""
    bodies = (entry.executing_body, entry.proposal.by if entry.proposal else None)
    known = (subject.vocabulary.get("authorities", body) for body in bodies if body)
    return any(body and body.extra.get("type") == "community-correction" for body in known)
