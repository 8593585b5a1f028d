"""What a mirror compares itself with: of each record its identifier, the SHA-256 and size of its line in the JSON Lines, and when it came and changed.

What a mirror holds and this list does not name has left the site and is to be deleted, first of all. What left in public is in `removed_table`; there is no
list of what was sealed: it would number the tombstones and date them, and tell whoever has no copy which they are (docs/open-data.md, "Follow the data").
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from build_scripts.content.labels import N_
from build_scripts.export.json_lines import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.record import ExportedRecord

NAME = N_("List of changes")
EXTENSION = "tsv"
MIME = "text/tab-separated-values"
PURPOSE = N_(
    "To follow the data without fetching all of it: each record with the SHA-256 of its line in the JSON Lines, and the days on which it first "
    "stood here and last changed. What is not on the list any more is to be deleted."
)
EXAMPLE = "awk -F'\\t' '$5 >= \"2026-11-01\" {print $1}' records-0001.tsv"
FIELDS = ("id", "sha256", "bytes", "added", "changed")


def write(_context: ExportContext, records: Sequence[ExportedRecord]) -> bytes:
    """One file; the days are empty where there is no publication log."""
    lines = [FIELDS]
    for record in records:
        data = line(record)
        lines.append((record.summary.id, hashlib.sha256(data).hexdigest(), str(len(data)), *record.days))
    return "".join(["\t".join(fields) + "\n" for fields in lines]).encode()
