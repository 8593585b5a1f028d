"""Chinese numerals in judgments: numbers, days and lengths of time.

Takes folded text; gives integers, dates and ISO 8601 periods, or None where a sign cannot be read.
"""

from __future__ import annotations

import datetime as dt
import re

ZERO = "〇○零OoОоΟο◯０Ｏｏ0"  # Latin, Cyrillic and Greek letters, and wide ones
_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "元": 1}
_DIGITS |= dict.fromkeys(ZERO, 0) | {str(number): number for number in range(10)}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MOST = 999  # years, months or days of one length
_LONGEST = 20  # signs; what is longer is no number that anybody wrote
NUMERAL = rf"[{ZERO}一二两三四五六七八九十百千\d]"
_YEAR = rf"(?P<year>[{ZERO}一二三四五六七八九\d]{{4}})年"
DAY = re.compile(rf"{_YEAR}(?P<month>{NUMERAL}{{1,3}})月(?P<day>{NUMERAL}{{1,4}})[日号]")
_LENGTH = re.compile(
    rf"(?:(?P<years>{NUMERAL}+)年)?(?:零|又)?(?:(?P<months>{NUMERAL}+)个?月)?(?:零|又)?(?:(?P<days>{NUMERAL}+)[日天])?"
)


def number(text: str) -> int | None:
    """Read 二百三十六, 一十, 二〇, 12; None where it is no number."""
    if not 0 < len(text) <= _LONGEST:
        return None
    if not set(text) & set(_UNITS):
        digits = [_DIGITS.get(sign) for sign in text]
        return None if None in digits else int("".join(map(str, digits)))
    total = 0
    current: int | None = None
    for sign in text:
        if sign in _UNITS:
            total += (1 if current is None else current) * _UNITS[sign]
            current = None
        elif (value := _DIGITS.get(sign)) is None:
            return None
        else:
            current = (current or 0) * 10 + value if sign.isdigit() and current else value
    return total + (current or 0)


def day_of(match: re.Match[str]) -> dt.date | None:
    """The day that a match of `DAY` names; None where the calendar has no such day."""
    parts = [number(match[name]) for name in ("year", "month", "day")]
    try:
        return dt.date(*(part or 0 for part in parts))
    except ValueError:
        return None


def first_day(text: str) -> dt.date | None:
    """The first day in a text."""
    found = DAY.search(text)
    return day_of(found) if found else None


def length(text: str) -> tuple[str, int] | None:
    """A length of time at the beginning of a text: its period, and how many characters it takes."""
    match = _LENGTH.match(text)
    if not match or not match[0]:
        return None
    parts = {name: number(match[name] or "") for name in ("years", "months", "days")}
    if any((value or 0) > _MOST for value in parts.values()):
        return None
    made = "".join(f"{value}{letter}" for (value, letter) in zip(parts.values(), "YMD", strict=True) if value)
    return (f"P{made}", match.end()) if made else None
