"""`robots.txt`: everything may be read, except that search results are endless and lead nowhere new.

Crawlers read it at the root of a host only; on a site in a subfolder it still documents the wish. Pages
that search engines must pass over say `noindex` themselves, and a crawler sees that only
if it may read them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from build_scripts.export.task import ExportTask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.export.context import ExportContext
    from build_scripts.export.task import Files

PATH = "robots.txt"


def parts() -> Iterator[ExportTask]:
    """The one file, which depends on the settings alone."""
    yield ExportTask(name=PATH, depends=(), make=make)


def make(context: ExportContext) -> Files:
    """Write the file."""
    searches = (urlsplit(context.address(language, "search/")).path for language in context.languages)
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}?" for path in searches),
        "",
        f"Sitemap: {context.address(context.languages[0], 'sitemap.xml')}",
    ]
    return [(PATH, ("\n".join(lines) + "\n").encode())]
