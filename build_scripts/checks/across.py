"""Rules that no single record shows broken: what they are, and the one way to run them.

Takes the joined records with their `RecordFacts`; gives (record, finding) pairs, and problems at the record's file. A hundred
thousand records need not be opened again; the `facts` of a rule's module says which plain facts are kept of each.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_scripts.checks.messages import statement
from build_scripts.checks.rule import Basis, Finding
from build_scripts.content.problem import Problem, Severity

if TYPE_CHECKING:
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.checks.record_facts import KnownFacts

Check = Callable[["KnownFacts"], Iterator[tuple["RecordSummary", Finding]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class AcrossRule:
    """One rule over several records.

    Attributes:
        id, statement, severity, cites, basis, since, until, by_publication: as in `Rule`.
        kinds: in which records it finds something.
        exceptable: whether a record may carry an exception from it.
        check: finds.
    """

    id: str
    statement: str
    severity: Severity
    cites: str
    basis: Basis
    since: dt.date | None
    until: dt.date | None
    by_publication: bool
    kinds: tuple[str, ...]
    exceptable: bool
    check: Check

    def applies(self, record: RecordSummary) -> bool:
        """Whether the rule applies to a record: by its kind, and by the day of its publication."""
        if self.kinds and record.kind not in self.kinds:
            return False
        day = record.published or (None if self.by_publication else record.date)
        if day is None:
            return self.until is None
        return not (self.since and day < self.since.isoformat()) and not (self.until and day > self.until.isoformat())

    def problem(self, record: RecordSummary, finding: Finding) -> Problem:
        """A finding as a problem; summaries know no lines, so it stands at the record's first one and names the field."""
        field = ".".join(map(str, finding.location))
        return Problem(
            rule=self.id,
            severity=self.severity,
            message=f"`{field}`: {finding.message}" if field else finding.message,
            remedy=finding.remedy,
            path=record.source,
            line=1,
            cites=self.cites,
        )


def across(
    identifier: str,
    *,
    cites: str,
    basis: Basis,
    severity: Severity = Severity.ERROR,
    since: dt.date | None = None,
    until: dt.date | None = None,
    by_publication: bool = False,
    kinds: tuple[str, ...] = (),
) -> Callable[[Check], AcrossRule]:
    """Make a rule over the catalogue of a function whose docstring's first line states it."""

    def make(check: Check) -> AcrossRule:
        return AcrossRule(
            id=identifier,
            statement=statement(check.__doc__ or ""),
            severity=severity,
            cites=cites,
            basis=basis,
            since=since,
            until=until,
            by_publication=by_publication,
            kinds=kinds,
            exceptable=True,
            check=check,
        )

    return make
