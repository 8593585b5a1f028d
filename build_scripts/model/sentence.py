"""A criminal sentence: the principal penalty, its length and its dates."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.model.base import Model, in_order
from build_scripts.model.types import Choice, Date, Duration, Text, refuse


class Penalty(Choice):
    """Principal penalties (刑法 Art 33) and the outcomes without one."""

    DEATH = "death", N_("Death")
    SUSPENDED_DEATH = "suspended-death", N_("Death with a two-year reprieve")
    LIFE = "life", N_("Life imprisonment")
    FIXED_TERM = "fixed-term", N_("Fixed-term imprisonment")
    DETENTION = "detention", N_("Criminal detention")
    CONTROL = "control", N_("Public surveillance")
    FINE_ONLY = "fine-only", N_("Fine alone")
    EXEMPTED = "exempted", N_("Exempted from punishment")


class Term(Model):
    """First and last day of a term (刑期起止)."""

    from_: Date = Field(alias="from", title=N_("From"))
    to: Date = Field(title=N_("To"))

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        in_order(("from", self.from_), ("to", self.to))
        return self


class Sentence(Model):
    """What one person was sentenced to."""

    person: Text = Field(title=N_("Person"))
    penalty: Penalty = Field(title=N_("Penalty"))
    length: Duration | None = Field(None, title=N_("Length"))
    probation: Duration | None = Field(None, title=N_("Probation period"))
    fine: Text | None = Field(None, title=N_("Fine"))
    term: Term | None = Field(None, title=N_("Term"))

    @model_validator(mode="after")
    def _length_fits(self) -> Self:
        limited = self.penalty in {Penalty.FIXED_TERM, Penalty.DETENTION, Penalty.CONTROL}
        if limited and not self.length:
            refuse(
                Message("a sentence of `{penalty}` needs its `length`", penalty=self.penalty),
                Message("write for example P1Y6M"),
            )
        if not limited and (self.length or self.probation):
            refuse(
                Message("a sentence of `{penalty}` has no length", penalty=self.penalty),
                Message("remove `length` and `probation`"),
            )
        return self
