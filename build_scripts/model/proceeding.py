"""The course of a case (审判流程信息), only for cases of major social impact.

最高人民法院关于人民法院通过互联网公开审判流程信息的规定 (2018) Art 1: process information is for the
parties; what concerns cases of major social impact may be shown to the public. So a record must explain that
impact. Arts 7-8: which steps are shown. Art 13: a step that does not agree with the facts is corrected.
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, Literal, Self

from pydantic import Field, model_validator

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.model.base import Event, Model, Record
from build_scripts.model.caption import Caption, of_parties
from build_scripts.model.case_type import CaseType, Procedure
from build_scripts.model.party import Official, Party
from build_scripts.model.types import Cause, Choice, Court, Date, Prose, Text, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator


class StepKind(Choice):
    """The procedural steps of Arts 7 and 8."""

    FILED = "filed", N_("Case filed")
    PANEL_FORMED = "panel-formed", N_("Panel formed")
    SERVED = "served", N_("Papers served on the parties")
    JURISDICTION = "jurisdiction", N_("Jurisdiction decided")
    RECUSAL = "recusal", N_("Challenge of a judge decided")
    PRESERVATION = "preservation", N_("Preservation measure")
    APPRAISAL = "appraisal", N_("Expert appraisal")
    EVIDENCE_EXCHANGED = "evidence-exchanged", N_("Evidence exchanged")
    PRETRIAL_MEETING = "pretrial-meeting", N_("Pre-trial meeting")
    HEARING_SCHEDULED = "hearing-scheduled", N_("Hearing scheduled")
    HEARD = "heard", N_("Heard in court")
    ADJOURNED = "adjourned", N_("Adjourned")
    EXTENDED = "extended", N_("Time limit extended")
    SUSPENDED = "suspended", N_("Proceedings suspended")
    RESUMED = "resumed", N_("Proceedings resumed")
    CONCLUDED = "concluded", N_("Concluded")
    DOCUMENT_SERVED = "document-served", N_("Decision served")
    DOCUMENT_PUBLISHED = "document-published", N_("Decision published")
    APPEALED = "appealed", N_("Appeal lodged")
    PROTESTED = "protested", N_("Protest lodged")
    TRANSFERRED = "transferred", N_("File transferred to the higher court")


AFTER_THE_END = frozenset(
    {
        StepKind.CONCLUDED,
        StepKind.DOCUMENT_SERVED,
        StepKind.DOCUMENT_PUBLISHED,
        StepKind.APPEALED,
        StepKind.PROTESTED,
        StepKind.TRANSFERRED,
    }
)


class State(Choice):
    """Where the case stands, derived from its steps."""

    UNDER_WAY = "under-way", N_("Under way")
    SUSPENDED = "suspended", N_("Suspended")
    CONCLUDED = "concluded", N_("Concluded")


class Step(Model):
    """One step that has been taken."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("note",)

    date: Date = Field(title=N_("Date"))
    step: StepKind = Field(title=N_("Step"))
    note: Text | None = Field(None, title=N_("Note"))


class TimeLimit(Model):
    """The last day of the trial period (审理期限) and the article that sets it."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("basis",)

    until: Date = Field(title=N_("Until"))
    basis: Text = Field(title=N_("Basis"))


class NextStep(Model):
    """What the court has announced to come next."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("note",)

    step: StepKind = Field(title=N_("Step"))
    expected: Date | None = Field(None, title=N_("Expected"))
    note: Text | None = Field(None, title=N_("Note"))


class Proceeding(Record):
    """The steps of one case at one court."""

    KIND: ClassVar[str] = "proceeding"
    TRANSLATED: ClassVar[tuple[str, ...]] = ("impact",)

    kind: Literal["proceeding"]
    case_number: Text = Field(title=N_("Case number"))
    court: Court = Field(title=N_("Court"))
    case_type: CaseType = Field(title=N_("Case type"))
    procedure: Procedure = Field(title=N_("Procedure"))
    causes_: tuple[Cause, ...] = Field((), alias="causes", title=N_("Causes"))
    impact: Prose = Field(title=N_("Why the public may follow this case"))
    parties: tuple[Party, ...] = Field((), title=N_("Parties"))
    panel: tuple[Official, ...] = Field((), title=N_("Panel and clerk"))
    steps: tuple[Step, ...] = Field(min_length=1, title=N_("Steps"))
    time_limit: TimeLimit | None = Field(None, title=N_("Time limit"))
    next: NextStep | None = Field(None, title=N_("Next step"))

    @model_validator(mode="after")
    def _steps_run_forward(self) -> Self:
        for number, (one, other) in enumerate(pairwise(self.steps), start=2):
            if other.date < one.date:
                refuse(
                    Message("step {number} is before step {earlier}", number=number, earlier=number - 1),
                    Message("list the steps from the earliest to the latest"),
                )
        ended = False
        for number, step in enumerate(self.steps, start=1):
            if ended and step.step not in AFTER_THE_END:
                refuse(
                    Message("step {number} cannot follow `concluded`", number=number),
                    Message("a new trial is a record of its own, related to it"),
                )
            ended = ended or step.step is StepKind.CONCLUDED
        return self

    @model_validator(mode="after")
    def _what_comes_next_is_ahead(self) -> Self:
        last = self.steps[-1].date
        if self.next and self.next.expected and self.next.expected < last:
            refuse(
                Message("`next.expected` is before the last step"),
                Message("list the step among `steps`, or correct the day"),
            )
        if self.next and self.state is State.CONCLUDED and self.next.step not in AFTER_THE_END:
            refuse(Message("a concluded case has no such `next` step"), Message("remove `next`"))
        if self.time_limit and self.time_limit.until < self.steps[0].date:
            refuse(Message("`time_limit.until` is before the first step"), Message("correct one of the two dates"))
        return self

    @property
    def state(self) -> State:
        """Whether the case is under way, suspended or concluded."""
        state = State.UNDER_WAY
        for step in self.steps:
            if step.step is StepKind.CONCLUDED:
                return State.CONCLUDED
            if step.step is StepKind.SUSPENDED:
                state = State.SUSPENDED
            elif step.step is StepKind.RESUMED:
                state = State.UNDER_WAY
        return state

    @property
    def concluded(self) -> dt.date | None:
        """The day on which the court concluded the case."""
        return next((step.date for step in self.steps if step.step is StepKind.CONCLUDED), None)

    @property
    def date(self) -> dt.date:
        return self.steps[-1].date

    @property
    def causes(self) -> tuple[str, ...]:
        return self.causes_

    @property
    def result(self) -> State:
        return self.state

    def caption(self, languages: tuple[str, ...]) -> Caption | None:
        """By its parties."""
        return of_parties(self.parties, self.case_type, languages)

    @property
    def events(self) -> Iterator[Event]:
        for step in self.steps:
            yield Event(step.date, step.step.label, step.note or "")

    @property
    def prose(self) -> Iterator[str]:
        yield self.impact
        yield from (step.note for step in self.steps if step.note)
        if self.time_limit:
            yield self.time_limit.basis
        if self.next and self.next.note:
            yield self.next.note
