"""What a rule is, and how its findings become problems.

Takes the rule's function with its id, citation and dates; gives a `Rule` that can say whether it applies to a record and what it
finds in it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from build_scripts.checks.messages import statement
from build_scripts.checks.subject import Location, Subject
from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem, Severity
from build_scripts.model.types import Choice

if TYPE_CHECKING:
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.checks.record_facts import KnownFacts


class Basis(Choice):
    """How the article that a rule cites is known here."""

    TEXT = "text", N_("Official text read")
    SECONDARY = "secondary", N_("Secondary source read")
    PRACTICE = "practice", N_("Practice of courts or procuratorates")
    MEMORY = "memory", N_("Text not at hand")  # a warning at most


class Finding(NamedTuple):
    """One thing that a rule found.

    Attributes:
        location: of the field, as keys and indices from the record's root.
        message: what is wrong; never repeats a value that may be personal data.
        remedy: how to mend it.
        offset: where in the field's text, counted in characters; 0 for the field as a whole.
    """

    location: Location
    message: Message
    remedy: Message
    offset: int = 0


Check = Callable[[Subject], Iterator[Finding]]
AcrossCheck = Callable[["KnownFacts"], Iterator[tuple["RecordSummary", Finding]]]
C = TypeVar("C", bound=Callable[..., object])


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Generic[C]):
    """One rule of disclosure, on one record (`Check`) or on several (`AcrossCheck`).

    Attributes:
        id: stable, `PII-02`; exceptions and annotations name it.
        statement: what the rule asks, in one English sentence, which gettext translates.
        severity: of its findings.
        cites: the article it rests on.
        basis: how that article is known here; the weakest, where it cites several.
        since, until: first and last day on which it applied, by the day of publication at the source; None is open.
        by_publication: whether a record without a day of publication is judged as one of today, not by its own day.
        kinds: to which kinds of record it applies; empty for all.
        statuses: to which statuses it applies.
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
    statuses: tuple[str, ...]
    exceptable: bool
    check: C

    def applies(self, kind: str, status: str, published: dt.date | None, date: dt.date | None = None) -> bool:
        """Whether the rule applies to a record of a kind and status; today's rules apply where no day is known.

        Args:
            kind: of the record.
            status: of the record.
            published: day of publication at the source.
            date: the record's own day, which takes its place unless the rule is one of publication.
        """
        if (self.kinds and kind not in self.kinds) or status not in self.statuses:
            return False
        day = published or (None if self.by_publication else date)
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def applies_to(self, record: RecordSummary) -> bool:
        """Whether the rule applies to a record of which no more is at hand than its summary."""
        published, date = (day and dt.date.fromisoformat(day) for day in (record.published, record.date))
        return self.applies(record.kind, record.status, published or None, date or None)

    def problem(self, finding: Finding, line: int = 1, column: int = 0, path: str = "") -> Problem:
        """A finding as a problem at its place."""
        return Problem(
            rule=self.id,
            severity=self.severity,
            message=finding.message,
            remedy=finding.remedy,
            path=path,
            line=line,
            column=column,
            cites=self.cites,
        )


def rule(
    identifier: str,
    *,
    cites: str,
    basis: Basis,
    severity: Severity = Severity.ERROR,
    since: dt.date | None = None,
    until: dt.date | None = None,
    by_publication: bool = False,
    kinds: tuple[str, ...] = (),
    statuses: tuple[str, ...] = ("published",),
    exceptable: bool = True,
) -> Callable[[C], Rule[C]]:
    """Make a rule of a function whose docstring's first line states it."""

    def make(check: C) -> Rule[C]:
        return Rule(
            id=identifier,
            statement=statement(check.__doc__ or ""),
            severity=severity,
            cites=cites,
            basis=basis,
            since=since,
            until=until,
            by_publication=by_publication,
            kinds=kinds,
            statuses=statuses,
            exceptable=exceptable,
            check=check,
        )

    return make
