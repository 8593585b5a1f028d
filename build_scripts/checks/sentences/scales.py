"""How soon, how often and by how much a sentence may be commuted, as data.

法释〔2016〕23号 Arts 6-9 and 法释〔2019〕6号 Arts 2-3 were read. Takes a record; gives the `Scale` that fits it: the general
one, the strict one, or that for corrupt officials. All figures in months.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_scripts.checks.sentences.facts import CORRUPTION, INDETERMINATE, asked, categories, years
from build_scripts.model.conviction import Category, Fulfilment
from build_scripts.model.sentence_stages import Conduct

if TYPE_CHECKING:
    from build_scripts.model.sentence_change import SentenceChange

GENERAL_SINCE = dt.date(2017, 1, 1)
CORRUPT_SINCE = dt.date(2019, 6, 1)
AMENDMENT_NINE = dt.date(2015, 11, 1)  # 刑法修正案（九）: later convictions fall under the supplement
LONG = 10  # years
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """One set of figures.

    Attributes:
        cites: the articles.
        start: time served before the first commutation, by original length: (below so many years, months).
        interval: time between two commutations, in the same way.
        most: taken off at once for one kind of conduct, for repentance with merit, for major merit, for repentance with it.
        life_start, life_interval: the same for a life sentence.
        life_least: years that life becomes at least, in the order of `most`.
    """

    cites: str
    start: tuple[tuple[int, int], ...]
    interval: tuple[tuple[int, int], ...]
    most: tuple[int, int, int, int]
    life_start: int
    life_least: tuple[int, int, int, int]
    life_interval: int = 24


_EVER = 100  # years: no fixed term is longer
GENERAL = Scale(
    cites="法释〔2016〕23号 Arts 6, 8",
    start=((5, 12), (LONG, 18), (_EVER, 24)),
    interval=((LONG, 12), (_EVER, 18)),
    most=(9, 12, 18, 24),
    life_start=24,
    life_least=(22, 21, 20, 19),
)
STRICTER = Scale(
    cites="法释〔2016〕23号 Arts 7, 9",
    start=((_EVER, 24),),
    interval=((LONG + 1, 12), (_EVER, 18)),  # exactly ten years stand in both paragraphs of Art 7
    most=(12, 12, 12, 12),
    life_start=36,
    life_least=(20, 20, 20, 20),
)
CORRUPT = Scale(
    cites="法释〔2019〕6号 Arts 2, 3",
    start=((LONG, 24), (_EVER, 36)),
    interval=((LONG, 18), (_EVER, 24)),
    most=(6, 9, 12, 12),
    life_start=48,
    life_least=(23, 22, 21, 21),
)


def scale_of(entry: SentenceChange) -> Scale | None:
    """The figures for a record; None before 2017, when other rules applied."""
    day = asked(entry)
    if not day or day < GENERAL_SINCE:
        return None
    groups = categories(entry)
    convicted = entry.conviction.decided
    if (
        day >= CORRUPT_SINCE
        and convicted
        and convicted >= AMENDMENT_NINE
        and Category.OFFICIAL in groups
        and CORRUPTION.intersection(entry.conviction.causes)
    ):
        return CORRUPT
    able = entry.property_duties and entry.property_duties.fulfilment is Fulfilment.REFUSED
    long = entry.conviction.penalty in INDETERMINATE or (years(entry) or 0) >= LONG
    if able or STRICT.intersection(groups) or (long and Category.VIOLENT in groups):
        return STRICTER
    return GENERAL


def step(conduct: tuple[Conduct, ...]) -> int:
    """The place of a conduct in `most` and `life_least`; the mildest where the record does not tell the conduct."""
    if not conduct:
        return 3
    if Conduct.MAJOR_MERIT in conduct:
        return 3 if Conduct.REPENTANCE in conduct else 2
    return 1 if {Conduct.REPENTANCE, Conduct.MERIT} <= set(conduct) else 0


def months_for(table: tuple[tuple[int, int], ...], length: int) -> int:
    """The figure for an original length in years."""
    return next((months for below, months in table if length < below), table[-1][1])


def least_interval(entry: SentenceChange) -> int | None:
    """Months that must lie between the last commutation and this one; None where that cannot be told."""
    conduct = entry.proposal.conduct if entry.proposal else ()
    scale = scale_of(entry)
    if not scale or Conduct.MAJOR_MERIT in conduct:
        return None
    if entry.conviction.penalty in INDETERMINATE:
        return scale.life_interval
    length = years(entry)
    return months_for(scale.interval, length) if length is not None else None
