"""What the store keeps of each record for the others: its summary, and its facts for the rules over several records."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any

from build_scripts.catalog.summary import RecordSummary
from build_scripts.checks.record_facts import RecordFacts
from build_scripts.content.plain import dumped

_MISSING = object()
_USUAL: dict[str, Any] = {
    field.name: field.default_factory() if field.default_factory is not MISSING else field.default
    for field in fields(RecordSummary)
    if field.default is not MISSING or field.default_factory is not MISSING
}  # what a summary need not say
_NAMES = tuple(field.name for field in fields(RecordSummary))
_FACTS = tuple(field.name for field in fields(RecordFacts))


def summary_key(key: str) -> str:
    """Under which the store keeps a summary."""
    return f"{key} summary"


def facts_key(key: str) -> str:
    """Under which the store keeps facts."""
    return f"{key} facts"


def rows(key: str, summary: RecordSummary, facts: RecordFacts) -> list[tuple[str, bytes]]:
    """For the store: the summary and the facts of a record.

    Args:
        key: of its file.
        summary: what others may show of it.
        facts: what rules need of it.
    """
    told = {name: getattr(summary, name) for name in _NAMES}
    told = {name: value for name, value in told.items() if value != _USUAL.get(name, _MISSING)}
    known = {name: getattr(facts, name) for name in _FACTS}
    return [(summary_key(key), dumped(told)), (facts_key(key), dumped(known))]
