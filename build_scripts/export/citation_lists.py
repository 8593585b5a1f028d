"""The citations of a list: of each kind and year one file in each format of citation, `judgments/citations-2023.ris`.

Lists by kind alone have them. A record stands in six lists and more (by court, region, cause, outcome …), and files for all of these would be
several times as large as the records' own; who wants those of a court takes all of a year, or those of the records one by one.
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from build_scripts.export.formats import formats
from build_scripts.export.group import group
from build_scripts.export.selection import by_kind, exportable
from build_scripts.export.task import ExportTask
from build_scripts.model.kinds import KINDS
from build_scripts.pages.alternates import AlternateLink

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.export.context import ExportContext
    from build_scripts.export.formats import Format
    from build_scripts.export.group import RecordGroup
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site

LARGEST = 10_000  # records of a file, some 5 MB
_UNDATED = "undated"
FILE = "citations-"  # begins the name of a file beside the list of a kind


def citing(off: frozenset[str]) -> list[Format]:
    """The formats of citation; their modules declare `CITES`."""
    return [form for form in formats(off) if getattr(form, "CITES", False)]


def links(off: frozenset[str], records: Iterable[RecordSummary]) -> list[tuple[str, tuple[AlternateLink, ...]]]:
    """The files of a list of one kind: the year and the number of the part, and its file in each format.

    Args:
        off: the extensions of the formats that the site goes without.
        records: on the list.
    """
    return [
        (part, tuple(AlternateLink(form.NAME, form.MIME, f"{stem}.{form.EXTENSION}") for form in citing(off)))
        for part, stem, _records in _divided(records)
        if citing(off)
    ]


def _divided(records: Iterable[RecordSummary]) -> Iterator[tuple[str, str, list[RecordSummary]]]:
    """Records of one kind by year, the newest first, with what stands for them on a page and in an address."""
    years: dict[str, list[RecordSummary]] = defaultdict(list)
    for record in filter(exportable, records):
        years[record.year or ""].append(record)
    for year in sorted(years, reverse=True):
        ones = sorted(years[year], key=attrgetter("id"))
        for number, start in enumerate(range(0, len(ones), LARGEST), 1):
            part = year if number == 1 else f"{year} ({number})"
            end = "" if number == 1 else f"-{number}"
            yield part, f"{KINDS[ones[0].kind].folder}/{FILE}{year or _UNDATED}{end}", ones[start : start + LARGEST]


def parts(site: Site) -> Iterator[ExportTask]:
    """Each kind and year."""
    for records in by_kind(site).values() if citing(site.formats_off) else ():
        for _part, stem, ones in _divided(records):
            some = group(site, ones)
            yield ExportTask(
                name=stem,
                depends=(*sorted(site.formats_off), *some.depends),
                make=partial(make, stem=stem, some=some, off=site.formats_off),
            )


def make(context: ExportContext, *, stem: str, some: RecordGroup, off: frozenset[str]) -> Files:
    """Write the files of one list."""
    records = some.records(context)
    return [(f"{stem}.{form.EXTENSION}", form.write(context, records)) for form in citing(off)]
