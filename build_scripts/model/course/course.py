"""An entry of any kind → what it tells of the course of its case, as the fields of its summary."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any

from build_scripts.model.base import Base
from build_scripts.model.case_type import CaseType
from build_scripts.model.course import courts, others
from build_scripts.model.course.told import Finding, Told, guiding_number, iso, key
from build_scripts.model.enforcement import Enforcement
from build_scripts.model.guiding_case import GuidingCase
from build_scripts.model.hearing import Hearing
from build_scripts.model.judgment import Judgment
from build_scripts.model.major_case import Ending, MajorCase
from build_scripts.model.proceeding import Proceeding
from build_scripts.model.procuratorial_document import ProcuratorialDocument
from build_scripts.model.sentence_change import SentenceChange
from build_scripts.model.status import Withdrawn, Withheld
from build_scripts.model.supervision import Supervision

_TELLERS: dict[type[Base], Callable[[Any], Iterator[Told]]] = {
    Judgment: courts.of_judgment,
    Hearing: courts.of_hearing,
    Proceeding: courts.of_proceeding,
    Enforcement: courts.of_enforcement,
    MajorCase: others.of_major_case,
    ProcuratorialDocument: others.of_document,
    SentenceChange: others.of_change,
    Supervision: others.of_supervision,
    GuidingCase: others.of_guiding_case,
    Withheld: others.of_reduced,
    Withdrawn: others.of_reduced,
}
# Family matters with children, and crimes that are tried behind closed doors for privacy (法释〔2016〕19号 Art 4; 刑事诉讼法 Art 188).
_PRIVATE = re.compile("离婚|抚养|监护|收养|探望|强奸|猥亵|卖淫|国家秘密|间谍|军事")
_ADULT = 18
_CITED = re.compile(r"(?:参照|依照|参考)[^。；]{0,40}?((?:指导性?案例|检例第|样例第)(?:第)?[0-9]+号)")


def course_of(entry: Base) -> dict[str, Any]:
    """The fields of `RecordSummary` that tell of the course of the case."""
    teller = _TELLERS.get(type(entry))
    if not teller:
        return {}
    fields: dict[str, Any] = {
        "told": tuple(tuple(_plain(value) for value in one) for one in teller(entry)),
        "criminal": _is_criminal(entry),
        "shielded": _is_shielded(entry),
        "effects": tuple(_effects(entry)),
    }
    if isinstance(entry, Judgment):
        fields |= {
            "procedure": entry.procedure.value,
            "finding": _plain(courts.finding(entry)),
            "lowers": tuple((key(lower.case_number), lower.court, iso(lower.decided)) for lower in entry.lowers),
            "follows": tuple(dict.fromkeys(map(guiding_number, _CITED.findall(entry.body or "")))),
        }
    return fields


def _plain(value: object) -> object:
    return value.value if isinstance(value, Enum) else value


def _is_criminal(entry: Base) -> bool:
    branch = getattr(entry, "case_type", None)
    if branch:
        return branch is CaseType.CRIMINAL
    return isinstance(entry, (MajorCase, SentenceChange)) or any("刑" in number for number in entry.numbers)


def _is_shielded(entry: Base) -> bool:
    """Whether the record tells of a ground on which the law lets documents of the case be kept back."""
    if isinstance(entry, Withheld) or getattr(entry, "closed_ground", None):
        return True
    mediated = getattr(entry, "document_type", "") == "mediation"
    if mediated or any(_PRIVATE.search(cause) for cause in getattr(entry, "causes", ())):
        return True
    return any(party.minor for party in getattr(entry, "parties", ())) or any(map(_was_young, _people(entry)))


def _people(entry: Base) -> Iterator[tuple[str, str]]:
    """Birth and the last day that the record tells of the person's doing, of those who might be accused."""
    day = iso(entry.date)
    for person in (*getattr(entry, "parties", ()), *getattr(entry, "persons", ())):
        if person.born and day:
            yield person.born, day
    if isinstance(entry, SentenceChange) and entry.person.born:
        done = entry.conviction.committed or entry.conviction.decided
        if done:
            yield entry.person.born, iso(done)


def _was_young(person: tuple[str, str]) -> bool:
    """Whether somebody may have been a minor two years before a day, since the day of a crime is mostly not told."""
    born, day = person
    return int(day[:4]) - int(born[:4]) <= _ADULT + 2


def _effects(entry: Base) -> Iterator[tuple[str, str]]:
    """Each decision in effect of which the record tells: the day, and what it comes to for the presumption of innocence."""
    if isinstance(entry, Judgment) and entry.effective:
        yield iso(entry.effective), str(_plain(courts.finding(entry)))
    elif isinstance(entry, MajorCase) and entry.outcome:
        end = entry.outcome
        if end.result is Ending.CONVICTED:
            if end.effective:
                yield iso(end.effective), Finding.GUILTY.value
        elif end.result is not Ending.ACQUITTED or end.effective:
            yield iso(end.effective or end.date), Finding.INNOCENT.value
    elif isinstance(entry, ProcuratorialDocument) and entry.judgment and entry.judgment.effective:
        yield iso(entry.judgment.effective), ""
    elif isinstance(entry, SentenceChange):
        final = entry.conviction.final
        yield iso(final.decided if final else entry.conviction.decided), Finding.GUILTY.value
    elif isinstance(entry, Enforcement) and entry.basis:
        yield iso(entry.filed), ""
