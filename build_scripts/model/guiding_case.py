"""Guiding and typical cases (指导性案例, 典型案例) of the two supreme organs.

最高人民法院关于案例指导工作的规定 (2010), 最高人民检察院关于案例指导工作的规定 (2019): a case is
released in a batch, under a number, with its rule (裁判要点, 要旨); it stops to guide when a law or a newer
case says otherwise.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, ClassVar, Literal, Self

from pydantic import Field, model_validator

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.model.base import Event, Model, Record, in_order
from build_scripts.model.number import Whole
from build_scripts.model.statute import Statute
from build_scripts.model.types import Cause, Choice, Date, Organ, Prose, Text, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator


class Issuer(Choice):
    """Only the two supreme organs release them."""

    SPC = "spc", N_("Supreme People's Court")
    SPP = "spp", N_("Supreme People's Procuratorate")


ISSUER_KEYS = {Issuer.SPC: "最高法", Issuer.SPP: "spp"}  # keys of courts.yml and procuratorates.yml


class GuidingType(Choice):
    """Guiding cases bind as a reference (应当参照); typical cases illustrate."""

    GUIDING = "guiding", N_("Guiding case")
    TYPICAL = "typical", N_("Typical case")


class Validity(Choice):
    """Whether the case may still be referred to."""

    IN_FORCE = "in-force", N_("In force")
    SUPERSEDED = "superseded", N_("No longer referred to")


class RealCase(Model):
    """The decision on which the case is based."""

    case_number: Text = Field(title=N_("Case number"))
    organ: Organ | None = Field(None, title=N_("Deciding body"))
    decided: Date | None = Field(None, title=N_("Decided"))


class GuidingCase(Record):
    """One released case, or the release of a batch as far as the source describes it."""

    KIND: ClassVar[str] = "guiding-case"
    TRANSLATED: ClassVar[tuple[str, ...]] = ("theme", "keywords", "rule", "facts", "reasoning")

    kind: Literal["guiding-case"]
    type: GuidingType = Field(title=N_("Type"))
    issuer: Issuer = Field(title=N_("Released by"))
    number_: Text | None = Field(None, alias="number", title=N_("Number"))
    batch: Whole | None = Field(None, ge=1, le=999, title=N_("Batch"))
    theme: Text | None = Field(None, title=N_("Theme"))
    released: Date = Field(title=N_("Released"))
    validity: Validity = Field(Validity.IN_FORCE, title=N_("Validity"))
    superseded: Date | None = Field(None, title=N_("No longer referred to since"))
    keywords: tuple[Text, ...] = Field((), title=N_("Keywords"))
    causes_: tuple[Cause, ...] = Field((), alias="causes", title=N_("Causes"))
    rule: Prose | None = Field(None, title=N_("The rule"))
    facts: Prose | None = Field(None, title=N_("The facts"))
    reasoning: Prose | None = Field(None, title=N_("The reasons"))
    statutes: tuple[Statute, ...] = Field((), title=N_("Statutes applied"))
    based_on: RealCase | None = Field(None, title=N_("Based on"))

    @model_validator(mode="after")
    def _can_be_cited(self) -> Self:
        if self.type is GuidingType.GUIDING and not (self.number_ or self.batch):
            refuse(Message("a guiding case needs its `number` or its `batch`"), Message("add one; it is cited by it"))
        if self.number_ and not self.rule:
            refuse(Message("a numbered case needs its `rule`"), Message("add the 裁判要点 or 要旨"))
        self.of_same_length("keywords")
        return self

    @model_validator(mode="after")
    def _dates_and_validity_agree(self) -> Self:
        decided = self.based_on.decided if self.based_on else None
        in_order(("based_on.decided", decided), ("released", self.released), ("superseded", self.superseded))
        if self.superseded and self.validity is Validity.IN_FORCE:
            refuse(
                Message("a case in force has no `superseded` date"),
                Message("write `validity: superseded`, or remove the date"),
            )
        return self

    @property
    def number(self) -> str | None:
        return self.number_

    @property
    def numbers(self) -> tuple[str, ...]:
        """The decision's number joins the case; the guiding case's own number joins nothing."""
        return (self.based_on.case_number,) if self.based_on else ()

    @property
    def date(self) -> dt.date:
        return self.released

    @property
    def organs(self) -> tuple[str, ...]:
        return (ISSUER_KEYS[self.issuer],)

    @property
    def causes(self) -> tuple[str, ...]:
        return self.causes_

    @property
    def result(self) -> Validity:
        return self.validity

    @property
    def events(self) -> Iterator[Event]:
        if self.based_on and self.based_on.decided:
            yield Event(self.based_on.decided, N_("Decided"))
        yield Event(self.released, N_("Released"), self.theme or "")
        if self.superseded:
            yield Event(self.superseded, N_("No longer referred to"))

    @property
    def prose(self) -> Iterator[str]:
        yield from (text for text in (self.theme, self.rule, self.facts, self.reasoning) if text)
        yield from self.keywords
