"""Citations for reference managers: one RIS entry a record, as Zotero, EndNote, Mendeley and NoteExpress import them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.content.labels import N_
from build_scripts.pages import citations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.record import ExportedRecord

NAME = "RIS"
EXTENSION = "ris"
MIME = "application/x-research-info-systems"
PURPOSE = N_("Citations for reference managers: Zotero, EndNote, Mendeley, NoteExpress.")
EXAMPLE = "Zotero: File → Import … → {file}"
CITES = True


def write(context: ExportContext, records: Sequence[ExportedRecord]) -> bytes:
    """One file."""
    return "\n".join([citations.ris(context.cited(record.summary)) for record in records]).encode(errors="replace")


def write_record(context: ExportContext, record: ExportedRecord) -> bytes:
    """The entry of one record."""
    return write(context, [record])
