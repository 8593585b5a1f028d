"""Whether a period of time is full.

A period counts its first and its last day (法释〔2016〕23号 Art 40: from the service to the proposal; 法释〔2021〕1号 Art 202): a year
from 20 May is full on 19 May.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from build_scripts.checks.sentences.periods import ONE_DAY, shift

if TYPE_CHECKING:
    from build_scripts.model.types import Period


def last_of(start: dt.date, months: int, days: int = 0) -> dt.date:
    """The last day of a period that begins on a day."""
    return shift(start, months) + dt.timedelta(days=days) - ONE_DAY


def full(start: dt.date, end: dt.date, months: int, days: int = 0) -> bool:
    """Whether so many months and days lie between two days, both counted."""
    return last_of(start, months, days) <= end


def size(period: Period) -> tuple[int, int]:
    """A length as months and days, which can be compared; more days than a month has are months, counted mildly."""
    months, days = divmod(period.parts[2], 31)
    return period.months + months, days
