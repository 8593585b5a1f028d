"""Which records are changes of one sentence.

Takes the joined records; gives them sentence by sentence. What `previous` names belongs together, also where a retrial or a later crime put
another sentence in the place of the first. Two records that do not name each other belong together only where everything that both tell agrees:
number and court of the conviction, surname and sex, the original sentence and its days, and no term that ends later than it did before. Of
people convicted together that is not always enough; then nothing is joined.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from build_scripts.catalog.groups import Groups
from build_scripts.checks.sentences.chains import changes, no_earlier_change, same_sentence
from build_scripts.model import case_number
from build_scripts.model.base import Record
from build_scripts.model.change_facts import ChangeFacts
from build_scripts.model.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.checks.record_facts import KnownFacts

Told = Callable[[str], "ChangeFacts"]  # by the identifier of the record
_AT_HAND = 1024  # some 3 MB
_GIVEN = frozenset({"granted", "adjusted", "revoked"})  # outcomes after which the term may end on another day
_ORIGINAL = ("sentence", "penalty", "length", "combined", "term", "judged")  # of the conviction, which never change


def sentences(known: KnownFacts) -> Iterator[list[tuple[RecordSummary, ChangeFacts]]]:
    """Every sentence of which a change is shown: its changes, oldest first; in the order of their identifiers."""
    every = {record.id: record for record in known.catalog.records if _may_change(record.kind) and record.change}

    @lru_cache(_AT_HAND)
    def told(identifier: str) -> ChangeFacts:
        return ChangeFacts.read(every[identifier].change or {})

    groups = Groups()
    for record, earlier in changes(known):
        for other in earlier:
            if record.id in every and other.id in every and no_earlier_change(known, record, other) is None:
                groups.join(record.id, other.id)
    for together in _by_conviction(known, every.values(), told):
        _join(known, groups, together, told)
    members: dict[str, list[RecordSummary]] = defaultdict(list)
    for identifier, record in every.items():
        members[groups.find(identifier)].append(record)
    found = [sorted(records, key=_age) for records in members.values()]
    for records in sorted(found, key=lambda records: records[0].id):
        yield [(record, told(record.id)) for record in records]


@cache
def _may_change(kind: str) -> bool:
    """Whether records of a kind may be changes of a sentence: of the others the store need not be asked."""
    return KINDS[kind].model.change is not Record.change


def _age(record: RecordSummary) -> tuple[str, str]:
    return record.date or "", record.id


def _by_conviction(known: KnownFacts, every: Iterable[RecordSummary], told: Told) -> Iterator[list[RecordSummary]]:
    """The records that name the same conviction by number and court, and a person of the same surname and sex, oldest first."""
    found: dict[tuple[str, str, str], list[RecordSummary]] = defaultdict(list)
    for record in every:
        if person := known.fact(record, "person"):
            facts = told(record.id)
            final = [facts.final[:2]] if facts.final else []
            for number, court in dict.fromkeys([(facts.case_number, facts.court), *final]):
                found[case_number.key(number), court, person].append(record)
    for place in sorted(found):
        if len(found[place]) > 1:
            yield sorted(found[place], key=_age)


def _join(known: KnownFacts, groups: Groups, records: Sequence[RecordSummary], told: Told) -> None:
    """Join each record to the earlier ones that it goes on from, unless those are not of one sentence."""

    def goes_on(record: RecordSummary, other: RecordSummary) -> bool:
        return _agree(known, record, other, told) and _follows(known, record, other, told)

    for number, record in enumerate(records):
        before = [other for other in records[:number] if goes_on(record, other)]
        if all(
            groups.find(one.id) == groups.find(other.id) or goes_on(other, one)
            for one, other in combinations(before, 2)
        ):
            for other in before:
                groups.join(other.id, record.id)


def _agree(known: KnownFacts, record: RecordSummary, other: RecordSummary, told: Told) -> bool:
    """Whether all that two records tell of person and conviction is the same."""
    one, two = told(record.id), told(other.id)
    pairs = [(getattr(one, name), getattr(two, name)) for name in _ORIGINAL]
    pairs.append((known.fact(record, "born"), known.fact(other, "born")))
    return same_sentence(known, record, other) and not any(mine and theirs and mine != theirs for mine, theirs in pairs)


def _follows(known: KnownFacts, record: RecordSummary, other: RecordSummary, told: Told) -> bool:
    """Whether the term before a change may be what another one left, and either that or the original term shows it."""
    mine, left = _before(known, record, told(record.id)), _after(known, other, told(other.id), record.date)
    if mine and left:
        return mine <= left and (mine == left or bool(told(record.id).term))
    return bool(told(record.id).term and told(other.id).term)


def _before(known: KnownFacts, record: RecordSummary, facts: ChangeFacts) -> str | None:
    """When the term ended before a change, as its own record tells."""
    if facts.term_before:
        return facts.term_before[1]
    if facts.earlier:
        return facts.earlier[-1].term_to
    shown = any(other in known.catalog.by_id for other in (known.fact(record, "previous") or "").split())
    return facts.term[1] if facts.term and not shown else None


def _after(known: KnownFacts, record: RecordSummary, facts: ChangeFacts, day: str | None) -> str | None:
    """When the term ended after a change, unless that was undone by a day."""
    undone = known.day(record, "undone")
    if undone and day and undone <= dt.date.fromisoformat(day):
        return None
    return facts.term_to if facts.outcome in _GIVEN and facts.term_to else _before(known, record, facts)
