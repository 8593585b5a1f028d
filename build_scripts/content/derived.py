"""Courts, procuratorates and regions whose code follows from the administrative code of their place.

Takes `derived.csv`, a line a place, which `tools/derive_courts.py` makes; gives the entry of a key, made when it is asked for. None of them has
been seen in a document: an entry of `vocabulary/*.yml` with the same key goes before, and is not `derived` any more.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.content.short_names import PROVINCE
from build_scripts.content.vocabulary_item import VocabularyItem

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = Path(__file__).with_name("derived.csv")
LISTS = ("courts", "procuratorates", "regions")
_LETTERS = {
    "京": "bj", "津": "tj", "冀": "he", "晋": "sx", "内": "nm", "辽": "ln", "吉": "jl", "黑": "hl", "沪": "sh", "苏": "js", "浙": "zj",
    "皖": "ah", "闽": "fj", "赣": "jx", "鲁": "sd", "豫": "ha", "鄂": "hb", "湘": "hn", "粤": "gd", "桂": "gx", "琼": "hi", "渝": "cq",
    "川": "sc", "黔": "gz", "云": "yn", "藏": "xz", "陕": "sn", "甘": "gs", "青": "qh", "宁": "nx", "新": "xj",
}  # fmt: skip
_PROVINCES = {letters: character for character, letters in _LETTERS.items()}
_MUNICIPALITIES = frozenset("京津沪渝")
_CODE = re.compile(r"[\u4e00-\u9fff](?:\d{4}|\d{2})", re.ASCII)
_OFFICE = re.compile(r"([a-z]{2})-(\d{4}|\d{2})", re.ASCII)
_COMMON = {"自治", "治县", "治州", "治旗", "族自"}
_PREFECTURE = 3  # characters of the code of a prefecture, 川01
_BRANCH = re.compile(
    "(?P<province>.+?(?:省|自治区))(?P<place>.+?)(?:地区|(?<=盟))$"
)  # has a branch of the province's office


@cache
def places() -> dict[str, tuple[str, str]]:
    """Code → Chinese and English name of the place."""
    with FILE.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        next(lines)
        return {code: (zh, en) for code, zh, en in lines}


def get(name: str, key: str) -> VocabularyItem | None:
    """The derived entry of a key, or None."""
    code = _code(name, key)
    return _entry(name, code) if code and code in places() else None


def names(name: str) -> Iterator[tuple[str, str]]:
    """Key and full Chinese name of every derived entry of a list."""
    if name in LISTS:
        for code, (zh, _en) in places().items():
            yield _key(name, code), _chinese(name, code, zh)


def alike(name: str, text: str) -> Iterator[VocabularyItem]:
    """The derived entries of a list whose place shares two characters with a text, beyond the province; or the province of a key."""
    found = PROVINCE.match(text)
    place = text[found.end() :] if found else text
    pieces = set() if text.isascii() else {place[start : start + 2] for start in range(len(place) - 1)} - _COMMON
    for code, (zh, _en) in places().items() if name in LISTS else ():
        if any(piece in zh for piece in pieces) or _key(name, code)[:3] == text[:3]:
            yield _entry(name, code)


def _code(name: str, key: str) -> str | None:
    """The code of the place in a key: that of a court is the code, sc-0104 is the procuratorate of 川0104."""
    if name == "procuratorates":
        found = _OFFICE.fullmatch(key)
        return _PROVINCES.get(found[1], "") + found[2] if found else None
    return key if name in LISTS and _CODE.fullmatch(key) else None


def _key(name: str, code: str) -> str:
    return f"{_LETTERS[code[0]]}-{code[1:]}" if name == "procuratorates" else code


@cache
def _entry(name: str, code: str) -> VocabularyItem:
    zh, en = places()[code]
    key, chinese = _key(name, code), _chinese(name, code, zh)
    slug = key if name != "regions" else _key("procuratorates", code)
    extra = {"region": code[0], "level": _level(name, code), "derived": True}
    return VocabularyItem(key, {"zh": chinese, "en": _english(name, code, en)}, slug, extra)


def _level(name: str, code: str) -> str:
    levels = {"courts": ("intermediate", "basic"), "procuratorates": ("municipal", "county")}
    return levels.get(name, ("prefecture", "county"))[len(code) != _PREFECTURE]


def _chinese(name: str, code: str, place: str) -> str:
    if name == "courts":
        return f"{place}{'中级' if len(code) == _PREFECTURE else ''}人民法院"
    if name == "procuratorates":
        branch = _BRANCH.fullmatch(place) if len(code) == _PREFECTURE else None
        return f"{branch['province']}人民检察院{branch['place']}分院" if branch else f"{place}人民检察院"
    return place


def _english(name: str, code: str, place: str) -> str:
    """The place with the body's sort before the province: Chengdu Jinjiang District People's Court, Sichuan."""
    if name == "regions":
        return place
    own, province = (place, "") if code[0] in _MUNICIPALITIES else place.rsplit(", ", 1)
    body = "People's Court" if name == "courts" else "People's Procuratorate"
    if name == "courts" and len(code) == _PREFECTURE:
        body = f"Intermediate {body}"
    return f"{own} {body}, {province}" if province else f"{own} {body}"
