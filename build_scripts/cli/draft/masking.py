"""Names that must be masked, and the form in which each is proposed.

Takes a reading; gives a `Masks` that replaces the names wherever they stand: victims, witnesses, experts and incidental plaintiffs of criminal
cases, minors, the parties of family cases (法释〔2016〕19号 Art 8, the profile of today). The surname stays; equal ones get numbers (Art 9).
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from build_scripts.checks.family_causes import FAMILY
from build_scripts.checks.fold import fold
from build_scripts.checks.names import children, injured, offspring, prose, testimony
from build_scripts.checks.names.personal_name import DOTS, MARKS, Form, form_of, surname_of
from build_scripts.checks.reading.people import PROVINCES
from build_scripts.cli.draft import masked_parties, other_names
from build_scripts.content.message import Message
from build_scripts.model.party import PartyRole

if TYPE_CHECKING:
    from build_scripts.checks.reading.reading import Reading

_SAID_BEHIND = re.compile(r"\((?:[男女],)?(?:(?:系|即|为)?(?:本案)?(?P<role>被害人|受害人|死者|证人|鉴定人)|殁|已死亡)")
_TESTIMONY = re.compile("[、,;:)](?P<name>[\u4e00-\u9fff]{2,4}?)(?:的)?(?:证言|证词)")  # 同监罪犯玉香、岩罕的证言
_ROBBED = re.compile(
    "[到至在入开][^,。;\n]{2,40}(?P<home>家)(?:[中里内]|院内)?[^。;\n]{0,12}(?:[盗行]窃|抢劫|[盗抢偷]走)"
)  # 窜至卫长顺家盗窃
_COMPANY = (
    "(?:[^在驾到向的被将与和及等所系某经营任受去往至从来、,。;:()\\s]{0,8}(?:有限(?:责任)?公司|股份公司|集团公司))"
)
_ANY_DOT = f"[{DOTS}．.]"
_ANY_DOT_SIGN = re.compile(_ANY_DOT)
_NOBODY = re.compile(
    f"[{re.escape(MARKS)}]|证人|被害|上述|以上|其他|其余|该|各|等|多|[一二三四五六七八九十两]|书面|同案|当庭|及|与|和|群众|村民|居民"
)
_OF_ESTATES = re.compile("继承|遗|析产|赡养|扶养")  # whose sons and daughters are of any age
_ROLE = Message("{role}")  # alone: it is masked for what the person is in a criminal case


@dataclass
class Masks:
    """What each name becomes.

    Attributes:
        forms: open name → masked form.
        why: masked form → for whom it stands, in the editor's words.
        kept: open names that contain a masked one and stay as they are.
        anonymous: the names of those who must not be known, open or masked already.
        named: the names of everybody else whom the text introduces.
        unsure: paragraphs that may hold the name of a victim, a witness or a minor, which a reader has to tell.
    """

    forms: dict[str, str] = field(default_factory=dict)
    why: dict[str, Message] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()
    anonymous: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    unsure: tuple[int, ...] = ()

    def apply(self, text: str) -> str:
        """A text with every name in its masked form."""
        if not self.forms:
            return text
        words = sorted({*self.forms, *self.kept}, key=len, reverse=True)
        for number, word in enumerate(words):  # a name inside another one is no place of it
            text = spaced(word).sub(f"\0{number}\0", text)
        for number, word in enumerate(words):
            here, form = f"\0{number}\0", self.forms.get(word, word)
            if form[-1].isdecimal():  # 赔偿孙某1 16436元: without the blank another amount would stand there
                text = re.sub(f"({here})(?=\\d)", r"\1 ", text)
            text = text.replace(here, form)
        return text

    def last_before(self, text: str, place: int) -> str:
        """The name that stands last before a place of a text, in the same paragraph; empty where none does."""
        first = text.rfind("\n", 0, place) + 1
        names = (
            (found.start(), len(name), name)
            for name in self.anonymous | self.named
            for found in spaced(name).finditer(text, first, place)
        )
        return max(names, default=(0, 0, ""))[2]


@lru_cache(maxsize=200)
def spaced(words: str) -> re.Pattern[str]:
    """Words as texts write them, which may have blanks inside, and one dot for another: 吴　伟, 帕提古丽•司马义."""
    signs = (_ANY_DOT if sign in DOTS else re.escape(sign) for sign in words if not sign.isspace())
    return re.compile(r"[^\S\n]*".join(signs))


def masks_of(reading: Reading, today: dt.date) -> Masks:
    """The names of a document that have to be masked."""
    wanted = masked_parties.of_parties(reading, today)
    public = {person.name for person in reading.parties} | {one.name for one in reading.panel}
    doubtful = [
        (number, name)
        for number, texts in enumerate(zip(reading.document.kept, reading.document.read, strict=True), 1)
        for text in dict.fromkeys(texts)
        for name in _add(fold(text), reading, public, wanted)
    ]
    doubtful += other_names.add_parents(reading, public, wanted)
    other_names.add_other_names(reading, wanted)
    doubtful += other_names.corrected_names(reading, public, wanted)
    doubtful += other_names.given_names(reading, public, wanted)
    open_ = {name: why for name, why in wanted.items() if form_of(name) in {Form.OPEN, Form.HALF}}
    forms = _forms(list(open_), reading.document.body)
    others = public | {one.name for person in reading.parties for one in person.speakers}
    return Masks(
        forms,
        {forms[name]: why for name, why in open_.items()},
        kept=_kept(forms, others, reading.document.flat),
        anonymous=frozenset(wanted),
        named=frozenset(others - wanted.keys()),
        unsure=_unsure(doubtful, wanted, reading.document.read),
    )


def _unsure(
    doubtful: list[tuple[int, str]], wanted: dict[str, Message], paragraphs: tuple[str, ...]
) -> tuple[int, ...]:
    """The paragraphs in which names stand that are somebody's perhaps; one of three characters wherever it stands."""
    left = [(number, name) for number, name in doubtful if name not in wanted]
    names = {name for _number, name in left if len(name) > 2}  # noqa: PLR2004 - of two, elsewhere rather a word
    again = {number for number, text in enumerate(paragraphs, 1) for name in names if name in text}
    return tuple(sorted({number for number, _name in left} | again))


def _kept(forms: dict[str, str], others: set[str], flat: str) -> frozenset[str]:
    """Names that contain a masked one and stay: those of the others, and of companies (湖南金山建设有限公司)."""
    named = "|".join(map(re.escape, forms))
    behind = f"(?<=[省市县区])|(?<={')|(?<='.join(PROVINCES.split('|'))})"
    companies = re.findall(f"(?:{behind})((?:{named}){_COMPANY})", flat) if forms else []
    return frozenset(name for name in {*others, *companies} - forms.keys() if any(masked in name for masked in forms))


def _add(text: str, reading: Reading, public: set[str], wanted: dict[str, Message]) -> list[str]:
    """Add whom the words around a name make a minor, a victim or a witness; return what may be names of more of them."""
    told: list[tuple[str, bool, Message]] = [
        (child.name, child.told, Message("is a minor")) for child in children.find(text, masked_parties.day_of(reading))
    ]
    family = any(FAMILY.search(cause.key) and not _OF_ESTATES.search(cause.key) for cause in reading.causes)
    told += [(one.name, one.told, Message("is a minor")) for one in offspring.offspring(text, family=family)]
    told += [(one.name, False, _ROLE) for one in offspring.beside(text, {name for name, sure, _why in told if sure})]
    heard: list[str] = []
    if masked_parties.is_criminal(reading):
        heard_of = (*testimony.heard(text), *injured.injured(text, reading.document.flat))
        told += [(one.name, one.sure, Message(_ROLE, role=PartyRole(one.role))) for one in heard_of]
        told += [
            (one.name, one.proved, Message(_ROLE, role=PartyRole(one.role)))
            for one in prose.mentions(text, whole=reading.document.flat)
        ]
        for one in _SAID_BEHIND.finditer(text):  # 将其母亲水清(殁年58岁)砍死
            name = children.name_before(text, one.start())
            if any(other.endswith(name) for other, _sure, _why in told):  # 桂荣 of 单桂荣
                continue
            told += [(name, True, Message(_ROLE, role=PartyRole(prose.ROLES[one["role"] or "死者"])))] * bool(name)
        told += [(one.name, False, _ROLE) for one in prose.mentions(text, {"法定代理人": "victim"})]
        homes = (children.name_before(text, one.start("home")) for one in _ROBBED.finditer(text))
        told += [(name, False, _ROLE) for name in homes if name and reading.document.flat.count(name) > 1]
        heard = [one["name"] for one in _TESTIMONY.finditer(text) if not _NOBODY.search(one["name"])]
    written = {_ANY_DOT_SIGN.sub("·", name): name for name in (*wanted, *public)}  # as it was read before
    told = [(written.setdefault(_ANY_DOT_SIGN.sub("·", name), name), proved, why) for name, proved, why in told]
    for name, proved, why in told:
        if proved and name not in public:
            wanted.setdefault(name, why)
    return [name for name in [*(name for name, _proved, _why in told), *heard] if name not in public]


def _forms(names: list[str], body: str) -> dict[str, str]:
    """Surname and 某; with a number where several would look the same, or somebody else is called so already."""
    made: dict[str, str] = {}
    by_surname: dict[str, list[str]] = {}
    for name in names:
        by_surname.setdefault(name[0] if name.isascii() else surname_of(name), []).append(name)
    for surname, same in by_surname.items():
        taken = f"{surname}某" in body
        number = 0
        for name in same:
            if len(same) == 1 and not taken:
                made[name] = f"{surname}某"
                continue
            number += 1
            while f"{surname}某{number}" in body:
                number += 1
            made[name] = f"{surname}某{number}"
    return made
