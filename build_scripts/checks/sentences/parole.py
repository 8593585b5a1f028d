"""May this person be paroled, already, and was the question asked as it must be?

刑法 Arts 81 and 82, 法释〔2014〕5号 Art 15 and 法释〔2016〕23号 Arts 23 and 25 were read; that ten years of a life sentence suffice
for crimes before 2011-05-01 (法释〔2011〕9号 Art 7) is known from a secondary source. The articles leave exceptions that a record
does not tell, so a difference is never called a violation.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.checks.sentences.amounts import EXPLAIN, KIND
from build_scripts.checks.sentences.conversion import REPRIEVE, effective
from build_scripts.checks.sentences.facts import INDETERMINATE, asked, before_court, categories, change, granted, years
from build_scripts.checks.sentences.periods import YEAR, ends, half, shift
from build_scripts.checks.sentences.scales import GENERAL_SINCE, LONG
from build_scripts.content.problem import Severity
from build_scripts.model.conviction import Category
from build_scripts.model.sentence import Penalty
from build_scripts.model.sentence_decision import Outcome
from build_scripts.model.sentence_stages import Measure
from build_scripts.model.types import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject
    from build_scripts.model.conviction import Conviction
    from build_scripts.model.sentence_change import SentenceChange

PROCEDURE_SINCE = dt.date(2014, 6, 1)
AMENDMENT_EIGHT = dt.date(2011, 5, 1)
LIFE, LIFE_BEFORE, SUSPENDED = 13, 10, 15  # years that must have been served
HEARD = frozenset({Outcome.GRANTED, Outcome.REFUSED})


@rule("SENT-25", cites="刑法 Art 81; 法释〔2016〕23号 Art 23", basis=Basis.TEXT, severity=Severity.WARNING, kinds=KIND)
def parole_is_not_early(subject: Subject) -> Iterator[Finding]:
    """Parole comes after half of a fixed term, thirteen years of life, or fifteen after a death sentence's reprieve, or it is explained."""
    entry = change(subject, Measure.PAROLE)
    made = granted(entry) if entry else None
    if entry and made and (first := _first_day(entry)) and made.date < first:
        message = f"parole on {made.date}; the minimum to be served ends on {first} at the earliest"
        yield Finding(("decision", "date"), message, EXPLAIN)


def _first_day(entry: SentenceChange) -> dt.date | None:
    """The day on which the minimum has been served, counted mildly; that day is one of those served."""
    penalty, day = entry.conviction.penalty, effective(entry)
    if penalty is Penalty.FIXED_TERM:
        return _half_served(entry.conviction)
    if penalty is Penalty.LIFE and day:
        crime_before = (entry.conviction.decided or day) < AMENDMENT_EIGHT
        return min(ends(day, Period(f"P{LIFE_BEFORE if crime_before else LIFE}Y")))
    since = asked(entry)
    if penalty is Penalty.SUSPENDED_DEATH and day and since and since >= GENERAL_SINCE:
        return min(ends(day, Period(f"P{REPRIEVE // YEAR + SUSPENDED}Y")))
    return None


def _half_served(original: Conviction) -> dt.date | None:
    """The day on which half is served: from the start, or, where custody shortens the days of the term, from its end."""
    term, length = original.term, original.length
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
    if not entry or not granted(entry):
        return
    groups = categories(entry)
    long = entry.conviction.penalty in INDETERMINATE or (years(entry) or 0) >= LONG
    if Category.RECIDIVIST in groups or (Category.VIOLENT in groups and long):
        yield Finding(("conviction", "categories"), "parole for somebody whom the article excludes", EXPLAIN)


@rule("SENT-41", cites="刑法 Art 81", basis=Basis.TEXT, severity=Severity.WARNING, kinds=KIND)
def parole_is_from_imprisonment(subject: Subject) -> Iterator[Finding]:
    """Parole is granted from a fixed term or from life imprisonment, not from other penalties, or it is explained."""
    entry = change(subject, Measure.PAROLE)
    penalty = entry.conviction.penalty if entry and granted(entry) else None
    if penalty and penalty is not Penalty.FIXED_TERM and penalty not in INDETERMINATE:
        message = f"parole from a sentence of `{penalty.value}`"
        yield Finding(("conviction", "penalty"), message, EXPLAIN)


@rule(
    "SENT-42",
    cites="法释〔2014〕5号 Art 15",
    basis=Basis.TEXT,
    severity=Severity.WARNING,
    since=PROCEDURE_SINCE,
    kinds=KIND,
)
def prisoner_is_questioned(subject: Subject) -> Iterator[Finding]:
    """Where parole is decided on the file, without a hearing, the prisoner is questioned before."""
    entry = before_court(subject, PROCEDURE_SINCE)
    if not entry or entry.measure is not Measure.PAROLE or not entry.hearing or entry.hearing.held:
        return
    made, questioned = entry.decision, entry.hearing.questioned
    if not made or made.outcome not in HEARD or (questioned and questioned <= made.date):
        return
    message = "decided on the file; the prisoner was questioned only afterwards" if questioned else None
    yield Finding(
        ("hearing", "questioned") if questioned else ("hearing",),
        message or "decided on the file, and the record does not say that the prisoner was questioned",
        "add `hearing.questioned`; if nobody questioned the prisoner, leave it: it is shown as it is",
    )


RULES = (
    parole_is_not_early,
    parole_is_open,
    parole_is_from_imprisonment,
    prisoner_is_questioned,
)
