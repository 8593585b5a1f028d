"""Digits that may belong to one number: `3307 0219-9003`, `一三八 零零一三`.

Takes a folded text; gives runs of groups of digits with what separates them, and the stretches of whole groups that add up to a
length. Chinese numerals count as digits of their own kind: in `13800138000一部` the 一 is no part of the number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CHINESE = "〇零○一二三四五六七八九幺壹贰貳叁參肆伍陆陸柒捌玖"
_VALUES = str.maketrans(CHINESE, "0001234567891122334566789")
_SEPARATOR = r"[ ·._/\n-]"
SHORTEST = 6  # digits; no number that is looked for here is shorter
LONG = 11
_ARABIC_RUN = re.compile(rf"[0-9](?:{_SEPARATOR}{{0,3}}[0-9]){{{SHORTEST - 1},}}")
_CHINESE_RUN = re.compile(rf"[{CHINESE}](?:[ ·-]{{0,2}}[{CHINESE}]){{{SHORTEST - 1},}}")
_ARABIC_GROUP = re.compile("[0-9]+")
_CHINESE_GROUP = re.compile(f"[{CHINESE}]+")


def further(count: int) -> str:
    """The part of a trigger for so many more digits behind the first of a run; without it a trigger is not fulfilled."""
    arabic = rf"(?<=[0-9])(?<![0-9]{{2}})(?:{_SEPARATOR}{{0,3}}+[0-9]){{{count}}}+"
    return rf"{arabic}|(?<=[{CHINESE}])(?<![{CHINESE}]{{2}})(?:[ ·-]{{0,2}}+[{CHINESE}]){{{count}}}+"


# Found wherever eleven digits or more may be of one number, as in those of identity cards, bank cards and mobile telephones, or fewer of a
# number from Hong Kong or abroad. The detectors of these seek it together, since most digits of a text are days and amounts.
LONG_NUMBER = re.compile(
    rf"[0-9{CHINESE}+](?:{further(LONG - 1)}|(?<=[A-Z][0-9])[0-9]{{8}}|(?<=[0-9])[0-9]{{5}} ?\(|(?<=\+) ?[1-9]|(?<=0)0 ?(?:852|853|886))"
)
# Found wherever a scanner may have read a letter in the place of a digit: such a letter beside a digit.
MISREAD = re.compile("[OIL](?:(?<=[0-9][OIL])|(?<=[0-9][ -][OIL])|(?=[ -]?[0-9]))")


@dataclass(frozen=True, slots=True)
class Group:
    """Digits without a gap, as 0-9, and where they stand."""

    digits: str
    start: int
    end: int


@dataclass(frozen=True)
class Stretch:
    """Neighbouring groups.

    Attributes:
        text: the folded text they stand in.
        groups: in order.
        alone: whether no further digits are joined to them by a separator.
    """

    text: str
    groups: tuple[Group, ...]
    alone: bool = True

    @cached_property
    def digits(self) -> str:
        """All digits as 0-9."""
        return "".join(group.digits for group in self.groups)

    @property
    def start(self) -> int:
        """First character."""
        return self.groups[0].start

    @property
    def end(self) -> int:
        """The one after the last."""
        return self.groups[-1].end

    @property
    def shape(self) -> tuple[int, ...]:
        """Lengths of the groups: (3, 4, 4)."""
        return tuple(len(group.digits) for group in self.groups)

    @cached_property
    def separators(self) -> set[str]:
        """What stands between the groups."""
        pairs = zip(self.groups, self.groups[1:], strict=False)
        return {self.text[left.end : right.start] for left, right in pairs}

    def of(self, length: int) -> Iterator[Stretch]:
        """Every stretch of whole groups with this many digits."""
        sizes = self.shape
        for first in range(len(sizes)):
            total = 0
            for last in range(first, len(sizes)):
                total += sizes[last]
                if total >= length:
                    break
            if total == length:
                yield Stretch(self.text, self.groups[first : last + 1], alone=total == len(self.digits))


@lru_cache(maxsize=2)
def runs(text: str) -> tuple[Stretch, ...]:
    """Every run of at least six digits, Arabic ones first."""
    found = [
        Stretch(text, tuple(Group(group[0], group.start(), group.end()) for group in _groups(text, run, _ARABIC_GROUP)))
        for run in _ARABIC_RUN.finditer(text)
    ]
    for run in _CHINESE_RUN.finditer(text):
        groups = (
            Group(group[0].translate(_VALUES), group.start(), group.end())
            for group in _groups(text, run, _CHINESE_GROUP)
        )
        found.append(Stretch(text, tuple(groups)))
    return tuple(found + [shorter for run in found if (shorter := _behind_a_name(run))])


def _behind_a_name(run: Stretch) -> Stretch | None:
    """Without its first digit, where that may belong to an anonymised name: 张某1 and a number."""
    first = run.groups[0]
    if run.text[first.start - 1 : first.start] != "某" or len(first.digits) == 1:
        return None
    return Stretch(run.text, (Group(first.digits[1:], first.start + 1, first.end), *run.groups[1:]))


def _groups(text: str, run: re.Match[str], group: re.Pattern[str]) -> Iterator[re.Match[str]]:
    return group.finditer(text, run.start(), run.end())
