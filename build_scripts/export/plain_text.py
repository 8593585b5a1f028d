"""Each record as plain text in its own language: what it is, who made it, when, where its page is, and its paragraphs with a blank line between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.content.labels import N_
from build_scripts.export.atom_document import NOTICE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.export.context import ExportContext
    from build_scripts.export.record import ExportedRecord

NAME = N_("Plain text")
EXTENSION = "txt"
MIME = "text/plain"
SAMPLE = N_("This record is a fictional sample. It concerns no real person or case.")


def write_record(context: ExportContext, record: ExportedRecord) -> bytes:
    """One file."""
    paragraphs = (*_head(context, record), *record.paragraphs)
    return ("\n\n".join(filter(None, paragraphs)) + "\n").encode(errors="backslashreplace")


def _head(context: ExportContext, record: ExportedRecord) -> Iterator[str]:
    known = record.fields
    language = record.summary.language if record.summary.language in context.languages else context.languages[0]
    title, number = context.title(language, record.summary)[0], known["case_number"] or ""
    yield title
    if known["sample"]:
        yield context.say(language, SAMPLE)
    facts = [
        number if number != title else "",
        *[context.organ(language, key) for key in known["organs"]],
        known["date"] or "",
        known["outcome_labels"].get(language, ""),
        known["reason"].get(language, ""),
    ]
    yield "\n".join(filter(None, facts))
    yield known["summaries"].get(language, "")
    yield f"{context.say(language, NOTICE)}\n{known['urls'][language]}"
