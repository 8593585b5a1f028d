"""How many records were sealed in a year: figures that the editors enter once a year, since the files of sealed records tell nothing.

Takes `extra.sealed_per_year` of mkdocs.yml and the day; gives what may be shown: whole past years, and none that `small_cells` hides.
So the figures change with no single sealing, from one night to the next or from one year to another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from build_scripts.catalog.small_cells import FEWEST
from build_scripts.content.message import Message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping


def by_year(extra: Mapping[str, Any], as_of: dt.date) -> tuple[tuple[str, int], ...]:
    """Year and number, newest first.

    Args:
        extra: that mapping of mkdocs.yml.
        as_of: the day of the build.

    Raises:
        ValueError: the setting is no mapping of years and whole numbers.
    """
    figures = extra.get("sealed_per_year") or {}
    if not isinstance(figures, dict) or any(
        type(one) is not int or one < 0 for pair in figures.items() for one in pair
    ):
        raise ValueError(Message("mkdocs.yml: extra.sealed_per_year wants years and whole numbers, such as `2024: 37`"))
    return tuple(
        (str(year), figures[year])
        for year in sorted(figures, reverse=True)
        if year < as_of.year and figures[year] >= FEWEST
    )
