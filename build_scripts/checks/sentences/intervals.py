"""Does enough time lie between two commutations?

法释〔2016〕23号 Arts 6-14 and 40 and 法释〔2019〕6号 Arts 2-5 were read. The interval is counted from the service of the earlier ruling
to the proposal.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.checks.sentences.chains import changes, same_sentence
from build_scripts.checks.sentences.facts import GENERAL_SINCE
from build_scripts.checks.sentences.periods import months_between, said
from build_scripts.checks.sentences.procedure import KIND
from build_scripts.checks.sentences.spans import full, size
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.model.types import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.checks.record_facts import KnownFacts


def short_intervals(known: KnownFacts) -> Iterator[tuple[RecordSummary, Message]]:
    """Every commutation that was asked for, granted or not, before the usual interval had passed, and how early it was."""
    for record, earlier in changes(known):
        given = [other for other in earlier if known.fact(other, "commuted") and same_sentence(known, record, other)]
        now = known.day(record, "asked")
        if known.fact(record, "measure") != "commutation" or not given or not now:
            continue
        since, needed = _since(known, record, given[-1])
        for period in needed:
            if since and not full(since, now, *size(period)):
                yield (
                    record,
                    Message(
                        "{passed} after the earlier ruling; {usual} is usual",
                        passed=said(months_between(since, now)),
                        usual=period,
                    ),
                )
                break


@rule(
    "SENT-34",
    cites="法释〔2016〕23号 Arts 6-14, 40; 法释〔2019〕6号 Arts 2-5",
    basis=Basis.TEXT,
    severity=Severity.WARNING,
    since=GENERAL_SINCE,
    kinds=KIND,
)
def interval_is_kept(known: KnownFacts) -> Iterator[tuple[RecordSummary, Finding]]:
    """Between two commutations lies the time that the scale asks for and no less than was taken off, or it is explained."""
    remedy = Message("to be explained: compare the dates; if they are right, say why in the summary")
    for record, message in short_intervals(known):
        if known.fact(record, "stands"):
            yield record, Finding(("proposal",), message, remedy)


def _since(known: KnownFacts, record: RecordSummary, other: RecordSummary) -> tuple[dt.date | None, list[Period]]:
    """From when on an interval counts, and the lengths that it must have.

    From the service of the earlier ruling (2016 Art 40); life that it made of suspended death is served from the ruling on.
    """
    if known.fact(other, "made_life"):
        return known.day(other, "commuted"), _lengths(known.fact(record, "after_life"))
    if not known.fact(record, "interval"):
        return None, []
    return known.day(other, "served"), _lengths(known.fact(record, "interval"), known.fact(other, "reduction"))


def _lengths(months: str | None, taken_off: str | None = None) -> list[Period]:
    return [*([said(int(months))] if months else []), *([Period(taken_off)] if taken_off else [])]


ACROSS = (interval_is_kept,)
