"""Courts and procuratorates by the names that documents give them.

Takes a name as a heading or a sentence writes it, with or without its province; gives the key of the vocabulary, or None where
no entry or more than one would fit.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from build_scripts.checks.case_numbers.numbering import Number, System

if TYPE_CHECKING:
    from build_scripts.content.vocabulary import Vocabulary

_PLACE = "[\u4e00-\u9fff]"
COURT = rf"(?:中华人民共和国)?(?:最高人民法院(?:第[一二三四五六]巡回法庭)?|{_PLACE}{{2,24}}?(?:人民法院|海事法院|知识产权法院|金融法院|互联网法院|铁路运输(?:中级)?法院|林区(?:基层|中级)法院|油田(?:中级)?法院|铁路(?:中级)?法院)|{_PLACE}{{2,10}}中院)"
PROCURATORATE = rf"(?:最高人民检察院|{_PLACE}{{2,24}}?人民检察院(?:第[一二三四五]分院|[\u4e00-\u9fff]{{0,6}}分院)?)"
_PROVINCE = re.compile(
    r"^(?:中华人民共和国)?(?:(?:北京|天津|上海|重庆)市|[\u4e00-\u9fff]{2,3}省|内蒙古自治区|广西壮族自治区|西藏自治区|宁夏回族自治区|新疆维吾尔自治区)"
)
_PREFECTURE = re.compile(r"^[\u4e00-\u9fff]{2,9}?(?:市|自治州|地区|盟)(?=[\u4e00-\u9fff]{2,})")
_PROVINCES = "北京市|天津市|上海市|重庆市|[\u4e00-\u9fff]{2,3}省|内蒙古自治区|广西壮族自治区|西藏自治区|宁夏回族自治区|新疆维吾尔自治区|新疆生产建设兵团"
_NOT_NAME = re.compile("^.*(?:书|不服|判决|裁定|号|指控|案由)(?=[\u4e00-\u9fff]{3,})")
_BEFORE_PROVINCE = re.compile(rf"^[\u4e00-\u9fff]+?(?=(?:{_PROVINCES})[\u4e00-\u9fff]{{2,}})")
_SHORTEST = 5  # 县人民法院 is no name
_WHOLE = ("人民法院", "人民检察院")  # no short name ends so
_MODERN = frozenset({System.MODERN, System.MIXED})


def court_key(name: str, vocabulary: Vocabulary) -> str | None:
    """The key of a court by its name alone."""
    return _key(_plain(name), _names(vocabulary, "courts")) or _called(name, vocabulary, "courts")


def procuratorate_key(name: str, vocabulary: Vocabulary) -> str | None:
    """The key of a procuratorate by its name."""
    return _key(_plain(name), _names(vocabulary, "procuratorates")) or _called(name, vocabulary, "procuratorates")


def _called(name: str, vocabulary: Vocabulary, list_: str) -> str | None:
    """The one body that a short name means, 成都中院."""
    if name.endswith(_WHOLE):
        return None
    keys = vocabulary.named(list_, name)
    return keys[0] if len(keys) == 1 else None


def numbered_court(number: Number | None) -> str | None:
    """The court code that a case number of the present system holds."""
    return number.court if number and number.system in _MODERN else None


def is_prefecture(place: str, vocabulary: Vocabulary) -> bool:
    """Whether a place is a prefecture and no county, since it has an intermediate court."""
    found = _PROVINCE.match(place)
    rest = place[found.end() :] if found else place
    return not rest or f"{rest}中级人民法院" in _names(vocabulary, "courts")


def same_court(name: str, known: str) -> bool:
    """Whether a name as a document writes it may be that of a court of the vocabulary; a county may have become a district."""
    one, other = _core(_plain(name)), _core(known)
    return bool(_forms(one) & _forms(other)) or one.endswith(other) or other.endswith(one)


def _core(name: str) -> str:
    return re.sub(r"(?:自治县|县|区|市|旗)(?=人民法院)", "", name)


def trimmed(name: str) -> str:
    """A name without the words that stand before it: a title, 不服 …; what may belong to a place stays."""
    found = _NOT_NAME.match(name)
    rest = name[found.end() :] if found else name
    before = _BEFORE_PROVINCE.match(rest)
    rest = rest[before.end() :] if before else rest
    return rest if len(rest) > _SHORTEST else name


def _plain(name: str) -> str:
    return name.removeprefix("中华人民共和国").removesuffix("赔偿委员会").removesuffix("国家赔偿委员会")


def _forms(name: str) -> frozenset[str]:
    """A name with all of its places, and without the province, and without the prefecture."""
    made = {name}
    if found := _PROVINCE.match(name):
        rest = name[found.end() :]
        if len(rest) > 6:  # noqa: PLR2004 - 高级人民法院 would be anybody's
            made.add(rest)
    for one in tuple(made):
        if (found := _PREFECTURE.match(one)) and len(rest := one[found.end() :]) > 6:  # noqa: PLR2004 - as above
            made.add(rest)
    return frozenset(made)


def _key(name: str, known: dict[str, frozenset[str]]) -> str | None:
    for form in (name, *sorted(_forms(name) - {name}, key=len, reverse=True)):
        keys = known.get(form, frozenset())
        if len(keys) == 1:
            return next(iter(keys))
        if keys:
            return None
    return None


@lru_cache(maxsize=8)
def _names(vocabulary: Vocabulary, list_: str) -> dict[str, frozenset[str]]:
    """Every form of every name, with the keys that it may mean; a full name means only those that have it."""
    items = vocabulary.full_names(list_)
    listed = vocabulary.lists.get(list_, {})
    full: dict[str, set[str]] = {}
    for key, name in items:  # of two lines with one name the last holds; a derived name may be that of two codes
        full[name] = {key} if key in listed else full.get(name, set()) | {key}
    made: dict[str, set[str]] = {}
    for key, name in items:
        for form in _forms(name):
            if key in full.get(form, (key,)):
                made.setdefault(form, set()).add(key)
    return {form: frozenset(keys) for form, keys in made.items()}
