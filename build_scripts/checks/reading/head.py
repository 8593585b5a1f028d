"""The head of a document: the court, the kind of document, its own case number, and a title that a scraper put above it.

Takes the document; gives what the head says. A number that stands in a sentence is another document's, so a head without a number
has none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from build_scripts.checks.case_numbers.numbering import Number, System, is_masked, parse
from build_scripts.checks.reading import roles
from build_scripts.checks.reading.document import Found
from build_scripts.checks.reading.organs import COURT, trimmed
from build_scripts.content.message import Message

if TYPE_CHECKING:
    from build_scripts.checks.reading.document import Document
    from build_scripts.checks.reading.sections import Sections

_SERIAL = r"[\u4e00-\u9fffA-Za-z\d]{1,16}?(?:\([\u4e00-\u9fff]{1,3}\)[\u4e00-\u9fff]{0,3})?第?[\d×*X]{1,8}(?:[-—、至]\d{1,8})*等?号(?:之[一二三四五六七八九十\d]{1,3}|附\d{1,2})?"
NUMBER = re.compile(rf"\((?:19|20)\d\d\){_SERIAL}")
_BARE = re.compile(rf"(?<!\d)(?:19|20)\d\d(?!年){_SERIAL}")  # a scraper lost the brackets
_BRANCH = "刑事附带民事公益诉讼|刑事附带民事|刑事|民事|商事|知识产权|行政赔偿|行政|国家赔偿|赔偿|执行|减刑|假释|暂予监外执行|收监执行|收监|强制医疗|司法救助|司法拘留|拘留|罚款|复议|驳回申诉|驳回再审申请|驳回|受理案件|应诉|准许|再审|人身安全保护"
_KINDS = "判决书|裁定书|决定书|调解书|支付令|通知书"
TYPE = re.compile(rf"(?P<branch>(?:{_BRANCH})*+)(?P<kind>{_KINDS})(?:\(\D{{1,12}}\))?")
_COURT = re.compile(COURT)
_HEADED = re.compile(
    rf"(?:^|[\n。])(?:{COURT})\n?(?:{_BRANCH})*+(?:{_KINDS})\n?(?P<number>{NUMBER.pattern})(?=\n|{roles.PARTY}|{roles.ORGAN})"
)
_MOST = 900  # characters within which a head ends
_LATEST = 4000  # and within which it does below a summary
_NEAR = 40  # between a number and the kind of document beside it
_TITLED = re.compile(r"(?:标题|文书标题|文书名称?|案件名称|名称|案名)[:]")
_OTHERS = re.compile(r"(?:不服|作出的?|原审|一审|二审|撤销|维持|执行|依据|根据|被|对|该院|法院|检察院|以)$")
_LABEL = re.compile(r"案号[:]?$")
_ORDERED = re.compile(r"(判决|裁定|决定)如下[:,。]?$")
_STAGE = re.compile(
    rf"(?P<stage>一审|二审|再审审查与审判监督|再审|审判监督|复核|首次执行|执行审查|执行实施|执行异议|执行复议|执行|减刑|假释|国家赔偿)[\u4e00-\u9fff]{{0,12}}?(?:{_KINDS})"
)


@dataclass(frozen=True)
class Head:
    """What stands above the first sentence.

    Attributes:
        court: its name as written.
        kind: of document, the word in its title: 判决书, 裁定书 …
        branch: the words before the kind: 刑事, 民事 …; empty where there are none.
        number: the document's own number, with wide brackets.
        parsed: that number taken apart.
        title: that a scraper put above the document.
        end: where the text proper begins.
    """

    court: Found | None = None
    kind: Found | None = None
    branch: str = ""
    number: Found | None = None
    parsed: Number | None = None
    title: Found | None = None
    end: int = 0

    @property
    def stage(self) -> str:
        """The stage that the title names, such as 一审 or 二审."""
        found = _STAGE.search(str(self.title.value)) if self.title else None
        return found["stage"] if found else ""


def shown(number: str) -> str:
    """A number as records write it."""
    return number.replace("(", "（").replace(")", "）")


def numbers(text: str, start: int = 0, end: int | None = None) -> list[re.Match[str]]:
    """Every case number of a court in a text."""
    found = NUMBER.finditer(text, start, len(text) if end is None else end)
    return [match for match in found if (known := parse(match[0])) and known.system is not System.PROCURATORATE]


def read_head(document: Document) -> Head:
    """Read the head."""
    flat = document.flat
    first = flat.find("。")
    zone = flat[: min(_MOST, first if first >= 0 else _MOST)]
    own = _own_number(zone)
    below = _HEADED.search(flat, 0, _LATEST)  # an editor's summary or a data base's fields stand above
    if below and (own is None or (below["number"] == own[0] and own.end() < below.end())):
        own = NUMBER.search(flat, below.start("number"))
        zone = flat[: max(len(zone), below.end())]
    found = list(TYPE.finditer(zone))
    near = [match for match in found if own is None or match.start() < own.end() + _NEAR]
    types = near or [match for match in found if _TITLED.match(zone[: match.start()].rpartition("\n")[2])]
    kind = _own_type(zone, types, own)
    court = _court(zone, kind, own)
    title = _title(document, zone, kind, own)
    end = max([match.end() for match in (own, kind) if match], default=0)
    label = re.compile(r"[:\n]").match(flat, end)
    place = document.paragraph
    return Head(
        court=Found(court[0], place(court[1])) if court else None,
        kind=Found(kind["kind"], place(kind.start())) if kind else None,
        branch=kind["branch"] if kind else "",
        number=_number(own, place(own.start())) if own else None,
        parsed=parse(_bracketed(own[0])) if own else None,
        title=title,
        end=label.end() if label else end,
    )


def completed(head: Head, document: Document, sections: Sections) -> Head:
    """A head whose kind a scraper cut off: the formula before the order names it, and a prosecution shows a criminal case."""
    if head.kind is None and (order := _ORDERED.search(document.flat[slice(*sections.order)])):
        head = replace(head, kind=Found(order[1] + "书", document.paragraph(sections.order[1] - 1)))
        if head.parsed is None and "提起公诉" in document.flat[slice(*sections.course)]:
            head = replace(head, branch="刑事")
    return head


def _number(match: re.Match[str], paragraph: int) -> Found:
    number = _bracketed(match[0])
    doubt = Message("some of its digits are masked") if is_masked(number) else None
    return Found(shown(number), paragraph, doubt)


def _bracketed(number: str) -> str:
    return re.sub(r"^\d{4}", r"(\g<0>)", number)


def _own_number(zone: str) -> re.Match[str] | None:
    """The number that stands alone in its line, follows the kind of document, or stands before it."""
    for match in [*NUMBER.finditer(zone), *_BARE.finditer(zone)]:
        number = parse(_bracketed(match[0]))
        if number is None and match[0][0] != "(":
            continue
        if (number and number.system is System.PROCURATORATE) or "检" in match[0]:
            continue
        before = zone[max(0, match.start() - 40) : match.start()]
        after = zone[match.end() : match.end() + 60]
        alone = (not before or before[-1] == "\n") and (not after or after[0] in "\n:")
        follows = re.search(rf"(?:{_KINDS})(?:\(\D{{1,12}}\))?[\n:]?(?:案号:)?$", before)
        leads = (not before or before[-1] in "\n:") and re.match(
            rf"\n?(?:{COURT})?\n?(?:{_BRANCH})*(?:{_KINDS})", after
        )
        headed = re.search(rf"(?:{COURT})(?:赔偿委员会)?\n?$", before) and TYPE.match(after.lstrip("\n"))
        opens = (not before or re.search(rf"(?:{COURT})$", before)) and re.match(f"{roles.ORGAN}|{roles.PARTY}", after)
        if alone or follows or leads or headed or opens or (_LABEL.search(before) and not _OTHERS.search(before[:-3])):
            return match
    return None


def _own_type(zone: str, types: list[re.Match[str]], own: re.Match[str] | None) -> re.Match[str] | None:
    """The kind of document nearest to the number, or the one that follows the court's name or stands alone."""
    if own and types:
        return min(types, key=lambda match: min(abs(match.end() - own.start()), abs(match.start() - own.end())))
    headed = [match for match in types if re.search(rf"(?:{COURT})(?:赔偿委员会)?\n?$", zone[: match.start()][-40:])]
    alone = [match for match in types if _alone(zone, match)]
    return (headed or alone or types or [None])[0]  # type: ignore[list-item]


def _alone(zone: str, match: re.Match[str]) -> bool:
    before = zone[: match.start()].rpartition("\n")[2]
    after = zone[match.end() : match.end() + 1]
    return not before and after in {"", "\n"}


def _court(zone: str, kind: re.Match[str] | None, own: re.Match[str] | None) -> tuple[str, int] | None:
    """The court's name that stands right before the kind of document or the number, or alone in its line."""
    for match in (kind, own):
        if match is None:
            continue
        before = zone[: match.start()].removesuffix("\n")
        if own and kind and match is kind and before.endswith(own[0]):  # court, number, kind
            before = before[: -len(own[0])].removesuffix("\n")
        line = before.rpartition("\n")[2]
        if found := re.search(rf"(?:{COURT})(?:国家)?(?:赔偿委员会)?$", line):
            name = trimmed(re.sub(r"(?:国家)?赔偿委员会$", "", found[0]))
            return name, len(before) - len(name)
    for found in re.finditer(
        rf"(?:(?:^|\n)(?:法院(?:名称)?:)?|(?:审理|经办)法院(?:名称)?:)(?P<name>{COURT})(?=\n|$)", zone
    ):
        return trimmed(found["name"]), found.start("name")
    return None


def _title(document: Document, zone: str, kind: re.Match[str] | None, own: re.Match[str] | None) -> Found | None:
    """A line, or the beginning of the only line, that names parties and ends with the kind of document."""
    limit = kind.end() if kind else (own.start() if own else 0)
    for match in TYPE.finditer(zone, 0, limit):
        line = zone[: match.end()].rpartition("\n")[2]
        line = _TITLED.sub("", line, count=1)
        if len(line) > len(match[0]) + 2 and not re.search(rf"^(?:{COURT})", line):
            return Found(line, document.paragraph(match.start()))
    return None
