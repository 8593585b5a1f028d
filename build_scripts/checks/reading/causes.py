"""Causes and charges: what somebody was convicted of, and what a civil or administrative case is about.

Takes the document with its sections; gives keys of the vocabulary. Of crimes the conviction counts and not the charge; only who was
acquitted, or whose case ended without a conviction, keeps the charge.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.model.case_type import CaseType

if TYPE_CHECKING:
    from collections.abc import Iterator

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
_CRIME_HERE = re.compile(_CRIME)
_CONVICTED = re.compile(rf"(?:犯有?|构成|以)(?:了)?{_CRIME}")
_CHARGED = re.compile(rf"(?:犯有?|构成|涉嫌){_CRIME}")
_GUILT = re.compile(rf"(?:(?:已|均|均已|已经|均已经|分别|又|还|亦)?构成(?:了)?|以|犯){_CRIME}")
_CIVIL = re.compile(r"(?P<cause>[\u4e00-\u9fff、]{2,30}?)(?:一案|纠纷案|案件?(?=,))")
RENAMED = {
    "居间合同纠纷": "中介合同纠纷", "生命权、健康权、身体权纠纷": "生命权、身体权、健康权纠纷", "健康权纠纷": "生命权、身体权、健康权纠纷", "生命权纠纷": "生命权、身体权、健康权纠纷",
    "身体权纠纷": "生命权、身体权、健康权纠纷", "隐私权纠纷": "隐私权、个人信息保护纠纷", "抚养费纠纷": "抚养纠纷", "变更抚养关系纠纷": "抚养纠纷", "赡养费纠纷": "赡养纠纷",
    "扶养费纠纷": "扶养纠纷", "劳动争议纠纷": "劳动争议", "工伤行政确认": "工伤认定", "道路交通事故人身损害赔偿纠纷": "机动车交通事故责任纠纷",
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
    wanted = name.replace("、", "")
    fits = {key for form, key in known.items() if "、" in key and _within(wanted, form.replace("、", ""))}
    return (next(iter(fits)), True) if len(fits) == 1 else (name, False)


@lru_cache(maxsize=4)
def _crimes(keys: tuple[str, ...]) -> dict[str, str]:
    return {key: key for key in keys}


def _within(short: str, long: str) -> bool:
    """Whether one text is another with parts left out."""
    rest = iter(long)
    return len(short) > 3 and all(sign in rest for sign in short)  # noqa: PLR2004 - a shorter one fits too many


def read_causes(
    document: Document, head: Head, sections: Sections, vocabulary: Vocabulary, case_type: CaseType | None
) -> list[Cause]:
    """The causes of a case."""
    if case_type is CaseType.CRIMINAL:
        return _criminal(document, sections, vocabulary)
    return _other(document, head, sections, vocabulary, case_type)


def _criminal(document: Document, sections: Sections, vocabulary: Vocabulary) -> list[Cause]:
    flat = document.flat
    order = sections.order
    found = _crimes_in(document, *sections.operative, _CONVICTED, vocabulary)
    if not found and not re.search("无罪", flat[slice(*sections.operative)]):
        found = _crimes_in(document, sections.reasons, order[0] or len(flat), _GUILT, vocabulary)
    if not found:
        found = _crimes_in(document, *sections.course, _CHARGED, vocabulary)
    return found


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
    """The crimes at a place: the longest name that the vocabulary knows, else what ends with 罪."""
    at, found = match.start("crime"), []
    keys = vocabulary.lists.get("causes", {})
    while True:
        known = next((flat[at:end] for end in range(min(len(flat), at + 45), at + 1, -1) if flat[at:end] in keys), None)
        if known is None:
            break
        found.append(known)
        at += len(known)
        if flat[at : at + 1] not in {"、", "和", "及"}:
            return found
        at += 1
    rest = _CRIME_HERE.match(flat, at)
    return [*found, *(_each(rest["crime"], vocabulary) if rest else ())]


def _each(text: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Several crimes in one breath: 盗窃罪、诈骗罪; a name may hold 、 itself."""
    keys = vocabulary.lists.get("causes", {})
    if text in keys or crime_key(text, vocabulary)[1]:
        yield text
        return
    parts = re.findall(r"[^、罪]+(?:、[^罪]+?)?罪", text)
    yield from parts or [text]


def _other(
    document: Document, head: Head, sections: Sections, vocabulary: Vocabulary, case_type: CaseType | None
) -> list[Cause]:
    flat = document.flat
    start, end = sections.course
    keys = _of_type(vocabulary, case_type)
    places = [(start, flat[start:end])]
    if head.title:
        places.append((0, str(head.title.value)))
    for offset, text in places:
        for match in re.finditer(r"一案|案件|纠纷案|[一二再]审|(?<=纠纷)[,。]", text):
            before = text[: match.start()] + ("纠纷" if match[0] == "纠纷案" else "")
            if key := _ending(before, keys):
                return [Cause(key, True, document.paragraph(offset + match.start()))]
            if name := _unknown(before):
                return [Cause(name, False, document.paragraph(offset + match.start()))]
    return []


def _of_type(vocabulary: Vocabulary, case_type: CaseType | None) -> dict[str, str]:
    made = {
        key: key
        for key, item in vocabulary.lists.get("causes", {}).items()
        if case_type is None or item.extra.get("case_type") == case_type.value
    }
    made.update({old: new for old, new in RENAMED.items() if new in made})
    return made


def _ending(text: str, keys: dict[str, str]) -> str | None:
    """The longest known cause with which a text ends."""
    fits = [name for name in keys if text.endswith(name)]
    best = max(fits, key=len, default=None)
    if best is None:
        return None
    return keys[best]


_SUBJECTS = re.compile(
    r"(?:公司|某|[A-Za-z\d)]|银行|厂|部|中心|委员会|合作社|店|局|所|政府|某某|等人?|原告|被告|之间)(?P<cause>[\u4e00-\u9fff、]{2,24}?(?:纠纷|争议))$"
)


def _unknown(text: str) -> str | None:
    """A civil cause that the vocabulary lacks, where it is clear at which character it begins."""
    found = _SUBJECTS.search(text[-60:])
    if not found:
        return None
    name = found["cause"]
    tail = re.split(r"(?:公司|某某|某|银行|委员会|合作社|人民政府|等人|等)", name)[-1]
    return tail if len(tail) > 3 else None  # noqa: PLR2004 - 纠纷 alone says nothing
