"""Whether somebody was a minor.

From a year of birth alone only what is certain follows: born in 2006, nobody was 18 before 2024.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

ADULT = 18  # years; 未成年人保护法 Art 2


def under_age(born: str | None, day: dt.date | None) -> bool:
    """Whether somebody born in a year, a month or on a day certainly was under 18 on a day."""
    if not born or not day:
        return False
    year, month, date = (int(part) for part in (f"{born}-01-01")[:10].split("-"))
    reached = (year + ADULT, month, date)  # at the earliest
    return (day.year, day.month, day.day) < reached
