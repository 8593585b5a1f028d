"""Criminal sentences, from what the court's own document orders.

Takes the operative part; gives one sentence a person: where several crimes are punished together, the sentence to be served. A sentence of a
lower court that is only told, and one whose length is cut off, is not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from build_scripts.checks.names.personal_name import DOTS
from build_scripts.checks.reading import numerals
from build_scripts.checks.reading.punishments import (
    FINE,
    KINDS,
    PENALTY,
    Punished,
    confiscation,
    crimes,
    political_rights,
)
from build_scripts.content.message import Message
from build_scripts.model.sentence import LIMITED, Penalty

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from build_scripts.checks.reading.document import Document
    from build_scripts.checks.reading.sections import Sections

_WHO = r"(?:上诉人|原审上诉人|原审被告人|原审被告单位|被告人|被告单位|罪犯)(?:\([^)]{0,30}\))?"
_SUBJECT = re.compile(
    rf"{_WHO}(?P<names>(?:(?!的)[\u4e00-\u9fff某×{DOTS}A-Za-z\d、]|(?<=[A-Za-z]) (?=[A-Za-z])){{1,60}}?)(?:\([^)]{{0,40}}\))?(?=,?(?:均|分别|各)?(?:犯|无罪|免予|免于|不负|构成))"
)
_BARE = re.compile(rf"(?:^|[、。;\n])(?P<names>[\u4e00-\u9fff某×{DOTS}\d]{{2,20}}?)(?=犯[\u4e00-\u9fff、]{{1,30}}罪)")
_PROBATION = re.compile(r"缓刑(?:考验期(?:限)?(?:为)?)?(?P<length>(?=[一二两三四五六七八九十\d]))")
_TERM = re.compile(
    rf"(?:自|从){numerals.DAY.pattern}(?:起)?,?至(?P<to>{re.sub('[?]P<[a-z]+>', '?:', numerals.DAY.pattern)})(?:止)?"
)
_EXECUTED = re.compile(r"(?:数罪并罚[^。;]{0,20}?)?(?:决定|合并|应)(?:对其)?执行")
_NEW_ITEM = re.compile(r"[。\n]|;(?=[一二三四五六七八九十]{1,3}、)")
_PAST = re.compile(r"撤销|维持[^,。;]{0,60}(?:判决|裁定)|(?:原判|原审)[^,。;]{0,10}(?:对|以)|驳回")


_APPROVED = re.compile(
    rf"核准[^。;\n]{{0,120}}?判处{_WHO}(?P<person>[\u4e00-\u9fff某×{DOTS}\d]{{2,20}}?)(?P<penalty>死刑,?缓期[二两2]年执行|死刑)"
)


@dataclass(frozen=True)
class Judged:
    """What one person was sentenced to.

    Attributes:
        person: as the operative part names them.
        penalty, length, probation, fine, term: as the model has them.
        acquitted: whether the person was found not guilty.
        paragraph: where.
        doubt: why it must be checked; empty where it is certain.
        political_rights, confiscation: as the model writes them.
        crimes: what each of several crimes is punished with.
    """

    person: str
    penalty: Penalty | None
    length: str | None = None
    probation: str | None = None
    fine: str | None = None
    term: tuple[dt.date, dt.date] | None = None
    acquitted: bool = False
    paragraph: int = 0
    doubt: Message | None = None
    political_rights: str | None = None
    confiscation: str | None = None
    crimes: tuple[Punished, ...] = ()


def read_sentences(document: Document, sections: Sections, names: list[str]) -> list[Judged]:
    """Every sentence that is pronounced.

    Args:
        document: the text.
        sections: its parts.
        names: of the parties, so that a name's end is known.
    """
    found: dict[str, Judged] = {}
    flat = document.flat
    start, end = sections.operative
    parts = list(_parts(flat, start, end, names))
    for person, at, text in parts:
        judged = _of_text(person, text, document.paragraph(at))
        if judged is None:
            continue
        earlier = found.get(person)
        if earlier is None or _EXECUTED.search(text):
            found[person] = judged
        elif earlier != judged:
            found[person] = _doubtful(
                earlier, Message("several sentences for one person, none of them to be served as a whole")
            )
    for match in () if found else _APPROVED.finditer(flat, start, end):
        kind = Penalty.SUSPENDED_DEATH if "缓期" in match["penalty"] else Penalty.DEATH
        rest = re.split("[。;\n]", flat[match.end() : end])[0]
        fine = FINE.search(rest)
        found[match["person"]] = Judged(
            match["person"], kind, fine=fine["fine"] if fine else None, paragraph=document.paragraph(match.start()),
            political_rights=political_rights(rest), confiscation=confiscation(rest),
        )  # fmt: skip
    return list(found.values())


def _doubtful(judged: Judged, why: Message) -> Judged:
    return replace(judged, doubt=why)


def _parts(flat: str, start: int, end: int, names: list[str]) -> Iterator[tuple[str, int, str]]:
    """Each person with what is ordered for that person."""
    marks = list(_SUBJECT.finditer(flat, start, end))
    if not marks:
        marks = [match for match in _BARE.finditer(flat, start, end) if match["names"] in names]
    for number, match in enumerate(marks):
        stop = marks[number + 1].start() if number + 1 < len(marks) else end
        clause = re.split(r"[。;\n]", flat[max(start, match.start() - 400) : match.start()])[-1]
        if _PAST.search(clause[max(0, len(clause) - 160) :]) or _is_upheld(flat, start, match.start()):
            continue
        text = flat[match.end() : stop]
        people = [re.sub(_WHO, "", name) for name in re.split("、|(?<=..)和(?=..)", match["names"])]
        for name in people:
            if len(people) == 1 or re.match(r",?(?:均|各)|[^,。;]{0,40},(?:均|各)", text):
                yield name, match.start(), text
            else:
                yield name, match.start(), ""


def _is_upheld(flat: str, start: int, at: int) -> bool:
    """Whether a place lies in the item that upholds a judgment and tells it again: 维持…第四、五项,即…;被告人张某犯…罪."""
    item = _NEW_ITEM.split(flat[start:at])[-1]
    return "维持" in item and not re.search("撤销|变更|改判", item.rpartition("维持")[2])


def _of_text(person: str, text: str, paragraph: int) -> Judged | None:
    if re.match(r",?无罪", text):
        return Judged(person, None, acquitted=True, paragraph=paragraph)
    if not text:
        return Judged(person, None, paragraph=paragraph, doubt=Message("several persons in one sentence of the text"))
    executed = list(_EXECUTED.finditer(text))
    served = text[executed[-1].end() :] if executed else text
    own = re.split(r"(?:追缴|责令|扣押|随案|作案工具|违法所得|赃款|附带民事)", served)[0]
    penalty = PENALTY.search(own)
    fine = FINE.search(own)
    if penalty is None:
        if fine:
            return Judged(person, Penalty.FINE_ONLY, fine=fine["fine"], paragraph=paragraph)
        return None
    kind, length, rest, doubt = _principal(own, penalty)
    if not executed and _several(own, penalty):
        doubt = Message("several penalties, and none of them is said to be served")
    probation = _probation(own, rest)
    term = _term(served) or _term(text)
    if probation is not None and probation == "":
        doubt = doubt or Message("the probation period cannot be read")
    return Judged(
        person, kind, length, probation or None, fine["fine"] if fine else None, term, paragraph=paragraph, doubt=doubt,
        political_rights=political_rights(own[penalty.start() :]), confiscation=confiscation(own[penalty.start() :]),
        crimes=crimes(text[: executed[0].start()]) if executed else (),
    )  # fmt: skip


def _principal(text: str, match: re.Match[str]) -> tuple[Penalty, str | None, int, Message | None]:
    kind = KINDS[next(name for name in KINDS if match[name] is not None)]
    if kind not in LIMITED:
        return kind, None, match.end(), None
    read = numerals.length(text[match.end() :])
    if read is None:
        return kind, None, match.end(), Message("its length cannot be read")
    stop = match.end() + read[1]
    whole = not text[stop : stop + 1] or text[stop] in ",。;(、\n缓并" or text[stop : stop + 2] in {"宣告", "剥夺"}
    return kind, read[0], stop, None if whole else Message("its length cannot be read to the end")


def _several(text: str, first: re.Match[str]) -> bool:
    """Whether another principal penalty follows for another crime."""
    return bool(re.search(r"犯[\u4e00-\u9fff、]{2,30}罪,?判处", text[first.end() :]))


def _probation(text: str, start: int) -> str | None:
    found = _PROBATION.search(text, start)
    if not found:
        return "" if re.search("缓刑[×xX*]", text) else None
    read = numerals.length(text[found.start("length") :])
    return read[0] if read else ""


def _term(text: str) -> tuple[dt.date, dt.date] | None:
    found = list(_TERM.finditer(text))
    if not found:
        return None
    first, last = numerals.day_of(found[-1]), numerals.first_day(found[-1]["to"])
    return (first, last) if first and last and first <= last else None
