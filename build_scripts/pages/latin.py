"""Names of persons and case numbers in Latin letters, for pages in a language that is not written in Chinese characters.

Takes a name or number as the record has it; gives its pinyin, or None where it is no personal name, or has a character whose reading
is not known. 何建平 is He Jianping, 陈某 is Chen Mou, （2022）川01刑更853号 is (2022) Chuan 01 Xing Geng No. 853.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from build_scripts.checks.names import personal_name, pinyin
from build_scripts.checks.names.personal_name import Form
from build_scripts.content.pinyin import reading

_SURNAMES = {"吕": "lü"}
_HAN = f"[{personal_name.CJK}]"
_NAME = re.compile(rf"(?P<given>{_HAN}*?)(?P<mask>[某×Xx*]*)(?P<after>[甲乙丙丁戊己庚辛壬癸]?|\d{{0,3}})")
_MARKS = str.maketrans("×*x", "XXX")
_LONGEST = 4  # characters of a name
_NUMBER = re.compile(
    rf"[（(〔\[](?P<year>\d{{4}})[）)〕\]](?P<middle>(?:{_HAN}|\d)+?)第?(?P<serial>\d+)号(?P<after>之[一二三四五六七八九十])?"
)
_OFFICE = re.compile(rf"(?P<office>{_HAN}+)[（(〔\[](?P<year>\d{{4}})[）)〕\]]第?(?P<serial>\d+)号")
_IN_NUMBERS = {"藏": "zang", "行": "xing", "重": "chong", "更": "geng", "长": "chang"}


@lru_cache(maxsize=20_000)
def person(name: str) -> str | None:
    """The pinyin of a Chinese personal name, open or masked."""
    compound = 2 if name[:2] in personal_name.COMPOUND else 1
    surname, rest = name[:compound], name[compound:]
    found = _NAME.fullmatch(rest)
    if not found or not rest or len(surname) + len(found["given"]) > _LONGEST:
        return None
    if personal_name.form_of(name) in {Form.ORGANISATION, Form.GENERIC}:
        return None
    first = _surname(surname)
    given, mask = _joined(found["given"]), _joined(found["mask"].translate(_MARKS))
    if first is None or given is None or mask is None:
        return None
    after = (reading(found["after"]) or found["after"]).capitalize()
    return " ".join(filter(None, [first, given, mask, after]))


def _surname(surname: str) -> str | None:
    usual = _SURNAMES.get(surname) or pinyin.READINGS.get(surname, "").split(" ")[0]
    return usual.capitalize() if usual else _joined(surname)


def _joined(characters: str) -> str | None:
    """Several characters as one word: Jianping, Xi'an."""
    read = [character if character == "X" else reading(character) for character in characters]
    known = [one for one in read if one]
    if len(known) < len(read):
        return None
    joined = known[:1] + [f"'{after}" if after[0] in "aoe" else after for _before, after in pairwise(known)]
    return "".join(joined).capitalize() if "X" not in characters else characters


@lru_cache(maxsize=20_000)
def number(text: str) -> str | None:
    """A case number or document number with its words in pinyin."""
    if found := _NUMBER.fullmatch(text):
        words = [_words(part) for part in re.findall(rf"{_HAN}+|\d+", found["middle"])]
        after = f"-{'一二三四五六七八九十'.index(found['after'][1]) + 1}" if found["after"] else ""
        return f"({found['year']}) {' '.join(words)} No. {found['serial']}{after}"
    if found := _OFFICE.fullmatch(text):
        return f"{_words(found['office'])} [{found['year']}] No. {found['serial']}"
    return None


def in_title(text: str) -> str:
    """A title in another language, with the numbers in it in pinyin; one that has other Chinese words stays as it is."""
    read = _NUMBER.sub(_read, _OFFICE.sub(_read, text))
    return text if re.search(_HAN, read) else read


def _read(found: re.Match[str]) -> str:
    return number(found[0]) or found[0]


def _words(part: str) -> str:
    if part.isdigit():
        return part
    return " ".join((_IN_NUMBERS.get(sign) or reading(sign) or sign).capitalize() for sign in part)
