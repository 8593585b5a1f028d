"""`llms.txt` (llmstxt.org): what is here and where, as plain Markdown, for programs that read words; each language has its own.

Takes the `Site`; gives one part. It names no record, so that it changes only when the site gets other lists or pages.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from build_scripts.content.labels import N_
from build_scripts.export import change_table, data_page, index_file, markdown, sitemap
from build_scripts.export.api_address import INDEX, OPENAPI
from build_scripts.export.atom_document import FILE as ATOM
from build_scripts.export.atom_document import NOTICE
from build_scripts.export.json_feed import FILE as JSON_FEED
from build_scripts.export.markdown import literal
from build_scripts.export.task import ExportTask

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site

PATH = "llms.txt"
Link = tuple[str, str, str]  # address below the root of the language, name, and what it is
_PAGE = ((data_page.PATH, data_page.TITLE, N_("for people: every format, its files and an example of its use")),)
_DATA = (
    (
        index_file.PATH,
        N_("Bulk data"),
        N_("every file with its size and digest, what its fields mean, and the terms of use"),
    ),
    (change_table.JSON, N_("Changes"), N_("what was corrected, redacted, withheld or withdrawn")),
)
_API = (
    (INDEX, N_("JSON API"), N_("each record by itself, and lists by kind, body, cause and year")),
    (OPENAPI, "OpenAPI", N_("the description of the JSON API")),
)
_MORE = (
    (ATOM, "Atom", N_("the newest changes")),
    (JSON_FEED, "JSON Feed", N_("the newest changes")),
    (sitemap.PATH, "Sitemap", N_("the address of every page")),
)
_SHARED = {path for path, *_ in (*_DATA, *_API)} | {sitemap.PATH}  # that stand once for all languages
_MARKDOWN = N_("Each record is also there as Markdown: the address of its page, with record.md at the end.")


def parts(site: Site) -> Iterator[ExportTask]:
    """The file of each language."""
    lists = {
        language: [(f"{kind.folder}/", site.say(language, kind.many), "") for kind in site.kinds if not kind.left_out]
        for language in site.languages
    }
    pages = {
        language: [(page.path, page.title, page.description) for page in site.shells[language].fragments if page.path]
        for language in site.languages
    }
    descriptions = {language: site.shells[language].description for language in site.languages}
    depends = (repr((lists, pages, descriptions)), *sorted(site.formats_off))
    yield ExportTask(
        name=PATH,
        depends=depends,
        make=partial(make, lists=lists, pages=pages, descriptions=descriptions, off=site.formats_off),
    )


def make(
    context: ExportContext,
    *,
    lists: Mapping[str, Sequence[Link]],
    pages: Mapping[str, Sequence[Link]],
    descriptions: Mapping[str, str],
    off: frozenset[str],
) -> Files:
    """Write the files."""
    made = []
    for language in context.languages:
        sections = {
            N_("Data"): [
                *_said(context, language, _PAGE + _DATA),
                *([] if "json" in off else _said(context, language, _API)),
            ],
            N_("Lists"): lists[language],
            N_("Pages"): pages[language],
            "Optional": _said(context, language, _MORE),  # a name of the format
        }
        blocks = [
            f"# {literal(context.names[language])}",
            f"> {literal(descriptions[language])}" if descriptions[language] else "",
            literal(context.say(language, NOTICE)),
            literal(context.say(language, index_file.LICENCE)),
            "" if markdown.EXTENSION in off else literal(context.say(language, _MARKDOWN)),
        ]
        for name, links in sections.items():
            if links:
                lines = "\n".join([_line(context, language, link) for link in links])
                blocks.append(f"## {literal(context.say(language, name))}\n\n{lines}")
        made.append((context.file(language, PATH), ("\n\n".join(filter(None, blocks)) + "\n").encode()))
    return made


def _said(context: ExportContext, language: str, links: Sequence[Link]) -> list[Link]:
    return [(path, context.say(language, name), context.say(language, what)) for path, name, what in links]


def _line(context: ExportContext, language: str, link: Link) -> str:
    path, name, what = link
    address = context.address(context.languages[0] if path in _SHARED else language, path)
    return f"- [{literal(name)}]({address}){f': {literal(what)}' if what else ''}"
