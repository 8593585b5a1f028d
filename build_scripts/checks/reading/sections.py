"""The sections of a document: parties, course of the case, reasons, operative part, signatures, annex.

Takes the document and its head; gives the places where they begin and end in the text as it is read. The sections are those that the
court's own document has; what it repeats of a lower court's stands inside its facts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_scripts.checks.reading.numerals import ZERO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.reading.document import Document
    from build_scripts.checks.reading.head import Head

_SIGNED = re.compile(
    r"(?:审判长|代理审判长|代理审判员|助理审判员|独任审判员|审判员|人民陪审员|陪审员|执行长|执行员|院长)[:]?(?=[\u4e00-\u9fff·]{2,4})(?![^。\n]{1,12}(?:担任|独任|组成))"
)
_CLERK = re.compile(
    r"(?:代理|代|见习|实习|助理)?书记员[:]?[\u4e00-\u9fff]{2,4}(?![^。\n]{0,8}(?:担任|记录))(?<!担任)(?<!担)"
)
_ORDERED = re.compile(
    r"(?:判决|裁定|决定|命令|判令|通知|处理)(?:结果)?如下(?:[:,;。]|(?=\n|一、|维持|撤销|驳回|准许|准予|被告|原告|上诉人))|如下(?:支付令|决定)[:]|(?:判决|裁定|决定)[:]"
)
_CHANGED = re.compile(  # of a prison bureau, in the sentence that cites the law: 决定对罪犯甲某暂予监外执行
    r"(?<![的该出])(?:决定|裁定)(?=(?:批准|同意|准予|不予|不批准|撤销|对|将)[^。\n]{0,40}罪犯[^。\n]{2,40}(?:暂予监外执行|收监|减刑|假释))"
)
_AFTER = re.compile(
    r"(?:如果?(?:对|不服)|[如若][^。\n]{0,12}不服|(?:[原被]告人?|上诉人|申请人|当事人|双方)[^。,\n]{0,12}[如若][^。,\n]{0,6}不服|对本(?:判决|裁定|决定)有异议|书面上诉的|负有履行义务的|本(?:判决|裁定|决定)书?(?:于|为|系|是|送达|自|一经|生效|立即|书|不得|所确定)|上诉于|当事人如对|如果未按|如未按|"
    r"被告[^。\n]{0,20}如果?未按|(?:(?:一、二审|[一二原再]审|本案|全部)的?)?(?:案件)?(?:受理费|诉讼费|申请费|公告费|保全费|财产保全(?:申请)?费)|附带民事(?:诉讼)?部分[^。\n]{0,8}(?:诉讼费|受理费)|减半收取|申请执行人[^。\n]{0,12}发现|限[^。\n]{0,10}内交纳)"
)
_COURSE = re.compile(
    r"一案|指控|提起公诉|提起诉讼|提起上诉|提出上诉|向本院|不服|本院(?:赔偿委员会)?(?:于|向|受理|依法|依据|在|立案|作出|院长|审判委员会|适用|根据)|现已审理终结|已审查终结|依法组成合议庭"
)
_DECIDED = re.compile(
    r"(?:(?:19|20)\d\d年\d{1,2}月\d{1,2}日,?)?(?:[\u4e00-\u9fff]{3,24}法院|本院)[^。\n]{0,60}(?:作出|以)(?:\(|(?:19|20)\d\d[^\d年])"
)
_FACTS = re.compile(
    r"(?:^|[。\n])(?:经审理查明|本院经审理查明|本院查明|经审查查明|经审查,|经审查认为|本院认为|本院经审[查理]认为|原判认定|一审法院(?:认定|查明)|原审(?:法院)?(?:认定|查明|判决认定)|公诉机关指控|原告[^。\n]{0,20}(?:诉称|向本院提出)|上诉人[^。\n(]{0,20}上诉(?!人))"
)
_REASONS = re.compile(r"本院(?:赔偿委员会)?(?:经审[理查](?:后)?|再审)?认为|本院综合评判|合议庭认为|综上")
_SIGNATURES = 120  # characters that all signatures in one line have at most
_SENTENCE = re.compile(r"[^。\n]*(?:。|\n|$)")


@dataclass(frozen=True)
class Sections:
    """Places in the text as it is read.

    Attributes:
        parties: span of the parties' part.
        course: span of the sentence or paragraph that tells how the case came here.
        reasons: where the court's own reasons begin.
        order: span of the formula that ends with 判决如下.
        operative: span of what is ordered.
        signature: span of the signatures.
    """

    parties: tuple[int, int]
    course: tuple[int, int]
    reasons: int
    order: tuple[int, int]
    operative: tuple[int, int]
    signature: tuple[int, int]


def divide(document: Document, head: Head) -> Sections:
    """Divide a document."""
    flat = document.flat
    parties = _parties_end(flat, head.end)
    signature = _signature(flat, parties)
    order = _order(flat, parties, signature[0])
    if order is None and (decided := _CHANGED.search(flat, parties, signature[0])):
        order = _beginning(flat, parties, decided.start()), decided.end()
    start = order[1] if order else signature[0]
    stop = _AFTER.search(flat, start, signature[0])
    while stop and not _at_sentence(flat, stop.start()):
        stop = _AFTER.search(flat, stop.end(), signature[0])
    reasons = [match.start() for match in _REASONS.finditer(flat, parties, start)]
    course = _course_end(flat, parties, start)
    return Sections(
        parties=(head.end, parties),
        course=(parties, course),
        reasons=_last_own(flat, reasons, start),
        order=order or (start, start),
        operative=(start, stop.start() if stop else signature[0]) if order else (start, start),
        signature=signature,
    )


def _at_sentence(flat: str, offset: int) -> bool:
    return offset == 0 or flat[offset - 1] in "。\n;:)"


def sentences(flat: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The sentences of a part, with their places."""
    at = start
    while at < end:
        match = _SENTENCE.match(flat, at, end)
        if not match or match.end() == at:
            at += 1
            continue
        yield at, match[0]
        at = match.end()


def _parties_end(flat: str, start: int) -> int:
    """Where the first sentence begins that tells of the case and not of a party."""
    for at, sentence in sentences(flat, start, len(flat)):
        if _FACTS.match(sentence) or _REASONS.match(sentence) or _DECIDED.match(sentence):
            return at
        cue = _COURSE.search(sentence)
        if cue and not _OF_PARTY.match(sentence) and not _is_custody(sentence, cue):
            return at
    return start


_OF_PARTY = re.compile(r"[^,。]{2,40},(?:男|女),")
_CUSTODY = re.compile("取保候审|逮捕|拘留|监视居住|羁押|刑满|判处")
_OF_CASE = re.compile("指控|提起|向本院|审理|立案|受理")


def _is_custody(sentence: str, cue: re.Match[str]) -> bool:
    """Whether a sentence tells what was done to a party, though it names this court or its case."""
    if re.search(r"涉嫌[^,]{0,20}$", sentence[: cue.start()]):
        return True
    return bool(_CUSTODY.search(sentence)) and not _OF_CASE.search(sentence) and "一案" not in sentence


def _course_end(flat: str, start: int, end: int) -> int:
    """Where the facts begin."""
    found = _FACTS.search(flat, start + 1, end)
    ended = re.compile(r"(?:现已审理终结|审理终结|审查终结|审理完毕)[^。\n]{0,6}[。\n]?").search(flat, start, end)
    places = [match.end() if match is ended else match.start() for match in (found, ended) if match]
    return min(places) if places else min(end, start + 1500)


def _signature(flat: str, start: int) -> tuple[int, int]:
    """The signatures: the last group of judges with a day or a clerk near by, and what stands before the annex."""
    groups: list[tuple[int, int]] = []
    marks = sorted([*_SIGNED.finditer(flat, start), *_CLERK.finditer(flat, start)], key=lambda match: match.start())
    marks = [match for match in marks if _at_signature(flat, match.start())]
    for match in marks:
        if groups and match.start() - groups[-1][1] < 80:  # noqa: PLR2004 - a day may stand between
            groups[-1] = (groups[-1][0], match.end() + 20)
        else:
            groups.append((match.start(), match.end() + 20))
    if not groups:
        tail = max(start, len(flat) - 200)
        return _dated_tail(flat, tail)
    chosen = groups[0] if len(groups) == 1 else max(groups, key=lambda group: group[1] - group[0])
    before = _day_before(flat, chosen[0])
    return before, min(len(flat), chosen[1] + 40)


_DATE_LINE = re.compile(
    rf"(?:^|[\n。])(?P<day>[{ZERO}0-9一二三四五六七八九]{{4}}年[〇○一二三四五六七八九十\d]{{1,3}}月[〇○一二三四五六七八九十\d]{{1,4}}日)(?=\n|$)"
)


def _dated_tail(flat: str, start: int) -> tuple[int, int]:
    """Without signatures: the last line that is a day."""
    days = list(_DATE_LINE.finditer(flat, start))
    return (days[-1].start("day"), days[-1].end()) if days else (len(flat), len(flat))


def _day_before(flat: str, offset: int) -> int:
    """A day that stands right before the signatures belongs to them."""
    before = flat[max(0, offset - 25) : offset]
    found = re.search(rf"(?:^|[\n。])([{ZERO}0-9一二三四五六七八九]{{4}}年[^\n。]{{3,10}}日)\n?$", before)
    return offset - (len(before) - found.start(1)) if found else offset


_OFFICE_BEFORE = re.compile(r"(?:审判长|审判员|陪审员|助理|书记员)[:]?[\u4e00-\u9fff·]{2,12}$")


def _at_signature(flat: str, offset: int) -> bool:
    """Whether a word of office stands where a signature does, and not in a sentence (由审判员李某独任审判)."""
    before = flat[max(0, offset - 6) : offset]
    if not before or before[-1] in "\n。)":
        return True
    low = max(0, offset - _SIGNATURES)
    start = max(flat.rfind("\n", low, offset), flat.rfind("。", low, offset)) + 1
    line = flat[start:offset] if start else flat[low:offset]
    signed = _OFFICE_BEFORE.search(line) and len(line) < _SIGNATURES and not re.search("独任|担任|由", line)
    return bool(signed or re.search(r"年[^\n]{2,8}月[^\n]{1,5}日$", line))


def _order(flat: str, start: int, end: int) -> tuple[int, int] | None:
    """The last formula before the signatures that announces what is ordered."""
    formal = [match for match in _ORDERED.finditer(flat, start, end) if "如下" in match[0]]
    plain = [match for match in _ORDERED.finditer(flat, start, end) if "如下" not in match[0]]
    chosen = formal[-1] if formal else None
    if chosen is None:
        plain = [
            match
            for match in plain
            if re.search(r"(?:依照|依据|根据|按照)[^。\n]{0,400}$", flat[max(0, match.start() - 420) : match.start()])
        ]
        chosen = plain[-1] if plain else None
    if chosen is None:
        return None
    begin = _beginning(flat, start, chosen.start())
    if not _CITES.search(flat, begin, chosen.end()):  # 依照…之规定。判决如下, or a line break between the two
        begin = _beginning(flat, start, max(begin - 2, start))
    return max(begin, start), chosen.end()


_CITES = re.compile("依照|依据|根据|按照")


def _beginning(flat: str, start: int, offset: int) -> int:
    """Where the sentence begins in which a place lies."""
    return max(flat.rfind("。", start, offset), flat.rfind("\n", start, offset), start - 1) + 1


def _last_own(flat: str, places: list[int], start: int) -> int:
    """The court's own reasons: the first 本院认为 after what it tells of the lower court's."""
    own = [at for at in places if flat[at : at + 2] == "本院" or flat[at : at + 3] == "合议庭"]
    return own[0] if own else (places[-1] if places else start)
