"""How does parole follow the earlier changes of the same sentence?

法释〔2016〕23号 Arts 28, 30 and 40 were read: after a commutation a year at least, a year and a half after one of a year or more, counted as Art 40 counts the
time between commutations, from the service of the earlier ruling to the proposal; less where not two years were left after the commutation; after a
parole that was revoked as a rule none, but where an earlier crime came to light that the person had confessed, or surrendered for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.checks.sentences.facts import GENERAL_SINCE, INDETERMINATE
from build_scripts.checks.sentences.periods import YEAR, said, shift
from build_scripts.checks.sentences.spans import full
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.model.sentence_change import SentenceChange
from build_scripts.model.sentence_stages import Measure
from build_scripts.model.types import Period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.checks.record_facts import KnownFacts
    from build_scripts.model.kinds import Entry

USUAL, AFTER_A_YEAR = YEAR, YEAR + YEAR // 2  # months
SHORT_REST = 2 * YEAR


def facts(entry: Entry) -> dict[str, object]:
    """When life became a fixed term, as a record on parole says itself: the term runs from the ruling (刑法 Art 80)."""
    if not isinstance(entry, SentenceChange) or entry.measure is not Measure.PAROLE:
        return {}
    life = entry.conviction.principal in INDETERMINATE
    return {"fixed_since": entry.term_before.from_ if life and entry.term_before else None}


@rule(
    "SENT-53",
    cites="法释〔2016〕23号 Arts 28, 40",
    basis=Basis.TEXT,
    severity=Severity.WARNING,
    since=GENERAL_SINCE,
    kinds=("sentence-change",),
)
def parole_keeps_its_distance(known: KnownFacts) -> Iterator[tuple[RecordSummary, Finding]]:
    """Parole comes at least a year after a commutation, a year and a half after one of a year or more, or it is explained."""
    for record, asked in _paroles(known):
        for since, months in _commutations(known, record):
            if since <= asked and not full(since, asked, months):
                message = Message(
                    "asked for on {asked}, after a commutation on {since}; at least {months} lie between",
                    asked=asked,
                    since=since,
                    months=said(months),
                )
                remedy = Message("to be explained: compare the dates; if they are right, say why in the summary")
                yield record, Finding(("decision",), message, remedy)
                break


@rule(
    "SENT-54",
    cites="法释〔2016〕23号 Art 30",
    basis=Basis.TEXT,
    severity=Severity.WARNING,
    since=GENERAL_SINCE,
    kinds=("sentence-change",),
)
def parole_is_not_repeated(known: KnownFacts) -> Iterator[tuple[RecordSummary, Finding]]:
    """Whose parole was revoked gets as a rule no other, or it is explained."""
    for record, asked in _paroles(known):
        for other in _earlier(known, record):
            ended = (
                known.fact(other, "outcome") == "revoked" or (known.fact(other, "undone") or "9") <= asked.isoformat()
            )
            if known.fact(other, "measure") == "parole" and ended:
                remedy = Message(
                    "to be explained: an exception is an earlier crime that came to light and that the person had confessed or surrendered for; say so in the summary"
                )
                yield record, Finding(("decision",), Message("parole after one that was revoked"), remedy)
                break


def _paroles(known: KnownFacts) -> Iterator[tuple[RecordSummary, dt.date]]:
    """Each parole that was granted under these rules, with the day on which it was asked for."""
    for record in known.catalog.records:
        if known.fact(record, "measure") == "parole" and known.fact(record, "outcome") == "granted":
            asked = known.day(record, "asked")
            if asked and (record.date or "") >= GENERAL_SINCE.isoformat():
                yield record, asked


def _commutations(known: KnownFacts, record: RecordSummary) -> Iterator[tuple[dt.date, int]]:
    """When each of the earlier commutations was served, and the months that must lie between it and a parole."""
    if (since := known.day(record, "fixed_since")) and _long_rest(since, known.day(record, "term_before")):
        yield since, USUAL
    for other in _earlier(known, record):
        made = known.day(other, "commuted")
        if not made or not _long_rest(made, known.day(other, "term_to")):
            continue
        taken_off = known.fact(other, "reduction")
        large = bool(taken_off) and Period(taken_off or "").months >= YEAR
        yield known.day(other, "served") or made, AFTER_A_YEAR if large else USUAL


def _earlier(known: KnownFacts, record: RecordSummary) -> Iterator[RecordSummary]:
    """The changes of the same sentence that a record names."""
    sentence = set((known.fact(record, "sentence") or "").split())
    for identifier in (known.fact(record, "previous") or "").split():
        other = known.catalog.by_id.get(identifier)
        if other and sentence & set((known.fact(other, "sentence") or "").split()):
            yield other


def _long_rest(made: dt.date, end: dt.date | None) -> bool:
    """Whether at least two years are left after a commutation; so, too, where life is left."""
    return not end or end >= shift(made, SHORT_REST)


ACROSS = (parole_keeps_its_distance, parole_is_not_repeated)
