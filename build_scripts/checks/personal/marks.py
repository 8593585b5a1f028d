"""The look at a text as it is that spares most rendered pages everything else.

Takes a text in whatever widths; says whether anything in it could be of a class that is judged strictly. A mark allows more
than any detector does. It is written as the characters that it begins with and what follows them, since `re` finds a character
of one set fastest, be the set large or small; so many marks are looked for at the price of one.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checks.personal.digits import CHINESE
from build_scripts.checks.personal.plate import PROVINCES

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTER = "A-Za-zＡ-Ｚａ-ｚ"
_DIGIT = "0-9０-９٠-٩۰-۹०-९๐-๙𝟎-𝟿"
_JOIN = r"[\s·•・‧∙⋅●･．._＿/／\-‐‑‒–—―−－─━]"


class _Mark(NamedTuple):
    first: str
    rest: str


_DIGITS = _Mark(_DIGIT, rf"(?<![{_DIGIT}]{{2}})(?:{_JOIN}{{0,3}}+[{_DIGIT}]){{5}}")  # from the first of them on
_NUMERALS = _Mark(CHINESE, rf"(?<![{CHINESE}]{{2}})(?:{_JOIN}{{0,2}}+[{CHINESE}]){{5}}")
_LONG_NUMBER = _Mark(  # as long as an identity or telephone number, or of a shape that needs no word beside it
    _DIGIT + CHINESE,
    rf"(?<=[{_DIGIT}])(?<![{_DIGIT}]{{2}})(?:(?:{_JOIN}{{0,3}}[{_DIGIT}]){{10}}|[{_DIGIT}]{{8}}|[{_DIGIT}]{{5,}}\s?[(（])"
    rf"|(?<=[{CHINESE}])(?<![{CHINESE}]{{2}})(?:{_JOIN}{{0,2}}[{CHINESE}]){{10}}",
)
_CIRCLED_OR_PLATE = _Mark(
    f"⓪①-⑨{PROVINCES}",
    rf"(?<=[⓪①-⑨])[⓪①-⑨]{{4}}|(?<=[{PROVINCES}])\s?[{_LETTER}](?:{_JOIN}|[:：]){{0,3}}[{_LETTER}]?\s?[{_DIGIT}]",
)
_HOME_OR_TITLE = _Mark(
    "住址籍口产权用土地",
    rf"(?<=[住址籍口])[^。;；\n]{{0,72}}?[{_DIGIT}{CHINESE}十百]\s?(?:附|号|弄|栋|幢|座|单元|室|户|房|[-－—]\s?[{_DIGIT}])"
    rf"|(?<=[产权用土地])[证权字(（〔地用][^。;；\n]{{0,34}}?[{_DIGIT}{CHINESE}](?:{_JOIN}{{0,2}}[{_DIGIT}{CHINESE}]){{3}}",
)
_AT = _Mark(r"(\[（［{", r"\s?[aAａＡ]\s?[tTｔＴ]")
_CHAT = _Mark(
    "微QqｑＱ扣抖快支淘闲旺陌探小",
    rf"(?:信|[Qqｑ Ｑ]|扣|音|手|付宝|宝|鱼|旺|陌|博|红书)[^。;；\n]{{0,16}}?[{_LETTER}{_DIGIT}{CHINESE}]",
)
_ENGLISH = _Mark(
    "rRlLhHwWvV",
    r"(?i:iv(?:es|ed|ing) (?:at|in|on)|ome address|xid_|(?:echat|eixin|x|hatsapp)\W?(?:id|number|account|号|[:：]))",
)
_SIGN = _Mark("@＠艾", "(?<!艾)|特")
_RESIDENT = _Mark("rRlLhHwWvV", "(?i:esid)")


_STRONG = (_CIRCLED_OR_PLATE, _HOME_OR_TITLE, _CHAT, _AT, _SIGN)
# These are nothing by themselves: a number may be a day, and what begins `resides` stands in `presiding`, too. The number must be a
# long one, or beside them there must be a word of some class or a character that `plain` may turn into a part of one.
_WEAK = (_DIGITS, _NUMERALS, _RESIDENT)


@cache
def _any_of(*marks: _Mark) -> re.Pattern[str]:
    """Finds any of some marks; compiled when first asked for."""
    if len(marks) == 1:
        return re.compile(f"[{marks[0].first}](?:{marks[0].rest})")
    rests = "|".join(f"(?<=[{mark.first}])(?:{mark.rest})" for mark in marks)
    return re.compile(f"[{''.join(mark.first for mark in marks)}](?:{rests})")


_STRANGE = re.compile("[^\x00-\x7f一-鿿，：（）；　？！、。“”‘’《》〈〉〔〕【】…×〇○—–·•]")
_WORD = re.compile(
    rf"[住址籍口牌账帐卡证项护扣企抖淘闲旺陌探存户开尾居产国集沪房微快支小推使领{PROVINCES}+]"
    rf"(?:(?<=[住址籍口牌账帐卡证项护扣企抖淘闲旺陌探])|(?<=存)[折单]|(?<=户)名|(?<=开)户|(?<=尾)号|(?<=居)留|(?<=产)[权登单]|(?<=[国集])用"
    rf"|(?<=沪)房|(?<=房)字|(?<=微)[信博]|(?<=快)手|(?<=支)付宝|(?<=小)红|(?<=推)特|(?<=[使领])\s?[0-9]"
    rf"|(?<=[{PROVINCES}])\s?[A-Za-z]|(?<=\+)\s?[1-9])"
)
_ENGLISH_WORDS = (
    *("qq", "wechat", "weixin", "wx", "vx", "skype", "telegram", "whatsapp", "facebook", "xid_", "gh_"),
    *("wj", "plate", "passport", "permit", "certificate", "title deed", "account", "card", "iban"),
)
_RESIDENCES = ("resid", "liv", "domicil", "home address")
_RESIDES = re.compile(f"(?:{'|'.join(_RESIDENCES)})(?s:.*?)[0-9]")
_CLUE = re.compile(
    "[@＠艾住家租居址籍口微QqｑＱ扣抖快支淘闲旺陌探小权产证用土地牌架识机护行胞员患诊感携孕娠病生尾账帐卡A-Za-zＡ-Ｚａ-ｚ]"
)
_ASCII_CLUE = re.compile(
    r"@|[0-9](?:[ ._/-]{0,3}[0-9]){4}|(?i:\bat\b|resid|liv(?:es|ed|ing)|address|diagnos|positive|suffer|pregnan|born|birth|wechat|weixin"
    r"|[wv]x|skype|telegram|whatsapp|facebook|qq|plate|certificate|deed|\bvin\b|account|card)"
)
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
SHORT = 80  # characters


@lru_cache(maxsize=1 << 14)
def is_hopeless(text: str) -> bool:
    """Whether a short text, such as a key, a name or a court, holds no clue of any class; most stand in many records."""
    if _DAY.fullmatch(text):
        return True
    clue = _ASCII_CLUE if text.isascii() else _CLUE
    return clue.search(text) is None and _any_of(_DIGITS, _NUMERALS, _CIRCLED_OR_PLATE).search(text) is None


def may_hold(text: str) -> bool:
    """Whether a closer look is worth it."""
    return (
        _any_of(*_STRONG).search(text) is not None
        or (any(letter in text for letter in "eExXiI") and _any_of(_ENGLISH).search(text) is not None)
        or (_any_of(*_WEAK).search(text) is not None and _is_supported(text))
    )


def _is_supported(text: str) -> bool:
    """Whether there is anything beside a weak mark by which it is more."""
    if _any_of(_LONG_NUMBER).search(text) or _STRANGE.search(text) or _WORD.search(text):
        return True
    low = text.lower()
    if any(word in low for word in _ENGLISH_WORDS):
        return True
    return any(word in low for word in _RESIDENCES) and _RESIDES.search(low) is not None


def marked_lines(text: str) -> Iterator[str]:
    """The lines of which `may_hold` is true, and perhaps some more; where they are few, far faster than to ask of each."""
    yield from _lines(text, _any_of(*_STRONG, _NUMERALS))
    yield from _lines(text, _any_of(_ENGLISH, _RESIDENT))
    yield from filter(_is_supported, _lines(text, _any_of(_DIGITS)))


def _lines(text: str, mark: re.Pattern[str]) -> Iterator[str]:
    """The lines in which a mark begins."""
    end = -1
    while found := mark.search(text, end + 1):
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.start())
        end = len(text) if end < 0 else end
        yield text[start:end]
