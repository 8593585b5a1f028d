"""Full dates of birth: 1968年11月5日出生, 生于1968-11-05, 出生日期：1968.11.5, born on 5 November 1968.

A name that ends in 生, before 于 and the day of an act (李某生于2013年5月6日签订合同), is no birth, nor is 发生于 or 医生于.
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
    _DAY.format("a")
    + r" ?(?:\((?:公历|农历)\))?(?:出生|生(?!育(?:之日|津贴|保险|险|假)|[产效活存成病意日变气前火锈鲜化物猪态长疏父母源机命])|生人)"
    r"|(?:出生(?:日期|时间|年月日?)?|生日|生于|出生于|BORN(?: ON)?|DATE OF BIRTH|BIRTHDAY)[为是系:于 ]{0,3}"
    + _DAY.format("b")
    + r"|(?:BORN(?: ON)?|DATE OF BIRTH|BIRTHDAY)[: ]{1,2}(?:IS )?(?P<english>[0-9]{1,2}(?:ST|ND|RD|TH)? (?:OF )?[A-Z]{3,9},? (?P<cy>(?:19|20)[0-9]{2})"
    r"|[A-Z]{3,9}\.? [0-9]{1,2}(?:ST|ND|RD|TH)?,? (?P<dy>(?:19|20)[0-9]{2}))"
)
_ANONYMISED = re.compile(
    r"(?:被害人|被害方|证人|未成年人?|鉴定人|幼女|婚生[子女]|[儿女]儿|长[子女]|次[子女]|独生[子女])[^。;:\n]{0,24}$|(?:VICTIM|WITNESS|MINOR|THE CHILD|SON|DAUGHTER)[^.;\n]{0,30}$"
)
_ADULT = re.compile("被告人?|原告人?|上诉人|申请人|赔偿请求人|罪犯|代理人|辩护人|监护人")
# What stands before 生于, where 生 ends a word, and where it does not end a name.
_WORD = re.compile("[发产衍孳派滋医学先考师]$|(?:实习|研究|毕业|新)$")
_NO_NAME = re.compile(r"(?:^|[^一-鿿]|[其系女男均子儿人孩童婴者方确约都也出生])$")
# What follows a day of birth, and what a person does on another day.
_CLOSED = re.compile(r" ?(?:$|[。;\n)、]|\(|的|出生|[,，] ?(?:$|\n))")
_ACT = re.compile(
    "[,，]? ?(?:[向与和同跟将把被对从经由至到以在]|因(?!涉嫌|犯)|又|再|先|即|多次|伙同|签|借|付|还|驾|窃|盗|购|买|卖|收|支|交|入职|离职|辞|前往|窜|携|持"
    "|用|使|通过|乘|趁|出具|提|申请|起诉|参加|取得|登记|结婚|成立|设立|转|存|取|汇|拿|开|发|受|承|租|出|报|投|去|来|回|离|进|给|为|其间)"
)
_PARTICULARS = re.compile(" ?(?:[男女]|[^,。;\n]{1,6}?[省市县州族])")
TRIGGER = re.compile("[生B](?:(?<=生)|ORN|IRTH)")
_NUMERALS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}


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
        if (kind and day is None) or (match[0].startswith("生于") and _ends_a_name(text, match.start(), match.end())):
            continue
        yield Birth(Span(PersonalData.BIRTH, match.start(), match.end(), sure=_anonymised(text, match.start())), day)


def _ends_a_name(text: str, start: int, end: int) -> bool:
    """Whether the 生 of 生于 ends a word or the name of one who does something on that day."""
    before, after = text[max(0, start - 2) : start], text[end : end + 8]
    if _WORD.search(before):
        return True
    if _NO_NAME.search(before) or _CLOSED.match(after):
        return False
    return _ACT.match(after) is not None or (after[0] not in ",，" and not _PARTICULARS.match(after))


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


DETECTOR = Detector(find, (TRIGGER,), strict=False)
