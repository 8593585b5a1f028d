"""Bulk data, 1,000 records at a time, in every format: what is known of a record is looked up once for all of them.

Takes the `Site`; gives one part for each chunk of the records, sorted by id.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from build_scripts.export.formats import formats
from build_scripts.export.record import exported_records
from build_scripts.export.selection import chunks, placed, state
from build_scripts.export.task import ExportTask

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.fields import Placed
    from build_scripts.export.formats import Format
    from build_scripts.export.record import ExportedRecord
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site

STEM = "data/records-"
LARGEST = 20_000_000  # bytes of a file; hosts take 25 MiB


def parts(site: Site) -> Iterator[ExportTask]:
    """Every chunk."""
    for number, summaries in enumerate(chunks(site), start=1):
        stem = f"{STEM}{number:04}"
        ones = [placed(site, summary) for summary in summaries]
        yield ExportTask(
            name=stem,
            depends=(*sorted(site.formats_off), *[state(site, one) for one in ones]),
            make=partial(
                make,
                stem=stem,
                placed=ones,
                keys={summary.id: site.keys[summary.id] for summary in summaries},
                off=site.formats_off,
            ),
        )


def make(
    context: ExportContext, *, stem: str, placed: Sequence[Placed], keys: Mapping[str, str], off: frozenset[str]
) -> Files:
    """Write one chunk in each format."""
    records = exported_records(context, placed, keys)
    return [file for form in formats(off) for file in _files(context, form, stem, records)]


def _files(context: ExportContext, form: Format, stem: str, records: Sequence[ExportedRecord]) -> Files:
    """One file, or two with half of the records each where it would be too large for a host."""
    data = form.write(context, records)
    if len(data) <= LARGEST or len(records) == 1:
        return [(f"{stem}.{form.EXTENSION}", data)]
    half = (len(records) + 1) // 2
    parts = ((f"{stem}-1", records[:half]), (f"{stem}-2", records[half:]))
    return [file for name, part in parts for file in _files(context, form, name, part)]


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
