"""Identity numbers of natural persons.

GB 11643-1999: six digits of the county, eight of the birth date, three of order, MOD 11-2. The county is checked by its province only, as
county codes of all years are in use. Numbers of fifteen digits (until 1999) need the word 身份证 before them. Also Hong Kong,
Macao and Taiwan identity cards, residence permits (81, 82, 83) and permanent residence cards (9…).
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from stdnum.cn import ric
from stdnum.exceptions import ValidationError

from build_scripts.checks.personal import context
from build_scripts.checks.personal.context import Label
from build_scripts.checks.personal.detector import Detector
from build_scripts.checks.personal.digits import LONG_NUMBER, MISREAD, Stretch, runs
from build_scripts.checks.personal.span import PersonalData, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

LONG, SHORT, PHONE = 18, 15, 11
_PROVINCE = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[1-8]")
_LAST = re.compile(
    r"[ ·._/\n-]{0,3}([X×Х✕✖*＊])(?![×*])"
)  # the check digit ten, or one that was masked although it can be computed
_HONG_KONG = re.compile(r"[A-Z](?<![0-9A-Z]{2})[A-Z]?[0-9]{6} ?\( ?[0-9A] ?\)")
_LABELLED = re.compile(
    r"[A-Z1578](?<![0-9A-Z]{2})(?:(?<=[A-Z])[0-9]{9}|(?<=[0-9])[0-9]{6} ?\( ?[0-9] ?\)|(?<=[A-Z])[A-Z]{2}[0-9]{12})(?![0-9A-Z])"
)
_MISREAD = re.compile(
    r"[0-9OIL](?<![0-9A-Z]{2})(?=[0-9 ]{0,34}[OIL])(?: ?[0-9OIL]){16} ?[0-9OILX](?![0-9A-Z])"
)  # by a scanner: 4201O1 1976O3O2 4312
_MEANT = str.maketrans("OIL", "011", " ")
_NOT_AN_IDENTITY = frozenset({Label.SERIAL, Label.ACCOUNT, Label.ORGANISATION})


def find(text: str) -> Iterator[Span]:
    """Identity numbers in a folded text."""
    for run in runs(text):
        yield from _long(text, run)
        yield from _short(text, run)
    for match in _HONG_KONG.finditer(text):
        if _hong_kong_fits(match[0]) or context.label(text, match.start()) is Label.IDENTITY:
            yield Span(PersonalData.IDENTITY, match.start(), match.end())
    for match in _LABELLED.finditer(text):
        if context.label(text, match.start()) is Label.IDENTITY:
            yield Span(PersonalData.IDENTITY, match.start(), match.end())
    for match in _MISREAD.finditer(text):
        if plausible(match[0].translate(_MEANT)[:-1]) and context.label(text, match.start()) is Label.IDENTITY:
            yield Span(PersonalData.IDENTITY, match.start(), match.end())


def _long(text: str, run: Stretch) -> Iterator[Span]:
    for stretch in run.of(LONG):
        if plausible(stretch.digits):
            yield from _told(text, stretch.start, stretch.end, right=fits(stretch.digits))
    for stretch in run.of(LONG - 1):
        last = _LAST.match(text, stretch.end)
        if last and plausible(stretch.digits):
            yield from _told(text, stretch.start, last.end(), right=last[1] != "X" or fits(stretch.digits + "X"))
    for group in run.groups:
        extra = len(group.digits) - LONG
        if extra > 0 and (extra == PHONE or context.label(text, group.start) is Label.IDENTITY):
            for first in (0, extra):
                digits = group.digits[first : first + LONG]
                if plausible(digits) and fits(digits):
                    yield Span(PersonalData.IDENTITY, group.start + first, group.start + first + LONG)


def _told(text: str, start: int, end: int, *, right: bool) -> Iterator[Span]:
    """A number that holds a date of birth; one whose check digit is wrong needs a word before it, or stands alone, as in a table."""
    label = context.label(text, start)
    if right or label is Label.IDENTITY:
        yield Span(PersonalData.IDENTITY, start, end, sure=_sure(text, start, end, label))
    elif label is None and text[start:end].isalnum() and _sure(text, start, end, label):
        yield Span(PersonalData.IDENTITY, start, end, sure=False)


def _sure(text: str, start: int, end: int, label: Label | None) -> bool:
    return label is Label.IDENTITY or (
        label not in _NOT_AN_IDENTITY and not context.letter_joins(text, start, end) and not context.in_url(text, start)
    )


def _short(text: str, run: Stretch) -> Iterator[Span]:
    for stretch in run.of(SHORT):
        digits = stretch.digits
        if (
            _PROVINCE.match(digits)
            and _day(f"19{digits[6:12]}")
            and context.label(text, stretch.start) is Label.IDENTITY
        ):
            yield Span(PersonalData.IDENTITY, stretch.start, stretch.end)


def plausible(digits: str) -> bool:
    """Whether seventeen or eighteen digits begin with a province and hold a date of birth."""
    if not _PROVINCE.match(digits) or digits[6:8] not in {"18", "19", "20"}:
        return False
    try:
        ric.get_birth_date(digits)
    except ValidationError:
        return False
    return True


def fits(number: str) -> bool:
    """Whether the last of eighteen characters is the check digit of the others."""
    return ric.calc_check_digit(number) == number[-1]


def _day(digits: str) -> bool:
    try:
        dt.date.fromisoformat(digits)
    except ValueError:
        return False
    return True


def _hong_kong_fits(number: str) -> bool:
    characters = re.sub("[ ()]", "", number).rjust(9, "#")
    values = [
        36 if character == "#" else int(character, 36) for character in characters
    ]  # A is 10; a missing letter 36
    return sum(weight * value for weight, value in zip(range(9, 0, -1), values, strict=True)) % 11 == 0


DETECTOR = Detector(find, (LONG_NUMBER, MISREAD), strict=True)
