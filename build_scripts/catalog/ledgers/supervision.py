"""Every act of supervision and correction once, with whether it prevailed and the records that it concerns.

Takes the catalogue; gives an `ActLine` for each act. An act may stand in several records: the protest, and the record of what became of it. They
are told as one where they share the number of the document, or where one names the other and both are of a sort. The first record of `SPEAKERS` speaks.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from build_scripts.model import case_number
from build_scripts.model.act import DECIDED, SPEAKERS, Act, ActKind, ActState
from build_scripts.model.sentence_decision import LaterStage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from build_scripts.catalog.catalog import Catalog
    from build_scripts.catalog.summary import RecordSummary

_SUGGESTED = frozenset({ActKind.SUGGESTION, ActKind.VIOLATION, ActKind.PUBLIC_INTEREST, ActKind.WRONGFUL})


@dataclass(frozen=True, slots=True)
class ActLine:
    """One act.

    Attributes:
        record: that tells of it.
        act: what was done, and whether it prevailed.
        concerns: the records that it concerns, or that tell of it too, newest first.
    """

    record: RecordSummary
    act: Act
    concerns: tuple[RecordSummary, ...]

    @property
    def year(self) -> str:
        """In which it was decided or, where that is not known, raised; empty where neither is."""
        return self.record.year or ""


def ledger(catalog: Catalog) -> Iterator[ActLine]:
    """Every act, the newest first."""
    acts = {record.id: (record, act) for record in catalog.records if (act := act_of(record))}
    told = _told_by_others(catalog, acts)
    for record, act in acts.values():
        if record.id not in told:
            yield ActLine(record, act, _concerned(catalog, record))


def act_of(record: RecordSummary) -> Act | None:
    """What a record tells to have been done, if anything."""
    if record.change:
        set_aside = any(label == LaterStage.SET_ASIDE.label for _day, label, _detail in record.events)
        return Act(ActKind.SENTENCE, ActState.PREVAILED) if set_aside else None
    told = record.counted or {}
    if "act" not in told:
        return None
    return Act(ActKind(told["act"]), ActState(told["state"]), Decimal(told["paid"]) if "paid" in told else None)


def _told_by_others(catalog: Catalog, acts: dict[str, tuple[RecordSummary, Act]]) -> set[str]:
    """Ids of the records whose act another record tells."""
    of_number: dict[str, list[str]] = defaultdict(list)
    for record, _act in acts.values():
        for number in record.numbers:
            of_number[number].append(record.id)
    told = set()
    for record, act in acts.values():
        own = case_number.key(record.number) if record.number else ""
        linked = {other for other, _relation in (*record.related, *catalog.linked_from.get(record.id, ()))}
        for other in {*of_number[own], *linked} if own else linked:
            if other in acts and other != record.id:
                first, its = acts[other]
                same = its.kind is act.kind or {its.kind, act.kind} <= _SUGGESTED
                if same and SPEAKERS.index(first.kind) < SPEAKERS.index(record.kind):
                    told.add(record.id)
    return told


def _concerned(catalog: Catalog, record: RecordSummary) -> tuple[RecordSummary, ...]:
    """What it points at, what points at it, and the other records of its case."""
    linked = [other for other, _relation in (*record.related, *catalog.linked_from.get(record.id, ()))]
    slug = catalog.case_of.get(record.id)
    linked += [other.id for other in catalog.cases[slug].records] if slug else []
    found = {other: catalog.by_id[other] for other in linked if other in catalog.by_id and other != record.id}
    return tuple(sorted(found.values(), key=lambda other: (other.date or "", other.id), reverse=True))


def prevailed(states: Iterable[ActState]) -> tuple[int, int]:
    """How many prevailed, wholly or in part, and how many were decided; what is pending or unknown is in neither."""
    decided = [state for state in states if state in DECIDED]
    return sum(state is not ActState.NOT for state in decided), len(decided)


def paid(lines: Sequence[ActLine]) -> tuple[Decimal, int, int]:
    """The sum of compensation, for how many acts it is known, and for how many that awarded it is not."""
    awarded = [line.act for line in lines if line.act.kind is ActKind.COMPENSATION and line.act.state in DECIDED[:2]]
    amounts = [act.paid for act in awarded if act.paid is not None]
    return sum(amounts, Decimal(0)), len(amounts), len(awarded) - len(amounts)
