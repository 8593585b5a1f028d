"""How one language writes days, years, numbers, amounts, shares and lengths of time.

Takes values, never texts of another language; gives texts. Babel knows how; what it does not know are words of the interface.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import lru_cache, reduce
from itertools import starmap
from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_currency, format_decimal, format_percent

from build_scripts.content.citation import article_in_chinese, numeral
from build_scripts.content.labels import N_, translations
from build_scripts.content.languages import babel_locale
from build_scripts.model.comparison import HUNDRED, Measure
from build_scripts.model.money import USUAL
from build_scripts.model.stated import rounded

if TYPE_CHECKING:
    from build_scripts.content.languages import Language
    from build_scripts.model.comparison import Check, Comparison
    from build_scripts.model.types import Period

_WHOLE, _AMOUNT = "#,##0", "#,##0.00"
_COUNTED = 200  # numbers that show every plural form of a language


class Formats:
    """The formats of a language."""

    def __init__(self, language: Language) -> None:
        self._locale = babel_locale(language.locale)
        self._words = translations(language.words)
        self.day, self.number = (
            lru_cache(maxsize=20_000)(self._day),
            lru_cache(maxsize=20_000, typed=True)(self._number),
        )
        self.period = lru_cache(maxsize=2_000)(self._period)

    def _day(self, iso: str) -> str:
        """An ISO day: 2023年3月1日, 1 March 2023."""
        return format_date(dt.date.fromisoformat(iso), "long", locale=self._locale)

    def born(self, born: str) -> str:
        """A day, month or year of birth: 1986年3月11日, 1986年."""
        if len(born) == len("1986"):
            return self.year(born)
        if len(born) == len("1986-03"):
            return format_skeleton("yMMMM", dt.date.fromisoformat(f"{born}-01"), locale=self._locale)
        return self.day(born)

    def near_day(self, iso: str) -> str:
        """A day of this year: 3月1日, 1 March."""
        return format_skeleton("MMMMd", dt.date.fromisoformat(iso), locale=self._locale)

    def year(self, year: str) -> str:
        """A year: 2023年, 2023."""
        return format_skeleton("y", dt.date(int(year), 1, 1), locale=self._locale)

    def _number(self, value: Decimal | int) -> str:
        """A number, with no more than three decimals."""
        return format_decimal(value, locale=self._locale)

    def article(self, number: str) -> str:
        """The number of an article: 第一百三十三条之一, Article 133-1."""
        if self._locale.language == "zh":
            return article_in_chinese(number)
        return self._words.gettext(N_("Article %(number)s")) % {"number": number}

    def numeral(self, number: int) -> str:
        """The number of a paragraph or item: 三, 3."""
        return numeral(number) if self._locale.language == "zh" else str(number)

    def share(self, part: int, whole: int) -> str:
        """A part of a number, in per cent with one decimal."""
        return format_percent(part / whole if whole else 0, "0.0%", locale=self._locale)

    def part(self, part: int, whole: int) -> str:
        """A part of a number and its share: 3 of 5 (60.0%)."""
        counts = {"part": self.number(part), "whole": self.number(whole), "share": self.share(part, whole)}
        return self._words.gettext(N_("%(part)s of %(whole)s (%(share)s)")) % counts

    def money(self, amount: Decimal, currency: str = USUAL) -> str:
        """An amount of money: yuan in words, with fen where there are any; other currencies by their sign."""
        if currency != USUAL:
            return format_currency(amount, currency, locale=self._locale)
        shown = format_decimal(amount, _AMOUNT if amount % 1 else _WHOLE, locale=self._locale)
        return self._words.gettext(N_("%(amount)s yuan")) % {"amount": shown}

    def comparison(self, one: Comparison) -> str:
        """A stated rate or share."""
        return self._exactly(one.value, one.measure)

    def arithmetic(self, check: Check) -> str:
        """A sum with its result."""
        return check.formula.format(*starmap(self._exactly, check.terms))

    def checked(self, check: Check) -> dict[str, object]:
        """A sum with its result, and what it says of the stated value, as plain data for `checks.html`."""
        return {
            "label": check.label,
            "sum": self.arithmetic(check),
            "agrees": check.agrees,
            "stated": self._exactly(*check.stated) if check.stated else None,
            "computed": self._exactly(*check.computed),
        }

    def change(self, percent: Decimal) -> str:
        """By how many per cent something grew or shrank, with one decimal and its sign."""
        shown = self._exactly(rounded(percent, Decimal("0.1")), Measure.PERCENT)
        return f"+{shown}" if percent > 0 else shown

    def _exactly(self, value: Decimal, measure: Measure | None) -> str:
        """A number, plain, in per cent or in times, with the decimals that it is given in."""
        decimals = max(-int(value.as_tuple().exponent), 0)
        fraction = f"0.{'0' * decimals}" if decimals else "0"
        if measure is Measure.PERCENT:
            pattern = self._locale.percent_formats[None].pattern
            return format_percent(value / HUNDRED, pattern.replace("0", fraction, 1), locale=self._locale)
        number = format_decimal(value, f"#,##{fraction}", locale=self._locale)
        return f"{number} ×" if measure is Measure.TIMES else number

    def _period(self, period: Period) -> str:
        """A length of time: 1年6个月, 1 year 6 months."""
        years, months, days = period.parts
        ngettext = self._words.ngettext
        said = [
            ngettext("%(count)s year", "%(count)s years", years) % {"count": self.number(years)} if years else "",
            ngettext("%(count)s month", "%(count)s months", months) % {"count": self.number(months)} if months else "",
            ngettext("%(count)s day", "%(count)s days", days) % {"count": self.number(days)}
            if days or not (years or months)
            else "",
        ]
        together = self._words.gettext(N_("%(first)s %(rest)s"))  # 1 year 6 months
        return reduce(lambda first, rest: together % {"first": first, "rest": rest}, filter(None, said))

    def plural_forms(self, one: str, many: str) -> dict[str, str]:
        """Each plural form of a message, by CLDR's name for the numbers that take it."""
        return {form: self._words.ngettext(one, many, number) for form, number in _first_of_each_form(self._locale)}


@lru_cache
def _first_of_each_form(locale: Locale) -> tuple[tuple[str, int], ...]:
    """CLDR's name of each plural form, with the first number that takes it."""
    first: dict[str, int] = {}
    for number in range(_COUNTED):
        first.setdefault(locale.plural_form(number), number)
    return tuple(first.items())
