"""The register of all rules, and how they are run: on one record, and on the joined catalogue.

Takes a `Subject`, or the joined records with their facts; gives the problems that the rules find, each at its line, less those for which the record
carries an exception. An exception that excuses nothing is a problem itself.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

from build_scripts.checks import (
    citations,
    contradictions,
    defaulters,
    late_hearings,
    own_text,
    stated_figures,
    time_limits,
    timeliness,
)
from build_scripts.checks.case_numbers import validity
from build_scripts.checks.disclosure import closed_trials, sign_off, withheld_records, withholding
from build_scripts.checks.names import across_case, children, masking, over_masked_text, over_masking
from build_scripts.checks.personal import births, in_records, partial_identity, school, technical_investigation
from build_scripts.checks.record_facts import RecordFacts
from build_scripts.checks.sentences import (
    amounts,
    chains,
    conversions,
    court,
    deadlines,
    duties,
    hearing,
    intervals,
    notice,
    objection,
    outside_prison,
    parole,
    parole_history,
    political_rights,
    rehearing,
    restrictions,
    temporary_execution,
    terms,
)
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem
from build_scripts.content.strict_yaml import place_of
from build_scripts.model.status import Sealed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.record_facts import KnownFacts
    from build_scripts.checks.rule import AcrossCheck, Check, Finding, Rule
    from build_scripts.checks.subject import Subject

_FAMILIES = (
    in_records,
    births,
    partial_identity,
    masking,
    over_masking,
    over_masked_text,
    children,
    validity,
    withholding,
    notice,
    hearing,
    court,
    deadlines,
    objection,
    political_rights,
    withheld_records,
    sign_off,
    closed_trials,
    technical_investigation,
    school,
    terms,
    amounts,
    conversions,
    restrictions,
    parole,
    duties,
    temporary_execution,
    outside_prison,
    defaulters,
    citations,
    timeliness,
    own_text,
    contradictions,
)
RULES: dict[str, Rule[Check]] = {rule.id: rule for family in _FAMILIES for rule in family.RULES}
ACROSS: dict[str, Rule[AcrossCheck]] = {
    rule.id: rule
    for family in (across_case, chains, intervals, rehearing, parole_history, timeliness, late_hearings, stated_figures)
    for rule in family.ACROSS
}
_FACTS = (chains.facts, rehearing.facts, parole_history.facts, timeliness.facts, late_hearings.facts)
_TURNS = frozenset(
    turn
    for rule in RULES.values()
    for turn in (rule.since, rule.until and rule.until + dt.timedelta(days=1))
    if turn is not None
)


def examine(subject: Subject) -> Iterator[Problem]:
    """Run every rule that applies to a record, and hold its exceptions against what was found."""
    entry = subject.entry
    excused = [item.rule for item in getattr(entry, "exceptions", ())]
    used = set()
    published, date = _turn_before(subject.published), _turn_before(subject.date)
    for rule in applying(entry.kind, subject.status.value, published, date):
        for finding in rule.check(subject):
            if rule.exceptable and rule.id in excused:
                used.add(rule.id)
            else:
                yield rule.problem(finding, *_place(subject, finding))
    for number, identifier in enumerate(excused):
        if identifier not in used and identifier not in ACROSS:
            line, column = place_of(subject.tree, ("exceptions", number, "rule"))
            yield _idle(identifier, line=line, column=column)


def _turn_before(day: dt.date | None) -> dt.date | None:
    """The first of the days on which the same rules apply as on this one."""
    return day and max((turn for turn in _TURNS if turn <= day), default=dt.date.min)


@cache
def applying(kind: str, status: str, published: dt.date | None, date: dt.date | None) -> tuple[Rule[Check], ...]:
    """The rules for such a record."""
    return tuple(rule for rule in RULES.values() if rule.applies(kind, status, published, date))


def facts_of(subject: Subject) -> RecordFacts:
    """What the rules over several records need of one; of a sealed one nothing."""
    entry = subject.entry
    if isinstance(entry, Sealed):
        return RecordFacts()
    excused = tuple(item.rule for item in entry.exceptions)
    found = {name: str(value) for one in _FACTS for name, value in one(entry).items() if value is not None}
    return RecordFacts(
        facts=found, names=across_case.names_of(entry), excused=excused, timings=time_limits.timings(subject)
    )


def examine_together(known: KnownFacts) -> Iterator[Problem]:
    """Run every rule over several records; a problem stands at the record's first line, since summaries know no lines."""
    used = set()
    for rule in ACROSS.values():
        for record, finding in rule.check(known):
            if not rule.applies_to(record):
                continue
            if rule.exceptable and rule.id in known.of(record).excused:
                used.add((record.id, rule.id))
            else:
                field = ".".join(map(str, finding.location))
                named = finding._replace(
                    message=Message("`{field}`: {message}", field=field, message=finding.message)
                    if field
                    else finding.message
                )
                yield rule.problem(named, path=record.source)
    for record in known.catalog.records:
        for identifier in known.of(record).excused:
            if identifier in ACROSS and (record.id, identifier) not in used:
                yield _idle(identifier, path=record.source, line=1)


def _idle(identifier: str, *, path: str = "", line: int = 0, column: int = 0) -> Problem:
    """An exception that excuses nothing."""
    rule = RULES.get(identifier) or ACROSS.get(identifier)
    if rule is None:
        message, remedy = Message("there is no such rule"), Message("the register of rules on the site lists them")
    elif not rule.exceptable:
        message, remedy = (
            Message("no record can be excused from {identifier}", identifier=identifier),
            Message("mend what the rule found"),
        )
    else:
        message, remedy = (
            Message("{identifier} finds nothing here that needs an exception", identifier=identifier),
            Message("remove the exception"),
        )
    return Problem(rule="RULE-01", message=message, remedy=remedy, path=path, line=line, column=column)


def _place(subject: Subject, finding: Finding) -> tuple[int, int]:
    """Line and column: of the field, or inside it where its text runs over several lines (YAML's `|`)."""
    line, column = place_of(subject.tree, finding.location)
    text = subject.tree
    for step in finding.location:  # a rule may find something that follows from other fields, where none stands
        text = text[step] if (isinstance(text, dict) and step in text) or isinstance(text, list) else None  # type: ignore[index]
    if isinstance(text, str) and "\n" in text:
        before = text[: finding.offset]
        return line + 1 + before.count("\n"), 0
    return line, column
