"""Rows of a CSV file: UTF-8 with or without a mark, GB18030 or UTF-16; separated by commas, tabs or semicolons."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import click

from build_scripts.cli.draft.formats import decoded
from build_scripts.cli.importing.table import Line, Table, table_of
from build_scripts.cli.language import wrong
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Collection
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
    text = text_of(path)
    tables = [_table(text, separator, wanted) for separator in _SEPARATORS]
    return min(tables, key=lambda table: len(table.problems))


def text_of(path: Path) -> str:
    """The text of a file.

    Raises:
        click.UsageError: its bytes are no text; the message names the first line where they are none.
    """
    data = path.read_bytes()
    try:
        return decoded(data, plain=True)
    except click.UsageError as error:
        line = data.count(b"\n", 0, max(_broken(data, encoding) for encoding in ("utf-8", "gb18030"))) + 1
        raise wrong(
            Message("line {line} is no text in UTF-8 or GB18030; save the file again as UTF-8", line=line)
        ) from error


def _broken(data: bytes, encoding: str) -> int:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start
    return len(data)


def _table(text: str, separator: str, wanted: Collection[str]) -> Table:
    lines: list[Line] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        before = reader.line_num
        try:
            lines.append(Line(before + 1, next(reader)))
        except StopIteration:
            return table_of(lines, wanted, closed=True)
        except csv.Error:
            message = Message(
                "a quotation mark that begins here is not closed before a separator or the end of the line"
            )
            remedy = Message("write a quotation mark inside a cell twice, and the whole cell in quotation marks")
            broken = Problem(rule="IMP-03", message=message, remedy=remedy, line=before + 1)
            table = table_of(lines, wanted, closed=True)
            return Table(table.rows, [*table.problems, broken])
