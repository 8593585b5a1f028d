"""The sitemap: every page that search engines may list, each with the same page in the other languages.

Takes the pages from whoever made them, without those marked `noindex`. `sitemap.xml` is the only file
while it stays below the protocol's limits (50,000 addresses, 50 MB), and else the index of
`sitemap-1.xml` and so on.
"""

from __future__ import annotations

from html import escape
from itertools import chain
from typing import TYPE_CHECKING

from build_scripts.export.address import absolute
from build_scripts.render.page import tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_scripts.render.site import Site

LIMIT = 50_000
_BYTES = 50_000_000  # the protocol says 52,428,800
_HEAD = b'<?xml version="1.0" encoding="utf-8"?>\n'
_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
_SET = f'<urlset xmlns="{_SCHEMA}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'.encode()
_INDEX = f'<sitemapindex xmlns="{_SCHEMA}">\n'.encode()


def files(site: Site, pages: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[tuple[str, bytes]]:
    """Every file: path from the site's root, and bytes.

    Args:
        site: knows its languages and the address of its root.
        pages: path below the root of a language, and the languages in which the page exists; in any order.
    """
    parts = _parts(_addresses(site, pages))
    first, second = next(parts), next(parts, None)
    if second is None:
        yield "sitemap.xml", first
        return
    lines = []
    for number, part in enumerate(chain((first, second), parts), start=1):
        name = f"sitemap-{number}.xml"
        yield name, part
        address = escape(absolute(site, site.languages[0], name))
        lines.append(f"<sitemap><loc>{address}</loc></sitemap>\n".encode())
    yield "sitemap.xml", b"".join((_HEAD, _INDEX, *lines, b"</sitemapindex>\n"))


def _addresses(site: Site, pages: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[bytes]:
    for path, languages in sorted(set(pages)):
        found = {name: escape(absolute(site, name, path)) for name in site.languages if name in languages}
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{tag(name)}" href="{address}"/>' for name, address in found.items()
        )
        for address in found.values():
            yield f"<url><loc>{address}</loc>{others if len(found) > 1 else ''}</url>\n".encode()


def _parts(addresses: Iterable[bytes]) -> Iterator[bytes]:
    """Whole files within the limits; at least one."""
    lines: list[bytes] = []
    size = 0
    for line in addresses:
        if len(lines) == LIMIT or size + len(line) > _BYTES:
            yield _whole(lines)
            lines, size = [], 0
        lines.append(line)
        size += len(line)
    yield _whole(lines)


def _whole(lines: list[bytes]) -> bytes:
    return b"".join((_HEAD, _SET, *lines, b"</urlset>\n"))
