"""Bulk data for spreadsheets: `data/records-0001.csv` and so on, the same records as in the JSON lines.

Titles and summaries are those of the page in the language that the column's name ends in, which are the original's words where there is no
translation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.content.labels import N_
from build_scripts.export.csv_form import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.csv_form import Value
    from build_scripts.export.record import ExportedRecord

NAME = "CSV"
EXTENSION = "csv"
MIME = "text/csv"
EXAMPLE = "duckdb -c \"SELECT kind, count(*) FROM '{file}' GROUP BY kind\""
PURPOSE = N_("For spreadsheets: the lists without the texts, one record a row.")
_NONE = ("", "")


def write(context: ExportContext, records: Sequence[ExportedRecord]) -> bytes:
    """One file."""
    return table(header(context.languages), (_row(context, record) for record in records))


def header(languages: tuple[str, ...]) -> list[str]:
    """The names of the columns; the same for every file of a site."""
    return [
        *("id", "kind", "status", "language", "sample"),
        *(f"{name}_{language}" for name in ("url", "title", "summary") for language in languages),
        *("case_number", "case", "date", "published", "organs"),
        *(f"organ_names_{language}" for language in languages),
        *("regions", "causes", "outcome"),
        *(f"{name}_{language}" for name in ("outcome", "reason") for language in languages),
        *("replaced_by", "related", "corrections"),
    ]


def _row(context: ExportContext, record: ExportedRecord) -> list[Value]:
    """The cells of a record, in the order of the columns."""
    each, summary, known = context.languages, record.summary, record.fields
    return [
        *(summary.id, summary.kind, summary.status, summary.language, summary.sample),
        *known["urls"].values(),
        *[summary.titles.get(language, _NONE)[0] for language in each],
        *[summary.summaries.get(language, _NONE)[0] for language in each],
        *(
            summary.number or "",
            known["case"] or "",
            summary.date or "",
            summary.published or "",
            "; ".join(summary.organs),
        ),
        *["; ".join([context.organ(language, key) for key in summary.organs]) for language in each],
        *("; ".join(known["regions"]), "; ".join(summary.causes), known["outcome"] or ""),
        *[known["outcome_labels"].get(language, "") for language in each],
        *[known["reason"].get(language, "") for language in each],
        known["replaced_by"] or "",
        "; ".join([f"{link['relation']} {link['id']}" for link in known["related"]]),
        "; ".join([f"{note['date']} {note['class']}: {note['note']}" for note in known["corrections"]]),
    ]
