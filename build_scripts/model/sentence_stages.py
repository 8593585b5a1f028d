"""The steps before one change of a sentence is decided: proposal, public notice, opinion, hearing.

法释〔2014〕5号 for commutation and parole; Criminal Procedure Law Arts 265-269 for execution outside prison.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from pydantic import Field, model_validator

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.model.base import Event, Model, in_order
from build_scripts.model.number import Whole
from build_scripts.model.types import Choice, Date, Duration, Organ, Procuratorate, Prose, Text, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator


class Measure(Choice):
    """The three ways in which a sentence changes while it is served."""

    COMMUTATION = "commutation", N_("Commutation")
    PAROLE = "parole", N_("Parole")
    TEMPORARY_EXECUTION = "temporary-execution", N_("Temporary execution outside prison")


class Ground(Choice):
    """Criminal Procedure Law Art 265: the category alone is public, never a diagnosis."""

    ILLNESS = "serious-illness", N_("Serious illness")
    PREGNANCY = "pregnancy-nursing", N_("Pregnancy or nursing an infant")
    CARE = "unable-to-care", N_("Unable to care for oneself")


class Conduct(Choice):
    """What the proposal rests on (刑法 Art 78); the amount that may be taken off depends on it."""

    REPENTANCE = "repentance", N_("Repentance")
    MERIT = "merit", N_("Merit")
    MAJOR_MERIT = "major-merit", N_("Major merit")


class HearingGround(Choice):
    """Art 6: why a hearing must be held."""

    MAJOR_MERIT = "major-merit", N_("Commutation proposed for major merit")
    UNUSUAL = "unusual", N_("Start, interval or amount outside the general rules")
    OBJECTION = "objection", N_("Objection during the public notice")
    PROCURATORATE = "procuratorate", N_("The procuratorate objects")
    CATEGORY = "category", N_("Official, organised or financial crime, or wide public attention")
    COURT = "court", N_("The court considers it necessary")


class Stance(Choice):
    """What the procuratorate says about the proposal."""

    AGREES = "agrees", N_("No objection")
    OBJECTS = "objects", N_("Objects")
    SUGGESTS = "suggests", N_("Suggests a different measure or amount")


class Proposal(Model):
    """The executing body's proposal and what it rests on (Art 3 makes both public)."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("basis",)

    reduction: Duration | None = Field(None, title=N_("Reduction proposed"))
    reduce_to: Text | None = Field(None, title=N_("Sentence proposed"))
    conduct: tuple[Conduct, ...] = Field((), title=N_("Conduct relied on"))
    basis: Prose | None = Field(None, title=N_("Basis of the proposal"))
    by: Organ | None = Field(None, title=N_("Proposed by"))
    date: Date | None = Field(None, title=N_("Proposed"))

    @property
    def takes_off(self) -> str | None:
        """What is asked for, as an amount or as a new sentence."""
        return self.reduction or self.reduce_to

    @property
    def events(self) -> Iterator[Event]:
        if self.date:
            yield Event(self.date, N_("Proposal by the executing body"))


class Notice(Model):
    """Art 3: five days of public notice, saying how to object."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("how", "note")

    from_: Date = Field(alias="from", title=N_("From"))
    to: Date = Field(title=N_("To"))
    objections: Whole | None = Field(None, ge=0, title=N_("Objections received"))
    how: Text | None = Field(None, title=N_("How to object"))
    note: Prose | None = Field(None, title=N_("What became of the objections"))

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        in_order(("notice.from", self.from_), ("notice.to", self.to))
        return self

    @property
    def days(self) -> int:
        """How many days it is shown."""
        return (self.to - self.from_).days + 1

    @property
    def events(self) -> Iterator[Event]:
        yield Event(self.from_, N_("Public notice begins"))
        yield Event(self.to, N_("Public notice ends"))


class Review(Model):
    """Arts 6-9 and 14-15: in open court, or on the file."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("note",)

    held: bool = Field(title=N_("Hearing held"))
    announced: Date | None = Field(None, title=N_("Hearing announced"))
    date: Date | None = Field(None, title=N_("Hearing"))
    place: Text | None = Field(None, title=N_("Place"))
    required_by: tuple[HearingGround, ...] = Field((), title=N_("Why a hearing must be held"))
    questioned: Date | None = Field(None, title=N_("Person questioned"))
    note: Text | None = Field(None, title=N_("Note"))

    @model_validator(mode="after")
    def _held_has_a_day(self) -> Self:
        if self.held and not self.date:
            refuse(Message("a hearing that was held has a date"), Message("add `date`, or write `held: false`"))
        if not self.held and (self.date or self.announced):
            refuse(
                Message("a hearing that was not held has no date"), Message("remove the dates, or write `held: true`")
            )
        in_order(("hearing.announced", self.announced), ("hearing.date", self.date))
        return self

    @property
    def events(self) -> Iterator[Event]:
        if self.date:
            yield Event(self.date, N_("Hearing"), self.place or "")


class Opinion(Model):
    """What the procuratorate says before the decision (Criminal Procedure Law Arts 266, 273)."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("text",)

    procuratorate: Procuratorate = Field(title=N_("Procuratorate"))
    stance: Stance = Field(title=N_("Opinion"))
    date: Date | None = Field(None, title=N_("Date"))
    text: Prose | None = Field(None, title=N_("Reasons"))

    @property
    def events(self) -> Iterator[Event]:
        if self.date:
            yield Event(self.date, N_("Procuratorate's opinion"))
