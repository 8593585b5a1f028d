"""Typed tables: `data/parquet/judgment/2023.parquet` and so on, a file a kind and year, which DuckDB, pandas and the like read over HTTP in parts.

Days are days, amounts are numbers, parties and changes are lists of groups: `kind_columns` says what a kind has. The types follow from the
models; a column of a closed list is a dictionary. `pyarrow` writes them, so the format is made only where mkdocs.yml asks for it.
"""

from __future__ import annotations

import datetime as dt
import importlib
import io
from decimal import Decimal
from functools import cache, partial
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from build_scripts.content.labels import N_
from build_scripts.export.group import group, make
from build_scripts.export.kind_columns import columns_of, row
from build_scripts.export.selection import by_kind
from build_scripts.export.task import ExportTask
from build_scripts.export.well_formed import well_formed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.export.context import ExportContext
    from build_scripts.export.kind_columns import Column
    from build_scripts.export.record import ExportedRecord
    from build_scripts.pages.site import Site

NAME = "Parquet"
EXTENSION = "parquet"
MIME = "application/vnd.apache.parquet"
PURPOSE = N_("For DuckDB, pandas and R: typed columns, a file a kind and year, which can be read over HTTP in parts.")
EXAMPLE = "duckdb -c \"SELECT * FROM '{file}'\""
PACKAGE = "pyarrow"
STEM = "data/parquet/"
UNDATED = "undated"
RECORDS = 5000  # of a file; a year with more has several
_DIGITS, _DECIMALS = 21, 6  # of a number, as `model.number` bounds them


def parts(site: Site) -> Iterator[ExportTask]:
    """Every year of every kind of which there are records; `2023-0001` where one file is not enough."""
    for kind, records in by_kind(site).items():
        for year, of_year in groupby(sorted(records, key=_year_and_id), attrgetter("year")):
            every = tuple(of_year)
            for number, start in enumerate(range(0, len(every), RECORDS)):
                some = group(site, every[start : start + RECORDS])
                stem = f"{STEM}{kind}/{year or UNDATED}{f'-{number:04}' if number else ''}"
                file = partial(make, some=some, stem=stem, extension=EXTENSION, write=partial(write_kind, kind))
                yield ExportTask(name=f"{stem}.{EXTENSION}", depends=some.depends, make=file)


def _year_and_id(record: RecordSummary) -> tuple[str, str]:
    return record.year or "", record.id


def write_kind(kind: str, context: ExportContext, records: Sequence[ExportedRecord]) -> bytes:
    """One file."""
    arrow, parquet = _arrow()
    columns = columns_of(kind, context.written)
    rows = [_well_formed(row(record, columns, context.languages)) for record in records]
    table = arrow.Table.from_pylist(rows, schema=_schema(kind, context.written))
    file = io.BytesIO()
    parquet.write_table(table, file, compression="zstd", version="2.6")
    return file.getvalue()


def _arrow() -> tuple[ModuleType, ModuleType]:
    """The library, which takes its time to load and is not there where the format is not asked for."""
    return importlib.import_module("pyarrow"), importlib.import_module("pyarrow.parquet")


@cache
def _schema(kind: str, languages: tuple[str, ...]) -> Any:
    arrow, _parquet = _arrow()
    return arrow.schema([(column.name, _type(arrow, column)) for column in columns_of(kind, languages)])


def _type(arrow: Any, column: Column) -> Any:
    """The type of a column."""
    if column.columns:
        single = arrow.struct([(field.name, _type(arrow, field)) for field in column.columns])
    elif column.choices:
        single = arrow.dictionary(arrow.int16(), arrow.string())
    else:
        known = {bool: arrow.bool_(), int: arrow.int64(), dt.date: arrow.date32()}
        single = (
            arrow.decimal128(_DIGITS, _DECIMALS) if column.holds is Decimal else known.get(column.holds, arrow.string())
        )
    return arrow.list_(single) if column.many else single


def _well_formed(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _well_formed(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_well_formed(item) for item in value]
    return well_formed(value) if isinstance(value, str) else value
