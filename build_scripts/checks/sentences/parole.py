"""May this person be paroled, already, and was the question asked as it must be?

刑法 Arts 81 and 82, 法释〔2014〕5号 Art 15 and 法释〔2016〕23号 Arts 23 and 25 were read. They leave exceptions that a record does not
tell, so a difference is never called a violation. That the bar of Art 81(2) does not hold for crimes before 1997-10-01, and that one
crime must reach the ten years, is known from secondary sources; it only makes the rules milder.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.checks.sentences import crimes
from build_scripts.checks.sentences.amounts import EXPLAIN
from build_scripts.checks.sentences.charges import VIOLENT
from build_scripts.checks.sentences.facts import INDETERMINATE, before, categories, change, granted, long
from build_scripts.checks.sentences.least_served import earliest_end
from build_scripts.checks.sentences.periods import ends, half, shift
from build_scripts.checks.sentences.procedure import CRIMINAL_LAW, KIND, SINCE
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.model.conviction import Category
from build_scripts.model.sentence import Penalty
from build_scripts.model.sentence_decision import Outcome
from build_scripts.model.sentence_stages import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject
    from build_scripts.model.conviction import Conviction
    from build_scripts.model.sentence_change import SentenceChange

HEARD = frozenset({Outcome.GRANTED, Outcome.REFUSED})


@rule("SENT-25", cites="刑法 Art 81; 法释〔2016〕23号 Art 23", basis=Basis.TEXT, severity=Severity.WARNING, kinds=KIND)
def parole_is_not_early(subject: Subject) -> Iterator[Finding]:
    """Parole comes after half of a fixed term, thirteen years of life, or fifteen after a death sentence's reprieve, or it is explained."""
    entry = change(subject, Measure.PAROLE)
    made = granted(entry) if entry else None
    if entry and made and (first := _first_day(entry)) and made.date < first:
        message = Message(
            "parole on {date}; the minimum to be served ends on {first} at the earliest", date=made.date, first=first
        )
        yield Finding(("decision", "date"), message, EXPLAIN)


def _first_day(entry: SentenceChange) -> dt.date | None:
    """The day on which the minimum has been served, counted mildly; that day is one of those served."""
    if entry.conviction.principal in INDETERMINATE:
        return earliest_end(entry)
    return _half_served(entry.conviction) if entry.conviction.principal in {Penalty.FIXED_TERM, None} else None


def _half_served(original: Conviction) -> dt.date | None:
    """The day on which half is served: from the start, or, where custody shortens the days of the term, from its end."""
    term, length = original.term, crimes.length(original)
    if not term or not length:
        return None
    part = half(length)
    if term.to in ends(term.from_, length):
        return min(ends(term.from_, part))
    return shift(term.to, -part.months) - dt.timedelta(days=part.parts[2])


@rule("SENT-26", cites="刑法 Art 81; 法释〔2016〕23号 Art 25", basis=Basis.TEXT, severity=Severity.WARNING, kinds=KIND)
def parole_is_open(subject: Subject) -> Iterator[Finding]:
    """Recidivists, and those with ten years or more for a violent crime, get no parole, or it is explained."""
    entry = change(subject, Measure.PAROLE)
    if not entry or not granted(entry) or before(entry, CRIMINAL_LAW):
        return
    groups, causes = categories(entry), entry.conviction.causes
    violent = Category.VIOLENT in groups or (causes and VIOLENT.issuperset(causes))
    if Category.RECIDIVIST in groups or (violent and _ten_years(entry)):
        at = "categories" if entry.conviction.categories else "causes"
        yield Finding(("conviction", at), Message("parole for somebody whom the article excludes"), EXPLAIN)


def _ten_years(entry: SentenceChange) -> bool:
    """Whether one crime has ten years or more; of several, whose single terms are not told, the term for all counts."""
    return long(entry) and (entry.conviction.principal in INDETERMINATE or crimes.of_ten_years(entry.conviction) != 0)


@rule("SENT-51", cites="刑法 Art 81", basis=Basis.TEXT, severity=Severity.WARNING, kinds=KIND)
def parole_is_from_imprisonment(subject: Subject) -> Iterator[Finding]:
    """Parole is granted from a fixed term or from life imprisonment, not from other penalties, or it is explained."""
    entry = change(subject, Measure.PAROLE)
    penalty = entry.conviction.principal if entry and granted(entry) else None
    if penalty and penalty is not Penalty.FIXED_TERM and penalty not in INDETERMINATE:
        message = Message("parole from a sentence of `{penalty}`", penalty=penalty)
        yield Finding(("conviction", "penalty"), message, EXPLAIN)


@rule(
    "SENT-52",
    cites="法释〔2014〕5号 Art 15",
    basis=Basis.TEXT,
    severity=Severity.WARNING,
    since=SINCE,
    kinds=KIND,
)
def prisoner_is_questioned(subject: Subject) -> Iterator[Finding]:
    """Where parole is decided on the file, without a hearing, the prisoner is questioned before."""
    entry = change(subject, Measure.PAROLE)
    made, review = (entry.decision, entry.hearing) if entry else (None, None)
    if not made or not review or review.held or made.outcome not in HEARD or made.date < SINCE:
        return
    remedy = Message(
        "correct `hearing.questioned`; if nobody questioned the prisoner before, leave it: it is shown as it is"
    )
    if not review.questioned:
        yield Finding(
            ("hearing",), Message("decided on the file; nothing says that the prisoner was questioned"), remedy
        )
    elif review.questioned > made.date:
        yield Finding(("hearing", "questioned"), Message("the prisoner was questioned only after the decision"), remedy)


RULES = (
    parole_is_not_early,
    parole_is_open,
    parole_is_from_imprisonment,
    prisoner_is_questioned,
)
