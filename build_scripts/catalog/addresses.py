"""Addresses at which something stood and stands no longer: a tombstone, or the way to where it stands now.

Takes the summaries of all records and the cases; gives the tombstones of sealed records, the addresses that moved, and the problems of
identifiers that a record says it replaces. An address that was public keeps answering.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem, Severity
from build_scripts.model.base import Status
from build_scripts.model.former_id import FormerReason
from build_scripts.model.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from build_scripts.catalog.summary import RecordSummary

_SEALED = Status.SEALED.value
_NO_CASE = N_("The case has no page at this address any more")


class Tombstone(NamedTuple):
    """The page at the old address of a sealed record.

    Attributes:
        path: below the root of a language.
        date, category: of the sealing; None for all tombstones where one of them lacks it.
    """

    path: str
    date: str | None
    category: str | None


class Moved(NamedTuple):
    """An address from which the site leads on.

    Attributes:
        path: below the root of a language.
        record: id of the record that stands for what was there.
        case: whether the way leads to that record's case, where it has one, and not to its own page.
        reason: a message.
        day: since when, as an ISO day.
    """

    path: str
    record: str
    case: bool
    reason: str
    day: str | None


def tombstones(records: Iterable[RecordSummary]) -> tuple[Tombstone, ...]:
    """Those of all sealed records, at each of their addresses.

    Date and category are shown by all tombstones or by none: if only some were bare, a bare one would tell that it is about a minor.
    """
    every = list(records)
    taken = {record.url for record in every if record.status != _SEALED}
    sealed = [record for record in every if record.status == _SEALED]
    dated = all(record.sealed[0] for record in sealed)
    named = all(record.sealed[1] for record in sealed)
    found = {
        path: Tombstone(path, record.sealed[0] if dated else None, record.sealed[1] if named else None)
        for record in sealed
        for path in (record.url, *(path for path, _reason, _day in _former(record)))
        if path not in taken
    }
    return tuple(found[path] for path in sorted(found))


def _former(record: RecordSummary) -> Iterator[tuple[str, str, str | None]]:
    """Where a record stood before, why it does no longer, and since when."""
    for kind, identifier, reason, day in record.replaces:
        if kind in KINDS:
            yield f"{KINDS[kind].folder}/{identifier}/", FormerReason(reason).label, day


def moved(shown: Iterable[RecordSummary], slugs: Collection[str], taken: Collection[str]) -> tuple[Moved, ...]:
    """Every address that leads on.

    Args:
        shown: the records that the site shows.
        slugs: of its cases. Where a record that was withdrawn or has absorbed another gave a case its address, and the case is
            gone or called otherwise, the old address leads on too.
        taken: paths at which something else stands.
    """
    found: dict[str, Moved] = {}
    for record in sorted(shown, key=lambda record: record.id):
        for path, reason, day in _former(record):
            found[path] = Moved(path, record.id, case=False, reason=reason, day=day)
        left = record.status == Status.WITHDRAWN.value or record.replaces
        if left and record.slug and record.slug not in slugs:
            path = f"cases/{record.slug}/"
            found.setdefault(path, Moved(path, record.id, case=True, reason=_NO_CASE, day=None))
    return tuple(found[path] for path in sorted(found) if path not in taken)


def wrong(records: Iterable[RecordSummary], broken: Collection[str]) -> Iterator[Problem]:
    """Identifiers that are said to be replaced and are in use, or are replaced twice; so no way leads on to another one, or round.

    Args:
        records: all.
        broken: ids of records with errors, which are not among them.
    """
    every = list(records)
    sources = {record.id: record.source for record in every} | dict.fromkeys(broken, "records/")
    claimed: dict[str, str] = {}
    for record in every:
        for kind, identifier, _reason, _day in record.replaces:
            if identifier in sources:
                message = Message("`replaces` names `{id}`, which is the id of a record", id=identifier)
                remedy = Message(
                    "delete that record's file, and name here what it replaces itself; or take the id out of `replaces`"
                )
                yield _problem(record, message, remedy)
            elif identifier in claimed:
                message = Message(
                    "`replaces` names `{id}`, which {source} replaces", id=identifier, source=claimed[identifier]
                )
                yield _problem(record, message, Message("name it in one record only"))
            if kind not in KINDS:
                message = Message("`replaces` names a kind that there is none of")
                yield _problem(record, message, Message("write one of {kinds}", kinds=tuple(KINDS)))
            claimed.setdefault(identifier, record.source)


def successors(records: Iterable[RecordSummary]) -> Mapping[str, RecordSummary]:
    """Replaced id → the record that replaces it."""
    return {identifier: record for record in records for _kind, identifier, _reason, _day in record.replaces}


def _problem(record: RecordSummary, message: Message, remedy: Message) -> Problem:
    severity = Severity.WARNING if record.status == _SEALED else Severity.ERROR  # nothing delays a sealing
    return Problem(rule="CAT-04", severity=severity, message=message, remedy=remedy, path=record.source, line=1)
