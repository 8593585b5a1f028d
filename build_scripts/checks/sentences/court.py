"""May this court decide on a commutation or parole, and does a panel decide?

刑法 Art 79, 法释〔2014〕5号 Arts 1 and 4, 刑事诉讼法 Art 183, 人民陪审员法 Art 14 and 社区矫正法 Art 33 were read. Only a court that may not
decide at all is an error.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from typing import TYPE_CHECKING

from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.checks.sentences.facts import DETERMINATE, INDETERMINATE, standing
from build_scripts.checks.sentences.procedure import (
    COMMUNITY_SINCE,
    CRIMINAL_LAW,
    KIND,
    SINCE,
    begun,
    by_community,
    in_court,
)
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.model.party import OfficialRole
from build_scripts.model.relation import Relation
from build_scripts.model.sentence_decision import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject
    from build_scripts.model.sentence_change import SentenceChange

_RANK = {"basic": 0, "intermediate": 1, "high": 2, "supreme": 3}
_OF_BASIC_COURT = re.compile(r"\d{4}$")  # the code of a special court tells its level too: 京7101, 京0491
DECIDING = frozenset({OfficialRole.PRESIDING, OfficialRole.JUDGE, OfficialRole.SOLE, OfficialRole.ASSESSOR})
ASSESSORS_SINCE = dt.date(2018, 4, 27)  # 人民陪审员法
SMALL, LARGE, LARGE_JUDGES = 3, 7, 3


def _rank_needed(entry: SentenceChange) -> int | None:
    """Art 1: the High Court for suspended death and life, the Intermediate Court for the rest."""
    penalty = standing(entry)
    if penalty in INDETERMINATE:
        return _RANK["high"]
    return _RANK["intermediate"] if penalty in DETERMINATE else None


def _rank(subject: Subject, entry: SentenceChange) -> int | None:
    court = subject.vocabulary.get("courts", entry.decided_by)
    if court and court.extra.get("level") == "special":
        return _RANK["basic"] if _OF_BASIC_COURT.search(court.key) else None  # of others nothing is known here
    return _RANK.get(court.extra.get("level", "")) if court else None


@rule("SENT-05", cites="刑法 Art 79; 法释〔2014〕5号 Art 1", basis=Basis.TEXT, since=CRIMINAL_LAW, kinds=KIND)
def court_is_high_enough(subject: Subject) -> Iterator[Finding]:
    """No basic court decides on commutation or parole, and only a High Court on that of life or suspended death."""
    entry = in_court(subject, CRIMINAL_LAW)
    if not entry or (rank := _rank(subject, entry)) is None:
        return
    needed = (_rank_needed(entry) or 0) if in_court(subject) else 0
    if rank < max(needed, _RANK["intermediate"]):
        message = Message("this court is below the one that may decide")
        remedy = Message("correct `decided_by`, or say with `term_before` that the sentence is a fixed term by now")
        yield Finding(("decided_by",), message, remedy)


@rule(
    "SENT-06",
    cites="法释〔2014〕5号 Art 1; 社区矫正法 Art 33",
    basis=Basis.TEXT,
    severity=Severity.WARNING,
    since=SINCE,
    kinds=KIND,
)
def court_is_not_too_high(subject: Subject) -> Iterator[Finding]:
    """An Intermediate Court decides on commutation of, or parole from, a fixed term, and on commutation of criminal detention or public surveillance."""
    entry = in_court(subject)
    if not entry or _set_right(entry) or _any_higher(subject, entry):
        return
    rank, needed = _rank(subject, entry), _rank_needed(entry)
    if needed is not None and rank is not None and rank > needed:
        message = Message("this court is above the one that decides on such a sentence")
        yield Finding(
            ("decided_by",), message, Message("compare `decided_by` and `conviction.penalty` with the document")
        )


def _set_right(entry: SentenceChange) -> bool:
    """Art 21: a higher court may hear a wrong ruling of a lower one again itself."""
    again = any(link.relation is Relation.CORRECTS for link in entry.related)
    return again or entry.result is Outcome.REVOKED


def _any_higher(subject: Subject, entry: SentenceChange) -> bool:
    """社区矫正法 Art 33: for those in community correction an Intermediate Court or a higher one."""
    day = begun(entry)
    return bool(day and day >= COMMUNITY_SINCE and by_community(subject, entry))


@rule(
    "SENT-09",
    cites="刑法 Art 79; 法释〔2014〕5号 Art 4; 刑事诉讼法 Art 183; 人民陪审员法 Art 14",
    basis=Basis.TEXT,
    severity=Severity.WARNING,
    since=CRIMINAL_LAW,
    kinds=KIND,
)
def panel_decides(subject: Subject) -> Iterator[Finding]:
    """A panel of three or more, odd in number, of judges or of judges and people's assessors, decides on commutation and parole."""
    entry = in_court(subject, CRIMINAL_LAW)
    if not entry or not entry.decision:
        return
    sits = Counter(official.role for official in entry.panel if official.role in DECIDING)
    if sits and (wrong := _wrong(sits, entry.decision.date)):
        yield Finding(("panel",), wrong, Message("compare `panel` with the ruling, and name all its members"))


def _wrong(sits: Counter[OfficialRole], day: dt.date) -> Message | None:
    """What is wrong with a panel."""
    size, assessors = sits.total(), sits[OfficialRole.ASSESSOR]
    if sits[OfficialRole.SOLE]:
        return Message("decided by a sole judge; a panel has to decide")
    if size == sits[OfficialRole.PRESIDING]:
        return None  # who presides has a panel, whose other members are not told
    if size < SMALL or size % 2 == 0:
        return Message("a panel of {size}; it has an odd number of members, {least} at least", size=size, least=SMALL)
    if assessors == size:
        return Message("a panel without a judge")
    mixed = assessors and day >= ASSESSORS_SINCE
    if mixed and size != SMALL and (size, size - assessors) != (LARGE, LARGE_JUDGES):
        return Message(
            "{assessors} people's assessors in a panel of {size}; with assessors it has three members, or three judges and four assessors",
            assessors=assessors,
            size=size,
        )
    return None


RULES = (court_is_high_enough, court_is_not_too_high, panel_decides)
