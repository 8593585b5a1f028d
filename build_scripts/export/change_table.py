"""`data/changes.csv` and `.json`: every substantive change of every record that leaves the site in bulk, newest first.

The feed has the newest of them; this is for who follows them all. `fields` names what changed as the schema does, and no line holds a
word of an earlier version.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from build_scripts.catalog.ledgers import corrections
from build_scripts.export.ledger_columns import CHANGES
from build_scripts.export.selection import exportable
from build_scripts.export.table_files import table_files
from build_scripts.export.task import ExportTask

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.csv_form import Value
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site

NAME = "changes"
PATH, JSON = f"data/{NAME}.csv", f"data/{NAME}.json"


def substantive(site: Site) -> list[corrections.Correction]:
    """The changes of which a reader should know, of records that may leave the site."""
    return [
        change
        for change in corrections.log(site.catalog.records, site.log)
        if change.version.is_substantive and exportable(change.record)
    ]


def parts(site: Site) -> Iterator[ExportTask]:
    """The two files."""
    changes = substantive(site)
    depends = tuple(f"{site.seen[change.record.id]} {change.version}" for change in changes)
    yield ExportTask(name=PATH, depends=depends, make=partial(make, changes=changes))


def make(context: ExportContext, *, changes: Sequence[corrections.Correction]) -> Files:
    """Write the table in the form of the other CSV files, and the same as JSON."""
    fields = [*CHANGES, *(f"url_{language}" for language in context.languages)]
    return table_files(NAME, fields, [_line(context, change) for change in changes])


def _line(context: ExportContext, change: corrections.Correction) -> tuple[Value, ...]:
    version, record = change
    about = (version.day, record.id, record.sample, record.kind, record.status, version.class_)
    told = (list(version.fields), [note.note for note in version.notes], version.entry, version.content)
    addresses = (f"{context.address(language, record.url)}#{version.anchor}" for language in context.languages)
    return (*about, *told, *addresses)
