"""Do the days of a changed sentence add up?

刑法 Arts 80 and 83 and 法释〔2021〕1号 Art 202 were read. Courts count in more than one lawful way (`terms`); only a day that
none of them leads to is an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.checks.sentences.facts import INDETERMINATE, change, granted, standing
from build_scripts.checks.sentences.periods import ends, reduced
from build_scripts.checks.subject import Location
from build_scripts.content.problem import Severity
from build_scripts.model.judgment import Judgment
from build_scripts.model.sentence import Penalty
from build_scripts.model.sentence_change import SentenceChange
from build_scripts.model.sentence_stages import Measure
from build_scripts.model.types import Period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from build_scripts.checks.subject import Subject
    from build_scripts.model.sentence import Term

KIND = ("sentence-change",)
COUNTING = "刑法 Art 78; 法释〔2014〕5号 Art 17; 法释〔2021〕1号 Art 202"
PAROLE_OF_LIFE = Period("P10Y")


def _or(days: Iterable[dt.date]) -> str:
    return " or ".join(day.isoformat() for day in sorted(days))


@rule("SENT-11", cites=COUNTING, basis=Basis.TEXT, kinds=KIND)
def reduction_adds_up(subject: Subject) -> Iterator[Finding]:
    """After a commutation the term ends earlier by what was taken off."""
    entry = change(subject, Measure.COMMUTATION)
    made = granted(entry) if entry else None
    if not entry or not made or made.not_counted or not (made.reduction and made.term_to and entry.ends_before):
        return
    lawful = reduced(entry.ends_before, made.reduction)
    if made.term_to not in lawful:
        message = f"{made.reduction} off a term that ends on {entry.ends_before} leads to {_or(lawful)}"
        yield Finding(("decision", "term_to"), message, "correct `term_to`, `reduction` or the term before")


@rule("SENT-12", cites="刑法 Art 80; 法释〔2021〕1号 Art 202", basis=Basis.TEXT, kinds=KIND)
def converted_adds_up(subject: Subject) -> Iterator[Finding]:
    """A life sentence that becomes a fixed term ends when that term has run from the day of the ruling."""
    entry = change(subject, Measure.COMMUTATION)
    made = granted(entry) if entry else None
    if not made or not (made.length and made.term_to) or made.not_counted:
        return
    start = made.term_from or made.date
    lawful = ends(start, made.length)
    if made.term_to not in lawful:
        message = f"{made.length} from {start} leads to {_or(lawful)}"
        yield Finding(("decision", "term_to"), message, "correct `term_to`, `term_from` or `length`")


@rule(
    "SENT-13",
    cites="刑法 Arts 41, 44, 47",
    basis=Basis.TEXT,
    severity=Severity.WARNING,
    kinds=("sentence-change", "judgment"),
)
def term_is_not_longer(subject: Subject) -> Iterator[Finding]:
    """The days of a term are no more than its length; custody before the judgment makes them fewer."""
    entry = subject.entry
    if isinstance(entry, SentenceChange):
        yield from _longer(("conviction", "term", "to"), entry.conviction.term, entry.conviction.length)
    elif isinstance(entry, Judgment):
        for number, sentence in enumerate(entry.sentences):
            yield from _longer(("sentences", number, "term", "to"), sentence.term, sentence.length)


def _longer(location: Location, term: Term | None, length: Period | None) -> Iterator[Finding]:
    if term and length and term.to > max(lawful := ends(term.from_, length)):
        message = f"{length} from {term.from_} leads to {_or(lawful)} at the latest"
        yield Finding(location, message, "compare the term with the document")


@rule("SENT-14", cites="刑法 Art 83", basis=Basis.TEXT, severity=Severity.WARNING, kinds=KIND)
def test_period_ends_with_the_term(subject: Subject) -> Iterator[Finding]:
    """A parole's test period ends with the term; for a life sentence it lasts ten years."""
    entry = change(subject, Measure.PAROLE)
    made = granted(entry) if entry else None
    if not entry or not made or not made.test_period:
        return
    if standing(entry) is Penalty.LIFE:
        lawful = ends(made.test_period.from_, PAROLE_OF_LIFE) | ends(made.date, PAROLE_OF_LIFE)
    elif entry.ends_before and entry.conviction.penalty not in INDETERMINATE:
        lawful = frozenset({entry.ends_before})
    else:
        return
    if made.test_period.to not in lawful:
        message = f"the test period should end on {_or(lawful)}"
        yield Finding(("decision", "test_period", "to"), message, "compare it with the ruling")


RULES = (reduction_adds_up, converted_adds_up, term_is_not_longer, test_period_ends_with_the_term)
