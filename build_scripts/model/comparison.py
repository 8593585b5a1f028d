"""Stated rates and shares, and what arithmetic says about them.

Takes a figure and what the source says about it; gives a `Check` that shows the sum. Where the parts are
known it verifies; where one is missing it says which value the statement implies, and claims nothing more.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import ClassVar, NamedTuple, Self

from pydantic import Field, model_validator

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
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


Term = tuple[Decimal, Measure | None]  # a number as it is shown, with its measure if it is a rate


class Check(NamedTuple):
    """One sum with its result.

    Attributes:
        label: what is computed.
        formula: the signs between the numbers, with `{}` for each of these.
        terms: the numbers, in their order.
        agrees: whether the stated value agrees; None where the sum only shows what is implied.
    """

    label: str
    formula: str
    terms: tuple[Term, ...]
    agrees: bool | None


class Comparison(Model):
    """A rate or share stated with a figure; `base` is the whole or the earlier figure, if it is known."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("note",)

    kind: ComparisonKind
    value: Number
    measure: Measure = Measure.PERCENT
    bound: Bound = Bound.EXACT
    base: Number | None = None
    years: Whole | None = Field(None, ge=2, le=50)
    note: Text | None = None

    @model_validator(mode="after")
    def _can_be_computed(self) -> Self:
        if self.base is not None and self.base <= 0:
            refuse(Message("`base` must be above 0"), Message("write the figure it compares with"))
        if self.kind is ComparisonKind.AVERAGE_ANNUAL and not self.years:
            refuse(
                Message("an average annual rate needs `years`"),
                Message("write over how many years the figure was added up"),
            )
        if self.kind is not ComparisonKind.AVERAGE_ANNUAL and self.years:
            refuse(Message("`years` belongs to `average-annual`"), Message("remove it"))
        if self.kind is ComparisonKind.SHARE and self.value <= 0:
            refuse(Message("a share must be above 0"), Message("write 90.43 for 90.43 %"))
        if self.rate <= -1:
            refuse(Message("a fall by all or more is no rate"), Message("write -12.5 for a fall by 12.5 %"))
        return self

    @property
    def rate(self) -> Decimal:
        """The stated value as a plain ratio."""
        return self.value / HUNDRED if self.measure is Measure.PERCENT else self.value

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
            label = N_("Implied whole") if share else N_("Implied earlier figure")
            terms: tuple[Term, ...] = (_shown(figure), (self.value, self.measure), _shown(figure / divisor))
            return Check(label, "{} ÷ {} ≈ {}" if share else "{} ÷ (1 + {}) ≈ {}", terms, None)
        found = figure / self.base - (0 if share else 1)
        if self.measure is Measure.PERCENT:
            found *= HUNDRED
        digits = max(-int(self.value.as_tuple().exponent), 0)
        agrees = _rounded(found, digits) == self.value
        terms = (_shown(figure), _shown(self.base), (_rounded(found, digits + 1), self.measure))
        formula = "{} ÷ {} = {}" if share else "{} ÷ {} − 1 = {}"
        return Check(N_("Arithmetic"), formula, terms, agrees or (False if self.bound is Bound.EXACT else None))

    def _first_and_last(self, total: Decimal, years: int) -> Check:
        """What the first and the last of some years were, if their sum grew evenly at this rate."""
        growth = 1 + self.rate
        first = total / sum(growth**year for year in range(years))
        last = first * growth ** (years - 1)
        terms = (_shown(first), (self.value, self.measure), (Decimal(years - 1), None), _shown(last))
        return Check(N_("Implied first and last year"), "{} × (1 + {})^{} ≈ {}", terms, None)


def _rounded(number: Decimal, digits: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def _shown(number: Decimal) -> Term:
    """A number that is no rate, with no more decimals than make sense."""
    whole = number == number.to_integral_value() or abs(number) >= HUNDRED
    return _rounded(number, 0 if whole else 2), None
