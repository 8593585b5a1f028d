"""How soon, how often and by how much a sentence may be commuted, as data.

法释〔2016〕23号 Arts 6-14 and 法释〔2019〕6号 Arts 2-5 were read. Takes a record; gives the `Scale` that fits it: the general one,
the strict one, that for corrupt officials, or that for limited commutation. All figures in months. "从严" (Arts 7, 9) never allows
more than Arts 6 and 8 do for the same conduct.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from build_scripts.checks.sentences.crimes import TEN_YEARS
from build_scripts.checks.sentences.facts import (
    GENERAL_SINCE,
    INDETERMINATE,
    asked,
    categories,
    conduct,
    corrupt,
    judged,
    length,
    long,
    restriction,
    several,
)
from build_scripts.checks.sentences.periods import YEAR, shift
from build_scripts.model.conviction import Category, Fulfilment, Restriction
from build_scripts.model.sentence_stages import Conduct

if TYPE_CHECKING:
    from build_scripts.model.sentence_change import SentenceChange

CORRUPT_SINCE = dt.date(2019, 6, 1)
LONG = TEN_YEARS // YEAR
OLD = 65
_HELPLESS = re.compile("(?<!未)(?<!没有)丧失劳动能力|生活(难以|不能)自理")
STRICT = frozenset(
    {
        Category.OFFICIAL,
        Category.ORGANISED,
        Category.FINANCIAL,
        Category.RECIDIVIST,
        Category.DRUGS,
        Category.SECURITY,
    }
)
Length = tuple[int, int]  # months and days
Table = tuple[tuple[Length, int], ...]  # below such an original length, so many months
Steps = tuple[
    int, int, int, int
]  # for one kind of conduct, for repentance with merit, for major merit, for repentance with it


@dataclass(frozen=True, slots=True)
class Conversion:
    """How life becomes a fixed term.

    Attributes:
        start: time served before.
        least: what it becomes at least.
        most: what it becomes at most.
    """

    start: int
    least: Steps
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """One set of figures.

    Attributes:
        cites: the articles.
        start: time served before the first commutation of a fixed term.
        interval: time between two commutations of a fixed term.
        most: taken off at once.
        life: of a life sentence.
        suspended: of life that suspended death had become.
        later: the articles for suspended death, if others.
    """

    cites: str
    start: Table
    interval: Table
    most: Steps
    life: Conversion
    suspended: Conversion
    later: str


LIFE_INTERVAL = 24  # 2016 Arts 8, 9, 11, 14; 2019 Arts 3, 4: also once it is a fixed term
_EVER: Length = (1200, 0)  # no fixed term is longer
_FIVE, _TEN, _OVER_TEN = (60, 0), (TEN_YEARS, 0), (TEN_YEARS, 1)
GENERAL = Scale(
    cites="法释〔2016〕23号 Arts 6, 8",
    later="法释〔2016〕23号 Art 10",
    start=((_FIVE, 12), (_TEN, 18), (_EVER, 24)),
    interval=((_TEN, 12), (_EVER, 18)),
    most=(9, 12, 18, 24),
    life=Conversion(24, (264, 252, 240, 228), 264),
    suspended=Conversion(36, (300, 288, 276, 264), 300),
)
STRICTER = Scale(
    cites="法释〔2016〕23号 Arts 7, 9",
    later="法释〔2016〕23号 Art 11",
    start=((_EVER, 24),),
    interval=((_OVER_TEN, 12), (_EVER, 18)),  # exactly ten years stand in both paragraphs of Art 7
    most=(9, 12, 12, 12),
    life=Conversion(36, (264, 252, 240, 240), 300),  # no more than suspended death becomes
    suspended=Conversion(36, (300, 288, 276, 276), 300),
)
CORRUPT = Scale(
    cites="法释〔2019〕6号 Arts 2, 3",
    later="法释〔2019〕6号 Art 4",
    start=((_TEN, 24), (_EVER, 36)),
    interval=((_TEN, 18), (_EVER, 24)),
    most=(6, 9, 12, 12),
    life=Conversion(48, (276, 264, 252, 252), 276),
    suspended=Conversion(48, (300, 294, 288, 288), 300),
)
LIMITED = replace(
    STRICTER,
    cites="法释〔2016〕23号 Arts 13, 14",
    later="法释〔2016〕23号 Art 13",
    most=(6, 6, 12, 12),
    suspended=replace(STRICTER.suspended, start=60),
)


def scale_of(entry: SentenceChange) -> Scale | None:
    """The figures for a record; None before 2017, when other rules applied."""
    day = judged(entry)
    if not day or day < GENERAL_SINCE:
        return None
    if restriction(entry) is Restriction.LIMITED:
        return LIMITED
    if day >= CORRUPT_SINCE and corrupt(entry):
        return CORRUPT
    groups = categories(entry)
    able = entry.property_duties and entry.property_duties.fulfilment is Fulfilment.REFUSED
    if able or STRICT.intersection(groups) or (Category.VIOLENT in groups and long(entry)) or several(entry):
        return STRICTER
    return GENERAL


def step(relied: tuple[Conduct, ...]) -> int:
    """The place of a conduct in `Steps`; the mildest where the record does not tell the conduct."""
    if not relied:
        return 3
    if Conduct.MAJOR_MERIT in relied:
        return 3 if Conduct.REPENTANCE in relied else 2
    return 1 if {Conduct.REPENTANCE, Conduct.MERIT} <= set(relied) else 0


def months_for(table: Table, original: Length) -> int:
    """The figure for an original length."""
    return next((months for below, months in table if original < below), table[-1][1])


def least_interval(entry: SentenceChange) -> int | None:
    """Months that must lie between the last commutation and this one; None where that cannot be told."""
    scale = scale_of(entry)
    if not scale or Conduct.MAJOR_MERIT in conduct(entry):
        return None
    if entry.conviction.principal in INDETERMINATE:
        return eased(entry, LIFE_INTERVAL)
    original = length(entry)
    return eased(entry, months_for(scale.interval, original)) if original else None


def least_after_life(entry: SentenceChange) -> int | None:
    """Months of life served before it is commuted where suspended death had become life; None where that cannot be told."""
    scale = scale_of(entry)
    if not scale or (Conduct.MAJOR_MERIT in conduct(entry) and major_merit_hastens(scale, suspended=True)):
        return None
    return eased(entry, scale.suspended.start)


def major_merit_hastens(scale: Scale, *, suspended: bool) -> bool:
    """Whether major merit lifts the time to be served before the first commutation.

    So it is with a fixed term and life (法释〔2016〕23号 Arts 6-9); of life that suspended death had become Arts 10, 11 and 13 do not say so,
    法释〔2019〕6号 Art 5 does.

    Args:
        scale: of the record.
        suspended: whether suspended death had become life.
    """
    return not suspended or scale is CORRUPT


def may_be_eased(entry: SentenceChange) -> bool:
    """Whether 法释〔2016〕23号 Arts 20 and 39 may allow a third more: from 65 on, or where the reasons say that the person is helpless.

    Art 20 asks for both; a record that tells of one may leave the other out.
    """
    if any(_HELPLESS.search(text) for text in entry.prose):
        return True
    born, day = entry.person.born, asked(entry)
    if not born or not day:
        return False
    return shift(dt.date.fromisoformat(f"{born}-01-01"[:10]), OLD * YEAR) <= day


def eased(entry: SentenceChange, months: int) -> int:
    """A time that must pass, a third shorter where Art 20 may allow it."""
    return months * 2 // 3 if may_be_eased(entry) else months
