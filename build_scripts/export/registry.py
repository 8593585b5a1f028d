"""Every export, in a fixed order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.export import (
    atom,
    change_feed,
    change_table,
    data,
    formats,
    index_file,
    ledger_feeds,
    ledgers,
    notices,
    record_files,
    record_json,
    robots,
    sealed_table,
    sitemap,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.task import ExportTask, Files
    from build_scripts.pages.site import Site


def parts(site: Site, context: ExportContext, pages: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[ExportTask]:
    """Everything but what `closing` gives; each part can be made anywhere, from the context.

    Args:
        site: the whole site.
        context: what its exports draw from.
        pages: path below the root of a language, and the languages in which it exists; no `noindex` ones.
    """
    yield from robots.parts()
    yield from sitemap.parts(context, pages)
    yield from atom.parts(site)
    yield from change_feed.parts(site)
    yield from ledger_feeds.parts(site)
    yield from change_table.parts(site)
    yield from data.parts(site)
    yield from record_json.parts(site)
    yield from record_files.parts(site)
    for form in formats.divided_formats(site.formats_off):
        yield from form.parts(site)
    yield from ledgers.parts(site)
    yield from sealed_table.parts(site)
    yield from notices.parts(site)


def closing(site: Site, context: ExportContext, made: Sequence[index_file.Made]) -> Files:
    """What lists the others and so comes last.

    Args:
        site: the whole site.
        context: what its exports draw from.
        made: the files of all parts, whether they were made or taken over.
    """
    return index_file.make(site, context, made)


def files(
    site: Site, context: ExportContext, pages: Iterable[tuple[str, tuple[str, ...]]]
) -> Iterator[tuple[str, bytes]]:
    """All files, made here: path from the site's root, and bytes; one part at a time, so that none need be kept."""
    made: list[index_file.Made] = []
    for part in parts(site, context, pages):
        for path, content in part.make(context):
            made.append(index_file.measure(path, content))
            yield path, content
    yield from closing(site, context, made)
