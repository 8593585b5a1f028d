"""Causes and charges: what somebody was convicted of, and what a civil or administrative case is about.

Takes the document with its sections; gives keys of the vocabulary. Of crimes the conviction counts and not the charge; only who was
acquitted, or whose case ended without a conviction, keeps the charge.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checks.reading import cause_names
from build_scripts.model.case_type import CaseType

if TYPE_CHECKING:
    from build_scripts.checks.reading.document import Document
    from build_scripts.checks.reading.head import Head
    from build_scripts.checks.reading.sections import Sections
    from build_scripts.content.vocabulary import Vocabulary


class Cause(NamedTuple):
    """One cause: its key, or its name where the vocabulary has none."""

    key: str
    known: bool
    paragraph: int


_CRIME = r"(?P<crime>[\u4e00-\u9fff、]{1,40}?罪)(?!名|行|犯|的行|责|刑|活动)"
_LONGEST = 45  # characters of a crime's name
_SAME_END = 3  # characters: 毒品罪
_BY_WHOM = re.compile("(?:.*(?<![罪侵])犯)?")
_CRIME_HERE = re.compile(_CRIME)
_CONVICTED = re.compile(rf"(?:(?<!罪)犯有?|构成|以)(?:了)?{_CRIME}")
_CHARGED = re.compile(rf"(?:(?<!罪)犯有?|构成|涉嫌){_CRIME}")
_GUILT = re.compile(rf"(?:(?:已|均|均已|已经|均已经|分别|又|还|亦)?构成(?:了)?|以|(?<!罪)犯){_CRIME}")
_SENTENCED = re.compile(rf"(?:以|(?<!罪)犯){_CRIME},?(?:分别)?判处")
_SERVED = re.compile(
    rf"因犯有?{_CRIME}(?=[^。;\n]{{0,160}}判处)"
)  # 罪犯某某因犯受贿罪被某某法院判处: whose sentence is served
_LABEL = re.compile(r"(?:^|\n)案由[:](?P<cause>[\u4e00-\u9fff、]{2,30})(?=\n|$)")
_SAID = re.compile(r"本案(?:案由)?(?:应?系|应?为|属于?)(?P<cause>[\u4e00-\u9fff、]{2,30}?纠纷)")
_ACT = re.compile("不服[^。\n]{0,80}?作出的?[^。\n]{0,40}?(?P<act>行政(?:处罚|复议|许可|批复|处理|裁决|征收|奖励))决定")
_REVIEWED = {"执异": "执行异议", "执复": "执行复议"}  # where no dispute is named
RENAMED = {
    "居间合同纠纷": "中介合同纠纷", "生命权、健康权、身体权纠纷": "生命权、身体权、健康权纠纷", "健康权纠纷": "生命权、身体权、健康权纠纷", "生命权纠纷": "生命权、身体权、健康权纠纷",
    "身体权纠纷": "生命权、身体权、健康权纠纷", "隐私权纠纷": "隐私权、个人信息保护纠纷", "抚养费纠纷": "抚养纠纷", "变更抚养关系纠纷": "抚养纠纷", "赡养费纠纷": "赡养纠纷",
    "扶养费纠纷": "扶养纠纷", "劳动争议纠纷": "劳动争议", "工伤行政确认": "工伤认定", "道路交通事故人身损害赔偿纠纷": "机动车交通事故责任纠纷",
    "合伙协议纠纷": "合伙合同纠纷", "信用卡欠款纠纷": "信用卡纠纷", "网络购物合同纠纷": "信息网络买卖合同纠纷",
}  # fmt: skip


def crime_key(name: str, vocabulary: Vocabulary) -> tuple[str, bool]:
    """The key of a crime; of a selective one (贩卖毒品罪) the key that names all its acts."""
    known = _crimes(
        tuple(
            key for key, item in vocabulary.lists.get("causes", {}).items() if item.extra.get("case_type") == "criminal"
        )
    )
    if name in known:
        return known[name], True
    fits = sorted(
        (len(form) - len(name), key.count("、") - form.count("、"), key)
        for key in known
        if "、" in key
        for form in _shorter(key)
        if _within(name, form)
    )  # of the fewest words and parts left out: 窝藏罪 is 窝藏、包庇罪
    best = {key for *left_out, key in fits if left_out == list(fits[0][:2])}
    return (next(iter(best)), True) if len(best) == 1 else (name, False)


@lru_cache(maxsize=4)
def _crimes(keys: tuple[str, ...]) -> dict[str, str]:
    return {key: key for key in keys}


@cache
def _shorter(key: str) -> tuple[str, ...]:
    """The name of a crime, and what is left of it without its last objects."""
    parts = key.removesuffix("罪").split("、")
    return tuple("、".join(parts[:end]) + "罪" for end in range(len(parts), 0, -1))


def _within(short: str, long: str) -> bool:
    """Whether one name is another with acts or objects left out; the end stays the same."""
    rest = iter(long)
    return short[-_SAME_END:] == long[-_SAME_END:] and all(sign in rest for sign in short.replace("、", ""))


def read_causes(
    document: Document,
    head: Head,
    sections: Sections,
    vocabulary: Vocabulary,
    case_type: CaseType | None,
    names: list[str],
) -> list[Cause]:
    """The causes of a case, whose parties have these names."""
    if case_type is CaseType.CRIMINAL:
        found = _criminal(document, sections, vocabulary)
        return found or _crimes_in(document, 0, sections.order[0] or len(document.flat), _SERVED, vocabulary)
    found = _other(document, head, sections, vocabulary, case_type, names)
    return [cause if cause.known else cause._replace(key=_nameless(cause.key, names)) for cause in found]


def before_cause(document: Document, sections: Sections, vocabulary: Vocabulary, case_type: CaseType | None) -> str:
    """What stands in the sentence about the case before its cause: 本院在审理原告甲与被告乙; empty where no known cause stands there."""
    keys = _of_type(vocabulary, case_type)
    text = document.flat[slice(*sections.course)]
    for match in re.finditer("一案", text):
        before = text[: match.start()]
        if name := cause_names.known(before, keys):
            return before.removesuffix(name)
    return ""


def _nameless(cause: str, names: list[str]) -> str:
    """What is left of a cause behind the last name of a party in it."""
    return min((cause[cause.rfind(name) + len(name) :] for name in names if name in cause), key=len, default=cause)


def _criminal(document: Document, sections: Sections, vocabulary: Vocabulary) -> list[Cause]:
    """The conviction; where this document pronounces none, the one before; and only then the charge."""
    before = (sections.course[1], sections.reasons or sections.order[0])
    steps = [
        (sections.operative, _CONVICTED),
        (before, _SENTENCED),
        ((sections.reasons, sections.order[0] or len(document.flat)), _GUILT),
        (sections.course, _CHARGED),
    ]
    if "无罪" in document.flat[slice(*sections.operative)]:
        steps = steps[3:]
    for (start, end), cue in steps:
        found = _crimes_in(document, start, end, cue, vocabulary)
        if found and cue is _CONVICTED and "维持" in document.flat[start:end]:  # the rest of the conviction stands
            known = {cause.key for cause in found}
            found += [
                cause for cause in _crimes_in(document, *steps[2][0], _GUILT, vocabulary) if cause.key not in known
            ]
        if found:
            return found
    for match in re.finditer("一案", document.flat[slice(*sections.course)]):
        text = document.flat[sections.course[0] : sections.course[0] + match.start()]
        keys = [key for key in vocabulary.lists.get("causes", {}) if key.endswith("罪") and text.endswith(key[:-1])]
        if keys:
            return [Cause(max(keys, key=len), True, document.paragraph(sections.course[0] + match.start()))]
    return []


def _crimes_in(document: Document, start: int, end: int, cue: re.Pattern[str], vocabulary: Vocabulary) -> list[Cause]:
    made: dict[str, Cause] = {}
    for match in cue.finditer(document.flat, start, end):
        around = document.flat[max(0, match.start() - 30) : match.start()]
        if re.search(r"(?:不|未|曾因|前因|曾|因)(?:能)?$|撤销[^。;\n]*$", around):
            continue
        for name in _named(document.flat, match, vocabulary):
            key, known = crime_key(name, vocabulary)
            if known or re.search(r"罪$", name):
                made.setdefault(key, Cause(key, known, document.paragraph(match.start())))
    return list(made.values())


def _named(flat: str, match: re.Match[str], vocabulary: Vocabulary) -> list[str]:
    """The crimes at a place, each the longest name that is known; else what ends with 罪."""
    at, found = match.start("crime"), []
    here = flat[at : match.end("crime")]
    if "犯" in here and not crime_key(here, vocabulary)[1]:  # 以罪犯张某犯盗窃罪, 尔古日以犯开设赌场罪
        at += _BY_WHOM.match(here).end()  # type: ignore[union-attr]  # it fits everything
    while True:
        here = re.split(r"[,。;(\n]", flat[at : at + _LONGEST])[0]
        ends = [end for end in range(len(here), 2, -1) if here[end - 1] == "罪"]
        known = next((here[:end] for end in ends if crime_key(here[:end], vocabulary)[1]), None)
        if known is None:
            break
        found.append(known)
        at += len(known)
        if flat[at : at + 1] not in {"、", "和", "及"}:
            return found
        at += 1
    rest = None if found else _CRIME_HERE.match(flat, at)
    return [*found, *([rest["crime"]] if rest else [])]


def _other(
    document: Document,
    head: Head,
    sections: Sections,
    vocabulary: Vocabulary,
    case_type: CaseType | None,
    names: list[str],
) -> list[Cause]:
    """The cause before 一案, in the title or after a scraper's 案由; of a compensation its ground, of a payment order the order."""
    start, end = sections.course
    keys = _of_type(vocabulary, case_type)
    place = document.paragraph
    if case_type is CaseType.STATE_COMPENSATION:
        text = re.sub("改判", "", document.flat[start:end])
        fits = [key for key in keys if key.removesuffix("赔偿") in text]
        return [Cause(key, True, place(start)) for key in fits] if len(fits) == 1 else []
    if head.kind and head.kind.value == "支付令" and "申请支付令" in keys:
        return [Cause("申请支付令", True, head.kind.paragraph)]
    places = [(start, document.flat[start:end])]
    if head.title:
        places.append((0, str(head.title.value)))
    for offset, text in places:
        for match in re.finditer(r"一案|案件|纠纷案|[一二再]审|(?<=纠纷)[,。]", text):
            before = text[: match.start()] + ("纠纷" if match[0] == "纠纷案" else "")
            name, known = cause_names.last(before, keys, names)
            if name:
                return [Cause(name, known, place(offset + match.start()))]
    if said := _said(document, start, end, keys):
        return [said]
    kind = _REVIEWED.get(head.parsed.type) if head.parsed and head.number else None
    return [Cause(kind, True, head.number.paragraph)] if kind in keys and kind and head.number else []


def _said(document: Document, start: int, end: int, keys: dict[str, str]) -> Cause | None:
    """The cause that a label or a sentence of its own tells, or the act of an authority that somebody does not accept."""
    for label in (_SAID.search(document.flat, start), _LABEL.search(document.flat, 0, end)):
        if label and (label["cause"] in keys or label["cause"].endswith(("纠纷", "争议"))):
            known = label["cause"] in keys
            return Cause(keys.get(label["cause"], label["cause"]), known, document.paragraph(label.start()))
    act = _ACT.search(document.flat, start, end)
    return Cause(keys[act["act"]], True, document.paragraph(act.start())) if act and act["act"] in keys else None


def _of_type(vocabulary: Vocabulary, case_type: CaseType | None) -> dict[str, str]:
    wanted = {case_type.value} if case_type else set(map(str.__str__, CaseType)) - {"criminal"}
    if case_type is CaseType.ENFORCEMENT:
        wanted.add("civil")
    items = vocabulary.lists.get("causes", {}).items()
    made = {key: key for key, item in items if item.extra.get("case_type") in wanted}
    made.update({old: new for old, new in RENAMED.items() if new in made})
    return made
