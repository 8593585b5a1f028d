"""The citations of a list: one file in each format of citation beside each list of records, `courts/京0105/citations.ris`.

A list of more than `WHOLE` records has them by year, `judgments/citations-2023.ris`, so that no file is too large for a reader, and a new record changes
those of its year alone. A file depends on what its citations say and on nothing else of the records.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from functools import cache, partial
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol, cast

from build_scripts.export.formats import Declared, declared
from build_scripts.export.selection import exportable
from build_scripts.export.task import ExportTask
from build_scripts.pages.alternates import AlternateLink

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.export.context import ExportContext
    from build_scripts.export.task import Files
    from build_scripts.pages.citations import Cited
    from build_scripts.pages.site import Site

WHOLE = 1_000  # records of a list that has one file
LARGEST = 10_000  # records of a file, some 5 MB
_UNDATED = "undated"
FILE = "citations"  # begins the name of a file beside a list


class CitationFormat(Declared, Protocol):
    """A format of citation."""

    def cite(self, context: ExportContext, cited: Iterable[Cited]) -> bytes:
        """One file.

        Args:
            context: names, and tags of languages.
            cited: what the citations of some records say.
        """
        ...


def citing(off: frozenset[str]) -> list[CitationFormat]:
    """The formats of citation; their modules have `cite`."""
    return [cast("CitationFormat", form) for form in declared() if hasattr(form, "cite") and form.EXTENSION not in off]


def links(
    off: frozenset[str], path: str, records: Iterable[RecordSummary]
) -> list[tuple[str, tuple[AlternateLink, ...]]]:
    """The files of a list: what each is of, such as a year and the number of the part, and the file in each format.

    Args:
        off: the extensions of the formats that the site goes without.
        path: of the list, below the root of a language.
        records: on the list.
    """
    forms = citing(off)
    return [
        (part, tuple(AlternateLink(form.NAME, form.MIME, f"{stem}.{form.EXTENSION}") for form in forms))
        for part, stem, _records in _divided(path, records)
        if forms
    ]


def _divided(path: str, records: Iterable[RecordSummary]) -> Iterator[tuple[str, str, list[RecordSummary]]]:
    """The records of a list as its files have them, the newest year first, with what stands for them on a page and in an address."""
    ones = sorted(filter(exportable, records), key=attrgetter("id"))
    if len(ones) <= WHOLE:
        if ones:
            yield "", f"{path}{FILE}", ones
        return
    years: dict[str, list[RecordSummary]] = defaultdict(list)
    for record in ones:
        years[record.year or ""].append(record)
    for year in sorted(years, reverse=True):
        for number, start in enumerate(range(0, len(years[year]), LARGEST), 1):
            part, end = (year, "") if number == 1 else (f"{year} ({number})", f"-{number}")
            yield part, f"{path}{FILE}-{year or _UNDATED}{end}", years[year][start : start + LARGEST]


def parts(site: Site, context: ExportContext) -> Iterator[ExportTask]:
    """Each list, or each year of it."""
    if not citing(site.formats_off):
        return

    @cache
    def cited(identifier: str) -> tuple[Cited, str]:
        """What the citations of a record say, once for all its lists, and a digest of that."""
        about = context.cited(site.catalog.by_id[identifier])
        return about, hashlib.blake2b(repr(about).encode(errors="backslashreplace"), digest_size=16).hexdigest()

    for way in site.ways:
        for listing in way.lists:
            for _part, stem, ones in _divided(listing.path, listing.records):
                told = [cited(record.id) for record in ones]
                yield ExportTask(
                    name=stem,
                    depends=(*sorted(site.formats_off), *(digest for _about, digest in told)),
                    make=partial(make, stem=stem, cited=tuple(about for about, _digest in told), off=site.formats_off),
                )


def make(context: ExportContext, *, stem: str, cited: tuple[Cited, ...], off: frozenset[str]) -> Files:
    """Write the files of one list."""
    return [(f"{stem}.{form.EXTENSION}", form.cite(context, cited)) for form in citing(off)]
