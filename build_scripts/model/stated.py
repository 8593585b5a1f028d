"""A number as its source states it: exactly, about, more than, nearly. What the true number may be, and whether a computed one fits.

A count that ends in three zeros or more (243,000) is taken as rounded, to its last other digit at most, and a number with decimals (5.4 %) to its last decimal.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from build_scripts.content.labels import N_
from build_scripts.model.types import Choice

_ROUND = 3  # zeros at the end of a count by which it shows that it was rounded
_THOUSAND = Decimal(1000)


class Bound(Choice):
    """How exactly the source states a figure."""

    EXACT = "exact", N_("exactly")
    ABOUT = "about", N_("about")
    MORE_THAN = "more-than", N_("more than")
    NEARLY = "nearly", N_("nearly")


class Span(NamedTuple):
    """From the lowest to the highest number that something may be; None is open."""

    low: Decimal
    high: Decimal | None

    def meets(self, other: Span) -> bool:
        """Whether there is a number that both may be."""
        return (self.high is None or other.low <= self.high) and (other.high is None or self.low <= other.high)


class Stated(NamedTuple):
    """A number with the words before it; a rate is rounded to the digits in which it is written, a count may be exact."""

    value: Decimal
    bound: Bound = Bound.EXACT
    is_rate: bool = False

    @property
    def span(self) -> Span:
        """What the true number may be."""
        half = self._unit / 2
        if self.bound is Bound.MORE_THAN:
            return Span(self.value, None)
        return Span(self.value - half, self.value if self.bound is Bound.NEARLY else self.value + half)

    def is_met_by(self, number: Decimal) -> bool:
        """Whether a number, rounded as this one is, is what was stated."""
        if self.bound is Bound.MORE_THAN:
            return number > self.value
        if self.bound is Bound.NEARLY and number >= self.value:
            return False
        unit = self._unit
        if self.bound is Bound.EXACT and unit > _THOUSAND:
            unit = _THOUSAND  # 80,000 may be rounded to thousands or to ten thousands: what only the latter makes right is not known
        return number == self.value if not unit else rounded(number, unit) == self.value

    @property
    def _unit(self) -> Decimal:
        """To what it was rounded; 0 where it was not."""
        digits, last = self.value.as_tuple().digits, int(self.value.as_tuple().exponent)
        zeros = len(digits) - len("".join(map(str, digits)).rstrip("0")) if any(digits) else 0
        roughly = self.bound is not Bound.EXACT
        if last < 0 or self.is_rate:
            return Decimal(1).scaleb(last + zeros if roughly and last >= 0 else last)
        if zeros >= _ROUND or roughly:
            return Decimal(1).scaleb(zeros)
        return Decimal(0)


def rounded(number: Decimal, unit: Decimal) -> Decimal:
    """The nearest multiple of a unit; what lies in the middle goes away from zero."""
    return (number / unit).quantize(Decimal(1), rounding=ROUND_HALF_UP) * unit
