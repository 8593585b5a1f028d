"""May this person be paroled, and already?

刑法 Art 81 and 法释〔2016〕23号 Arts 23 and 25 were read. They leave exceptions that a record does not tell, so a difference is
never called a violation.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.checks.sentences.amounts import EXPLAIN, KIND, LIFE_SERVED, LIMITED
from build_scripts.checks.sentences.facts import categories, change, granted, years
from build_scripts.checks.sentences.periods import shift
from build_scripts.checks.sentences.scales import LONG
from build_scripts.content.problem import Severity
from build_scripts.model.conviction import Category
from build_scripts.model.sentence import Penalty
from build_scripts.model.sentence_stages import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject
    from build_scripts.model.sentence_change import SentenceChange


@rule("SENT-25", cites="刑法 Art 81; 法释〔2016〕23号 Art 23", basis=Basis.TEXT, severity=Severity.WARNING, kinds=KIND)
def parole_is_not_early(subject: Subject) -> Iterator[Finding]:
    """Parole comes after half of a fixed term, or thirteen years of a life sentence, or it is explained."""
    entry = change(subject, Measure.PAROLE)
    made = granted(entry) if entry else None
    if entry and made and (first := _earliest_end(entry)) and made.date < first:
        message = f"parole on {made.date}; the minimum to be served ends on {first} at the earliest"
        yield Finding(("decision", "date"), message, EXPLAIN)


def _earliest_end(entry: SentenceChange) -> dt.date | None:
    """The first day on which the minimum of a sentence can have been served, counted mildly."""
    original = entry.conviction
    if original.penalty in LIMITED and original.length and original.term:
        half = (original.length.months + 1) // 2
        return shift(original.term.to, -half) - dt.timedelta(days=original.length.parts[2])
    decided = (original.final.decided if original.final else None) or original.decided
    return shift(decided, LIFE_SERVED) if original.penalty is Penalty.LIFE and decided else None


@rule("SENT-26", cites="刑法 Art 81; 法释〔2016〕23号 Art 25", basis=Basis.TEXT, severity=Severity.WARNING, kinds=KIND)
def parole_is_open(subject: Subject) -> Iterator[Finding]:
    """Recidivists, and those with ten years or more for a violent crime, get no parole, or it is explained."""
    entry = change(subject, Measure.PAROLE)
    if not entry or not granted(entry):
        return
    groups = categories(entry)
    limited = entry.conviction.penalty in LIMITED and (years(entry) or 0) < LONG
    if Category.RECIDIVIST in groups or (Category.VIOLENT in groups and not limited):
        yield Finding(("conviction", "categories"), "parole for somebody whom the article excludes", EXPLAIN)


RULES = (parole_is_not_early, parole_is_open)
