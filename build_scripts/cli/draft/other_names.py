"""Names that follow from those of people who are masked: their parents', the other names they go by, their given names alone.

Takes a reading, the names that may be public and those to be masked; adds to the latter what is certain, and gives what may be names of more
people, with the paragraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.checks.names import prose
from build_scripts.checks.names.personal_name import DOTS, Form, form_of, is_chinese, surname_of
from build_scripts.content.message import Message
from build_scripts.model.party import CounselRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.reading.reading import Reading

_GUARDIANS = ("之父", "之母", "的父亲", "的母亲", "父亲", "母亲", "的法定代理人", "的监护人", "的祖父", "的祖母")
_SIBLINGS = ("的妹妹", "的弟弟", "的姐姐", "的哥哥", "之妹", "之弟", "之姐", "之兄")
_LONG_NAME = 3  # characters; of more, two at either end are a name by themselves
_CALLED = (
    "(?:又名|曾用名|别名|小名|乳名|原名|本名|真名|真实姓名|中文名|英文名|外文名|英文姓名|中文姓名|汉名|法名)[:为]?"
)
_QUOTED = '[“"「『]{}[”"」』]'
_CORRECTED = re.compile(
    _QUOTED.format('(?P<wrong>[^“”"「」『』\n]{2,40})')
    + '(?:[^“”"「」『』。;\n]{0,12})(?:应(?:当|更正|补正|改)?[为是作]|[更补改修]正?[改]?为|误[写作记打]?[为成]|[写作]成)[:]?'
    + _QUOTED.format('(?P<right>[^“”"「」『』\n]{2,40})')
)  # “刘小明”应为“刘晓明”, 将“刘晓明”误写为“刘小明”


def add_parents(reading: Reading, public: set[str], wanted: dict[str, Message]) -> list[tuple[int, str]]:
    """Add the parents and guardians of those who are masked and no parties; return what may be names of more, with the paragraph."""
    parties, doubtful = {person.name for person in reading.parties}, []
    of_whom = {name: why for name, why in wanted.items() if name not in parties and form_of(name) is Form.OPEN}
    if not of_whom:
        return []
    words = {f"{name}{word}": name for name in of_whom for word in _GUARDIANS}
    sibling = re.compile(
        f"(?:{'|'.join(map(re.escape, of_whom))})(?:{'|'.join(_SIBLINGS)})(?P<name>[\u4e00-\u9fff]{{2}})"
    )
    for number, text in enumerate(reading.document.read, 1):
        for one in prose.mentions(text, words, reading.document.flat):
            if one.name in public or one.name in wanted:
                continue
            if one.proved or reading.document.flat.count(one.name) > 1:
                role = CounselRole.STATUTORY
                wanted[one.name] = Message("{role}, {why}", role=role, why=of_whom[words[one.word]])
            doubtful.append((number, one.name))
        names = [found["name"] for found in sibling.finditer(text)]
        doubtful += [(number, name) for name in names if is_chinese(name) and not prose.is_word(name)]
    return doubtful


def add_other_names(reading: Reading, wanted: dict[str, Message]) -> None:
    """Add by what other names those are called who are masked: 丁小雪(又名丁雪儿)."""
    of_whom = [name for name in wanted if form_of(name) is Form.OPEN]
    called = re.compile(
        f"(?P<name>{'|'.join(map(re.escape, of_whom))})[,(]{_CALLED}(?P<other>[\u4e00-\u9fff·]{{2,8}})(?=[,)、])"
    )
    latin = re.compile(
        rf"(?P<name>{'|'.join(map(re.escape, of_whom))})\((?P<other>[A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'-]+){{1,3}})\)"
    )
    flat = reading.document.flat
    for one in (*called.finditer(flat), *latin.finditer(flat)) if of_whom else ():
        if form_of(one["other"]) in {Form.OPEN, Form.HALF}:
            wanted.setdefault(one["other"], wanted[one["name"]])


def corrected_names(reading: Reading, public: set[str], wanted: dict[str, Message]) -> list[tuple[int, str]]:
    """Add the wrong form of a masked name that a ruling corrects: “刘小明”应为“刘晓明”; return what may be names of more, with the paragraph."""
    doubtful = []
    for number, text in enumerate(reading.document.read, 1):
        for pair in _CORRECTED.finditer(text):
            for one, other in ((pair["wrong"], pair["right"]), (pair["right"], pair["wrong"])):
                for name in [name for name in wanted if form_of(name) is Form.OPEN and name in one]:
                    before, behind = one.split(name, 1)
                    written = other.removeprefix(before).removesuffix(behind)
                    fits = other == f"{before}{written}{behind}" and written not in public
                    if fits and is_chinese(written) and form_of(written) is Form.OPEN:
                        wanted.setdefault(written, wanted[name])
            if not {pair["wrong"], pair["right"]} & public:
                doubtful += [(number, name) for name in (pair["wrong"], pair["right"]) if _may_be_name(name)]
    return doubtful


def _may_be_name(words: str) -> bool:
    """Whether a quotation is nothing but what may be somebody's name."""
    return is_chinese(words) and not prose.is_word(words) and form_of(words) is Form.OPEN


def given_names(reading: Reading, public: set[str], wanted: dict[str, Message]) -> list[tuple[int, str]]:
    """Where a part of the name of somebody who is masked stands alone: 我和小军喝酒, 系铁木尔之母, Linda长期在外."""
    names = [name for name in wanted if form_of(name) is Form.OPEN]
    alone = sorted({part for name in names for part in _parts(name)})
    whole = re.compile("|".join(map(re.escape, sorted(public | wanted.keys(), key=len, reverse=True))))
    found = []
    for number, text in enumerate(reading.document.read, 1) if alone else ():
        rest = whole.sub("\n", text)
        lower = rest.lower()
        found += [(number, name) for name in alone if name in (lower if name.isascii() else rest)]
    return found


def _parts(name: str) -> Iterator[str]:
    """The parts of a name by which people are called, in lower case."""
    if name.isascii():
        parts = [word.lower() for word in re.findall("[A-Za-z]{3,}", name)]
    elif is_chinese(name):
        parts = [name.removeprefix(surname_of(name))]
    elif len(name) > _LONG_NAME and not set(name) & set(DOTS):
        parts = [name[:2], name[-2:], name[1:]]
    else:
        parts = re.split(f"[{DOTS}]", name)
    return (part for part in parts if len(part) > 1 and not prose.is_word(part))
