"""Every official figure of the records, with what arithmetic says of it: also across records, where one names the figure of another.

Takes the catalogue; gives a `FigureLine` for every figure of a shown `statistic`, and the figures that were stated for several years.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from build_scripts.content.labels import N_
from build_scripts.model.comparison import Check, Comparison, total
from build_scripts.model.stated import Bound, Stated
from build_scripts.model.types import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from build_scripts.catalog.catalog import Catalog
    from build_scripts.catalog.summary import RecordSummary

Target = tuple["RecordSummary", "Mapping[str, Any]"]  # a record, and one of its figures as `Figure.plain` gives it


class Verdict(Choice):
    """What arithmetic says of a figure as a whole, in the order of the ledger."""

    DIFFERS = "differs", N_("Differs")
    ROUGH = "rough", N_("Cannot be told")
    AGREES = "agrees", N_("Agrees")
    IMPLIED = "implied", N_("A part is missing")
    NONE = "none", N_("Nothing to compute")


class Sum(NamedTuple):
    """One check of a figure.

    Attributes:
        check: what arithmetic says.
        comparison: the stated rate or share that it is about; None for a total.
        others: records whose figures it draws on.
        is_joined: whether it draws on another figure, of whatever record, that is shown.
    """

    check: Check
    comparison: Comparison | None
    others: tuple[RecordSummary, ...]
    is_joined: bool


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One official figure.

    Attributes:
        record: that states it.
        place: its number among the figures of the record.
        told: name, unit and value, as `Figure.plain` gives them.
        sums: what arithmetic says of it.
        comparisons: what the source says of it.
    """

    record: RecordSummary
    place: int
    told: Mapping[str, Any]
    sums: tuple[Sum, ...]
    comparisons: tuple[Comparison, ...]

    @property
    def stated(self) -> Stated:
        """The value with the words before it."""
        return stated(self.told)

    @property
    def verdict(self) -> Verdict:
        """The worst of what its sums say; what only shows an implied value says nothing."""
        checks = [one.check for one in self.sums]
        if any(check.agrees is False for check in checks):
            return Verdict.DIFFERS
        if any(check.agrees is None and check.stated for check in checks):
            return Verdict.ROUGH
        if any(check.agrees for check in checks):
            return Verdict.AGREES
        return Verdict.IMPLIED if checks else Verdict.NONE

    @property
    def topic(self) -> str:
        """What it is about."""
        return str(_counted(self.record)["topic"])


def ledger(catalog: Catalog) -> Iterator[FigureLine]:
    """Every figure, the newest record first."""
    for record in catalog.records:
        yield from of_record(catalog, record)


def of_record(catalog: Catalog, record: RecordSummary) -> Iterator[FigureLine]:
    """The figures of one record; none where it is no statistic."""
    for place, told in enumerate(_figures(record)):
        comparisons = tuple(Comparison.model_validate(dict(one)) for one in told["comparisons"])
        parts = [find(catalog, record, told, *part) for part in told["parts"]]
        found = [part for part in parts if part]
        values = [stated(part) for _other, part in found] if len(found) == len(parts) else []
        sums = [_compared(catalog, record, told, one, values) for one in comparisons]
        if values:
            sums.append(Sum(total(stated(told), values), None, _others(record, found), is_joined=True))
        yield FigureLine(record, place, told, tuple(sums), comparisons)


def _compared(
    catalog: Catalog, record: RecordSummary, told: Mapping[str, Any], one: Comparison, parts: Sequence[Stated]
) -> Sum:
    at = one.base_of
    base = find(catalog, record, told, at.id, at.figure) if at else None
    check = one.check(stated(told), stated(base[1]) if base else None, parts)
    joined = base is not None or (bool(one.years) and bool(parts) and check.stated is not None)
    return Sum(check, one, _others(record, [base] if base else []), is_joined=joined)


def find(
    catalog: Catalog, record: RecordSummary, told: Mapping[str, Any], other: str | None, name: str | None
) -> Target | None:
    """The figure that another one names: the record that states it, and the figure; None where it is not shown here.

    Args:
        catalog: every record that is shown.
        record: in which the other is named.
        told: the figure that names it.
        other: id of the record where it stands; None for the same one.
        name: what it is called there; None for the same name.
    """
    there = catalog.by_id.get(other) if other else record
    named = [one for one in _figures(there) if one["key"] == (name or told["key"])] if there else []
    return (there, named[0]) if there and len(named) == 1 else None


def _others(record: RecordSummary, targets: Iterable[Target]) -> tuple[RecordSummary, ...]:
    found = {there.id: there for there, _told in targets if there.id != record.id}
    return tuple(found.values())


def stated(told: Mapping[str, Any]) -> Stated:
    """The value of a figure with the words before it."""
    return Stated(Decimal(told["value"]), Bound(told["bound"]))


def _counted(record: RecordSummary) -> Mapping[str, Any]:
    return record.counted or {}


def _figures(record: RecordSummary) -> Sequence[Mapping[str, Any]]:
    return tuple(_counted(record).get("figures", ()))


class Year(NamedTuple):
    """A figure in one year, and by which part it changed on the year before, where that year's is known and not 0."""

    year: str
    line: FigureLine
    change: Decimal | None


def series(lines: Iterable[FigureLine]) -> list[list[Year]]:
    """The figures that one body stated for several years: of the same name, unit and scope, and of periods of a year or days of the year alike.

    Returns:
        Each with its years, the oldest first. Where two records state the same figure for the same year, the one that was published later counts.
    """
    groups: dict[tuple[object, ...], dict[str, FigureLine]] = defaultdict(dict)
    for line in lines:
        about = _counted(line.record)
        words = tuple(
            sorted(
                (*text, code)
                for said in (line.told["name"], line.told["unit"], about["scope"])
                for code, text in said.items()
            )
        )
        key = (line.record.sample, line.record.organs, line.record.regions, words, _span(about["period"]))
        known = groups[key].get(line.record.year or "")
        if known is None or (known.record.published or "") < (line.record.published or ""):
            groups[key][line.record.year or ""] = line
    return [_years(group) for group in groups.values() if len(group) > 1]


def _span(period: Sequence[str] | None) -> object:
    """Which part of a year or of several a period is; the days of stocks are all alike."""
    return (period[0][4:], period[1][4:], int(period[1][:4]) - int(period[0][:4])) if period else None


def _years(group: Mapping[str, FigureLine]) -> list[Year]:
    found = []
    for year in sorted(group):
        before = group.get(f"{int(year) - 1:04}")
        change = group[year].stated.value / before.stated.value - 1 if before and before.stated.value else None
        found.append(Year(year, group[year], change))
    return found
