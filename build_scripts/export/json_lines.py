"""Bulk data for programs: `data/records-0001.jsonl` and so on, 1,000 records a file, one JSON object a line.

The records are sorted by id; `selection` says which ones there are (no enforcement information),
`facts.FIELDS` explains the fields: id, kind, status, language, sample, urls, titles, summaries,
case_number, case, date, published, organs, regions, causes, outcome, outcome_labels, reason,
replaced_by, related, corrections. Days are ISO 8601. Titles and summaries stand under the language that
they are really in.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_BREAKS = {"\x85": r"\u0085", "\u2028": r"\u2028", "\u2029": r"\u2029"}  # some readers split there


def write(records: Iterable[Mapping[str, Any]]) -> bytes:
    """One file.

    Args:
        records: the facts of each.
    """
    text = "".join([f"{_ENCODER.encode(record)}\n" for record in records])
    for character, escaped in _BREAKS.items():
        text = text.replace(character, escaped)
    return text.encode(errors="backslashreplace")
