"""Terms of imprisonment and time limits, counted as the law counts them.

Takes days and lengths in years, months and days; gives last days. 法释〔2021〕1号 Art 202: a term runs to the day before the
same day of a later month or year; one in months that begins on the last day of a month to the day before the last one; where the
month lacks the day, to the day before its last. Half a month is fifteen days. Courts take a commutation off in more than one way,
so it gives every lawful result. A time limit in months runs to the same day, from the last day of a month to the last one; by
刑事诉讼法 Art 105 the day of the event does not count, and a limit that ends on a holiday ends on the next working day.
"""

from __future__ import annotations

import calendar
import datetime as dt

from build_scripts.model.types import Period
from build_scripts.model.workdays import is_workday

YEAR = 12  # months
MONTH = 30  # days
ONE_DAY = dt.timedelta(days=1)
_FIRST, _LAST = 100, 9000  # years; a mistyped length of 999 years leads no further, so that days can still be added


def shift(day: dt.date, months: int) -> dt.date:
    """The same day some months later or (below 0) earlier; the last day of a month that has no such day."""
    year, month = divmod(day.year * YEAR + day.month - 1 + months, YEAR)
    year = min(max(year, _FIRST), _LAST)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_day(day: dt.date) -> dt.date:
    """The last day of its month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _moves(day: dt.date, months: int) -> set[dt.date]:
    """Where a day may come to lie: on the same day, or, from the last day of a month, on the last one."""
    moved = shift(day, months)
    return {moved, last_day(moved)} if day == last_day(day) else {moved}


def ends(start: dt.date, length: Period) -> frozenset[dt.date]:
    """The lawful last days of a term.

    Args:
        start: its first day.
        length: in years, months and days.
    """
    years, months, days = length.parts
    moved = _moves(start, length.months) if months else {shift(start, years * YEAR)}
    return frozenset(day + dt.timedelta(days=days) - ONE_DAY for day in moved)


def half(length: Period) -> Period:
    """Half of a length; half a month is fifteen days."""
    months, odd = divmod(length.months, 2)
    return Period(f"P{months // YEAR}Y{months % YEAR}M{(odd * MONTH + length.parts[2]) // 2}D")


def reduced(end: dt.date, reduction: Period) -> frozenset[dt.date]:
    """The lawful last days of a term from which something is taken off.

    From 30 April eight months lead to 30 August, or, since the term would then be whole months again, to 31 August.

    Args:
        end: the last day until now.
        reduction: in years, months and days.
    """
    days = dt.timedelta(days=reduction.parts[2])
    counted = _moves(end, -reduction.months) | {shift(end + ONE_DAY, -reduction.months) - ONE_DAY}
    return frozenset(day - days for day in counted)


def months_between(start: dt.date, end: dt.date) -> int:
    """How many whole months have passed; 0 when `end` is before `start`."""
    months = (end.year - start.year) * YEAR + end.month - start.month
    if shift(start, months) > end:
        months -= 1
    return max(months, 0)


def limit(start: dt.date, *, days: int = 0, months: int = 0) -> dt.date | None:
    """The last day of a time limit that runs from an event.

    Args:
        start: the day of the event.
        days: its length in days.
        months: its length in months.

    Returns:
        The day, moved past holidays; None when the calendar of that year is unknown.
    """
    day = max(_moves(start, months)) if months else start
    day += dt.timedelta(days=days)
    while (worked := is_workday(day)) is False:
        day += ONE_DAY
    return day if worked else None


def said(months: int) -> Period:
    """A number of months in years and months."""
    return Period(f"P{months // YEAR}Y{months % YEAR}M")
