"""Full dates of birth: 1968年11月5日出生, 生于1968-11-05, 出生日期：1968.11.5, born on 5 November 1968.

Art 11 of 法释〔2016〕19号 keeps an adult party's; so the span alone says nothing, and the rules ask whose it is and when it was
published. It is sure where the name right before it is a victim's, a witness's or a minor's, whom Art 8 anonymises.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checks.personal import context
from build_scripts.checks.personal.detector import Detector
from build_scripts.checks.personal.digits import CHINESE
from build_scripts.checks.personal.span import PersonalData, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_Y = r"(?P<{0}y>(?:19|20)[0-9]{{2}}|[一二][〇零○一二三四五六七八九]{{3}})"
_DAY = (
    _Y
    + r" ?[年./-] ?(?P<{0}m>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}}) ?[月./-] ?(?P<{0}d>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}}) ?[日号]?"
)
_DATE = re.compile(
    _DAY.format("a") + r" ?(?:\((?:公历|农历)\))?(?:出生|生(?![产效活存成])|生人)"
    r"|(?:出生(?:日期|时间|年月日?)?|生日|生于|出生于|BORN(?: ON)?|DATE OF BIRTH|BIRTHDAY)[为是系:于 ]{0,3}"
    + _DAY.format("b")
    + r"|(?:BORN(?: ON)?|DATE OF BIRTH|BIRTHDAY)[: ]{1,2}(?:IS )?(?P<english>[0-9]{1,2}(?:ST|ND|RD|TH)? (?:OF )?[A-Z]{3,9},? (?P<cy>(?:19|20)[0-9]{2})"
    r"|[A-Z]{3,9}\.? [0-9]{1,2}(?:ST|ND|RD|TH)?,? (?P<dy>(?:19|20)[0-9]{2}))"
)
_ANONYMISED = re.compile(
    r"(?:被害人|被害方|证人|未成年人?|鉴定人|幼女|婚生[子女]|[儿女]儿|长[子女]|次[子女]|独生[子女])[^。;:\n]{0,24}$|(?:VICTIM|WITNESS|MINOR|THE CHILD|SON|DAUGHTER)[^.;\n]{0,30}$"
)
_ADULT = re.compile("被告人?|原告人?|上诉人|申请人|赔偿请求人|罪犯|代理人|辩护人|监护人")
TRIGGER = re.compile("[生B](?:(?<=生)|ORN|IRTH)")
_NUMERALS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
ADULT = 18  # years


class Birth(NamedTuple):
    """A full date of birth.

    Attributes:
        span: its place; sure where it is an anonymised person's.
        day: None where the month is a word of another language.
    """

    span: Span
    day: dt.date | None


def find(text: str) -> Iterator[Span]:
    """Full dates of birth in a folded text."""
    for birth in births(text):
        yield birth.span


def births(text: str) -> Iterator[Birth]:
    """Full dates of birth with their day."""
    for start, end in context.lines(text, TRIGGER):
        yield from _births(text, start, end)


def _births(text: str, start: int, end: int) -> Iterator[Birth]:
    for match in _DATE.finditer(text, start, end):
        kind = next((name for name in "ab" if match[f"{name}y"]), None)
        day = _day(*(match[f"{kind}{part}"] for part in "ymd")) if kind else None
        if kind and day is None:
            continue
        yield Birth(Span(PersonalData.BIRTH, match.start(), match.end(), sure=_anonymised(text, match.start())), day)


def _anonymised(text: str, start: int) -> bool:
    part = text[max(0, start - 32) : start]
    found = _ANONYMISED.search(part)
    return found is not None and not _ADULT.search(part, found.start() + 3)


def _day(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(_number(year), _number(month), _number(day))
    except ValueError:
        return None


def _number(text: str) -> int:
    """`1968`, `一九六八` and `二十五` as numbers."""
    if text.isdecimal():
        return int(text)
    if "十" in text:
        tens, ones = text.split("十")
        return _NUMERALS.get(tens, 1) * 10 + _NUMERALS.get(ones, 0)
    return int("".join(str(_NUMERALS[character]) for character in text if character in CHINESE))


DETECTOR = Detector(find, TRIGGER, strict=False)
