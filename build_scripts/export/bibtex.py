"""Citations for LaTeX: one BibTeX entry a record, whose key is the record's identifier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.content.labels import N_
from build_scripts.pages import citations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.record import ExportedRecord

NAME = "BibTeX"
EXTENSION = "bib"
MIME = "application/x-bibtex"
PURPOSE = N_("Citations for LaTeX and for reference managers.")
EXAMPLE = r"\addbibresource{records-0001.bib} … \autocite{…}"
CITES = True


def write(context: ExportContext, records: Sequence[ExportedRecord]) -> bytes:
    """One file."""
    entries = [citations.bibtex(context.cited(record.summary), record.summary.id) for record in records]
    return "\n".join(entries).encode(errors="replace")


def write_record(context: ExportContext, record: ExportedRecord) -> bytes:
    """The entry of one record."""
    return write(context, [record])
