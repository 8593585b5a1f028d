"""Dates of birth in one record: whose may not be shown, and which are shown finer than many courts do.

The detector is in `birth_date`; 法释〔2016〕19号 Arts 8 and 11 are known here from secondary sources.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from build_scripts.checks.age import under_age
from build_scripts.checks.personal import birth_date
from build_scripts.checks.personal.findings import dotted, finding, found
from build_scripts.checks.personal.folding import fold
from build_scripts.checks.personal.span import PersonalData
from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.model.party import PartyRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Passage, Subject

SHOWN = ("published", "withheld")
ANONYMOUS = frozenset({PartyRole.VICTIM, PartyRole.WITNESS, PartyRole.EXPERT})
PRACTICE = dt.date(2024, 1, 1)  # since when many courts publish less
YEAR_ALONE = Message("keep the year alone")


@lru_cache(maxsize=16)
def _births(text: str) -> tuple[birth_date.Birth, ...]:
    return tuple(birth_date.births(fold(text)))


def _in_texts(subject: Subject) -> Iterator[tuple[Passage, birth_date.Birth]]:
    """Full dates of birth in every text of the file."""
    for passage, _ in dict.fromkeys(
        (passage, None) for sure in (True, False) for passage, _ in found(subject, PersonalData.BIRTH, sure=sure)
    ):
        for birth in _births(passage.text):
            yield passage, birth


@rule(
    "PII-11",
    cites="法释〔2016〕19号 Arts 8, 11; 个人信息保护法 Art 28",
    basis=Basis.SECONDARY,
    statuses=SHOWN,
    exceptable=False,
)
def no_birth_date_of_the_anonymous(subject: Subject) -> Iterator[Finding]:
    """Of a victim, a witness, an expert or a minor, whose names are masked, no full date of birth is shown."""
    for passage, birth in _in_texts(subject):
        if birth.span.sure or _young(birth.day, subject.day):
            yield finding(passage, birth.span, YEAR_ALONE)
    for location, person in subject.named:
        if (born := _full_day(person)) and _is_anonymous(person, born, subject.day):
            message = Message(
                "{data} of an anonymised person stands in `{field}`",
                data=PersonalData.BIRTH,
                field=dotted((*location, "born")),
            )
            yield Finding((*location, "born"), message, YEAR_ALONE)


@rule(
    "PII-14",
    cites="人民法院公布裁判文书的惯例",
    basis=Basis.PRACTICE,
    severity=Severity.WARNING,
    since=PRACTICE,
    statuses=SHOWN,
)
def birth_date_finer_than_the_year(subject: Subject) -> Iterator[Finding]:
    """Since 2024 many courts keep only the year of birth; a full date is read again, although Article 11 itself would keep it."""
    for passage, birth in _in_texts(subject):
        if not birth.span.sure and not _young(birth.day, subject.day):
            yield finding(passage, birth.span, YEAR_ALONE)
    for location, person in subject.named:
        if (born := _full_day(person)) and not _is_anonymous(person, born, subject.day):
            yield Finding(
                (*location, "born"),
                Message("{data} stands in `{field}`", data=PersonalData.BIRTH, field=dotted((*location, "born"))),
                YEAR_ALONE,
            )


def _full_day(person: dict[str, Any]) -> dt.date | None:
    """The field `born`, where it holds more than the year."""
    born = str(person.get("born") or "")
    try:
        return dt.date.fromisoformat(born if len(born) > len("2010-05") else f"{born}-01") if "-" in born else None
    except ValueError:
        return None


def _young(born: dt.date | None, day: dt.date | None) -> bool:
    return born is not None and under_age(born.isoformat(), day)


def _is_anonymous(person: dict[str, Any], born: dt.date, day: dt.date | None) -> bool:
    return person.get("role") in ANONYMOUS or person.get("minor") == "true" or _young(born, day)


RULES = (no_birth_date_of_the_anonymous, birth_date_finer_than_the_year)
