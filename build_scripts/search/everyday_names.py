"""What people call courts, places, charges and laws: takes their full names, gives the everyday ones, by rule.

What no rule gives stands in the vocabulary as `aliases`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from build_scripts.content import derived
from build_scripts.content.pinyin import syllables
from build_scripts.content.short_names import PROVINCE, short_names, without_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_COURT = "人民法院"
_BODY = re.compile(
    r"(?:No\. \d |(?:First|Second|Third|Fourth) )?(?:High |Intermediate )?(?:People's |\w+ )?(?:Court|Procuratorate|Prison)\b"
)
_SORT = re.compile(r" (?:District|County|City|New Area|Prefecture|Banner|Autonomous \w+)\b")
_CHARGE, _DISPUTE = "罪", "纠纷"
_ENGLISH_DISPUTE = re.compile(r"^Disputes? (?:over|concerning|about) (?:the )?| disputes?$", re.IGNORECASE)
_REPUBLIC = re.compile(" of the People's Republic of China$")
_LONG, _FEW = 6, 2  # letters of a word that tells of a charge; charges that have it
_INITIALS = 3  # letters at least, since two are too often a word


@cache
def body(zh: str, en: str) -> tuple[str, ...]:
    """Names of a court, procuratorate or prison: 锦江区法院, 锦江法院, jinjiangfayuan, jjfy, Jinjiang Court."""
    chinese = (zh, *without_places(zh), *short_names(zh))
    return (*chinese, *(sound for name in chinese for sound in pinyin(name)), *english_body(en))


def english_body(en: str) -> Iterator[str]:
    """Chengdu Jinjiang District People's Court, Sichuan: also without province, city and the word District."""
    head, _comma, province = en.partition(", ")
    found = _BODY.search(head)
    yield en
    if not found:
        return
    place, rest = head[: found.start()].strip(), head[found.start() :]
    for name in english_place(place):
        yield f"{name} {rest}"
        if province:
            yield f"{name} {rest}, {province}"


def english_place(place: str) -> Iterator[str]:
    """Chengdu Jinjiang District: also Jinjiang District, Chengdu Jinjiang and Jinjiang."""
    for name in (place, *_without_city(place)):
        yield name
        yield _SORT.sub("", name)


def _without_city(place: str) -> Iterator[str]:
    first, _space, rest = place.partition(" ")
    if rest and first in _cities() and not _SORT.fullmatch(f" {rest}"):
        yield rest


@cache
def _cities() -> frozenset[str]:
    """The first words of names of places within another place."""
    whole = {en.partition(",")[0] for code, (_zh, en) in derived.places().items() if len(code) == len("川01")}
    return frozenset(name for name in whole if " " not in name) | {"Beijing", "Tianjin", "Shanghai", "Chongqing"}


def province(zh: str, en: str) -> Iterator[str]:
    """四川省: also 四川, Sichuan Province."""
    found = PROVINCE.fullmatch(zh)
    yield from (zh, en, f"{en} Province")
    if found:
        yield found["short"]


def places(bodies: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    """The names of cities and counties, each with the bodies there.

    Args:
        bodies: key → full Chinese name.
    """
    codes = {zh: code for code, (zh, _en) in derived.places().items()}
    within: dict[str, list[str]] = {}
    for key, name in bodies.items():
        for end in range(4, len(name)):
            if (code := codes.get(name[:end])) is not None:
                within.setdefault(code, []).append(key)
    for code, keys in sorted(within.items()):
        zh, en = derived.places()[code]
        names = {zh, *(short.removesuffix("法院") for short in short_names(f"{zh}{_COURT}"))}
        names.update(english_place(en.partition(", ")[0]))
        yield from ((name, keys) for name in sorted(names))


@cache
def charge(zh: str, en: str) -> tuple[str, ...]:
    """盗窃罪: also 盗窃, 盗窃案, daoqie, dqz; 离婚纠纷: also 离婚."""
    stem = zh.removesuffix(_CHARGE).removesuffix(_DISPUTE)
    names = (zh, stem, f"{stem}案", f"{zh}案", en, _ENGLISH_DISPUTE.sub("", en))
    return (*names, *pinyin(zh), *pinyin(stem))


def telling(charges: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    """Long words of English names that few charges have (pollution), each with the charges; no text has them, where texts are Chinese.

    Args:
        charges: key → English name.
    """
    found: dict[str, list[str]] = {}
    for key, name in charges.items():
        for word in sorted({*re.findall(f"[a-z]{{{_LONG},}}", name.lower())}):
            found.setdefault(word, []).append(key)
    yield from ((word, keys) for word, keys in sorted(found.items()) if len(keys) <= _FEW)


def law(key: str, zh: str, en: str) -> Iterator[str]:
    """刑法: also 中华人民共和国刑法, Criminal Law."""
    yield from (key, zh, en, _REPUBLIC.sub("", en))


def pinyin(zh: str) -> Iterator[str]:
    """The syllables of a Chinese name run together, and their initials."""
    read = [syllable for run in re.findall("[\u4e00-\u9fff]+", zh) for syllable in syllables(run)]
    yield "".join(read)
    if len(read) >= _INITIALS:
        yield "".join(syllable[0] for syllable in read)
