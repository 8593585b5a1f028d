"""A table a kind, with the kind's own columns: `data/kinds/judgment-0001.csv` and so on, 1,000 records a file.

In the form of every table (`csv_form`). A field of a group has the names of both, `notice.from`. Of a list of groups each field is a column,
with the values in the order of the list and `; ` between them, also empty ones, so that the third role belongs to the third name; lists within
such a list have ` | ` between theirs. The whole texts are in the other formats: a spreadsheet has no room for them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from build_scripts.export import csv_table
from build_scripts.export.csv_form import table
from build_scripts.export.group import group, make
from build_scripts.export.kind_columns import columns_of, row
from build_scripts.export.selection import CHUNK, by_kind
from build_scripts.export.task import ExportTask

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.kind_columns import Column
    from build_scripts.export.record import ExportedRecord
    from build_scripts.pages.site import Site

STEM = "data/kinds/"
_SEPARATORS = ("; ", " | ", " / ")  # of a list, of a list in it, and so on
_LEFT_OUT = "body"


def parts(site: Site) -> Iterator[ExportTask]:
    """Every chunk of every kind of which there are records."""
    for kind, records in by_kind(site).items() if csv_table.EXTENSION not in site.formats_off else ():
        for number, start in enumerate(range(0, len(records), CHUNK), start=1):
            some, stem = group(site, records[start : start + CHUNK]), f"{STEM}{kind}-{number:04}"
            file = partial(make, some=some, stem=stem, extension=csv_table.EXTENSION, write=partial(write_kind, kind))
            yield ExportTask(name=stem, depends=some.depends, make=file)


def write_kind(kind: str, context: ExportContext, records: Sequence[ExportedRecord]) -> bytes:
    """One file."""
    columns = columns_of(kind, context.written)
    named = leaves(kind, context.written)
    rows = [row(record, columns, context.languages) for record in records]
    return table(list(named), [tuple(_cell(one[path[0].name], path) for path in named.values()) for one in rows])


def leaves(kind: str, languages: tuple[str, ...]) -> dict[str, tuple[Column, ...]]:
    """The columns of a kind's table by their names, each with the way to its field."""
    columns = [column for column in columns_of(kind, languages) if column.name != _LEFT_OUT]
    return {".".join(one.name for one in path): path for column in columns for path in _leaves(column)}


def _leaves(column: Column) -> Iterator[tuple[Column, ...]]:
    """The ways to each single field."""
    if not column.columns:
        yield (column,)
    for inner in column.columns:
        yield from ((column, *path) for path in _leaves(inner))


def _cell(value: Any, path: tuple[Column, ...], depth: int = 0) -> str:
    """What stands in one cell."""
    column, *rest = path
    if value is None:
        return ""
    if column.many:
        cells = [_item(one, rest, depth + 1) for one in value]
        return _SEPARATORS[depth].join(cells) if any(cells) else ""
    return _item(value, rest, depth)


def _item(value: Any, rest: Sequence[Column], depth: int) -> str:
    if rest:
        return _cell(value[rest[0].name], tuple(rest), depth)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
