"""The register of all rules, and the one way to run them on a record.

Takes a `Subject`; gives the problems that its rules find, each at its line, less those for which the record carries an
exception.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.load import place_of
from build_scripts.rules import timeliness
from build_scripts.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.problem import Problem
    from build_scripts.rules.rule import Finding
    from build_scripts.rules.subject import Subject

RULES: dict[str, Rule] = {rule.id: rule for family in (timeliness,) for rule in family.RULES}


def examine(subject: Subject) -> Iterator[Problem]:
    """Run every rule that applies to a record."""
    entry = subject.entry
    for rule in RULES.values():
        if rule.applies(entry.kind, subject.status.value, subject.day):
            for finding in rule.check(subject):
                yield rule.problem(finding, *_place(subject, finding))


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
