"""Each record as a file of its own, in every format that has such files: `record.txt` and others beside the record's page.

Takes the `Site`; gives one part for each hundred records, sorted by id. Who has the page has the address of the file.
"""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from build_scripts.export.formats import covers, place_of, record_formats
from build_scripts.export.group import group
from build_scripts.export.selection import exported
from build_scripts.export.task import ExportTask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.export.context import ExportContext
    from build_scripts.export.group import RecordGroup
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site

SHARE = 100  # records in one part


def parts(site: Site) -> Iterator[ExportTask]:
    """Every hundred records."""
    if not record_formats(site.formats_off):
        return
    records = sorted(exported(site), key=attrgetter("id"))
    for start in range(0, len(records), SHARE):
        some = group(site, records[start : start + SHARE])
        yield ExportTask(
            name=f"record files {start}",
            depends=(*sorted(site.formats_off), *some.depends),
            make=partial(make, some=some, off=site.formats_off),
        )


def make(context: ExportContext, *, some: RecordGroup, off: frozenset[str]) -> Files:
    """Write the files of one part."""
    return [
        (place_of(form)(record.summary), form.write_record(context, record))
        for record in some.records(context)
        for form in record_formats(off)
        if covers(form, record.summary)
    ]
