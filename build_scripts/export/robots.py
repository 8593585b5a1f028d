"""`robots.txt`: everything may be read, except that search results are endless and lead nowhere new.

Crawlers read it at the root of a host only; on a site in a subfolder it still documents the wish. Pages
that search engines must pass over (enforcement) say `noindex` themselves, and a crawler sees that only
if it may read them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from build_scripts.export.address import absolute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.render.site import Site


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """The one file: path from the site's root, and bytes."""
    searches = (urlsplit(absolute(site, language, "search/")).path for language in site.languages)
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}?" for path in searches),
        "",
        f"Sitemap: {absolute(site, site.languages[0], 'sitemap.xml')}",
    ]
    yield "robots.txt", ("\n".join(lines) + "\n").encode()
