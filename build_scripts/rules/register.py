"""The register of all rules, and the one way to run them on a record.

Takes a `Subject`; gives the problems that its rules find, each at its line, less those for which the record carries an
exception.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.load import place_of
from build_scripts.problem import Problem
from build_scripts.rules import timeliness
from build_scripts.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.rules.rule import Finding
    from build_scripts.rules.subject import Subject

RULES: dict[str, Rule] = {rule.id: rule for family in (timeliness,) for rule in family.RULES}


def examine(subject: Subject) -> Iterator[Problem]:
    """Run every rule that applies to a record, and hold its exceptions against what was found."""
    entry = subject.entry
    excused = [item.rule for item in getattr(entry, "exceptions", ())]
    used = set()
    for rule in RULES.values():
        if rule.applies(entry.kind, subject.status.value, subject.day):
            for finding in rule.check(subject):
                if rule.exceptable and rule.id in excused:
                    used.add(rule.id)
                else:
                    yield rule.problem(finding, *_place(subject, finding))
    for number, identifier in enumerate(excused):
        if identifier not in used:
            yield from _idle(identifier, place_of(subject.tree, ("exceptions", number, "rule")))


def _idle(identifier: str, place: tuple[int, int]) -> Iterator[Problem]:
    """An exception that excuses nothing."""
    rule = RULES.get(identifier)
    if rule is None:
        message, remedy = "there is no such rule", "the register of rules on the site lists them"
    elif not rule.exceptable:
        message, remedy = f"no record can be excused from {identifier}", "mend what the rule found"
    else:
        message, remedy = f"{identifier} finds nothing here that needs an exception", "remove the exception"
    yield Problem(rule="RULE-01", message=message, remedy=remedy, line=place[0], column=place[1])


def _place(subject: Subject, finding: Finding) -> tuple[int, int]:
    """Line and column: of the field, or inside it where its text runs over several lines (YAML's `|`)."""
    line, column = place_of(subject.tree, finding.location)
    text = subject.tree
    for step in finding.location:
        text = text[step] if isinstance(text, (dict, list)) else text  # type: ignore[index]
    if isinstance(text, str) and "\n" in text:
        before = text[: finding.offset]
        return line + 1 + before.count("\n"), 0
    return line, column
