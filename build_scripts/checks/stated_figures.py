"""Do official figures agree with their own parts, and are those where a figure says they are?

Takes the joined records; finds figures that name another one which is not there, or which is counted in another unit, and totals, shares,
ratios and rates that arithmetic contradicts. A contradiction is a warning: the source may be wrong, and the record must say what it says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.catalog.ledgers import figures
from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.model.comparison import ComparisonKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from build_scripts.catalog.catalog import Catalog
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.checks.record_facts import KnownFacts
    from build_scripts.checks.subject import Location

_ACCURATE = "政府信息公开条例 Art 6"  # of administrative organs; asked of every figure here
_KINDS = ("statistic",)


@rule("STAT-01", cites=_ACCURATE, basis=Basis.TEXT, kinds=_KINDS)
def stands_where_it_is_named(known: KnownFacts) -> Iterator[tuple[RecordSummary, Finding]]:
    """A figure that another one is computed from stands once in the record that is named, under that name and in the same unit."""
    catalog = known.catalog
    for record in catalog.records:
        for place, told in enumerate((record.counted or {}).get("figures", ())):
            for location, other, name, alike in _named(told):
                if wrong := _wrong(catalog, record, told, other, name, alike=alike):
                    remedy = Message("correct the `id` or the name of the `figure`")
                    yield record, Finding(("figures", place, *location), wrong, remedy)


def _named(told: Mapping[str, Any]) -> Iterator[tuple[Location, str | None, str | None, bool]]:
    """Where another figure is named, its record and name, and whether it must have the same unit."""
    for number, one in enumerate(told["comparisons"]):
        if at := one.get("base_of"):
            alike = one["kind"] != ComparisonKind.RATIO.value
            yield ("comparisons", number, "base_of"), at.get("id"), at.get("figure"), alike
    for number, (other, name) in enumerate(told["parts"]):
        yield ("parts", number), other, name, True


def _wrong(
    catalog: Catalog,
    record: RecordSummary,
    told: Mapping[str, Any],
    other: str | None,
    name: str | None,
    *,
    alike: bool,
) -> Message | None:
    if other and other not in catalog.by_id:
        return None  # it is not shown, or CAT says that there is none
    found = figures.find(catalog, record, told, other, name)
    if found is None:
        return Message("the record that is named has no figure of this name, or several")
    if alike and found[1]["unit"] != told["unit"]:
        return Message("the figure that is named is counted in another unit")
    return None


@rule("STAT-02", cites=_ACCURATE, basis=Basis.TEXT, severity=Severity.WARNING, kinds=_KINDS)
def agrees_with_its_parts(known: KnownFacts) -> Iterator[tuple[RecordSummary, Finding]]:
    """A stated total, share, ratio or rate agrees with its parts, rounded as it is stated."""
    for line in figures.ledger(known.catalog):
        if any(one.check.agrees is False for one in line.sums):
            message = Message("what the source states does not agree with its parts")
            remedy = Message(
                "compare it with the source; where the source has it so, leave it: the page shows both values"
            )
            yield line.record, Finding(("figures", line.place), message, remedy)


ACROSS = (stands_where_it_is_named, agrees_with_its_parts)
