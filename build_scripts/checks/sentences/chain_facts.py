"""What the rules over a chain (a sentence and its changes) need of each record, as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.checks.sentences.facts import asked, granted
from build_scripts.checks.sentences.scales import least_interval
from build_scripts.model import case_number
from build_scripts.model.judgment import Judgment
from build_scripts.model.sentence_change import SentenceChange

if TYPE_CHECKING:
    from build_scripts.model.kinds import Entry


def facts_of(entry: Entry) -> dict[str, str]:
    """The facts of one record; absent where the record does not tell."""
    found: dict[str, object] = {}
    if isinstance(entry, Judgment):
        found = {
            "procedure": entry.procedure.value,
            "effective": entry.effective,
            "lower": case_number.key(entry.lower.case_number) if entry.lower else None,
        }
    elif isinstance(entry, SentenceChange):
        made = granted(entry)
        known = entry.decision
        found = {
            "measure": entry.measure.value,
            "outcome": known.outcome.value if known else None,
            "sentence": case_number.key(entry.conviction.case_number),
            "asked": asked(entry),
            "served": (known.served or known.date) if known else None,
            "term_before": entry.term_before.to if entry.term_before else None,
            "term_to": known.term_to if known else None,
            "reduction": made.reduction.months if made and made.reduction else None,
            "interval": least_interval(entry) if entry.proposal else None,
            "previous": " ".join(entry.previous) or None,
        }
    return {name: str(value) for name, value in found.items() if value is not None}
