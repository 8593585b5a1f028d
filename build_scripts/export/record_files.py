"""Each record as a file of its own, in every format that has such files: `record.txt` and others beside the record's page.

Takes the `Site`; gives one part for each hundred records, sorted by id. Who has the page has the address of the file.
"""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from build_scripts.export.formats import covers, path_of, record_formats
from build_scripts.export.record import exported_records
from build_scripts.export.selection import exported, placed, state
from build_scripts.export.task import ExportTask

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.fields import Placed
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site

SHARE = 100  # records in one part


def parts(site: Site) -> Iterator[ExportTask]:
    """Every hundred records."""
    if not record_formats(site.formats_off):
        return
    records = sorted(exported(site), key=attrgetter("id"))
    for start in range(0, len(records), SHARE):
        ones = [placed(site, record) for record in records[start : start + SHARE]]
        yield ExportTask(
            name=f"record files {start}",
            depends=(*sorted(site.formats_off), *[state(site, one) for one in ones]),
            make=partial(
                make,
                placed=ones,
                keys={one.summary.id: site.keys[one.summary.id] for one in ones},
                off=site.formats_off,
            ),
        )


def make(context: ExportContext, *, placed: Sequence[Placed], keys: Mapping[str, str], off: frozenset[str]) -> Files:
    """Write the files of one part."""
    return [
        (path_of(record.summary, form.EXTENSION), form.write_record(context, record))
        for record in exported_records(context, placed, keys)
        for form in record_formats(off)
        if covers(form, record.summary)
    ]
