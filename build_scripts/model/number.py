"""Numbers, in digits only: `1_000`, `1e3` and `1,000` mean different things to different readers, so none is accepted."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema

from build_scripts.content.message import Message
from build_scripts.model.types import refuse


def _whole(value: Any) -> int:
    if isinstance(value, int):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"-?\d{1,9}", value, re.ASCII):
        refuse(Message("not a whole number"), Message("write digits only, for example 12"))
    return int(value)


_NUMBER = r"-?\d{1,15}(\.\d{1,6})?"


def _number(value: Any) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, str) or not re.fullmatch(_NUMBER, value, re.ASCII):
        refuse(
            Message("not a number"),
            Message("write digits only, for example 36000000 or 90.43, without commas, units or %"),
        )
    return Decimal(value)


NUMBER_SCHEMA = {"type": ["number", "string"], "pattern": f"^{_NUMBER}$"}
Whole = Annotated[int, BeforeValidator(_whole)]
Number = Annotated[
    Decimal,
    BeforeValidator(_number),
    PlainSerializer(str),
    WithJsonSchema(NUMBER_SCHEMA),
]
YUAN_SCHEMA = NUMBER_SCHEMA | {"minimum": 0}
Yuan = Annotated[Number, Field(ge=0, decimal_places=2), WithJsonSchema(YUAN_SCHEMA)]
