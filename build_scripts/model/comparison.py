"""Stated rates, shares, ratios and totals, and what arithmetic says about them.

Takes a figure and what the source says about it; gives a `Check` that shows the sum. Where the parts are known it verifies; where one is
missing it says which value the statement implies, and claims nothing more. A source that states its parts only roughly is never contradicted
as long as they may add up.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Self

from pydantic import Field, model_validator

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.model.base import Model
from build_scripts.model.number import Number, Whole
from build_scripts.model.stated import Bound, Span, Stated, rounded
from build_scripts.model.types import Choice, RecordId, Text, refuse

if TYPE_CHECKING:
    from collections.abc import Sequence

HUNDRED = Decimal(100)


class ComparisonKind(Choice):
    """What a number beside a figure says."""

    YEAR_ON_YEAR = "year-on-year", N_("Change on the previous year")
    SHARE = "share", N_("Share of a whole")
    RATIO = "ratio", N_("Number for each one")
    AVERAGE_ANNUAL = "average-annual", N_("Average change a year")


class Measure(Choice):
    """Per cent, so many times more, or a plain number."""

    PERCENT = "percent", N_("per cent")
    TIMES = "times", N_("times")
    NUMBER = "number", N_("plain number")


Term = tuple[Decimal, Measure | None]  # a number as it is shown, with its measure if it is a rate


class Check(NamedTuple):
    """One sum with its result.

    Attributes:
        label: what is computed.
        formula: the signs between the numbers, with `{}` for each of these.
        terms: the numbers, in their order; the last one is the result.
        agrees: whether the stated value agrees; None where the sum only shows what is implied, or where the parts are stated too roughly.
        stated: the value that the source states, where the sum verifies one.
    """

    label: str
    formula: str
    terms: tuple[Term, ...]
    agrees: bool | None
    stated: Term | None = None

    @property
    def computed(self) -> Term:
        """The result."""
        return self.terms[-1]


class FigureAt(Model):
    """Another figure, of this record or of another one."""

    id: RecordId | None = Field(None, title=N_("Other record"))
    figure: Text | None = Field(None, title=N_("Name of the figure there"))

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if not self.id and not self.figure:
            refuse(
                Message("neither a record nor a figure is named"),
                Message("write the `id` of the record, the name of the `figure`, or both"),
            )
        return self


class Comparison(Model):
    """A number stated with a figure; `base` is the whole, the earlier figure or the divisor, and `base_of` names the figure that is it."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("note",)

    kind: ComparisonKind
    value: Number
    measure: Measure = Measure.PERCENT
    bound: Bound = Bound.EXACT
    base: Number | None = None
    base_of: FigureAt | None = Field(None, title=N_("Compared with"))
    years: Whole | None = Field(None, ge=2, le=50)
    note: Text | None = None

    @model_validator(mode="after")
    def _can_be_computed(self) -> Self:
        if self.base is not None and self.base <= 0:
            refuse(Message("`base` must be above 0"), Message("write the figure it compares with"))
        if self.base is not None and self.base_of:
            refuse(Message("`base` and `base_of` say the same"), Message("keep `base_of`, which names the figure"))
        if self.kind is ComparisonKind.AVERAGE_ANNUAL and not self.years:
            refuse(
                Message("an average annual rate needs `years`"),
                Message("write over how many years the figure was added up"),
            )
        if self.kind is not ComparisonKind.AVERAGE_ANNUAL and self.years:
            refuse(Message("`years` belongs to `average-annual`"), Message("remove it"))
        if self.kind is ComparisonKind.SHARE and self.value <= 0:
            refuse(Message("a share must be above 0"), Message("write 90.43 for 90.43 %"))
        if self.measure is Measure.NUMBER and self.kind is not ComparisonKind.RATIO:
            refuse(Message("only a ratio is a plain number"), Message("remove `measure`, or write `kind: ratio`"))
        if self.rate <= -1:
            refuse(Message("a fall by all or more is no rate"), Message("write -12.5 for a fall by 12.5 %"))
        return self

    @property
    def rate(self) -> Decimal:
        """The stated value as a plain ratio."""
        return self.value / HUNDRED if self.measure is Measure.PERCENT else self.value

    @property
    def term(self) -> Term:
        """The stated value as it is shown."""
        return self.value, self.measure

    def check(self, figure: Stated, base: Stated | None = None, parts: Sequence[Stated] = ()) -> Check:
        """Compute what can be computed.

        Args:
            figure: the figure that the comparison belongs to.
            base: what `base_of` names, where it is known.
            parts: of the figure, in the order of the years, where they are known; for an average change a year.
        """
        known = base or (Stated(self.base) if self.base is not None else None)
        if known is None or known.value <= 0:
            return self._average(figure, parts) if self.years else self._implied(figure.value)
        if self.years:  # the figure is that of the last year, and the base that of the first
            return self._growth_a_year(known, figure, self.years)
        growth = self.kind is ComparisonKind.YEAR_ON_YEAR
        found = figure.value / known.value - growth
        low, high = _quotient(figure.span, known.span)
        formula = "{} ÷ {} − 1 = {}" if growth else "{} ÷ {} = {}"
        span = Span(low - growth, None if high is None else high - growth)
        return self._verified(formula, [_shown(figure.value), _shown(known.value)], found, span)

    def _verified(self, formula: str, terms: list[Term], found: Decimal, span: Span) -> Check:
        """A sum whose result the source states too."""
        scale = HUNDRED if self.measure is Measure.PERCENT else Decimal(1)
        stated = Stated(self.value, self.bound, is_rate=True)
        agrees = True if stated.is_met_by(found * scale) else None
        if not agrees and not stated.span.meets(
            Span(span.low * scale, None if span.high is None else span.high * scale)
        ):
            agrees = False
        digits = max(-int(self.value.as_tuple().exponent), 0) + 1
        result = rounded(found * scale, Decimal(1).scaleb(-digits)), self.measure
        return Check(N_("Arithmetic"), formula, (*terms, result), agrees, self.term)

    def _implied(self, figure: Decimal) -> Check:
        growth = self.kind is ComparisonKind.YEAR_ON_YEAR
        labels = {
            ComparisonKind.YEAR_ON_YEAR: N_("Implied earlier figure"),
            ComparisonKind.SHARE: N_("Implied whole"),
            ComparisonKind.RATIO: N_("Implied number of them"),
        }
        divisor = 1 + self.rate if growth else self.rate
        terms = (_shown(figure), self.term, _shown(figure / divisor if divisor else figure))
        return Check(labels[self.kind], "{} ÷ (1 + {}) ≈ {}" if growth else "{} ÷ {} ≈ {}", terms, None)

    def _average(self, figure: Stated, parts: Sequence[Stated]) -> Check:
        years = self.years or 1
        if len(parts) == years and all(part.value > 0 for part in parts):
            return self._growth_a_year(parts[0], parts[-1], years)
        growth = 1 + self.rate
        first = figure.value / sum(growth**year for year in range(years))
        last = first * growth ** (years - 1)
        terms = (_shown(first), self.term, (Decimal(years - 1), None), _shown(last))
        return Check(N_("Implied first and last year"), "{} × (1 + {})^{} ≈ {}", terms, None)

    def _growth_a_year(self, first: Stated, last: Stated, years: int) -> Check:
        """The change a year that leads from the first year to the last one."""
        power = Decimal(1) / (years - 1)
        low, high = _quotient(last.span, first.span)
        span = Span(max(low, Decimal(0)) ** power - 1, None if high is None else high**power - 1)
        terms = [_shown(last.value), _shown(first.value), (Decimal(years - 1), None)]
        return self._verified("({} ÷ {})^(1 ÷ {}) − 1 = {}", terms, (last.value / first.value) ** power - 1, span)


def total(figure: Stated, parts: Sequence[Stated]) -> Check:
    """Whether a total is the sum of its parts."""
    found = sum((part.value for part in parts), Decimal(0))
    spans = [part.span for part in parts]
    high = (
        None
        if any(span.high is None for span in spans)
        else sum((span.high or Decimal(0) for span in spans), Decimal(0))
    )
    agrees = True if figure.is_met_by(found) else None
    if not agrees and not figure.span.meets(Span(sum((span.low for span in spans), Decimal(0)), high)):
        agrees = False
    terms = (*((part.value, None) for part in parts), (found, None))
    return Check(N_("Sum of the parts"), " + ".join(["{}"] * len(parts)) + " = {}", terms, agrees, (figure.value, None))


def _quotient(part: Span, whole: Span) -> Span:
    """The lowest and the highest quotient."""
    low = part.low / whole.high if whole.high else Decimal(0)
    return Span(low, None if part.high is None or whole.low <= 0 else part.high / whole.low)


def _shown(number: Decimal) -> Term:
    """A number that is no rate, with no more decimals than make sense."""
    whole = number == number.to_integral_value() or abs(number) >= HUNDRED
    return rounded(number, Decimal(1) if whole else Decimal("0.01")), None
