"""Passports, travel permits and other papers of a person, by their names (护照, 通行证, 台胞证, 军官证 …).

Passports: a letter or two and seven or eight digits (ICAO Doc 9303); permits to and from Hong Kong, Macao and Taiwan: a letter and eight to ten digits,
or eight digits.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.checks.personal import context
from build_scripts.checks.personal.detector import Detector
from build_scripts.checks.personal.digits import CHINESE
from build_scripts.checks.personal.span import PersonalData, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_OFTEN = "护照|通行证|台胞证|回乡证|旅行证"
_NAMES = f"{_OFTEN}|海员证|居留证|居留许可|军官证|士兵证|出生医学证明|PASSPORT|TRAVEL PERMIT|RESIDENCE PERMIT"
TRIGGER = re.compile(_NAMES)
_GAP = "[ ·-]{0,2}"
_NAMED = re.compile(
    rf"(?:{_NAMES})"
    r"(?:件|本)?(?:号码?|编号|证号| NUMBER| NO\.?)?[^0-9A-Z。;\n]{0,8}?(?:[军字第]{0,6})"
    rf"(?P<number>(?:[A-Z]{_GAP}){{0,3}}(?:[0-9](?:{_GAP}[0-9]){{5,9}}|[{CHINESE}](?:{_GAP}[{CHINESE}]){{5,9}}))(?![0-9A-Z*×])"
)
_FOLLOWED = re.compile(rf"(?<![0-9A-Z])(?P<number>[A-Z]{{1,2}}[0-9]{{7,9}})号?的?[^0-9A-Z。,;\n]{{0,12}}(?:{_OFTEN})")


def find(text: str) -> Iterator[Span]:
    """Numbers of passports and other papers in a folded text."""
    for pattern in (_NAMED, _FOLLOWED):
        for match in pattern.finditer(text):
            start, end = match.span("number")
            if not context.is_amount(text, start, end) and not _is_day(text, start, match["number"]):
                yield Span(PersonalData.DOCUMENT, start, end)


def _is_day(text: str, start: int, number: str) -> bool:
    return context.is_date(text, start) and not number[0].isalpha() and "-" in number


DETECTOR = Detector(find, (TRIGGER,), strict=True)
