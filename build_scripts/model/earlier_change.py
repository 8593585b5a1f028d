"""A change of the same sentence that is no record here, because it was made before the portal began or elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from pydantic import Field, model_validator

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.model.base import Event, Model, in_order
from build_scripts.model.sentence import Penalty
from build_scripts.model.sentence_stages import Measure
from build_scripts.model.types import Date, Duration, Organ, Text, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator


class EarlierChange(Model):
    """What was decided then, as later documents tell it."""

    measure: Measure = Field(title=N_("Measure"))
    date: Date = Field(title=N_("Decided"))
    decided_by: Organ | None = Field(None, title=N_("Deciding body"))
    case_number: Text | None = Field(None, title=N_("Case number"))
    reduction: Duration | None = Field(None, title=N_("Reduction"))
    penalty: Penalty | None = Field(None, title=N_("Penalty after the change"))
    length: Duration | None = Field(None, title=N_("Length after the change"))
    term_to: Date | None = Field(None, title=N_("Term now ends"))

    @model_validator(mode="after")
    def _is_possible(self) -> Self:
        if self.measure is not Measure.COMMUTATION and (self.reduction or self.penalty or self.length):
            refuse(
                Message("only a commutation takes something off"),
                Message("remove the new amount, or correct `measure`"),
            )
        in_order(("date", self.date), ("term_to", self.term_to))
        return self

    @property
    def events(self) -> Iterator[Event]:
        yield Event(self.date, self.measure.label)
