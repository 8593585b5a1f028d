"""The panel, its clerk and the day of the document, from the signatures.

Takes the raw paragraphs of the signatures, since blanks separate names there; gives officials in their order and the day.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checks.fold import fold
from build_scripts.checks.names.personal_name import COMPOUND, SURNAMES
from build_scripts.checks.reading import numerals
from build_scripts.checks.reading.document import Found
from build_scripts.content.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.reading.document import Document
    from build_scripts.checks.reading.sections import Sections

_OFFICES = {
    "代理审判长": "presiding-judge", "审判长": "presiding-judge", "代理审判员": "judge", "助理审判员": "judge", "独任审判员": "sole-judge",
    "审判员": "judge", "人民陪审员": "assessor", "陪审员": "assessor", "法官助理": "assistant-judge", "审判辅助人员": "", "技术调查官": "",
    "见习书记员": "clerk", "实习书记员": "clerk", "代理书记员": "clerk", "助理书记员": "clerk", "代书记员": "clerk", "书记员": "clerk", "速录员": "", "执行长": "", "执行员": "",
    "院长": "", "记录员": "", "校对责任人": "", "打印责任人": "", "校对": "",
}  # fmt: skip
_OFFICE = re.compile("|".join(" ?".join(word) for word in sorted(_OFFICES, key=len, reverse=True)))
_DATE = re.compile(rf"[{numerals.ZERO}\d一二三四五六七八九]{{4}} ?年")
_BLANK = re.compile(r"[\s\u3000\u00a0]+")


_USUAL = 3  # characters of most names


class Official(NamedTuple):
    """One signature."""

    role: str
    name: str
    paragraph: int


def read_panel(document: Document, sections: Sections) -> list[Official]:
    """Everybody who signed, in their order; a single 审判员 without 审判长 sat alone."""
    found = list(_signed(document, sections)) or list(_told(document, sections))
    if sum(one.role in {"judge", "presiding-judge", "assessor"} for one in found) == 1:
        found = [one._replace(role="sole-judge") if one.role == "judge" else one for one in found]
    return found


_N = "[\u4e00-\u9fff·]{2,4}?"
_SAT = "(?:、|和|及|参加|共同|组成|的合议庭|,)"
_TOLD = (
    (re.compile(rf"审判员({_N})(?:担任|任)审判长"), "presiding-judge"),
    (re.compile(rf"由(?:代理|助理)?审判员({_N})(?:适用|依法|一人|独任|进行)"), "sole-judge"),
    (re.compile(rf"(?:与|和|、|,)(?:代理|助理)?审判员({_N}(?:、{_N})*)(?={_SAT})"), "judge"),
    (re.compile(rf"(?:与|和|、|,)人民陪审员({_N}(?:、{_N})*)(?={_SAT})"), "assessor"),
    (re.compile(rf"书记员({_N})(?:担任|任)(?:法庭|本案|庭审)?记录"), "clerk"),
)


def _told(document: Document, sections: Sections) -> Iterator[Official]:
    """Without signatures: whom the course of the case names as its panel."""
    start, end = sections.course
    for pattern, role in _TOLD:
        for match in pattern.finditer(document.flat, start, end):
            for name in match[1].split("、"):
                yield Official(role, name, document.paragraph(match.start()))


def _signed(document: Document, sections: Sections) -> Iterator[Official]:
    start, end = sections.signature
    if start >= len(document.flat):
        return
    first, last = document.paragraph(start), document.paragraph(max(start, end - 1))
    seen = set()
    lines = list(zip(range(first, last + 1), document.kept[first - 1 : last], strict=False))
    role, number = "", 0
    for at, kept in lines:
        line = _BLANK.sub(" ", fold(kept)).strip()
        if at == first:
            line = _from_office(line)
        offices = list(_OFFICE.finditer(line))
        if not offices:
            alone = _names(line) if role and number == at - 1 else []
            if (
                len(alone) == 1 and alone[0][0] in SURNAMES and len(alone[0]) <= _USUAL
            ):  # one more, in a line of its own
                number = at
                yield Official(role, alone[0], at)
            else:
                role = ""
            continue
        for index, office in enumerate(offices):
            stop = offices[index + 1].start() if index + 1 < len(offices) else len(line)
            role, number = _OFFICES[office[0].replace(" ", "")], at
            for name in _names(line[office.end() : stop]):
                if role and (role, name) not in seen:
                    seen.add((role, name))
                    yield Official(role, name, at)


def _from_office(line: str) -> str:
    """Of a line that begins with the end of the text, the part from the first signature on."""
    last = max(line.rfind("。"), 0)
    found = _OFFICE.search(line, last)
    return line[found.start() :] if found else line


def _names(text: str) -> list[str]:
    """The names between two offices: characters set apart are one name, whole names are several."""
    text = re.split(r"[。,;(\[《]|附[:录]?|来源|来自|关联公司|微信|搜索|更多", text)[0]
    date = _DATE.search(text)
    text = (text[: date.start()] if date else text).strip(" :、.")
    text = re.sub(r"本件与原本.*|与原本.*", "", text).strip()
    if not text or re.search(r"\d|年.{1,3}月|日$", text):
        return []
    parts = [part for part in re.split(r"[ 、]", text) if part]
    whole = "".join(parts)
    apart = [len(part) == 1 for part in parts]
    if all(apart) or (len(whole) <= _USUAL and len(parts) > 1):  # 王 小明
        parts = [whole]
    elif any(apart):  # where one name ends and the next begins cannot be told
        return []
    return [part for part in parts if _is_name(part)]


def _is_name(name: str) -> bool:
    if not re.fullmatch(r"[\u4e00-\u9fff·•某×Xx*]{2,15}", name):
        return False
    if len(name) <= 3:  # noqa: PLR2004 - characters of a Chinese name
        return True
    return name[:2] in COMPOUND or "·" in name or name[0] not in SURNAMES or len(name) == 4  # noqa: PLR2004 - as above


_DATED = re.compile(r"(?:裁判日期|裁判时间|判决日期|判决时间|裁定日期|审结日期|结案日期)[:]?$")


def read_day(document: Document, sections: Sections, head_end: int = 0) -> Found | None:
    """The day of the document, which stands with the signatures, or after a scraper's 裁判日期."""
    start, end = sections.signature
    days = list(numerals.DAY.finditer(document.flat, start, end))
    if not days:
        days = [
            match
            for match in numerals.DAY.finditer(document.flat, 0, head_end)
            if _DATED.search(document.flat[: match.start()])
        ]
    if not days:
        return None
    known = [(day, match) for match in days if (day := numerals.day_of(match))]
    distinct = {day for day, _match in known}
    place = document.paragraph(days[0].start())
    if not known:
        return Found(None, place, Message("there is no such day"))
    doubt = Message("the signatures hold several days") if len(distinct) > 1 else None
    return Found(known[0][0], place, doubt)
