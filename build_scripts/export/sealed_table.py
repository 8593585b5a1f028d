"""`data/sealed.csv` and `.json`: how many records were sealed in a year, and on which ground, as the page of withheld documents has it.

A number that `small_cells` hides is empty in the table and null in JSON, and its line says `hidden`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from build_scripts.catalog.ledgers.sealed import GROUNDS
from build_scripts.export.ledger_columns import SEALED, WHOLE
from build_scripts.export.table_files import table_files
from build_scripts.export.task import ExportTask

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_scripts.catalog.ledgers.sealed import SealedYear
    from build_scripts.export.context import ExportContext
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site

NAME = "sealed"


def parts(site: Site) -> Iterator[ExportTask]:
    """Both files, where the editors enter such figures."""
    if site.sealed_per_year:
        depends = tuple(map(repr, site.sealed_per_year))
        yield ExportTask(name=f"data/{NAME}", depends=depends, make=partial(make, years=site.sealed_per_year))


def make(_context: ExportContext, *, years: Sequence[SealedYear]) -> Files:
    """Write both."""
    lines = [line for year in years for line in _lines(year)]
    return table_files(NAME, list(SEALED), lines)


def _lines(year: SealedYear) -> Iterator[tuple[str | int | bool | None, ...]]:
    yield (year.year, WHOLE, year.number, False)
    if year.grounds:
        for ground, number in zip(GROUNDS, year.grounds, strict=True):
            yield (year.year, ground, number, number is None)
