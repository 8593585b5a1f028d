"""Every export, in a fixed order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.export import (
    atom,
    catalogue,
    change_feed,
    change_table,
    citation_lists,
    data,
    data_files,
    data_package,
    data_page,
    datasette_metadata,
    formats,
    index_file,
    kinds_csv,
    ledger_feeds,
    ledgers,
    llms,
    notices,
    opensearch,
    record_files,
    record_json,
    removed_table,
    ro_crate,
    robots,
    sealed_table,
    sitemap,
    sittings,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.task import ExportTask, Files
    from build_scripts.pages.site import Site
    from build_scripts.pages.task import PagePlan


def parts(site: Site, context: ExportContext, pages: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[ExportTask]:
    """Everything but what `closing` gives; each part can be made anywhere, from the context.

    Args:
        site: the whole site.
        context: what its exports draw from.
        pages: path below the root of a language, and the languages in which it exists; no `noindex` ones.
    """
    yield from parts_of_texts(site)
    yield from parts_of_summaries(site, context, pages)


def parts_of_texts(site: Site) -> Iterator[ExportTask]:
    """Those that depend on the files of records."""
    yield from data.parts(site)
    yield from kinds_csv.parts(site)
    yield from record_json.parts(site)
    yield from record_files.parts(site)
    for form in formats.divided_formats(site.formats_off):
        yield from form.parts(site)


def parts_of_summaries(
    site: Site, context: ExportContext, pages: Iterable[tuple[str, tuple[str, ...]]]
) -> Iterator[ExportTask]:
    """Those that depend on what others see of the records, and never on the file of one; the arguments are those of `parts`."""
    yield from robots.parts()
    yield from opensearch.parts()
    yield from sitemap.parts(context, [*pages, (data_page.PATH, site.languages)])
    yield from atom.parts(site)
    yield from change_feed.parts(site)
    yield from ledger_feeds.parts(site)
    yield from change_table.parts(site)
    yield from citation_lists.parts(site, context)
    yield from ledgers.parts(site)
    yield from sealed_table.parts(site)
    yield from removed_table.parts(site)
    yield from notices.parts(site)
    yield from sittings.parts(site)
    yield from llms.parts(site)


def closing(site: Site, context: ExportContext, made: Sequence[index_file.Made]) -> Files:
    """What lists the others and so comes last.

    Args:
        site: the whole site.
        context: what its exports draw from.
        made: the files of all parts, whether they were made or taken over.
    """
    files = list(data_files.data_files(made))
    return [
        *index_file.make(site, context, made),
        *catalogue.make(site, context, files, {file.path for file in made}),
        *data_package.make(site, context, files),
        *ro_crate.make(site, context, files),
        *datasette_metadata.make(context, made),
    ]


def closing_pages(site: Site, made: Sequence[index_file.Made]) -> Iterator[PagePlan]:
    """The pages that show the exports and so are made after them.

    Args:
        site: the whole site.
        made: as for `closing`.
    """
    return data_page.plans(site, made)


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
