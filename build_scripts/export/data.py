"""Bulk data, 1,000 records at a time, in every format: what is known of a record is looked up once for all of them.

Takes the `Site`; gives one part for each chunk of the records, sorted by id.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from build_scripts.export.formats import formats
from build_scripts.export.group import files, group
from build_scripts.export.selection import chunks
from build_scripts.export.task import ExportTask

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.group import RecordGroup
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site

STEM = "data/records-"


def parts(site: Site) -> Iterator[ExportTask]:
    """Every chunk."""
    for number, summaries in enumerate(chunks(site), start=1):
        stem = f"{STEM}{number:04}"
        some = group(site, summaries)
        yield ExportTask(
            name=stem,
            depends=(*sorted(site.formats_off), *some.depends),
            make=partial(make, stem=stem, some=some, off=site.formats_off),
        )


def make(context: ExportContext, *, stem: str, some: RecordGroup, off: frozenset[str]) -> Files:
    """Write one chunk in each format."""
    every = formats(off)
    records = some.records(context) if every else ()
    return [file for form in every for file in files(context, form.write, f"{stem}.{form.EXTENSION}", records)]


def records_in(stem: str, counts: Sequence[int]) -> int:
    """How many records a file holds.

    Args:
        stem: its path without the extension.
        counts: of every chunk.
    """
    number, *halves = stem.removeprefix(STEM).split("-")
    count = counts[int(number) - 1]
    for half in halves:
        count = (count + 1) // 2 if half == "1" else count // 2
    return count
