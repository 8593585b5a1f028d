"""The parts of a document for its contents: head, parties, course, facts, reasons, operative part, tail (人民法院民事裁判文书制作规范, 法〔2016〕221号, pt 1).

Takes the paragraphs of a record; gives the paragraphs with which parts begin. Each is known by its formula (原告…诉称, 经审理查明, 本院认为, 判决如下, 审判长…);
where one that must be there is not found, or they do not follow each other, it gives nothing.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checks.reading.own import divided
from build_scripts.content.labels import N_
from build_scripts.model.types import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.reading.document import Document
    from build_scripts.checks.reading.head import Head
    from build_scripts.checks.reading.sections import Sections


class PartKind(Choice):
    """The parts, in the order in which a document has them."""

    HEAD = "head", N_("Heading")
    PARTIES = "parties", N_("Parties to the case")
    COURSE = "course", N_("How the case came here")
    FACTS = "facts", N_("Claims and facts")
    REASONS = "reasons", N_("Reasons of the court")
    OPERATIVE = "operative", N_("What the court orders")
    TAIL = "tail", N_("Appeal and signatures")


class Part(NamedTuple):
    """What begins with a paragraph: one part, or several that share it."""

    paragraph: int
    kinds: tuple[PartKind, ...]


_FEWEST_KINDS, _FEWEST, _SHORTEST = 4, 3, 8  # parts, places, paragraphs; what has less is read at a glance
_BODY = r"[^。,;:\n]{0,60}?"
_FACTS = re.compile(
    rf"(?:公诉机关|起诉书|抗诉机关|检察机关|自诉人|[\u4e00-\u9fff]{{2,20}}检察院){_BODY}(?:指控|诉称|提出|认为)"
    rf"|[\u4e00-\u9fff]{{2,24}}法院(?:一审|原审|经审理)?(?:查明|认定)|[^。\n]{{0,60}}(?:起诉至|诉至|提出(?:管辖权)?异议)"
    rf"|(?:原告|上诉人|申请人|申请执行人|异议人|复议申请人|再审申请人|赔偿请求人|案外人|[\u4e00-\u9fff×]{{2,20}}?){_BODY}"
    r"(?:诉称|起诉称|上诉(?:称|请求|提出|认为)|申请再审称|(?:申请|异议|复议|请求)称|称[,:]|(?:向本院)?提出(?:如下)?(?:诉讼|执行异议|复议|赔偿|再审)?(?:请求|申请))"
    r"|(?:经(?:本院)?(?:公开开庭)?(?:再审|复核|审[理查]){1,2}(?:查明|认定|确认)|本院(?:赔偿委员会)?(?:经审[理查])?(?:另)?(?:查明|认定(?:如下)?事实)|经(?:审查|复核)(?:查明|确认)?[,:]|(?:原判|原审|一审|二审)[^。\n]{0,24}(?:认定|查明))"
    rf"|执行机关{_BODY}(?:提出|认为|称|以)|罪犯{_BODY}在(?:服刑|执行)"
)
_LEAD = re.compile(r"(?:经(?:审查|审理|复核|合议庭评议)?,?)?")  # before 本院认为, in the same paragraph
_AGREED = re.compile(r"(?:达成(?:了)?(?:如下|以下)(?:调解)?协议|协议(?:内容)?如下)[:。]?")
_REASONED = frozenset({"判决书", "裁定书"})


def parts(paragraphs: tuple[str, ...]) -> tuple[Part, ...]:
    """Where the parts begin, by the numbers of the paragraphs; nothing where that is not certain."""
    if len(paragraphs) < _SHORTEST:
        return ()
    document, head, sections = divided("\n".join(paragraphs))
    if document.kept != paragraphs or not head.kind:
        return ()
    places = list(_places(document, head, sections))
    kinds = [kind for kind, _paragraph in places]
    numbers = [paragraph for _kind, paragraph in places]
    certain = {PartKind.PARTIES, PartKind.OPERATIVE} <= {*kinds} and numbers == sorted(numbers)
    if head.kind.value in _REASONED and PartKind.REASONS not in kinds:
        certain = False
    found = tuple(
        Part(paragraph, tuple(kind for kind, _paragraph in each))
        for paragraph, each in groupby(places, lambda place: place[1])
    )
    return found if certain and len(kinds) >= _FEWEST_KINDS and len(found) >= _FEWEST else ()


def _places(document: Document, head: Head, sections: Sections) -> Iterator[tuple[PartKind, int]]:
    flat = document.flat
    order, operative = sections.order, sections.operative
    if order[0] == order[1] and (agreed := _AGREED.search(flat, sections.course[0], sections.signature[0])):
        order, operative = agreed.span(), (agreed.end(), sections.signature[0])
    if order[0] == order[1]:
        return
    number = document.paragraph
    parties, course = (_begun(flat, place) for place in (head.end, sections.course[0]))
    if head.end and number(parties) > 1:
        yield PartKind.HEAD, 1
    if course > parties:
        yield PartKind.PARTIES, number(parties)
    yield PartKind.COURSE, number(course)
    reasons = min(order[0], sections.reasons)
    own = _opens(flat, reasons)
    until = number(reasons)
    facts = next((at for at in range(number(course) + 1, until) if _FACTS.match(document.read[at - 1])), None)
    if facts:
        yield PartKind.FACTS, facts
    elif until - number(course) > 1 + (own is None):
        yield PartKind.COURSE, 0  # what stands between is unknown: out of order
    if sections.reasons < order[0]:
        yield PartKind.REASONS, until if own is not None else 0
    yield PartKind.OPERATIVE, number(_begun(flat, operative[0]))
    end = operative[1]
    tail = end if flat[end - 1 : end] == "\n" else flat.find("\n", end) + 1
    if 0 < tail < len(flat):
        yield PartKind.TAIL, number(tail)


def _begun(flat: str, place: int) -> int:
    """The next place that is not the end of a line."""
    while flat[place : place + 1] == "\n":
        place += 1
    return place


def _opens(flat: str, place: int) -> int | None:
    """Where the paragraph begins, where no more than a lead stands before the place."""
    start = flat.rfind("\n", 0, place) + 1
    return start if _LEAD.fullmatch(flat, start, place) else None
