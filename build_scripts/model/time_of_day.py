"""A time of day as a record states it, and a sitting that begins at one."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, WithJsonSchema

from build_scripts.content.message import Message
from build_scripts.model.types import refuse

_TIME = r"([01]\d|2[0-3]):[0-5]\d"


def _time(value: str) -> str:
    if not re.fullmatch(_TIME, value, re.ASCII):
        refuse(Message("not a time of day"), Message('write hours and minutes, for example "09:30"'))
    return value


Time = Annotated[
    str, AfterValidator(_time), WithJsonSchema({"type": "string", "pattern": f"^{_TIME}$", "examples": ["09:30"]})
]


class Sitting(NamedTuple):
    """When and where everybody may come.

    Attributes:
        date: its day.
        time: hours and minutes; empty where only the day is known.
        place: as the record has it; empty where it does not say.
    """

    date: dt.date
    time: str
    place: str
