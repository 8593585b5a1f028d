"""Working days in China (工作日), with the State Council's holidays and make-up working days.

Takes two days; gives the number of working days between them from the library `chinesecalendar`. A year that the library does
not know is None, "unknown", and never guessed.
"""

from __future__ import annotations

import datetime as dt
from calendar import isleap
from functools import lru_cache
from itertools import accumulate

import chinese_calendar


@lru_cache
def worked_in(year: int) -> tuple[int, ...] | None:
    """How many days of a year were worked by the end of each of its days, with 0 before the first; None where the calendar of the year is unknown."""
    days = [dt.date(year, 1, 1) + dt.timedelta(days=number) for number in range(366 if isleap(year) else 365)]
    try:
        return tuple(accumulate((bool(chinese_calendar.is_workday(day)) for day in days), initial=0))
    except NotImplementedError:
        return None


def is_workday(day: dt.date) -> bool | None:
    """Whether a day is worked; None where the calendar of its year is unknown."""
    worked, number = worked_in(day.year), day.timetuple().tm_yday
    return None if worked is None else worked[number] > worked[number - 1]


def between(start: dt.date, end: dt.date) -> int | None:
    """Count the working days after `start` up to and including `end`.

    Periods are counted from the day after the event (刑事诉讼法 Art 105, 民事诉讼法 Art 85).

    Returns:
        The count; 0 when `end` is not after `start`; None when a day on the way is in an unknown year.
    """
    if end <= start:
        return 0
    first = start + dt.timedelta(days=1)
    years = [worked_in(year) for year in range(first.year, end.year + 1)]
    known = [year for year in years if year]
    if len(known) < len(years):
        return None
    before = known[0][first.timetuple().tm_yday - 1]
    return sum(year[-1] for year in known[:-1]) + known[-1][end.timetuple().tm_yday] - before


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
