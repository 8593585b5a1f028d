"""The form of every CSV file: UTF-8 with a byte order mark, by which spreadsheet programs know it, and every cell in quotation marks.

A cell that a program would take for a formula gets a leading apostrophe; a number below zero is none. The quotation marks keep any other separator from cutting one open. Several
values stand in one cell with `; ` between them.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Value = str | int | bool | list[str] | None
_FORMULA = tuple("=+-@＝＋－＠")  # the wide ones start a formula in East Asian versions of spreadsheet programs
_BELOW_ZERO = re.compile(r"-[0-9]+(\.[0-9]+)?")
_BREAKS = ("\t", "\r", "\n")


def table(fields: Sequence[str], lines: Iterable[Iterable[Value]]) -> bytes:
    """A whole file.

    Args:
        fields: the names of the columns.
        lines: the values of each row, in their order.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(fields)
    writer.writerows([_cell(value) for value in line] for line in lines)
    return text.getvalue().encode("utf-8-sig", errors="replace")


def _cell(value: Value) -> str:
    if isinstance(value, str):
        return value if value[:1].isalnum() else harmless(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else harmless("; ".join(value) if isinstance(value, list) else str(value))


def harmless(cell: str) -> str:
    """The cell so that no spreadsheet program computes it.

    One apostrophe goes before what would be computed, also where apostrophes stand before that already; so whoever takes one away from such a
    cell has what was in it.
    """
    if _BELOW_ZERO.fullmatch(cell):
        return cell
    bare = cell.lstrip("'")
    return f"'{cell}" if bare.startswith(_BREAKS) or bare.lstrip().startswith(_FORMULA) else cell
