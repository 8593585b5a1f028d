"""Other documents that a text names: the one under review, the indictment, and the rest.

Takes the document with head and sections; gives the lower document with its court and day, who prosecuted, and the numbers that may be
records of their own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checks.case_numbers.numbering import parse
from build_scripts.checks.case_numbers.types import stage_of
from build_scripts.checks.reading import numerals
from build_scripts.checks.reading.head import numbers, shown
from build_scripts.checks.reading.organs import (
    COURT,
    PROCURATORATE,
    court_key,
    numbered_court,
    procuratorate_key,
    trimmed,
)
from build_scripts.model import case_number
from build_scripts.model.case_type import Procedure

if TYPE_CHECKING:
    import datetime as dt

    from build_scripts.checks.reading.document import Document
    from build_scripts.checks.reading.head import Head
    from build_scripts.checks.reading.sections import Sections
    from build_scripts.content.vocabulary import Vocabulary

_REVIEW = frozenset({Procedure.SECOND_INSTANCE, Procedure.RETRIAL, Procedure.RETRIAL_REVIEW, Procedure.DEATH_REVIEW})
_WANTED = {
    Procedure.SECOND_INSTANCE: ("初",),
    Procedure.RETRIAL: ("终", "再", "初"),
    Procedure.RETRIAL_REVIEW: ("终", "再", "初"),
    Procedure.DEATH_REVIEW: ("终", "初"),
}


class Lower(NamedTuple):
    """The document under review."""

    number: str
    court: str | None
    court_name: str
    decided: dt.date | None
    paragraph: int


class Prosecuted(NamedTuple):
    """Who prosecuted."""

    name: str
    key: str | None
    indictment: str | None
    procurators: tuple[str, ...]
    paragraph: int


def read_lower(
    document: Document,
    head: Head,
    sections: Sections,
    procedure: Procedure | None,
    court: str | None,
    vocabulary: Vocabulary,
) -> Lower | None:
    """The document under appeal, protest, retrial or review."""
    if procedure not in _REVIEW:
        return None
    flat = document.flat
    start, end = sections.course
    own = case_number.key(str(head.number.value)) if head.number else ""
    found = [match for match in numbers(flat, start, max(end, start + 400)) if case_number.key(match[0]) != own]
    for stage in _WANTED[procedure]:
        fits = [match for match in found if (number := parse(match[0])) and stage_of(number) == stage]
        if fits:
            wanted = case_number.key((fits[-1] if procedure is Procedure.RETRIAL else fits[0])[0])
            first = next(match for match in fits if case_number.key(match[0]) == wanted)
            return _lower(document, first, start, court, vocabulary)
    return None


def _lower(document: Document, match: re.Match[str], start: int, court: str | None, vocabulary: Vocabulary) -> Lower:
    flat = document.flat
    before = flat[start : match.start()]
    names = re.findall(COURT + "|本院", re.split(r"(?<=号)(?:民事|刑事|行政)", before)[-1])
    last = names[-1] if names else ""
    name = "" if last == "本院" else trimmed(last)
    key = numbered_court(parse(match[0]))
    if key is None or not vocabulary.get("courts", key):
        by_name = court if last == "本院" else (court_key(name, vocabulary) if name else None)
        key = by_name or key
    day = re.search(rf"于({numerals.DAY.pattern})(?:,)?(?:作出|以|对|立案受理)?[^。;]{{0,12}}$", before)
    told = before[day.start() :] + flat[match.end() : match.end() + 8] if day else ""
    decided = numerals.first_day(day[1]) if day and ("作出" in told or before.endswith("以")) else None
    return Lower(shown(match[0]), key, name, decided, document.paragraph(match.start()))


_PROSECUTOR = re.compile(
    rf"(?:^|[。\n号])(?:原公诉机关|公诉机关|抗诉机关)(?:[暨兼、](?:刑事)?附带民事公益诉讼起诉人)?[:]?(?P<name>{PROCURATORATE})"
)
_ACCUSES = re.compile(
    rf"(?P<name>{PROCURATORATE})(?:于[^,。]{{6,14}})?以(?P<number>[^,。:]{{4,40}}?号)(?:(?:刑事)?(?:附带民事)?起诉书|起诉)"
)
_IN_COURT = re.compile(
    r"指派(?:代理|助理)?(?:检察员|检察官)(?:助理)?(?P<names>[\u4e00-\u9fff、]{2,24}?)(?:出庭支持公诉|出庭|到庭)"
)


def read_prosecution(
    document: Document, sections: Sections, procedure: Procedure | None, vocabulary: Vocabulary
) -> Prosecuted | None:
    """The prosecuting office, its indictment, and the procurators in court at first instance."""
    flat = document.flat
    start, end = sections.parties[0], sections.course[1]
    named = _PROSECUTOR.search("\n" + flat[start : sections.parties[1]])
    accuses = _ACCUSES.search(flat, start, end)
    if named is None and accuses is None:
        return None
    name = named["name"] if named else trimmed(accuses["name"] if accuses else "")
    place = start if named else (accuses.start() if accuses else start)
    court = _IN_COURT.search(flat, start, end) if procedure is Procedure.FIRST_INSTANCE else None
    procurators = tuple(one for one in re.split("、", court["names"]) if 2 <= len(one) <= 4) if court else ()  # noqa: PLR2004 - a name
    number = accuses["number"] if accuses else None
    if number:
        number = re.sub(r"\((\d{4})\)", r"〔\1〕", number)
    return Prosecuted(name, procuratorate_key(name, vocabulary), number, procurators, document.paragraph(place))


def other_numbers(document: Document, used: set[str]) -> list[tuple[str, int]]:
    """Numbers of courts that are neither the document's own nor that of the document under review."""
    made: dict[str, tuple[str, int]] = {}
    for match in numbers(document.flat):
        if (key := case_number.key(match[0])) not in used:
            made.setdefault(key, (shown(match[0]), document.paragraph(match.start())))
    return list(made.values())


_FILED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"本院于({numerals.DAY.pattern})(?:[^,。]{{0,6}})?立案",
        rf"于({numerals.DAY.pattern})向本院提起公诉",
    )
)


def read_filed(document: Document, sections: Sections) -> tuple[dt.date, int] | None:
    """The day on which the case was filed, where the text tells it in full; else that on which the charge was brought."""
    for pattern in _FILED:
        found = pattern.search(document.flat, *sections.course)
        if found and (day := numerals.first_day(found[0])):
            return day, document.paragraph(found.start())
    return None
