"""A source of records: numbers of cases, panels, dates; what all records of the benchmark have in common.

A record is a mapping in the words of DESIGN.md §2, with dates as days.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections import Counter, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from benchmarks.prose import name
from build_scripts.model.types import ID_ALPHABET

if TYPE_CHECKING:
    import random

    from benchmarks.words import Court

NEW_NUMBERS = 2016  # the year from which case numbers have their present form
SITE = {
    "judgment": {"publisher": "中国裁判文书网", "url": "https://wenshu.court.gov.cn/"},
    "sentence-change": {"publisher": "全国法院减刑、假释、暂予监外执行信息网", "url": "https://jxjs.court.gov.cn/"},
}
Record = dict[str, Any]
_LIKE_AN_ACCOUNT = re.compile("[wv]x|qq")  # the check for WeChat and QQ names takes them for one


@dataclass
class Sampler:
    """Gives identifiers and case numbers, each once, and keeps the convictions and the changes that may be followed by a change."""

    rng: random.Random
    ids: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    numbers: Counter[tuple[str, int, str]] = field(default_factory=Counter)
    convictions: list[tuple[Court, Record, int]] = field(default_factory=list)
    changed: list[tuple[Court, Record]] = field(default_factory=list)
    appealable: deque[tuple[Court, Record]] = field(default_factory=lambda: deque(maxlen=300))
    figures: dict[str, dict[int, tuple[str, int]]] = field(default_factory=dict)
    recent: deque[Record] = field(default_factory=lambda: deque(maxlen=300))

    def id(self) -> str:
        """The next identifier, scattered over the alphabet as real ones are."""
        while True:
            number = next(self.ids) * 668_265_263_137 % len(ID_ALPHABET) ** 8
            made = "".join(ID_ALPHABET[number // len(ID_ALPHABET) ** place % len(ID_ALPHABET)] for place in range(8))
            if not _LIKE_AN_ACCOUNT.search(made):
                return made

    def number(self, court: str, short: str, year: int, kind: str, old: str) -> str:
        """The next case number of a court."""
        self.numbers[court, year, kind] += 1
        count = self.numbers[court, year, kind]
        return f"（{year}）{short}{old}字第{count}号" if year < NEW_NUMBERS else f"（{year}）{court}{kind}{count}号"

    def day(self, year: int) -> dt.date:
        """Any day of a year but the last weeks, so that what follows stays near."""
        return dt.date(year, 1, 4) + dt.timedelta(days=self.rng.randrange(340))

    def panel(self) -> list[Record]:
        """Three who decide, and a clerk."""
        roles = ("presiding-judge", "judge", "judge", "clerk")
        return [{"role": role, "name": name(self.rng)} for role in roles]

    def length(self, mean: float) -> int:
        """Characters of a text; lengths spread as those of judgments do."""
        return min(int(mean * 0.92 * self.rng.lognormvariate(0, 0.42)), 12_000)


def period(months: int) -> str:
    """A length as records write it: P1Y6M."""
    years, rest = divmod(months, 12)
    return "P" + (f"{years}Y" if years else "") + (f"{rest}M" if rest else "")


def shift(day: dt.date, months: int) -> dt.date:
    """The same day some months later or earlier."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, 28))
