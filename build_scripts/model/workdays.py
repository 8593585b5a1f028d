"""Working days in China (工作日), with the State Council's holidays and make-up working days.

Takes two days; gives the number of working days between them from the library `chinesecalendar`. A year that the library does
not know is None, "unknown", and never guessed.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import chinese_calendar


@lru_cache(maxsize=50_000)
def is_workday(day: dt.date) -> bool | None:
    """Whether a day is worked; None where the calendar of its year is unknown."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None


def between(start: dt.date, end: dt.date) -> int | None:
    """Count the working days after `start` up to and including `end`.

    Periods are counted from the day after the event (刑事诉讼法 Art 105, 民事诉讼法 Art 85).

    Returns:
        The count; 0 when `end` is not after `start`; None when a day on the way is in an unknown year.
    """
    count = 0
    for offset in range(1, (end - start).days + 1):
        worked = is_workday(start + dt.timedelta(days=offset))
        if worked is None:
            return None
        count += worked
    return count


def after(start: dt.date, number: int) -> dt.date | None:
    """The last day of a limit in working days.

    Args:
        start: of the event, which does not count.
        number: of working days, at least one.

    Returns:
        The day; None when one on the way is in an unknown year.
    """
    day = start
    while number:
        day += dt.timedelta(days=1)
        worked = is_workday(day)
        if worked is None:
            return None
        number -= worked
    return day
