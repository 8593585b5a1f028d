"""Each record as plain text in its own language: what it is, where its page is, and its paragraphs with a blank line between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.content.labels import N_
from build_scripts.export.about_record import about

if TYPE_CHECKING:
    from build_scripts.export.context import ExportContext
    from build_scripts.export.record import ExportedRecord

NAME = N_("Plain text")
EXTENSION = "txt"
MIME = "text/plain"
EXAMPLE = "grep -c . {file}  # paragraphs"
PURPOSE = N_("The text alone, for reading and for analysis.")


def write_record(context: ExportContext, record: ExportedRecord) -> bytes:
    """One file."""
    said = about(context, record)
    head = (said.title, said.sample, "\n".join([*said.facts, said.address]), said.summary)
    paragraphs = filter(None, (*head, *record.paragraphs, said.notice))
    return ("\n\n".join(paragraphs) + "\n").encode(errors="backslashreplace")
