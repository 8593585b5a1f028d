"""Bulk data for programs: `data/records-0001.jsonl` and so on, 1,000 records a file, one JSON object a line.

`fields.FIELDS` explains the fields. Days are ISO 8601. Titles and summaries stand under the language that they are really in. `record` is the
whole record, which `portal import` takes; who wants the lists only reads the CSV files, which lack it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from build_scripts.content.labels import N_
from build_scripts.export.fields import RECORD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.record import ExportedRecord

NAME = "JSON Lines"
EXTENSION = "jsonl"
MIME = "application/jsonl"
PURPOSE = N_("For programs: every public field of every record, one record a line.")
EXAMPLE = "jq -r '[.id, .date, .titles.zh] | @tsv' {file}"
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_BREAKS = {"\x85": r"\u0085", "\u2028": r"\u2028", "\u2029": r"\u2029"}  # some readers split there


def write(_context: ExportContext, records: Sequence[ExportedRecord]) -> bytes:
    """One file."""
    return b"".join([line(record) for record in records])


def line(record: ExportedRecord) -> bytes:
    """The line of a record."""
    return encode({**record.fields, RECORD: record.whole})


def encode(value: Mapping[str, Any]) -> bytes:
    """An object on one line."""
    text = _ENCODER.encode(value)
    for character, escaped in _BREAKS.items():
        text = text.replace(character, escaped)
    return f"{text}\n".encode(errors="backslashreplace")
