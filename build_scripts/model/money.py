"""Amounts of money: a number with its currency, which is yuan where none is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from babel.numbers import list_currencies
from pydantic import AfterValidator, Field, WithJsonSchema, model_validator

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.model.base import Model
from build_scripts.model.number import YUAN_SCHEMA, Yuan
from build_scripts.model.translated import ELSEWHERE
from build_scripts.model.types import refuse

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic_core import CoreSchema

USUAL = "CNY"


def _currency(value: str) -> str:
    if value != USUAL and value not in list_currencies():
        refuse(
            Message("not the code of a currency"),
            Message("write three capitals as ISO 4217 does, for example USD or HKD"),
        )
    return value


Currency = Annotated[
    str,
    AfterValidator(_currency),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z]{3}$", "examples": [USUAL, "USD", "HKD"]}),
]


def or_alone(group: dict[str, Any], *values: dict[str, Any]) -> dict[str, Any]:
    """The JSON Schema of a group of fields in whose place a single value may stand.

    Args:
        group: its definition, which is changed in place, since others refer to it.
        values: the schemas of the single values.
    """
    whole = {key: value for key, value in group.items() if key != ELSEWHERE}
    group.clear()
    group["anyOf"] = [*values, whole]
    return group


class Money(Model):
    """One amount; `50000` alone is one in yuan."""

    amount: Yuan = Field(title=N_("Amount"))
    currency: Currency = Field(USUAL, title=N_("Currency"))

    @model_validator(mode="before")
    @classmethod
    def _alone(cls, data: Any) -> Any:
        return {"amount": data} if isinstance(data, str) else data

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return or_alone(super().__get_pydantic_json_schema__(schema, handler), YUAN_SCHEMA)
