"""`data/changes.csv`: every substantive change of every record that leaves the site in bulk, newest first.

The feed has the newest of them; this is for who follows them all. `fields` names what changed as the schema does, and no row holds a
word of an earlier version.
"""

from __future__ import annotations

import csv
import io
from functools import partial
from typing import TYPE_CHECKING

from build_scripts.catalog.ledgers import corrections
from build_scripts.export.csv_table import harmless
from build_scripts.export.selection import exportable
from build_scripts.export.task import ExportTask

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site

PATH = "data/changes.csv"


def substantive(site: Site) -> list[corrections.Correction]:
    """The changes of which a reader should know, of records that may leave the site."""
    return [
        change
        for change in corrections.log(site.catalog.records, site.log)
        if change.version.is_substantive and exportable(change.record)
    ]


def parts(site: Site) -> Iterator[ExportTask]:
    """The one file."""
    changes = substantive(site)
    depends = tuple(f"{site.keys[change.record.id]} {change.version}" for change in changes)
    yield ExportTask(name=PATH, depends=depends, make=partial(make, changes=changes))


def make(context: ExportContext, *, changes: Sequence[corrections.Correction]) -> Files:
    """Write the file, in the form of the other CSV files."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    addresses = [f"url_{language}" for language in context.languages]
    writer.writerow(
        ["date", "id", "sample", "kind", "status", "class", "fields", "notes", "entry", "content", *addresses]
    )
    for version, record in changes:
        cells = [
            *(
                version.day,
                record.id,
                "true" if record.sample else "false",
                record.kind,
                record.status,
                version.class_,
                "; ".join(version.fields),
            ),
            "; ".join([note.note for note in version.notes]),
            *("" if version.entry is None else str(version.entry), version.content),
            *[f"{context.address(language, record.url)}#{version.anchor}" for language in context.languages],
        ]
        writer.writerow([harmless(cell) for cell in cells])
    return [(PATH, text.getvalue().encode("utf-8-sig", errors="replace"))]
