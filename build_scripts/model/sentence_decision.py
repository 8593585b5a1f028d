"""The decision on one change of a sentence, and what may follow it.

法释〔2014〕5号 Arts 16-18; Criminal Procedure Law Arts 267-268 (objection, recall, time not counted), 274.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, ClassVar, Self

from pydantic import Field, model_validator

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.model.base import Event, Model, in_order
from build_scripts.model.sentence import Penalty, Term
from build_scripts.model.sentence_stages import Measure
from build_scripts.model.types import Choice, Date, Duration, Organ, Prose, RecordId, Text, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator


class Outcome(Choice):
    """Art 16, and what may become of a change later."""

    GRANTED = "granted", N_("Granted")
    ADJUSTED = "adjusted", N_("Granted with a different amount")
    REFUSED = "refused", N_("Refused")
    WITHDRAWAL_ALLOWED = "withdrawal-allowed", N_("Withdrawal of the proposal allowed")
    REVOKED = "revoked", N_("Revoked")


_OF_MEASURE = {
    (Measure.COMMUTATION, Outcome.GRANTED): N_("Commutation granted"),
    (Measure.COMMUTATION, Outcome.ADJUSTED): N_("Commutation granted with a different amount"),
    (Measure.COMMUTATION, Outcome.REFUSED): N_("Commutation refused"),
    (Measure.COMMUTATION, Outcome.REVOKED): N_("Commutation revoked"),
    (Measure.PAROLE, Outcome.GRANTED): N_("Parole granted"),
    (Measure.PAROLE, Outcome.REFUSED): N_("Parole refused"),
    (Measure.PAROLE, Outcome.REVOKED): N_("Parole revoked"),
    (Measure.TEMPORARY_EXECUTION, Outcome.GRANTED): N_("Temporary execution outside prison granted"),
    (Measure.TEMPORARY_EXECUTION, Outcome.REFUSED): N_("Temporary execution outside prison refused"),
    (Measure.TEMPORARY_EXECUTION, Outcome.REVOKED): N_("Temporary execution outside prison revoked"),
}


def called(measure: Measure, outcome: Outcome) -> str:
    """What an outcome is called where the measure is known."""
    return _OF_MEASURE.get((measure, outcome), outcome.label)


class LaterStage(Choice):
    """What happened after the decision."""

    OBJECTION = "objection", N_("Written objection by the procuratorate")
    RECONSIDERED = "reconsidered", N_("Examined again")
    SET_ASIDE = "set-aside", N_("Decision set aside")
    REVOKED = "revoked", N_("Measure revoked")
    RECALLED = "recalled", N_("Recalled to prison")
    EXTENDED = "extended", N_("Time outside prison extended")
    ENDED = "ended", N_("Measure ended, sentence served")


class Decision(Model):
    """Arts 16-17: the outcome, the term after it, and reasons where it differs from the proposal."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("reasons",)

    outcome: Outcome = Field(title=N_("Outcome"))
    date: Date = Field(title=N_("Decided"))
    reduction: Duration | None = Field(None, title=N_("Reduction"))
    penalty: Penalty | None = Field(None, title=N_("Penalty after the change"))
    length: Duration | None = Field(None, title=N_("Length after the change"))
    term_from: Date | None = Field(None, title=N_("Term runs from"))
    term_to: Date | None = Field(None, title=N_("Term now ends"))
    political_rights: Duration | None = Field(None, title=N_("Deprivation of political rights"))
    test_period: Term | None = Field(None, title=N_("Parole test period"))
    outside: Term | None = Field(None, title=N_("Time outside prison"))
    not_counted: Term | None = Field(None, title=N_("Time that does not count"))
    reasons: Prose | None = Field(None, title=N_("Reasons"))
    served: Date | None = Field(None, title=N_("Served"))

    @model_validator(mode="after")
    def _says_why(self) -> Self:
        if self.outcome in {Outcome.ADJUSTED, Outcome.REFUSED, Outcome.REVOKED} and not self.reasons:
            revoked = self.outcome is Outcome.REVOKED  # of which Art 17 does not speak
            refuse(
                Message("an adjusted, refused or revoked change states its reasons"),
                Message("add `reasons`") if revoked else Message("add `reasons` (法释〔2014〕5号 Art 17)"),
            )
        given = self.outcome in {Outcome.GRANTED, Outcome.ADJUSTED}
        combined = self.outcome is Outcome.REVOKED  # with a new crime: one sentence for both (刑法 Art 86)
        if not given and (self.reduction or (self.penalty and not combined) or self.test_period or self.outside):
            refuse(
                Message("nothing was granted, so there is no new sentence"),
                Message("remove the new amount, or correct `outcome`"),
            )
        in_order(("decision.date", self.date), ("decision.served", self.served))
        in_order(("decision.date", self.date), ("decision.term_to", self.term_to))
        return self

    def must_fit(self, measure: Measure, before: dt.date | None) -> None:
        """Refuse what does not belong to the measure (Arts 16-17).

        Args:
            measure: what was asked for.
            before: the last day of the term before, where it is known.
        """
        commuting = measure is Measure.COMMUTATION
        if self.outcome is Outcome.ADJUSTED and not commuting:
            refuse(
                Message("only a commutation can be adjusted"),
                Message("write `granted` or `refused` (法释〔2014〕5号 Art 16)"),
            )
        if commuting and self.outcome in {Outcome.GRANTED, Outcome.ADJUSTED}:
            if not (self.reduction or self.penalty):
                refuse(
                    Message("a commutation states what it takes off"),
                    Message("add `decision.reduction` or `decision.penalty`"),
                )
            if not self.term_to and self.penalty is not Penalty.LIFE:
                refuse(
                    Message("a commutation states when the term now ends"), Message("add `decision.term_to` (Art 17)")
                )
        if measure is Measure.PAROLE and self.outcome is Outcome.GRANTED and not self.test_period:
            refuse(
                Message("a parole states its test period"),
                Message("add `decision.test_period` (法释〔2014〕5号 Art 17)"),
            )
        if self.reduction and before and self.term_to and self.term_to >= before:
            refuse(
                Message("`decision.term_to` is not before the end of the term until now"),
                Message("check the dates and the reduction"),
            )

    def events(self, measure: Measure) -> Iterator[Event]:
        """What happened, for the timelines."""
        yield Event(self.date, called(measure, self.outcome))
        if self.served:
            yield Event(self.served, N_("Served"))


class Later(Model):
    """One thing that happened after the decision (Criminal Procedure Law Arts 267-268, 274)."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("note",)

    stage: LaterStage
    date: Date
    organ: Organ | None = None
    note: Text | None = None
    record: RecordId | None = None

    @property
    def events(self) -> Iterator[Event]:
        yield Event(self.date, self.stage.label, self.note or "")
