"""How many records were sealed in a year, and on which ground: figures that the editors enter once a year, since the files of sealed records tell nothing.

Takes `extra.sealed_per_year` of mkdocs.yml and the day; gives what may be shown: whole past years, and no cell that `small_cells` hides. A year is a table
of its own and nothing is added up over years, so that the figures change with no single sealing, and no year can be computed from another one or from
what was shown the night before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from build_scripts.catalog.small_cells import FEWEST, shown
from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.model.status import SealedCategory

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

GROUNDS = {**{ground.value: ground.label for ground in SealedCategory}, "not-told": N_("Ground not told")}


class SealedYear(NamedTuple):
    """A year.

    Attributes:
        year: as it is written.
        number: of records that were sealed.
        grounds: how many on each of `GROUNDS`, None where that is hidden; empty where the editors enter no grounds.
    """

    year: str
    number: int
    grounds: tuple[int | None, ...] = ()


def by_year(extra: Mapping[str, Any], as_of: dt.date) -> tuple[SealedYear, ...]:
    """The years that may be shown, newest first.

    Args:
        extra: that mapping of mkdocs.yml.
        as_of: the day of the build.

    Raises:
        ValueError: the setting is no mapping of years and whole numbers, or of grounds and whole numbers for a year.
    """
    figures = extra.get("sealed_per_year") or {}
    if not isinstance(figures, dict) or not all(
        type(year) is int and all(map(_is_count, _cells(told))) for year, told in figures.items()
    ):
        raise ValueError(
            Message(
                "mkdocs.yml: extra.sealed_per_year wants years and whole numbers, such as `2024: 37`, or for a year the number on each ground: {grounds}",
                grounds=tuple(GROUNDS),
            )
        )
    return tuple(
        _shown(str(year), figures[year])
        for year in sorted(figures, reverse=True)
        if year < as_of.year and sum(_cells(figures[year])) >= FEWEST
    )


def _cells(told: Any) -> list[Any]:
    """The numbers that a year is given; None is none of them."""
    if not isinstance(told, dict):
        return [told]
    return [*(told.get(ground, 0) for ground in GROUNDS), *[None for ground in told if ground not in GROUNDS]]


def _is_count(number: Any) -> bool:
    return type(number) is int and number >= 0


def _shown(year: str, told: Any) -> SealedYear:
    cells = _cells(told)
    if not isinstance(told, dict):
        return SealedYear(year, cells[0])
    *grounds, _whole = shown([cells])[0]
    return SealedYear(year, sum(cells), tuple(grounds))
