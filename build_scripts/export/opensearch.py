"""`opensearch.xml` in each language (OpenSearch 1.1): from it a browser learns to search the site from its address bar.

Every page names the one of its language by `rel="search"`. The format allows 16 characters for the short name and 48 for the long one.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from build_scripts.content.labels import N_
from build_scripts.export.atom_document import xml
from build_scripts.export.task import ExportTask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.export.context import ExportContext
    from build_scripts.export.task import Files

PATH, TYPE = "opensearch.xml", "application/opensearchdescription+xml"
_SHORT, _LONG = 16, 48
_ABOUT = N_("Full-text search of the records of this portal")


def parts() -> Iterator[ExportTask]:
    """All languages, which depend on the settings alone."""
    yield ExportTask(name=PATH, depends=(), make=make)


def make(context: ExportContext) -> Files:
    """Write one description in each language."""
    return [(context.file(language, PATH), _description(context, language).encode()) for language in context.languages]


def _description(context: ExportContext, language: str) -> str:
    name = context.names[language]
    search = context.address(language, "search/")
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{xml(_cut(name, _SHORT))}</ShortName>\n"
        f"<LongName>{xml(_cut(name, _LONG))}</LongName>\n"
        f"<Description>{xml(context.say(language, _ABOUT))}</Description>\n"
        f'<Url type="text/html" template="{xml(search)}?q={{searchTerms}}"/>\n'
        f'<Url type="{TYPE}" rel="self" template="{xml(context.address(language, PATH))}"/>\n'
        f"<Language>{context.tag(language)}</Language>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        "<OutputEncoding>UTF-8</OutputEncoding>\n"
        "</OpenSearchDescription>\n"
    )


def _cut(name: str, most: int) -> str:
    """As many whole words of a name as there is room for, or else its first characters."""
    return textwrap.shorten(name, most, placeholder="") or name[:most]
