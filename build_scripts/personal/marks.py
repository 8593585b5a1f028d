"""The look at a text as it is that spares most rendered pages everything else.

Takes a text in whatever widths; says whether anything in it could be of a class that is judged strictly. Each pattern starts
with one set of characters, which `re` finds fastest, and allows more than any detector does.
"""

from __future__ import annotations

import re

from build_scripts.personal.digits import CHINESE
from build_scripts.personal.plate import PROVINCES

_LETTER = "A-Za-zＡ-Ｚａ-ｚ"
_DIGIT = "0-9０-９٠-٩۰-۹०-९๐-๙𝟎-𝟿"
_JOIN = r"[\s·•・‧∙⋅●･．._＿/／\-‐‑‒–—―−－─━]"
_NUMBER = re.compile(
    rf"[{_DIGIT}{CHINESE}{PROVINCES}⓪①-⑨]"
    rf"(?:(?<=[{_DIGIT}])(?:{_JOIN}{{0,3}}[{_DIGIT}]){{5}}|(?<=[{CHINESE}])(?:{_JOIN}{{0,2}}[{CHINESE}]){{5}}"
    rf"|(?<=[⓪①-⑨])[⓪①-⑨]{{4}}|(?<=[{PROVINCES}])\s?[{_LETTER}](?:{_JOIN}|[:：]){{0,3}}[{_LETTER}]?\s?[{_DIGIT}])"
)
_HOME_OR_TITLE = re.compile(
    rf"[住址籍口产权用土地](?:(?<=[住址籍口])[^。;；\n]{{0,72}}?[{_DIGIT}{CHINESE}十百]\s?(?:附|号|弄|栋|幢|座|单元|室|户|房|[-－—]\s?[{_DIGIT}])"
    rf"|(?<=[产权用土地])[证权字(（〔地用][^。;；\n]{{0,34}}?[{_DIGIT}{CHINESE}](?:{_JOIN}{{0,2}}[{_DIGIT}{CHINESE}]){{3}})"
)
_AT = re.compile(r"[(\[（［{]\s?[aAａＡ]\s?[tTｔＴ]")
_CHAT = re.compile(
    rf"[微QqｑＱ扣抖快支淘闲旺陌探微小](?:信|[Qqｑ Ｑ]|扣|音|手|付宝|宝|鱼|旺|陌|博|红书)[^。;；\n]{{0,16}}?[{_LETTER}{_DIGIT}{CHINESE}]"
)
_ENGLISH = re.compile(
    r"[rRlLhHwWvV](?:(?i:esid|iv(?:es|ed|ing) (?:at|in|on)|ome address|xid_|(?:echat|eixin|x|hatsapp)\W?(?:id|number|account|号|[:：])))"
)


_CLUE = re.compile(
    "[@＠艾住家租居址籍口微QqｑＱ扣抖快支淘闲旺陌探小权产证用土地牌架识机护行胞员患诊感携孕娠病生尾账帐卡A-Za-zＡ-Ｚａ-ｚ]"
)
_ASCII_CLUE = re.compile(
    r"@|[0-9](?:[ ._/-]{0,3}[0-9]){4}|(?i:\bat\b|resid|liv(?:es|ed|ing)|address|diagnos|positive|suffer|pregnan|born|birth|wechat|weixin"
    r"|[wv]x|skype|telegram|whatsapp|facebook|qq|plate|certificate|deed|\bvin\b|account|card)"
)
SHORT = 80  # characters


def is_hopeless(text: str) -> bool:
    """Whether a short text, such as a key, a name or a court, holds no clue of any class."""
    if len(text) > SHORT:
        return False
    return (_ASCII_CLUE if text.isascii() else _CLUE).search(text) is None and _NUMBER.search(text) is None


def may_hold(text: str) -> bool:
    """Whether a closer look is worth it."""
    return (
        "@" in text
        or "＠" in text
        or "艾特" in text
        or _NUMBER.search(text) is not None
        or _HOME_OR_TITLE.search(text) is not None
        or _CHAT.search(text) is not None
        or (any(letter in text for letter in "tTｔＴ") and _AT.search(text) is not None)
        or (any(letter in text for letter in "eExXiI") and _ENGLISH.search(text) is not None)
    )
