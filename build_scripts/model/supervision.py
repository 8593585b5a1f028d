"""Supervision of justice and correction of its errors: protests, people's supervisors, state compensation.

One record for one act (a protest, a review, a correction, a compensation), or for figures about many.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from pydantic import Field, model_validator

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.model.act import Act, ActKind, ActState
from build_scripts.model.base import Event, Model, Record, in_order
from build_scripts.model.compensation import Compensation
from build_scripts.model.number import Number, Whole
from build_scripts.model.party import Party
from build_scripts.model.sentence import Term
from build_scripts.model.statute import Statute
from build_scripts.model.types import Cause, Choice, Date, Organ, Prose, Region, Text, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator


class SupervisionType(Choice):
    """What kind of supervision or correction it is."""

    PROTEST = "protest", N_("Protest by the procuratorate")
    SUPERVISORS = "supervisors-review", N_("Review by people's supervisors")
    SENTENCE = "correction-of-sentence-change", N_("Correction of a change of sentence")
    WRONGFUL = "wrongful-conviction-corrected", N_("Wrongful conviction set right")
    COMPENSATION = "state-compensation", N_("State compensation")
    CORRECTION = "correction-of-violation", N_("Correction of a violation of law")
    PUBLIC_INTEREST = "public-interest", N_("Public-interest supervision")


class SupervisionOutcome(Choice):
    """What came of it."""

    PENDING = "pending", N_("Pending")
    ACCEPTED = "accepted", N_("Opinion accepted")
    PARTLY = "partly-accepted", N_("Opinion accepted in part")
    NOT_ACCEPTED = "not-accepted", N_("Opinion not accepted")
    AMENDED = "amended", N_("Judgment changed")
    UPHELD = "upheld", N_("Judgment upheld")
    CORRECTED = "corrected", N_("Corrected")
    COMPENSATED = "compensated", N_("Compensation awarded")
    NOT_COMPENSATED = "not-compensated", N_("Compensation refused")


_ACTS = {
    SupervisionType.PROTEST: ActKind.PROTEST,
    SupervisionType.SUPERVISORS: ActKind.SUPERVISORS,
    SupervisionType.SENTENCE: ActKind.SENTENCE,
    SupervisionType.WRONGFUL: ActKind.WRONGFUL,
    SupervisionType.COMPENSATION: ActKind.COMPENSATION,
    SupervisionType.CORRECTION: ActKind.VIOLATION,
    SupervisionType.PUBLIC_INTEREST: ActKind.PUBLIC_INTEREST,
}
_STATES = {
    SupervisionOutcome.PENDING: ActState.PENDING,
    SupervisionOutcome.PARTLY: ActState.IN_PART,
    SupervisionOutcome.NOT_ACCEPTED: ActState.NOT,
    SupervisionOutcome.UPHELD: ActState.NOT,
    SupervisionOutcome.NOT_COMPENSATED: ActState.NOT,
    None: ActState.UNKNOWN,
}  # the others say that it prevailed


class Vote(Model):
    """How the people's supervisors voted on what the procuratorate meant to decide."""

    supervisors: Whole = Field(ge=1, title=N_("Supervisors"))
    agreed: Whole = Field(ge=0, title=N_("Agreed"))
    disagreed: Whole = Field(ge=0, title=N_("Disagreed"))

    @model_validator(mode="after")
    def _everybody_counts_once(self) -> Self:
        if self.agreed + self.disagreed > self.supervisors:
            refuse(Message("more votes than supervisors"), Message("correct `supervisors`, `agreed` or `disagreed`"))
        return self


class Figure(Model):
    """One published figure."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("label", "unit")

    label: Text
    value: Number
    unit: Text | None = None


class Supervision(Record):
    """One act of supervision with its answer, or the published figures about many."""

    KIND: ClassVar[str] = "supervision"
    TRANSLATED: ClassVar[tuple[str, ...]] = ("subject",)

    kind: Literal["supervision"]
    subtype: SupervisionType = Field(title=N_("Kind of supervision"))
    case_number: Text | None = Field(None, title=N_("Document number"))
    organ: Organ = Field(title=N_("Supervising body"))
    subject: Text = Field(title=N_("What is supervised"))
    addressed_to: Text | None = Field(None, title=N_("Addressed to"))
    regions_: tuple[Region, ...] = Field((), alias="regions", title=N_("Regions"))
    causes_: tuple[Cause, ...] = Field((), alias="causes", title=N_("Causes"))
    parties: tuple[Party, ...] = Field((), title=N_("Parties"))
    period: Term | None = Field(None, title=N_("Period"))
    raised: Date | None = Field(None, title=N_("Raised"))
    replied: Date | None = Field(None, title=N_("Reply received"))
    decided: Date | None = Field(None, title=N_("Decided"))
    proposed: Prose | None = Field(None, title=N_("Decision under review"))
    opinion: Prose | None = Field(None, title=N_("Opinion"))
    vote: Vote | None = Field(None, title=N_("Vote"))
    reply: Prose | None = Field(None, title=N_("Reply"))
    outcome: SupervisionOutcome | None = Field(None, title=N_("Outcome"))
    compensation: Compensation | None = Field(None, title=N_("Compensation"))
    figures: tuple[Figure, ...] = Field((), title=N_("Figures"))
    case_numbers: tuple[Text, ...] = Field((), title=N_("Related case numbers"))
    statutes: tuple[Statute, ...] = Field((), title=N_("Statutes applied"))

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        in_order(("raised", self.raised), ("replied", self.replied))
        in_order(("raised", self.raised), ("decided", self.decided))
        if self.date is None:
            refuse(
                Message("the record has no date"), Message("add `raised`, `decided`, `period` or `source.published`")
            )
        return self

    @model_validator(mode="after")
    def _fits_its_subtype(self) -> Self:
        if self.vote and self.subtype is not SupervisionType.SUPERVISORS:
            refuse(
                Message("only a review by people's supervisors has a vote"),
                Message("remove `vote`, or correct `subtype`"),
            )
        if self.outcome is SupervisionOutcome.COMPENSATED and not self.compensation:
            refuse(Message("compensation was awarded, but not how much"), Message("add `compensation`"))
        if self.figures and not (self.source and (self.period or self.source.published)):
            refuse(Message("figures need their source and their period"), Message("add `source` and `period`"))
        if not (self.figures or self.raised or self.decided or self.sample) and not self.source:
            refuse(Message("nothing says where this comes from"), Message("add `source`"))
        return self

    @property
    def numbers(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(n for n in (self.case_number, *self.case_numbers) if n))

    @property
    def date(self) -> dt.date | None:
        published = self.source.published if self.source else None
        return self.decided or self.replied or self.raised or published or (self.period.to if self.period else None)

    @property
    def organs(self) -> tuple[str, ...]:
        liable = self.compensation.liable if self.compensation else None
        return tuple(dict.fromkeys(organ for organ in (self.organ, liable) if organ))

    @property
    def regions(self) -> tuple[str, ...]:
        return self.regions_

    @property
    def causes(self) -> tuple[str, ...]:
        return self.causes_

    @property
    def result(self) -> SupervisionOutcome | None:
        return self.outcome

    def counted(self, languages: tuple[str, ...]) -> dict[str, Any] | None:  # noqa: ARG002 - it holds no texts
        """One act has a day on which it was raised or decided; a report on many has not."""
        if not (self.raised or self.decided):
            return None
        paid = self.compensation.total if self.compensation else None
        return Act(_ACTS[self.subtype], _STATES.get(self.outcome, ActState.PREVAILED), paid).plain()

    @property
    def events(self) -> Iterator[Event]:
        if self.raised:
            yield Event(self.raised, self.subtype.label, self.subject)
        if self.replied:
            yield Event(self.replied, N_("Reply received"), self.addressed_to or "")
        if self.decided:
            yield Event(self.decided, self.outcome.label if self.outcome else N_("Decided"))
        if self.source and self.source.published:
            yield Event(self.source.published, N_("Published at the source"))

    @property
    def prose(self) -> Iterator[str]:
        yield from (part for part in (self.subject, self.proposed, self.opinion, self.reply) if part)
        yield from (figure.label for figure in self.figures)
