"""Rows of a CSV file: UTF-8 with or without a mark, GB18030 or UTF-16; separated by commas, tabs or semicolons."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from build_scripts.cli.draft.formats import decoded
from build_scripts.cli.importing.table import Line, Table, table_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

_SEPARATORS = ",\t;"
_LONGEST = 1 << 26  # characters of a cell; what is too long for a record is found with the record


def read(path: Path, wanted: Collection[str]) -> Table:
    """Read a file with the separator under which most columns are found.

    Args:
        path: of the file.
        wanted: names of the columns that the mapping uses.
    """
    csv.field_size_limit(_LONGEST)
    text = decoded(path.read_bytes(), plain=True)
    tables = [table_of(list(_lines(text, separator)), wanted) for separator in _SEPARATORS]
    return min(tables, key=lambda table: len(table.problems))


def _lines(text: str, separator: str) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    before = 0
    for cells in reader:
        yield Line(before + 1, cells)
        before = reader.line_num
