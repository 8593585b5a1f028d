"""Citations for LaTeX: one BibTeX entry a record, whose key is the record's identifier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.content.labels import N_
from build_scripts.pages import citations

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.record import ExportedRecord
    from build_scripts.pages.citations import Cited

NAME = "BibTeX"
EXTENSION = "bib"
MIME = "application/x-bibtex"
PURPOSE = N_("Citations for LaTeX and for reference managers.")
EXAMPLE = r"\addbibresource{records-0001.bib} … \autocite{…}"


def write(context: ExportContext, records: Sequence[ExportedRecord]) -> bytes:
    """One file."""
    return cite(context, [context.cited(record.summary) for record in records])


def cite(_context: ExportContext, cited: Iterable[Cited]) -> bytes:
    """One file of some records, of which is known what their citations say."""
    return "\n".join(map(citations.bibtex, cited)).encode(errors="replace")


def write_record(context: ExportContext, record: ExportedRecord) -> bytes:
    """The entry of one record."""
    return write(context, [record])
