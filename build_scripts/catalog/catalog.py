"""Records → one joined Catalog: what is shown, which records make up a case, who points at whom.

Takes the summaries of all records and the vocabulary; gives the `Catalog` and the problems that only all records
together show (an id twice, a relation to nothing). Sealed and expired records, and those whose day has not come, are counted
and then gone: nothing that the catalogue hands on mentions them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_scripts.catalog import addresses
from build_scripts.catalog.groups import Groups
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem, Severity
from build_scripts.model.base import Status
from build_scripts.model.relation import LOOSE_RELATIONS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from build_scripts.catalog.addresses import Moved, Tombstone
    from build_scripts.catalog.publication_log import PublicationLog
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.content.vocabulary import Vocabulary

_PLACED = ("courts", "procuratorates", "prisons", "authorities", "regions")


@dataclass(frozen=True, slots=True)
class Case:
    """All shown records of one case, oldest first.

    Attributes:
        slug: its part of the URL, from its earliest case number.
        number: that number as the court wrote it.
        records: at least two.
    """

    slug: str
    number: str
    records: tuple[RecordSummary, ...]


@dataclass(frozen=True, slots=True)
class Catalog:
    """The joined records.

    Attributes:
        records: every record that is shown, newest first.
        by_id: the same by id.
        sealed: how many are sealed.
        excluded: how many are past their end, or not public yet, or first stood on the portal later.
        unlinked: addresses of all that are not shown, below the root of a language; no page may lead there.
        tombstones: the pages at the addresses of the sealed ones.
        moved: addresses from which the site leads on.
        cases: by slug.
        case_of: record id → slug.
        linked_from: record id → (other id, relation), the reverse of `related`.
        provinces: key of an organ or a place → region key, of those that records name.
    """

    records: tuple[RecordSummary, ...]
    by_id: Mapping[str, RecordSummary]
    sealed: int
    excluded: int
    unlinked: frozenset[str]
    tombstones: tuple[Tombstone, ...]
    moved: tuple[Moved, ...]
    cases: Mapping[str, Case]
    case_of: Mapping[str, str]
    linked_from: Mapping[str, tuple[tuple[str, str], ...]]
    provinces: Mapping[str, str]

    def count(self, status: Status) -> int:
        """How many shown records have the status."""
        return sum(record.status == status.value for record in self.records)

    def regions_of(self, record: RecordSummary) -> tuple[str, ...]:
        """The record's own regions, the provinces in which they lie, and those of its organs."""
        around = (self.provinces[key] for key in (*record.regions, *record.organs) if key in self.provinces)
        return tuple(dict.fromkeys((*record.regions, *around)))


def join(
    records: Iterable[RecordSummary],
    vocabulary: Vocabulary,
    as_of: dt.date,
    broken: Collection[str] = frozenset(),
    log: PublicationLog | None = None,
) -> tuple[Catalog, list[Problem]]:
    """Join the summaries of all records.

    Args:
        records: in any order; the result does not depend on it.
        vocabulary: tells the region of an organ.
        as_of: the day of the build; a record that ended before it, or is not public yet, is left out.
        broken: ids of records with errors, which are not among the others and may be pointed at all the same.
        log: the publication log of the day; a record that first stood on the portal after it is left out.
    """
    every = sorted(records, key=lambda record: (record.id, record.source))
    problems = list(_twice(every))
    problems += _dangling(every, broken)
    problems += addresses.wrong(every, broken)
    today = as_of.isoformat()
    shown = [record for record in every if record.is_shown(today) and not (log and log.is_later(record.id))]
    sealed = sum(record.status == Status.SEALED.value for record in every)
    tombstones = addresses.tombstones(every)
    shown.sort(key=lambda record: (record.date or "", record.id), reverse=True)
    cases = {case.slug: case for case in _cases(shown)}
    by_id = {record.id: record for record in shown}
    reverse: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for record in shown:
        for other, relation in record.related:
            if other in by_id:
                reverse[other].append((record.id, relation))
    catalog = Catalog(
        records=tuple(shown),
        by_id=by_id,
        sealed=sealed,
        unlinked=frozenset(record.url for record in every if record.id not in by_id)
        | {stone.path for stone in tombstones},
        excluded=len(every) - len(shown) - sealed,
        tombstones=tombstones,
        moved=addresses.moved(shown, cases, {stone.path for stone in tombstones}),
        cases=cases,
        case_of={record.id: case.slug for case in cases.values() for record in case.records},
        linked_from={identifier: tuple(sorted(links)) for identifier, links in reverse.items()},
        provinces={
            key: found[1].extra["region"]
            for key in sorted({key for record in shown for key in (*record.regions, *record.organs)})
            if (found := vocabulary.find(_PLACED, key)) and "region" in found[1].extra
        },
    )
    return catalog, problems


def _twice(records: list[RecordSummary]) -> Iterator[Problem]:
    seen: dict[str, RecordSummary] = {}
    for record in records:
        if first := seen.setdefault(record.id, record):
            if first is record:
                continue
            message = Message("the id `{id}` is also that of {source}", id=record.id, source=first.source)
            remedy = Message("give one of them a new id (`portal new` makes one) and rename its file")
            yield Problem(rule="CAT-01", message=message, remedy=remedy, path=record.source, line=1)


def _dangling(records: list[RecordSummary], broken: Collection[str]) -> Iterator[Problem]:
    status = {record.id: record.status for record in records}
    new = addresses.successors(records)
    for record in records:
        links = [identifier for identifier, _relation in record.related]
        if record.replaced_by:
            links.append(record.replaced_by)
        for identifier in links:
            if identifier in broken:
                continue
            if (known := new.get(identifier)) and known.status == Status.SEALED.value:
                yield _at_sealed(record)
            elif known and identifier not in status:
                message = Message(
                    "it points at `{identifier}`, which is now `{new}`", identifier=identifier, new=known.id
                )
                remedy = Message("write the new id")
                yield Problem(rule="CAT-02", message=message, remedy=remedy, path=record.source, line=1)
            elif identifier not in status:
                message = Message("it points at `{identifier}`, which no record has", identifier=identifier)
                remedy = Message("correct the id, or add the record it means")
                yield Problem(rule="CAT-02", message=message, remedy=remedy, path=record.source, line=1)
            elif identifier == record.id:
                message, remedy = Message("it points at itself"), Message("remove the relation")
                yield Problem(rule="CAT-02", message=message, remedy=remedy, path=record.source, line=1)
            elif status[identifier] == Status.SEALED.value:
                yield _at_sealed(record)


def _at_sealed(record: RecordSummary) -> Problem:
    return Problem(
        rule="CAT-03",
        severity=Severity.WARNING,
        message=Message("it points at a sealed record; the link is left out of the page"),
        remedy=Message("remove the relation, since the file tells of the sealed record"),
        path=record.source,
        line=1,
        cites="刑事诉讼法 Art 286",
    )


def _cases(shown: list[RecordSummary]) -> Iterator[Case]:
    """Join records that share a case number or are related; a case has at least two records and one number."""
    groups = Groups()
    loose = {relation.value for relation in LOOSE_RELATIONS}
    known = {record.id for record in shown}
    for record in shown:
        for number in record.numbers:
            groups.join(number, record.id)
        for other, relation in record.related:
            if other in known and relation not in loose:
                groups.join(other, record.id)
    members: dict[str, list[RecordSummary]] = defaultdict(list)
    for record in shown:
        members[groups.find(record.id)].append(record)
    named: list[tuple[str, str, tuple[RecordSummary, ...]]] = []
    for records in members.values():
        records.sort(key=lambda record: (record.date or "", record.id))
        first = next((record for record in records if record.number), None)
        if len(records) > 1 and first:
            named.append((first.slug or records[0].id, str(first.number), tuple(records)))
    slugs = Counter(slug for slug, _number, _cards in named)
    for slug, number, joined in sorted(named, key=lambda case: (case[0], case[2][0].id)):
        yield Case(slug if slugs[slug] == 1 else f"{slug}-{joined[0].id}", number, joined)
