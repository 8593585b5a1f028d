"""The stages of a case on one line (案件全程): what the records here show of each, and what should be here and is not.

Takes the joined records; gives a `CaseLine`. A stage of which no record tells is not there. What a record tells of a document that is not here is
*not disclosed here* only where the law wanted it disclosed and nothing tells of a ground for keeping it back.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.catalog.treatments import resolved
from build_scripts.checks.disclosure_duties import DUTIES
from build_scripts.content.labels import N_
from build_scripts.model.base import Status
from build_scripts.model.course.told import CaseStage, Document, Finding, Told, key
from build_scripts.model.types import Choice

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from build_scripts.catalog.catalog import Case
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.checks.disclosure_duties import DisclosureDuty

Place = tuple[str, str]  # document and number
Disclosed = Container[Place]  # what is here
_STAGES = list(CaseStage)


class Shown(Choice):
    """How a step of a case stands on the portal."""

    HERE = "here", N_("Disclosed here")
    WITHHELD = "withheld", N_("Withheld")
    WITHDRAWN = "withdrawn", N_("Withdrawn")
    TOLD = "told", N_("Told of by another record")
    NOT_HERE = "not-here", N_("Not disclosed here")


_OF_STATUS = {Status.WITHHELD.value: Shown.WITHHELD, Status.WITHDRAWN.value: Shown.WITHDRAWN}


class CaseStep(NamedTuple):
    """One step: when, what, in which document, how it stands here, and the record that shows it or tells of it.

    `duty` is that by which a `document` should be here that is not.
    """

    stage: CaseStage
    day: str
    label: str
    number: str
    shown: Shown
    record: RecordSummary
    duty: DisclosureDuty | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """The steps of a case by stage and day.

    Attributes:
        steps: in the order of the stages.
        criminal: whether it is a criminal case.
        guilty_since: ISO day of the conviction in effect; empty where its day is not told, None where there is none.
        acquitted: whether the newest decision in effect is an acquittal or the end of the prosecution.
    """

    steps: tuple[CaseStep, ...]
    criminal: bool
    guilty_since: str | None
    acquitted: bool

    @property
    def presumed_innocent(self) -> bool:
        """Whether nobody may be called guilty: no conviction is known to be in effect (刑事诉讼法 Art 12)."""
        return self.criminal and self.guilty_since is None

    def newest(self, today: str) -> CaseStep | None:
        """The newest step by an ISO day, of the latest stage among those of one day; None where no step has a day."""
        dated = [step for step in self.steps if step.day and step.day <= today and step.shown is not Shown.NOT_HERE]
        return max(dated, key=lambda step: (step.day, _STAGES.index(step.stage)), default=None)


def numbered(records: Iterable[RecordSummary]) -> Iterator[Place]:
    """Every document with a number that the portal discloses; one without stands for any of its sort, but only in its own case."""
    return (place for place in disclosed(records) if place[1])


def disclosed(records: Iterable[RecordSummary]) -> Iterator[Place]:
    """Every document that records disclose, by its number."""
    told = (Told(*one) for record in records for one in record.told)
    return ((one.document, key(one.number)) for one in told if one.here and one.document)


def line_of(case: Case, here: Disclosed) -> CaseLine:
    """The line of a case.

    Args:
        case: with its records, oldest first.
        here: what the portal discloses, all of it with a number.
    """
    told = [(record, Told(*one)) for record in case.records for one in record.told]
    unnumbered = {place for place in disclosed(case.records) if not place[1]}
    shielded = any(record.shielded for record in case.records)
    effects = sorted(_effects(case.records))
    steps = [
        CaseStep(
            CaseStage(one.stage), one.day, one.label, one.number, _OF_STATUS.get(record.status, Shown.HERE), record
        )
        for record, one in told
        if one.here
    ]
    steps += _missing(told, (here, unnumbered), shielded, [day for day, _finding in effects])
    once = {(step.stage, step.day, step.label, key(step.number)): step for step in reversed(steps)}
    numbered = {place[:3] for place in once if place[3]}
    steps = [step for place, step in once.items() if place[3] or place[:3] not in numbered]
    steps.sort(key=lambda step: (_STAGES.index(step.stage), step.day or "9999", step.number, step.label))
    last = next((one for one in reversed(effects) if one[1]), ("", ""))
    return CaseLine(
        steps=tuple(steps),
        criminal=any(record.criminal for record in case.records),
        guilty_since=last[0] if last[1] == Finding.GUILTY.value else None,
        acquitted=last[1] == Finding.INNOCENT.value,
    )


def _missing(
    told: Sequence[tuple[RecordSummary, Told]],
    known_here: Sequence[Disclosed],
    shielded: bool,
    effects: Collection[str],
) -> Iterator[CaseStep]:
    """What records tell of and no record shows, each document once; all that the portal discloses is too much to be copied for each case."""

    def is_here(place: Place) -> bool:
        return any(place in each for each in known_here)

    wanted: dict[Place, CaseStep] = {}
    decided_again = any(
        one.stage == CaseStage.APPEAL.value and one.document == Document.JUDGMENT.value for _record, one in told
    )
    for record, each in told:
        one = each
        place = (one.document, key(one.number))
        if one.here or is_here(place) or is_here((one.document, "")):
            continue
        due = one.due
        if one.document == Document.SECOND_INSTANCE.value:
            if decided_again:
                continue
            # That it ended is told by a later decision in effect; until then the second instance may be under way.
            due = next((day for day in effects if day >= one.day), "")
            one = one._replace(day="", label=Document.SECOND_INSTANCE.label)
        if one.document == Document.ENDING.value and is_here((Document.JUDGMENT.value, key(one.number))):
            continue
        duty = DUTIES[Document(one.document)]
        claimed = duty.binds(due) and not shielded
        if not claimed and one.document != Document.JUDGMENT.value:
            continue
        shown = Shown.NOT_HERE if claimed else Shown.TOLD
        step = CaseStep(
            CaseStage(one.stage), one.day, one.label, one.number, shown, record, duty if claimed else None, one.document
        )
        known = wanted.get(place)
        if (
            known is None
            or (known.duty is None and claimed)
            or (not known.day and one.day and bool(known.duty) == claimed)
        ):
            wanted[place] = step
    yield from wanted.values()


def _effects(records: Sequence[RecordSummary]) -> Iterator[tuple[str, str]]:
    """Day and finding of every decision in effect of which the records tell."""
    by_number = {record.numbers[0]: record for record in records if record.procedure and record.numbers}
    for record in records:
        for day, finding in record.effects:
            yield day, resolved(record, by_number) if finding == Finding.AS_BELOW.value else finding
