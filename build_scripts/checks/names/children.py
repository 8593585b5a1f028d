"""Children named in running text, known by what stands around the name: 其子孙小宝（时年八岁）, 婚生女赵小雨由原告抚养.

Takes an entry of any kind, whatever its day: 未成年人保护法 Art 103 binds every publication. Only what says that somebody is or was under
eighteen counts; a son or a daughter may be of any age.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checks.age import ADULT, under_age
from build_scripts.checks.names.leaks import TEXT_FIELDS
from build_scripts.checks.names.people import people
from build_scripts.checks.names.personal_name import is_chinese
from build_scripts.checks.names.prose import FUNCTION, is_word
from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject

_NUMERALS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2}
_KIN = "子女|儿子|女儿|外?孙[子女]?|[弟妹]{2}|男孩|女孩|[子女]"
_WHO = re.compile(
    rf"(?:(?:[之其的人]|婚生|独生|养育|生育|育有|生有|收养|(?<![一-鿿]))(?:[长次三四五幼小大养继一独两二])?(?:{_KIN})"
    r"|(?:生育|育有|生有)[了有]?[一两二]个?(?:儿子|女儿|[子女]|儿)|[长次三幼养继][子女]"
    r"|(?:被害|受害|证)人|原告人?|被告(?!人|单位)|第三人|被(?:监护|抚养)人|死者|伤者|学生|[男女幼]童|幼[儿女]|孩子|儿童|婴儿)[,:]?(?:取名|名叫|名为|名|叫)?"
)
_YOUNG = re.compile("未成年(?:人|之?[子女]|子女|儿子|女儿|孩子|(?:被害|受害)人|原告|被告|学生|当事人)")
_NAME = "(?P<name>[一-鿿]{2,4}?|[一-鿿]{1,8}(?:·[一-鿿]{1,10}?)+)"
_PARTICULARS = "(?:[男女],)?(?:[^,。;()]{1,3}族,)?(?:现?就读[^,。;()]{1,14},)?"  # between the name and the age
_AGE = f"{_PARTICULARS}[^,。;()0-9]{{0,8}}?(?P<age>[0-9]{{1,2}}|[一二三四五六七八九十两]{{1,3}})(?:周)?岁"
_BORN = (
    f"{_PARTICULARS}(?:出?生)?于?(?P<year>(?:19|20)[0-9]{{2}})年(?:(?P<month>[0-9]{{1,2}})月)?(?:(?P<day>[0-9]{{1,2}})日)?"
    "(?:出生|生?(?=[,。;)]))"
)
_CALLED_YOUNG = re.compile(f"{_NAME}(?=$|[,。;:()、的与和由随及诉在于被])")
_TOLD_YOUNG = re.compile(
    rf"{_NAME}(?:[,(](?:系|均系|均为|均|尚|为|现|时)?未成年(?:人|子女)?(?=$|[,。;:)])|[,(]{_AGE}|(?:[,(]|(?=于|生于|出生于)){_BORN}"
    r"|(?P<raised>(?:[由随归]|跟随)[^,。;]{1,20}抚养|的?抚养[费权关])|(?:[由随归]|跟随)[^,。;]{1,20}监护|的?监护[权人])"
)
_IN_BRACKETS = re.compile(rf"\((?:{_AGE}|{_BORN})")  # 其女友林晓彤(女,17岁), whoever that is
_HINTS = ("未成年", "岁", "抚养", "监护", "生")  # one of them is in every match


class Child(NamedTuple):
    """An open name of somebody who is or was a minor.

    Attributes:
        name: never shown to anybody.
        offset: of the name.
        told: whether an age, a year of birth or who brings the child up says so.
    """

    name: str
    offset: int
    told: bool


def find(text: str, day: dt.date | None) -> Iterator[Child]:
    """Open names of those who are or were minors.

    Args:
        text: folded.
        day: of the record, for dates of birth.
    """
    if not any(hint in text for hint in _HINTS):
        return
    for before, behind in ((_YOUNG, _TOLD_YOUNG), (_YOUNG, _CALLED_YOUNG), (_WHO, _TOLD_YOUNG)):
        for opening in before.finditer(text):
            match = behind.match(text, opening.end())
            doubtful = before is _YOUNG and match and match["name"][0] in FUNCTION
            if match and not doubtful and _is_name(match["name"]) and _is_young(match.groupdict(), day):
                told = match.groupdict()
                sure = any(told.get(sign) for sign in ("age", "year", "raised"))
                yield Child(match["name"], match.start("name"), sure)
    for told_ in _IN_BRACKETS.finditer(text):
        name = name_before(text, told_.start())
        if name and _is_young(told_.groupdict(), day):
            yield Child(
                name, told_.start() - len(name), told="·" not in name
            )  # of a dotted one the beginning is not sure


def name_before(text: str, end: int) -> str:
    """The open name that ends at a place; one that begins like a word of grammar, as 曾小雨 does, only where no other does."""
    endings = [text[max(0, end - size) : end] for size in (4, 3, 2)]
    names = [one for one in endings if _is_name(one)]
    return next((one for one in names if one[0] not in FUNCTION), names[0] if names else "")


def _is_name(text: str) -> bool:
    return not set(text) & set("某一") and ("·" in text or is_chinese(text)) and not is_word(text)


def _is_young(told: dict[str, str | None], day: dt.date | None) -> bool:
    """Whether the age or the birth that stands behind a name is that of a minor; where neither stands, the words are."""
    if age := told.get("age"):
        return _number(age) < ADULT
    if not told.get("year"):
        return True
    return under_age("-".join(f"{int(part):02}" for part in map(told.get, ("year", "month", "day")) if part), day)


def _number(text: str) -> int:
    """`8`, `八` and `十二` as numbers."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (_NUMERALS.get(tens, 1) * 10 if ten else 0) + _NUMERALS.get(ones, 0)


@rule("ANON-24", cites="未成年人保护法 Art 103; 法释〔2021〕1号 Art 559", basis=Basis.TEXT, severity=Severity.WARNING)
def no_child_in_the_text(subject: Subject) -> Iterator[Finding]:
    """A child who is known as one by the words around the name is not named in the text, however old the record is."""
    known = {person.name for person in people(subject.entry) if person.must and person.shown}
    for passage in subject.passages:
        names = {passage.location[-1], str(passage.location[-1]).rpartition("_")[0]}
        if names & TEXT_FIELDS:
            for child in find(passage.folded, subject.date):
                if child.name not in known:
                    known.add(child.name)
                    message = Message("here seems to stand the name of a minor")
                    yield Finding(
                        passage.location,
                        message,
                        Message("keep the surname alone: 孙某; of an adult leave it"),
                        child.offset,
                    )


RULES = (no_child_in_the_text,)
