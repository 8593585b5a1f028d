"""Defenders, agents and representatives: name, firm, and how each came into the case.

Takes the item that introduces them; gives one `Speaker` a person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from build_scripts.checks.reading import roles
from build_scripts.model.party import CounselRole, PartyRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.reading.document import Document
    from build_scripts.checks.reading.sections import Sections

_FIRM = re.compile(
    r"(?P<firm>[\u4e00-\u9fff]{2,14}(?:\([\u4e00-\u9fff]{2,6}\))?[\u4e00-\u9fff]{0,6}(?:律师事务所(?:[\u4e00-\u9fff]{2,6}分所)?|法律服务所|法律援助中心|法律援助工作站))(?P<what>(?:实习|专职|援助|公职|兼职)?(?:律师|法律工作者|法律服务工作者|工作人员))?"
)
_AID = re.compile(r"法律援助|指派|指定")
_BEFORE_FIRM = re.compile(r"^.*(?:指派的?|系|均为|均系|为|是|委托|由)(?=[\u4e00-\u9fff])")
_NAME = re.compile(
    r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,3}[XxＸ×*＊]{1,3}\d?|X{2,4}|[\u4e00-\u9fff]+·[\u4e00-\u9fff·]+|[\u4e00-\u9fff]某{1,2}[\d甲乙丙丁]?|[\u4e00-\u9fff]×{1,2}|[A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'-]+){0,3}"
)
_TITLE = re.compile(
    r"(?:系.*|(?:副|总)?(?:董事长|执行董事|经理|总经理|厂长|主任|局长|院长|行长|总裁|镇长|乡长|县长|区长|市长|校长|社长|理事长|所长|馆长|部长|律师))$"
)
_SHORT = 3  # characters of most names
_NOT_NAME = re.compile(
    r"[男女]$|^(?:系|该|均|同|住|公司|特别|一般|代理|律师|以上|上列|基本|到庭|未到)|律师|权限|员工|职员|经理"
)


@dataclass
class Speaker:
    """One counsel or representative.

    Attributes:
        role: as the model names it.
        name: as the text has it.
        firm: of lawyers and legal workers.
        paragraph: where it was read.
    """

    role: CounselRole
    name: str
    firm: str | None = None
    paragraph: int = 0


def speakers(kind: CounselRole | str, text: str, paragraph: int) -> Iterator[Speaker]:
    """Everybody whom an item names; an item may hold several, joined by 、 or in sentences of their own."""
    if not kind:
        return
    if kind in {CounselRole.LEGAL_REPRESENTATIVE, CounselRole.STATUTORY}:
        name = re.split(r"[,。;:(\n]", re.sub(r"^\([^)]*\)", "", text).lstrip(":"))[0]
        name = _TITLE.sub("", name) if len(name) > _SHORT else name
        if _NAME.fullmatch(name) and not _NOT_NAME.search(name):
            yield Speaker(CounselRole(kind), name, None, paragraph)
        return
    for part in re.split(r"[。;]", text):
        yield from _of_part(kind, re.sub(r"^\([^)]*\)", "", part).lstrip(":"), paragraph)


def _of_part(kind: CounselRole | str, part: str, paragraph: int) -> Iterator[Speaker]:
    match = _FIRM.search(part)
    while match and "律师" not in match["firm"] and (other := _FIRM.search(part, match.end())):
        match = other  # 某区法律援助中心指派的某律师事务所律师
    names = [
        _TITLE.sub("", name) if len(name) > _SHORT else name for name in re.split("、", re.split(r"[,(:]", part)[0])
    ]
    found = [name for name in names if _NAME.fullmatch(name) and not _NOT_NAME.search(name)]
    firms = [_BEFORE_FIRM.sub("", one["firm"]) for one in _FIRM.finditer(part)] if "分别" in part else []
    firm = _BEFORE_FIRM.sub("", match["firm"]) if match else None
    for number, name in enumerate(found):
        own = firms[number] if len(firms) == len(found) else (firm if not firms or len(set(firms)) == 1 else None)
        yield Speaker(_role(kind, part, own), name, own, paragraph)


def _role(kind: CounselRole | str, part: str, firm: str | None) -> CounselRole:
    if isinstance(kind, CounselRole):
        return kind
    if kind == roles.DEFENCE:
        return CounselRole.LEGAL_AID if _AID.search(part) else CounselRole.DEFENDER
    if _AID.search(part) and firm:
        return CounselRole.LEGAL_AID
    lawyer = bool(firm and "律师事务所" in firm) or bool(re.search(r",[^,]*律师(?:$|,)", part))
    return CounselRole.LAWYER if lawyer else CounselRole.AGENT


_WITH = re.compile(
    r"(?:被告人|上诉人|原审被告人)(?P<party>[^,。;、及]{2,8}?)(?:及其|及|的)(?P<kind>指定辩护人|辩护人|诉讼代理人|委托代理人)(?P<names>[^,。;到均出]{2,40}?)(?=到庭|均到|出庭|,|。|均|、被告人|;)"
)


def attending(document: Document, sections: Sections, parties: list[Any]) -> None:
    """Counsel from 被告人张某及其辩护人李某到庭, where no list of parties names them."""
    start, end = sections.course
    for match in _WITH.finditer(document.flat, start, end):
        person = next((one for one in parties if one.name == match["party"] and one.role is PartyRole.DEFENDANT), None)
        if person is None or person.speakers:
            continue
        for name in re.split("[、]", match["names"]):
            if _NAME.fullmatch(name) and not _NOT_NAME.search(name):
                kind = roles.COUNSEL[match["kind"]]
                role = (
                    CounselRole.DEFENDER
                    if kind == roles.DEFENCE
                    else (kind if isinstance(kind, CounselRole) else CounselRole.AGENT)
                )
                person.speakers.append(Speaker(role, name, None, document.paragraph(match.start())))
