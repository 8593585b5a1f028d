"""A criminal sentence: the principal penalty, its length and its dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.model.base import Model, in_order
from build_scripts.model.money import USUAL, Currency, or_alone
from build_scripts.model.number import YUAN_SCHEMA, Yuan
from build_scripts.model.types import PERIOD_SCHEMA, Cause, Choice, Date, Duration, Period, Text, as_period, refuse

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic_core import CoreSchema


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


class Lifelong(Choice):
    """That political rights are taken away for good (刑法 Art 57)."""

    LIFE = "life", N_("For life")


def _deprivation(value: Any) -> Period | Lifelong:
    return Lifelong.LIFE if value == Lifelong.LIFE.value else as_period(value)


PoliticalRights = Annotated[
    Period | Lifelong,
    PlainValidator(_deprivation),
    WithJsonSchema({"anyOf": [{"const": Lifelong.LIFE.value}, PERIOD_SCHEMA]}),
]


class Confiscation(Model):
    """Property taken away as a penalty (刑法 Art 59): all of it, or an amount. `all` alone, or a number alone, will do."""

    all: bool = Field(default=False, title=N_("All property"))
    amount: Yuan | None = Field(None, title=N_("Amount"))
    currency: Currency = Field(USUAL, title=N_("Currency"))

    @model_validator(mode="before")
    @classmethod
    def _alone(cls, data: Any) -> Any:
        if not isinstance(data, str):
            return data
        return {"all": "true"} if data == "all" else {"amount": data}

    @model_validator(mode="after")
    def _one_of_the_two(self) -> Self:
        if self.all == (self.amount is not None):
            refuse(Message("all property, or an amount of it"), Message("write `all`, or a number such as 50000"))
        return self

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return or_alone(super().__get_pydantic_json_schema__(schema, handler), {"const": "all"}, YUAN_SCHEMA)


class Crime(Model):
    """What one of several crimes is punished with, before the sentence to be served is decided (数罪并罚, 刑法 Art 69)."""

    cause: Cause = Field(title=N_("Cause"))
    penalty: Penalty = Field(title=N_("Penalty"))
    length: Duration | None = Field(None, title=N_("Length"))
    political_rights: PoliticalRights | None = Field(None, title=N_("Deprivation of political rights"))
    fine: Text | None = Field(None, title=N_("Fine"))
    confiscation: Confiscation | None = Field(None, title=N_("Confiscation of property"))

    @model_validator(mode="after")
    def _length_fits(self) -> Self:
        if (self.penalty in LIMITED) != bool(self.length):
            refuse(
                Message("`{penalty}` and `length` do not fit together", penalty=self.penalty),
                Message("fixed terms, detention and public surveillance have a length, other penalties none"),
            )
        return self


LIMITED = frozenset({Penalty.FIXED_TERM, Penalty.DETENTION, Penalty.CONTROL})


class Sentence(Model):
    """What one person was sentenced to; of several crimes, the sentence to be served, with that of each in `crimes`."""

    person: Text = Field(title=N_("Person"))
    penalty: Penalty = Field(title=N_("Penalty"))
    length: Duration | None = Field(None, title=N_("Length"))
    probation: Duration | None = Field(None, title=N_("Probation period"))
    political_rights: PoliticalRights | None = Field(None, title=N_("Deprivation of political rights"))
    fine: Text | None = Field(None, title=N_("Fine"))
    confiscation: Confiscation | None = Field(None, title=N_("Confiscation of property"))
    term: Term | None = Field(None, title=N_("Term"))
    crimes: tuple[Crime, ...] = Field((), title=N_("Each crime"))

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
