"""Limited commutation (限制减刑) and imprisonment for life without commutation or parole (终身监禁).

刑法 Arts 50(2), 78(2), 383(4) and 386 and 法释〔2016〕23号 Arts 13-15 were read; the days on which Amendments VIII and IX
came into force, in secondary sources. How far limited commutation goes, the scales say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.checks.sentences.charges import EMBEZZLEMENT, VIOLENT
from build_scripts.checks.sentences.facts import (
    AMENDMENT_EIGHT,
    AMENDMENT_NINE,
    change,
    effective,
    granted,
    restriction,
    to_life,
)
from build_scripts.checks.sentences.procedure import KIND
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.model.conviction import Category, Restriction
from build_scripts.model.sentence import Penalty
from build_scripts.model.sentence_change import SentenceChange
from build_scripts.model.sentence_stages import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Location, Subject

SINCE = {Restriction.LIMITED: AMENDMENT_EIGHT, Restriction.NONE: AMENDMENT_NINE}

LIMITABLE = frozenset({Category.RECIDIVIST, Category.VIOLENT, Category.ORGANISED, Category.DRUGS})


@rule("SENT-28", cites="刑法 Art 383; 法释〔2016〕23号 Art 15", basis=Basis.TEXT, kinds=KIND)
def without_commutation(subject: Subject) -> Iterator[Finding]:
    """Who is imprisoned for life without commutation or parole gets neither once suspended death has become life."""
    entry = change(subject, Measure.COMMUTATION, Measure.PAROLE)
    if entry and granted(entry) and restriction(entry) is Restriction.NONE and not to_life(entry):
        message = Message("granted although the sentence is one of life without commutation or parole")
        yield Finding(("decision",), message, Message("compare `conviction` and `decision` with the documents"))


@rule("SENT-29", cites="刑法 Arts 50, 383, 386", basis=Basis.SECONDARY, severity=Severity.WARNING, kinds=KIND)
def restriction_fits(subject: Subject) -> Iterator[Finding]:
    """Limited commutation goes with suspended death for recidivists and violent crimes since May 2011, life without commutation with suspended death for embezzlement or bribe-taking since November 2015."""
    entry = subject.entry
    found = restriction(entry) if isinstance(entry, SentenceChange) else None
    if not isinstance(entry, SentenceChange) or not found:
        return
    at: Location = ("conviction", "restriction" if entry.conviction.restriction else "sentence")
    remedy = Message("compare `conviction` with the judgment")
    day, penalty, causes = effective(entry), entry.conviction.principal, entry.conviction.causes
    if penalty and penalty is not Penalty.SUSPENDED_DEATH:
        yield Finding(at, Message("decided with a penalty other than suspended death"), remedy)
    elif day and day < SINCE[found]:
        yield Finding(at, Message("decided before {since}, when the law did not know it", since=SINCE[found]), remedy)
    elif found is Restriction.NONE and causes and not EMBEZZLEMENT.intersection(causes):
        yield Finding(at, Message("decided for another crime than embezzlement or bribe-taking"), remedy)
    elif found is Restriction.LIMITED and causes and not _may_be_limited(entry):
        yield Finding(
            at, Message("decided for no violent crime, and nothing says that the person is a recidivist"), remedy
        )


def _may_be_limited(entry: SentenceChange) -> bool:
    """刑法 Art 50(2): recidivists, seven violent crimes, and organised violence, which has other charges too."""
    return bool(VIOLENT.intersection(entry.conviction.causes) or LIMITABLE.intersection(entry.conviction.categories))


RULES = (without_commutation, restriction_fits)
