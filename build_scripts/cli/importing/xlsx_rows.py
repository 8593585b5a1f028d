"""Rows of an Excel workbook, as its reader sees them: the values of formulas, days as days, numbers as they are typed.

The library is an extra of the project, since only this command needs it.
"""

from __future__ import annotations

import datetime as dt
import importlib
import zipfile
from typing import TYPE_CHECKING, Any

import click

from build_scripts.cli.importing.table import Line, Table, table_of
from build_scripts.cli.importing.xlsx_merged import below
from build_scripts.cli.language import wrong
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

_DIGITS = 15  # that Excel keeps of a number
_LARGEST = 1 << 30  # bytes of all parts of a workbook, unpacked
_FORMULA = (
    Message("a formula stands here and the file does not hold what it comes to"),
    Message("open the file in Excel, save it, and import again"),
)
_ERROR = (Message("Excel shows an error here"), Message("mend the formula in the file"))
_ROUNDED = (
    Message("a number of more than {digits} digits, which Excel has rounded", digits=_DIGITS),
    Message("format the column as text and type the number again"),
)
_MERGED = (
    Message("the cell is merged with the one above, and only that one holds the value"),
    Message("unmerge the cells in Excel and fill in each of them"),
)


def read(path: Path, wanted: Collection[str], sheet: str | None) -> Table:
    """Read one sheet.

    Args:
        path: of the file.
        wanted: names of the columns that the mapping uses.
        sheet: its name; None is the first one that is not hidden.

    Raises:
        click.UsageError: the library is not installed, or the file is no workbook.
    """
    try:
        openpyxl: Any = importlib.import_module("openpyxl")
    except ImportError as error:
        raise wrong(
            Message(
                "Excel files need the extra `import`; install it with: pip install 'judicial-openness-portal[import]'"
            )
        ) from error
    try:
        _must_fit(path)
        values, formulas = (openpyxl.load_workbook(path, read_only=True, data_only=only) for only in (True, False))
        if sheet is not None and sheet not in values.sheetnames:
            message = Message("the workbook has no sheet {sheet}", sheet=sheet)
            return Table(
                [],
                [
                    Problem(
                        rule="IMP-02",
                        message=message,
                        remedy=Message("its sheets are: {names}", names=tuple(values.sheetnames)),
                    )
                ],
            )
        name = sheet or next((each.title for each in values.worksheets if each.sheet_state == "visible"), None)
        shown, written = (book[name] if name else book.worksheets[0] for book in (values, formulas))
        lines = list(_lines(shown, written, below(path, shown.title)))
        values.close()
        formulas.close()
    except click.ClickException:
        raise
    except Exception as error:  # the library names no class for all that a damaged file leads to
        raise wrong(Message("the file cannot be read as an Excel workbook (.xlsx)")) from error
    return table_of(lines, wanted)


def _must_fit(path: Path) -> None:
    with zipfile.ZipFile(path) as parts:
        if sum(part.file_size for part in parts.infolist()) > _LARGEST:
            raise wrong(Message("the workbook is too large; divide it, or save it as CSV"))


def _lines(shown: Any, written: Any, merged: Mapping[int, Sequence[tuple[int, int]]]) -> Iterator[Line]:
    for sheet in (shown, written):
        sheet.reset_dimensions()  # some programs write a wrong one, and rows would be missing
    for number, (cells, sources) in enumerate(zip(shown.iter_rows(), written.iter_rows(), strict=True), 1):
        faults = {
            place: fault
            for place, (cell, source) in enumerate(zip(cells, sources, strict=True))
            if (fault := _fault(cell, source))
        }
        faults |= {place: _MERGED for first, last in merged.get(number, ()) for place in range(first, last + 1)}
        yield Line(number, [_text(cell.value) for cell in cells], faults)


def _fault(cell: Any, source: Any) -> tuple[Message, Message] | None:
    if cell.data_type == "e":
        return _ERROR
    if source.data_type == "f" and cell.value is None:
        return _FORMULA
    rounded = (
        isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool) and abs(cell.value) >= 10**_DIGITS
    )
    return _ROUNDED if rounded else None


def _text(value: Any) -> str:
    """What a cell holds, as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    if isinstance(value, dt.time):
        return value.isoformat("minutes")
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)
