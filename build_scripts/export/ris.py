"""Citations for reference managers: one RIS entry a record, as Zotero, EndNote, Mendeley and NoteExpress import them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.content.labels import N_
from build_scripts.pages import citations

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.record import ExportedRecord
    from build_scripts.pages.citations import Cited

NAME = "RIS"
EXTENSION = "ris"
MIME = "application/x-research-info-systems"
PURPOSE = N_("Citations for reference managers: Zotero, EndNote, Mendeley, NoteExpress.")
EXAMPLE = "Zotero: File → Import … → {file}"


def write(context: ExportContext, records: Sequence[ExportedRecord]) -> bytes:
    """One file."""
    return cite(context, [context.cited(record.summary) for record in records])


def cite(_context: ExportContext, cited: Iterable[Cited]) -> bytes:
    """One file of some records, of which is known what their citations say."""
    return "\n".join(map(citations.ris, cited)).encode(errors="replace")


def write_record(context: ExportContext, record: ExportedRecord) -> bytes:
    """The entry of one record."""
    return write(context, [record])
