"""What only the earlier change beside a commutation or parole shows: a new panel after an objection, a hearing after a short interval.

刑事诉讼法 Art 274 and 法释〔2014〕5号 Arts 6(2), 20 and 21 were read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.checks.sentences.court import DECIDING
from build_scripts.checks.sentences.facts import GENERAL_SINCE
from build_scripts.checks.sentences.hearing import COMPARE, decided_on_paper
from build_scripts.checks.sentences.intervals import short_intervals
from build_scripts.checks.sentences.procedure import KIND, SINCE
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.model.sentence_change import SentenceChange
from build_scripts.model.sentence_decision import LaterStage, Outcome
from build_scripts.model.sentence_stages import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.checks.record_facts import KnownFacts
    from build_scripts.model.kinds import Entry

_AGAIN = frozenset({LaterStage.RECONSIDERED, LaterStage.SET_ASIDE})
_BETWEEN = "\n"  # a name is one line


def facts(entry: Entry) -> dict[str, object]:
    """The facts of a change that these rules compare; None where the record does not tell."""
    if not isinstance(entry, SentenceChange) or entry.measure is Measure.TEMPORARY_EXECUTION:
        return {}
    again = [step.record for step in entry.later if step.record and step.stage in _AGAIN]
    if entry.measure is Measure.COMMUTATION and entry.result is Outcome.REVOKED:
        again += entry.previous
    return {
        "judges": _BETWEEN.join(official.name for official in entry.panel if official.role in DECIDING) or None,
        "again": " ".join(again) or None,
        "on_paper": "yes" if decided_on_paper(entry) else None,
    }


def _judges(known: KnownFacts, record: RecordSummary) -> set[str]:
    return set((known.fact(record, "judges") or "").split(_BETWEEN)) - {""}


@rule(
    "SENT-43",
    cites="刑事诉讼法 Art 274; 法释〔2014〕5号 Arts 20, 21",
    basis=Basis.TEXT,
    severity=Severity.WARNING,
    since=SINCE,
    kinds=KIND,
)
def panel_is_new(known: KnownFacts) -> Iterator[tuple[RecordSummary, Finding]]:
    """A ruling on commutation or parole that is heard again is heard by a new panel."""
    for record in known.catalog.records:
        for other in (known.fact(record, "again") or "").split():
            if not (beside := known.catalog.by_id.get(other)):
                continue
            later = max(record, beside, key=lambda one: one.date or "")
            if both := _judges(known, record) & _judges(known, beside):
                message = Message("{count} of the panel decided on the earlier ruling too", count=len(both))
                yield (
                    later,
                    Finding(
                        ("panel",), message, Message("compare `panel` with both rulings; if it is right, leave it")
                    ),
                )


@rule(
    "SENT-44",
    cites="法释〔2014〕5号 Art 6",
    basis=Basis.TEXT,
    severity=Severity.WARNING,
    since=GENERAL_SINCE,
    kinds=KIND,
)
def short_interval_is_heard(known: KnownFacts) -> Iterator[tuple[RecordSummary, Finding]]:
    """A commutation that is asked for before the usual interval has passed is heard in open court."""
    for record, _ in short_intervals(known):
        if known.fact(record, "on_paper"):
            message = Message("decided without a hearing although one must be held: the interval is shorter than usual")
            yield record, Finding(("hearing", "held"), message, COMPARE)


ACROSS = (panel_is_new, short_interval_is_heard)
