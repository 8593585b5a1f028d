"""A table of the data in both forms that it has: CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from build_scripts.export.csv_form import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_scripts.export.csv_form import Value
    from build_scripts.export.task import Files


def table_files(name: str, fields: Sequence[str], lines: Sequence[Sequence[Value]]) -> Files:
    """Both files.

    Args:
        name: of the table, such as `changes`.
        fields: the names of its columns.
        lines: their values, in that order.
    """
    # One object at a time: with an indent, `json` keeps every word of a list as a string of its own until the end.
    encode = json.JSONEncoder(ensure_ascii=False, indent=0).encode
    objects = [encode(dict(zip(fields, line, strict=True))) for line in lines]
    every = "[\n" + ",\n".join(objects) + "\n]\n" if objects else "[]\n"
    return [(f"data/{name}.csv", table(fields, lines)), (f"data/{name}.json", every.encode())]
