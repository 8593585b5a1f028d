"""What can be computed about a stated rate or share, and whether the statement agrees with it.

Takes a figure and a comparison; gives a `Check` that shows the sum. Where the parts are known it verifies; where one is
missing it says which value the statement implies, and claims nothing more.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from build_scripts.labels import N_
from build_scripts.model.types import Choice

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


class Check(NamedTuple):
    """One sum, its result, and whether the stated value agrees (None: the sum only shows what it implies)."""

    label: str
    formula: str
    agrees: bool | None


def check(
    value: Decimal,
    kind: ComparisonKind,
    stated: Decimal,
    measure: Measure,
    base: Decimal | None,
    years: int | None,
    *,
    exact: bool,
) -> Check:
    """Compare a stated rate with its parts.

    Args:
        value: the figure.
        kind: what the rate says about it.
        stated: the rate, in the measure.
        measure: per cent or times.
        base: the whole, or the earlier figure, when the source gives it.
        years: over how many years an average annual rate adds the figure up.
        exact: whether the source states the rate without "about" or "more than".
    """
    rate = stated / HUNDRED if measure is Measure.PERCENT else stated
    sign = f"{stated.normalize():f}" + (" %" if measure is Measure.PERCENT else "")
    if kind is ComparisonKind.AVERAGE_ANNUAL:
        total = sum((1 + rate) ** year for year in range(years or 1))
        first = value / total
        last = first * (1 + rate) ** ((years or 1) - 1)
        formula = f"{_said(first)} × (1 + {sign})^{(years or 1) - 1} ≈ {_said(last)}"
        return Check(N_("Implied first and last year"), formula, None)
    if kind is ComparisonKind.SHARE:
        if base is None:
            return Check(N_("Implied whole"), f"{_said(value)} ÷ {sign} ≈ {_said(value / rate)}", None)
        found, formula = value / base, f"{_said(value)} ÷ {_said(base)}"
    else:
        if base is None:
            return Check(
                N_("Implied earlier figure"),
                f"{_said(value)} ÷ (1 + {sign}) ≈ {_said(value / (1 + rate))}",
                None,
            )
        found, formula = value / base - 1, f"{_said(value)} ÷ {_said(base)} − 1"
    shown = found * HUNDRED if measure is Measure.PERCENT else found
    digits = max(-int(stated.as_tuple().exponent), 0)
    agrees = _rounded(shown, digits) == stated
    percent = " %" if measure is Measure.PERCENT else ""
    formula = f"{formula} = {_rounded(shown, digits + 1):f}{percent}"
    return Check(N_("Arithmetic"), formula, agrees if exact or agrees else None)


def _rounded(number: Decimal, digits: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def _said(number: Decimal) -> str:
    """A whole number with separators; small ones keep what they have."""
    whole = number == number.to_integral_value() or abs(number) >= HUNDRED
    return f"{_rounded(number, 0):,f}" if whole else f"{_rounded(number, 2):,f}"
