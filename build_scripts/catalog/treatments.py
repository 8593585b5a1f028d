"""Later treatment: what became of a decision in those that reviewed it (后续裁判).

Takes the records that are shown; gives for each reviewed decision its treatments, by the relations that records state and by the numbers, courts and
days of the documents under review. Where these fit several records, or the later one does not say how it ended, nothing is guessed.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.content.labels import N_
from build_scripts.model.case_type import Procedure
from build_scripts.model.course.told import Finding, guiding_number, key
from build_scripts.model.judgment import Disposition
from build_scripts.model.kinds import KINDS
from build_scripts.model.relation import Relation
from build_scripts.model.types import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from build_scripts.catalog.catalog import Catalog
    from build_scripts.catalog.summary import RecordSummary

_REVIEWS = frozenset({Relation.APPEAL_OF.value, Relation.RETRIAL_OF.value})
_AGAIN = frozenset(
    {
        Procedure.SECOND_INSTANCE.value,
        Procedure.RETRIAL.value,
        Procedure.RETRIAL_REVIEW.value,
        Procedure.DEATH_REVIEW.value,
    }
)


class Treated(Choice):
    """What a later decision made of an earlier one."""

    REVERSED = "reversed", N_("Reversed")
    AMENDED = "amended", N_("Amended")
    UPHELD = "upheld", N_("Upheld")
    REMANDED = "remanded", N_("Set aside and sent back")
    PETITION_REJECTED = "petition-rejected", N_("Petition rejected")
    RETRIAL_ORDERED = "retrial-ordered", N_("Retrial ordered")
    RETRIED = "retried", N_("Retried")
    DECIDED = "decided", N_("Decided again")


_BY_DISPOSITION = {
    Disposition.AMENDED.value: Treated.AMENDED,
    Disposition.UPHELD.value: Treated.UPHELD,
    Disposition.REMANDED.value: Treated.REMANDED,
}
_OPPOSITE = (
    (
        {Disposition.CONVICTED.value, Disposition.EXEMPTED.value},
        {Disposition.ACQUITTED.value},
    ),
    ({Disposition.GRANTED.value, Disposition.PARTLY_GRANTED.value}, {Disposition.DISMISSED.value}),
)


class Treatment(NamedTuple):
    """One treatment of a decision.

    Attributes:
        by: the later decision.
        of: the one that it reviewed: the decision itself, or one that had reviewed it.
        treated: what it made of it.
    """

    by: RecordSummary
    of: RecordSummary
    treated: Treated

    @property
    def procedure(self) -> Procedure | None:
        """In which the later decision was made; None where it is not published."""
        return Procedure(self.by.procedure) if self.by.procedure else None

    @property
    def in_effect(self) -> bool:
        """Whether the later decision is known to be in effect."""
        return bool(self.by.effects)


def treatments(records: Sequence[RecordSummary]) -> dict[str, tuple[Treatment, ...]]:
    """Record id → its treatments, the oldest first, with those of the decisions that treated it."""
    direct: dict[str, list[Treatment]] = defaultdict(list)
    by_id = {record.id: record for record in records if KINDS[record.kind].decides}
    by_number: dict[str, list[RecordSummary]] = defaultdict(list)
    for record in by_id.values():
        if record.number:
            by_number[key(record.number)].append(record)
    unique = {number: each[0] for number, each in by_number.items() if len(each) == 1}
    for record in by_id.values():
        for other in _reviewed(record, by_id, by_number):
            direct[other.id].append(Treatment(record, other, _treated(record, other, resolved(other, unique))))
    return {identifier: tuple(_chain(identifier, direct)) for identifier in direct}


def newest(each: Sequence[Treatment]) -> Treatment | None:
    """The one that a row tells: the newest, and a rejected petition only where there is no other."""
    return max(each, key=lambda one: (one.treated is not Treated.PETITION_REJECTED, one.by.date or ""), default=None)


def is_unsettled(record: RecordSummary, each: Sequence[Treatment]) -> bool:
    """Whether a record convicts, and the conviction is not known to be in effect, or no longer stands."""
    if record.finding != Finding.GUILTY.value:
        return False
    later = [one for one in each if one.in_effect and one.treated is not Treated.PETITION_REJECTED]
    if not later:
        return not record.effects
    return later[-1].treated in {Treated.REVERSED, Treated.REMANDED}


def followers(catalog: Catalog) -> dict[str, tuple[RecordSummary, ...]]:
    """Id of a guiding case → the decisions that follow it, the newest first: by relation, and by the number that their reasons name."""
    by_number: dict[str, list[RecordSummary]] = defaultdict(list)
    for record in catalog.records:
        for number in record.follows:
            by_number[number].append(record)
    found = {}
    for case in catalog.records:
        if KINDS[case.kind].guides:
            links = catalog.linked_from.get(case.id, ())
            each = [catalog.by_id[other] for other, relation in links if relation == Relation.CITES.value]
            each = [other for other in each if KINDS[other.kind].decides]
            each += by_number.get(guiding_number(case.number), []) if case.number else []
            if each:
                once = {other.id: other for other in each}.values()
                found[case.id] = tuple(sorted(once, key=lambda other: (other.date or "", other.id), reverse=True))
    return found


def _reviewed(
    record: RecordSummary, by_id: Mapping[str, RecordSummary], by_number: Mapping[str, Sequence[RecordSummary]]
) -> Iterator[RecordSummary]:
    """The decisions that one reviewed, each once."""
    found = [by_id[other] for other, relation in record.related if relation in _REVIEWS and other in by_id]
    if record.procedure in _AGAIN:
        for number, court, day in record.lowers:
            same = [other for other in by_number.get(number, ()) if court in other.organs]
            same = [other for other in same if not day or not other.date or other.date == day]
            if len(same) == 1:
                found += same
    yield from {other.id: other for other in found if other.id != record.id and not _is_later(other, record)}.values()


def _is_later(one: RecordSummary, other: RecordSummary) -> bool:
    return bool(one.date and other.date and one.date > other.date)


def resolved(record: RecordSummary, by_number: Mapping[str, RecordSummary]) -> str:
    """The finding of a decision, or of the one that it leaves as it was; empty where that one is not here."""
    seen: set[str] = set()
    while record.finding == Finding.AS_BELOW.value and record.id not in seen:
        seen.add(record.id)
        below = [by_number[number] for number, _court, _day in record.lowers if number in by_number]
        if not below:
            return ""
        record = below[0]
    return record.finding


def _treated(later: RecordSummary, earlier: RecordSummary, finding: str) -> Treated:
    """What the outcome of the later decision says, together with that of the earlier one and what it came to."""
    for one, two in _OPPOSITE:
        if (earlier.result in one and later.result in two) or (earlier.result in two and later.result in one):
            return Treated.REVERSED
    if later.finding == Finding.INNOCENT.value and finding == Finding.GUILTY.value:
        return Treated.REVERSED
    if later.procedure == Procedure.RETRIAL_REVIEW.value:
        rejected = later.result in {Disposition.REJECTED.value, Disposition.DISMISSED.value}
        ordered = later.result == Disposition.ORDERED.value
        return Treated.PETITION_REJECTED if rejected else Treated.RETRIAL_ORDERED if ordered else Treated.DECIDED
    again = Treated.RETRIED if later.procedure == Procedure.RETRIAL.value else Treated.DECIDED
    return _BY_DISPOSITION.get(later.result or "", again)


def _chain(identifier: str, direct: Mapping[str, Sequence[Treatment]]) -> list[Treatment]:
    """The treatments of a decision and of those that treated it, by day."""
    found: dict[str, Treatment] = {}
    ahead = [identifier]
    while ahead:
        for one in direct.get(ahead.pop(), ()):
            if one.by.id not in found:
                found[one.by.id] = one
                ahead.append(one.by.id)
    return sorted(found.values(), key=lambda one: (one.by.date or "", one.by.id))
