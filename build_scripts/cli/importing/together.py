"""What the content would be with the imported records: the rules over several records, and whether a record is there twice.

Takes the plan and what the content holds; gives what would be wrong that is not wrong now.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from build_scripts.catalog import catalog
from build_scripts.checks import register
from build_scripts.checks.record_facts import KnownFacts
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem, Severity
from build_scripts.model import case_number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from build_scripts.build.gather import Gathered
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.checks.record_facts import FactsOf
    from build_scripts.cli.importing.changes import Plan
    from build_scripts.cli.importing.examine import Examined
    from build_scripts.content.vocabulary import Vocabulary


def against_the_rest(plan: Plan, gathered: Gathered, content: Path, as_of: dt.date) -> Iterator[Problem]:
    """Every problem that the import would bring.

    Args:
        plan: what is to be written.
        gathered: what the content holds.
        content: its folder.
        as_of: the day of the import.
    """
    written = {one.id: one for one in (*plan.new, *plan.changed) if one.summary and one.facts}
    rows = {one.source: one.number for one in written.values()}
    kept = [summary for summary in gathered.summaries if summary.id not in written]
    yield from _twice(plan.new, plan.changed, kept)
    before = set(_found(gathered.summaries, gathered.facts, gathered.renderer.vocabulary, as_of))
    fresh = {one.source: one.facts for one in written.values() if one.facts}
    summaries = [*kept, *(one.summary for one in written.values() if one.summary)]
    for problem in _found(
        summaries,
        lambda record: fresh.get(record.source) or gathered.facts(record),
        gathered.renderer.vocabulary,
        as_of,
    ):
        if problem.path in rows:
            yield replace(problem, path="", line=rows[problem.path], column=0)
        elif problem not in before:
            yield replace(problem, path=str(content / problem.path))


def _found(summaries: list[RecordSummary], facts: FactsOf, vocabulary: Vocabulary, as_of: dt.date) -> Iterator[Problem]:
    joined, problems = catalog.join(summaries, vocabulary, as_of)
    yield from problems
    yield from register.examine_together(KnownFacts(joined, facts))


def _twice(new: list[Examined], changed: list[Examined], kept: list[RecordSummary]) -> Iterator[Problem]:
    """A record with the number and the day of another one: of the content, or of an earlier row under another key."""
    known: dict[tuple[str, str], list[tuple[str | None, str, int]]] = {}
    for summary in kept:
        if summary.number:
            same = known.setdefault((summary.kind, case_number.key(summary.number)), [])
            same.append((summary.date, summary.id, 0))
    fresh = {one.id for one in new}
    for one in (*changed, *new):
        if one.summary is None or not one.summary.number:
            continue
        day = one.summary.date
        same = known.setdefault((one.summary.kind, case_number.key(one.summary.number)), [])
        if other := next((other for other in same if other[0] in {None, day}), None):
            yield _there(one, other[1], other[2], new=one.id in fresh)
        same.append((day, one.id, one.number))


def _there(one: Examined, identifier: str, row: int, *, new: bool) -> Problem:
    remedy = Message("take the row out of the file, or remove the other record if it is the same")
    if row:  # the key tells them apart, and so may the document
        message = Message("row {number} has this number and day too", number=row)
    else:
        message = Message("the content has a record with this number and day already: {id}", id=identifier)
    severity = Severity.ERROR if new and not row else Severity.WARNING
    return Problem(rule="IMP-09", severity=severity, message=message, remedy=remedy, line=one.number)
