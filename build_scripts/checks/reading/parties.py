"""The parties, and who speaks for each.

Takes the document with its sections; gives the parties in their order. Where a scraper left the parties' part out, the sentence that
tells of the charge or of the claim names them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from build_scripts.checks.names.personal_name import DOTS, MARKS, is_organisation
from build_scripts.checks.reading import people, roles
from build_scripts.checks.reading.counsel import Speaker, attending, speakers
from build_scripts.model.party import PartyRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.reading.document import Document
    from build_scripts.checks.reading.sections import Sections

_WHOSE = (  # 上列两原告共同, 被告人张某的
    rf"(?P<whose>(?:上列|以上|上述|前述|[二两三四五六七八九十]{{1,2}})[\u4e00-\u9fff]{{0,8}}?的?(?:共同)?|共同|(?:{roles.PARTY})(?:[^,。:;\n暨兼]{{0,12}}?的)?)"
)
_ITEM = (
    rf"(?:{_WHOSE}(?P<spoken>{roles.SPEAKER})|(?P<word>{roles.PARTY}|{roles.SPEAKER}|{roles.ORGAN}))"
    r"(?:[一二三四五六七八九十]|\d(?!\d))?(?:[暨兼即、](?:(?:本案)?(?:[^,。:;()\n、]{1,14}的)?(?:法定代理人|法定代表人|诉讼代表人)|(?:原审)?(?:刑事)?附带民事(?:公益)?诉讼(?:原告人?|被告人?|起诉人)?|(?:本案)?(?:被害人|受害人)))?"
    r"(?!诉[请称]|答?辩[称解]?(?![\u4e00-\u9fff]{0,2},)|请求|意见)(?P<brackets>(?:\((?:原审|一审|原|二审|反诉|本诉|原一审|被反诉|申请|再审|[\u4e00-\u9fff]{0,10}(?:人|告|单位|机关|方))[^)]{0,40}\))*)[:]?(?=[^。\n])"
)
ITEM = re.compile(r"(?:(?<=[。;:\n)号])|^)" + _ITEM)
_FIRST_ITEM = re.compile(_ITEM)  # right after the head, whatever stands before
_PERSON = re.compile(
    rf"(?:[\u4e00-\u9fff][\u4e00-\u9fff\d{re.escape(MARKS)}A-Za-z]{{0,5}}|[\u4e00-\u9fff]+(?:[{DOTS}][\u4e00-\u9fff]+)+|[A-Z][A-Za-z .·]{{1,40}}|[\u4e00-\u9fff]{{4,14}})"
)
_NO_NAME = re.compile(r"[诉称提认为对与和及因犯应辩均系]|不服|一案|的")
_NO_DOTTED_NAME = re.compile(r"不服|一案|的|诉称|认为")  # 买买提·艾力 is one
_AND_OTHERS = re.compile(r"(?<=..)等(?:[\d一二三四五六七八九十百千]+名?人)?$")
_HEADING = re.compile(  # of a data base, in a line of its own
    r"(?<=\n)(?:诉讼记录|当事人信息|当事人|审理经过|案件基本情况|案件概述|基本案情|诉讼请求|案由|公诉机关称)(?=\n|$)"
)
_LABELLED = re.compile(
    r"\n(?:案由|适用程序|审理程序|被诉[^:\n]{2,12}|[^:\n]{0,4}(?:受理|立案|开庭|审理)[^:\n]{0,4}时间):"
)
_GOES_ON = re.compile(
    r"(?<=[^。,;:\n])\n(?=因|曾|现|男|女|汉族|住|户籍|系|出?生于|(?:19|20)\d\d年)"
)  # behind a name that ends its line
_LONGEST = 60


@dataclass
class Person:
    """One party.

    Attributes:
        role: in these proceedings.
        name: as the text has it.
        paragraph: where.
        originally: role at first instance.
        organisation, sex, born, county: as the text states them.
        speakers: counsel and representatives.
        offset: of the item.
    """

    role: PartyRole
    name: str
    paragraph: int
    originally: PartyRole | None = None
    organisation: bool = False
    sex: str | None = None
    born: str | None = None
    county: str | None = None
    speakers: list[Speaker] = field(default_factory=list)
    offset: int = 0


def read_parties(document: Document, sections: Sections) -> list[Person]:
    """The parties of a document."""
    found = listed_parties(document, sections)
    if not found:  # 你监呈报的材料收悉。经审查:罪犯甲某,男
        told = _listed(document, sections.parties[1], sections.order[0])
        found = [one for one in told if one.sex and document.flat.startswith("罪犯", one.offset)]
    if not found:
        found = list(_charged(document, sections))
        attending(document, sections, found)
    return found


_SUIT = re.compile(
    rf"(?P<first>{roles.PARTY})(?P<one>[^,。;\n]{{2,100}}?)(?:与|诉|和)(?P<second>{roles.PARTY})(?P<two>[^,。;\n]{{2,160}}?)(?:[、,及](?P<third>第三人)(?P<three>[^,。;\n]{{2,80}}?))?$"
)


def suing(document: Document, sections: Sections, told: str) -> list[Person]:
    """Parties of a document that lists none, as a correction does: from 原告甲与被告乙、丙, which stands before the cause."""
    found = _SUIT.search(told)
    paragraph = document.paragraph(sections.course[0])
    pairs = (("first", "one"), ("second", "two"), ("third", "three")) if found else ()
    return [
        Person(
            role, name, paragraph, organisation=is_organisation(name), offset=sections.course[0] + found.start(names)
        )
        for word, names in pairs
        if found and found[word] and (role := roles.PARTIES.get(found[word]))
        for name in found[names].split("、")
        if is_name(name)
    ]


def listed_parties(document: Document, sections: Sections) -> list[Person]:
    """Those whom the text lists before it tells of the case."""
    found = list({(one.role, one.name): one for one in reversed([*_listed(document, *sections.parties)])}.values())[
        ::-1
    ]
    for person in found:
        if person.role is PartyRole.APPELLANT and person.originally is None:
            told = rf"(?:原审|一审)被告人(?:[^,。;\n]{{1,60}}、)?{re.escape(person.name)}"
            if re.search(told, document.flat[slice(*sections.course)]):
                person.originally = PartyRole.DEFENDANT
    return found


def _listed(document: Document, start: int, end: int) -> Iterator[Person]:
    flat = document.flat
    first = _FIRST_ITEM.match(flat, start)
    items = [*([first] if first else []), *ITEM.finditer(flat, first.end() if first else start, end)]
    together: list[Person] = []  # those who stand before a counsel of several
    people_: list[Person] = []
    for number, match in enumerate(items):
        stop = items[number + 1].start() if number + 1 < len(items) else end
        told = _LABELLED.split(flat[match.end() : stop])[0]
        text = _GOES_ON.sub(",", _HEADING.sub("", told)).replace("\n", "")
        word = match["word"] or match["spoken"]
        if word in roles.COUNSEL:
            spoken = list(speakers(roles.COUNSEL[word], text, document.paragraph(match.start())))
            for person in _whom(match, text, people_, together):
                person.speakers += spoken
            continue
        role = roles.PARTIES.get(word)
        if role is None:
            together = []
            continue
        made = list(_people(match, role, word, text, document.paragraph(match.start())))
        people_ += made
        together = made
    yield from people_


def _whom(match: re.Match[str], text: str, everybody: list[Person], last: list[Person]) -> list[Person]:
    """For whom a counsel speaks: for all in the same role, where the text says so, or for the party right before."""
    several = re.match(r"上列|以上|上述|前述|共同|[二两三四五六七八九十]", match["whose"] or "")
    together = several or "共同" in match["brackets"] or re.match(r"[^。]{0,40}(?:以上|上述|共同)", text)
    roles_ = {person.role for person in last}
    return [person for person in everybody if person.role in roles_] if together else last[-1:]


def _people(match: re.Match[str], role: PartyRole, word: str, text: str, paragraph: int) -> Iterator[Person]:
    name = people.name_of(text)
    original = roles.earlier(match["brackets"])
    if role is PartyRole.APPELLANT and word == "原审上诉人":
        role, original = (
            (PartyRole.DEFENDANT, None)
            if original is PartyRole.DEFENDANT and "被告人" in match["brackets"]
            else (role, original)
        )
    elif word.startswith(("原审", "一审", "二审")):
        original = None
    if role is PartyRole.PLAINTIFF and "反诉被告" in match["brackets"]:
        original = None
    names = [name] if is_organisation(name) else [_AND_OTHERS.sub("", one) for one in name.split("、")]
    for one in names:
        if not is_name(one):
            continue
        organisation = is_organisation(one)
        rest = text[len(name) :]
        yield Person(
            role=role,
            name=one,
            paragraph=paragraph,
            originally=original if original is not role else None,
            organisation=organisation,
            sex=None if organisation or len(names) > 1 else people.sex_of(rest),
            born=None if organisation or len(names) > 1 else people.born_of(rest),
            county=None if len(names) > 1 else people.county_of(rest),
            offset=match.start(),
        )


def is_name(name: str) -> bool:
    """Whether a text may be the name of a person or a body."""
    if not 2 <= len(name) <= _LONGEST:  # noqa: PLR2004 - characters
        return False
    if is_organisation(name):
        return not re.search(r"[,。;:]|不服|一案|因与|为由|申请.{2,}(?:赔偿|复议|执行)", name)
    never = _NO_DOTTED_NAME if set(name) & set(DOTS) else _NO_NAME
    return bool(_PERSON.fullmatch(name)) and not (len(name) > 3 and never.search(name))  # noqa: PLR2004 - 于和 is one


_ACCUSED = re.compile(
    r"(?:指控|(?<=[,、;]))(?:原审)?(?P<word>被告人|被告单位)(?P<names>[^,。;\n]{2,200}?)(?:涉嫌)?(?:犯|涉嫌|构成)"
)


def _charged(document: Document, sections: Sections) -> Iterator[Person]:
    """Defendants from 指控被告人张某、李某犯盗窃罪,被告人王某犯窝藏罪, which is one sentence."""
    start, end = sections.course
    start = max(start, document.flat.find("指控", start, end))
    stop = document.flat.find("。", start, end)
    end = stop if stop > 0 else end
    seen: set[str] = set()
    for match in _ACCUSED.finditer(document.flat, start, end):
        for name in re.split("[、,]|(?<=..)[和及](?=..)", re.sub("被告人|被告单位", "", match["names"])):
            if is_name(name) and name not in seen:
                seen.add(name)
                organisation = is_organisation(name)
                yield Person(
                    PartyRole.DEFENDANT,
                    name,
                    document.paragraph(match.start()),
                    organisation=organisation,
                    offset=match.start(),
                )
