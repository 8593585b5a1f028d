"""Stated rates and shares, and what arithmetic says about them.

Takes a figure and what the source says about it; gives a `Check` that shows the sum. Where the parts are
known it verifies; where one is missing it says which value the statement implies, and claims nothing more.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple, Self

from pydantic import Field, model_validator

from build_scripts.content.labels import N_
from build_scripts.model.base import Model
from build_scripts.model.number import Number, Whole
from build_scripts.model.types import Choice, Text, refuse

HUNDRED = Decimal(100)


class ComparisonKind(Choice):
    """What a percentage says."""

    YEAR_ON_YEAR = "year-on-year", N_("Change on the previous year")
    SHARE = "share", N_("Share of a whole")
    AVERAGE_ANNUAL = "average-annual", N_("Average change a year")


class Measure(Choice):
    """Per cent, or so many times more."""

    PERCENT = "percent", N_("per cent")
    TIMES = "times", N_("times")


class Bound(Choice):
    """How exactly the source states a figure."""

    EXACT = "exact", N_("exactly")
    ABOUT = "about", N_("about")
    MORE_THAN = "more-than", N_("more than")
    NEARLY = "nearly", N_("nearly")


class Check(NamedTuple):
    """One sum, its result, and whether the stated value agrees (None: it only shows what is implied)."""

    label: str
    formula: str
    agrees: bool | None


class Comparison(Model):
    """A rate or share stated with a figure; `base` is the whole or the earlier figure, if it is known."""

    kind: ComparisonKind
    value: Number
    measure: Measure = Measure.PERCENT
    bound: Bound = Bound.EXACT
    base: Number | None = None
    years: Whole | None = Field(None, ge=2, le=50)
    note: Text | None = None
    note_en: Text | None = None
    note_zh: Text | None = None

    @model_validator(mode="after")
    def _can_be_computed(self) -> Self:
        if self.base is not None and self.base <= 0:
            refuse("`base` must be above 0", "write the figure it compares with")
        if self.kind is ComparisonKind.AVERAGE_ANNUAL and not self.years:
            refuse("an average annual rate needs `years`", "write over how many years the figure was added up")
        if self.kind is not ComparisonKind.AVERAGE_ANNUAL and self.years:
            refuse("`years` belongs to `average-annual`", "remove it")
        if self.kind is ComparisonKind.SHARE and self.value <= 0:
            refuse("a share must be above 0", "write 90.43 for 90.43 %")
        if self.rate <= -1:
            refuse("a fall by all or more is no rate", "write -12.5 for a fall by 12.5 %")
        return self

    @property
    def rate(self) -> Decimal:
        """The stated value as a plain ratio."""
        return self.value / HUNDRED if self.measure is Measure.PERCENT else self.value

    @property
    def stated(self) -> str:
        """The stated value with its sign of measure."""
        return f"{self.value:f}{self._sign}"

    @property
    def _sign(self) -> str:
        return " %" if self.measure is Measure.PERCENT else " ×"

    def check(self, figure: Decimal) -> Check:
        """Compute what can be computed.

        Args:
            figure: the figure that the comparison belongs to.
        """
        if self.kind is ComparisonKind.AVERAGE_ANNUAL:
            return self._first_and_last(figure, self.years or 1)
        share = self.kind is ComparisonKind.SHARE
        if self.base is None:
            divisor = self.rate if share else 1 + self.rate
            written = self.stated if share else f"(1 + {self.stated})"
            label = N_("Implied whole") if share else N_("Implied earlier figure")
            return Check(label, f"{said(figure)} ÷ {written} ≈ {said(figure / divisor)}", None)
        found = figure / self.base - (0 if share else 1)
        if self.measure is Measure.PERCENT:
            found *= HUNDRED
        digits = max(-int(self.value.as_tuple().exponent), 0)
        agrees = _rounded(found, digits) == self.value
        sum_ = f"{said(figure)} ÷ {said(self.base)}" + ("" if share else " − 1")
        formula = f"{sum_} = {_rounded(found, digits + 1):f}{self._sign}"
        return Check(N_("Arithmetic"), formula, agrees or (False if self.bound is Bound.EXACT else None))

    def _first_and_last(self, total: Decimal, years: int) -> Check:
        """What the first and the last of some years were, if their sum grew evenly at this rate."""
        growth = 1 + self.rate
        first = total / sum(growth**year for year in range(years))
        last = first * growth ** (years - 1)
        formula = f"{said(first)} × (1 + {self.stated})^{years - 1} ≈ {said(last)}"
        return Check(N_("Implied first and last year"), formula, None)


def _rounded(number: Decimal, digits: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def said(number: Decimal) -> str:
    """A number as pages write it: thousands apart, no more decimals than make sense."""
    whole = number == number.to_integral_value() or abs(number) >= HUNDRED
    return f"{_rounded(number, 0 if whole else 2):,f}"
