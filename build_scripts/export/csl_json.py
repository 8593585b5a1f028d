"""Citations as CSL-JSON 1.0: what citation processors (pandoc, Zotero, citeproc) format in any style; one item a line.

The court that decided is the authority of a `legal_case`, as CSL has it; of any other record the body is the author.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from build_scripts.content.labels import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.record import ExportedRecord
    from build_scripts.pages.citations import Cited

NAME = "CSL-JSON"
EXTENSION = "csl.json"
MIME = "application/vnd.citationstyles.csl+json"
PURPOSE = N_("Citations for pandoc, Zotero and every other citation processor.")
EXAMPLE = "pandoc --citeproc --bibliography records-0001.csl.json text.md -o text.docx"


def write(context: ExportContext, records: Sequence[ExportedRecord]) -> bytes:
    """One file."""
    return cite(context, [context.cited(record.summary) for record in records])


def cite(context: ExportContext, cited: Iterable[Cited]) -> bytes:
    """One file of some records, of which is known what their citations say."""
    items = [json.dumps(_item(context, about), ensure_ascii=False, separators=(",", ":")) for about in cited]
    return ("[\n" + ",\n".join(items) + "\n]\n").encode(errors="backslashreplace")


def write_record(context: ExportContext, record: ExportedRecord) -> bytes:
    """The item of one record, as a list of one."""
    return write(context, [record])


def _item(context: ExportContext, about: Cited) -> dict[str, Any]:
    item = {
        "id": about.id,
        "type": "legal_case" if about.decides else "document",
        "title": about.title or about.number,
        "authority": about.body if about.decides else "",
        "author": [{"literal": about.body}] if about.body and not about.decides else [],
        "number": about.number,
        "issued": {"date-parts": [[int(part) for part in about.day.split("-")]]} if about.day else {},
        "language": context.tag(about.language),
        "source": about.portal,
        "URL": about.address,
        "note": about.note,
    }
    return {name: value for name, value in item.items() if value}
