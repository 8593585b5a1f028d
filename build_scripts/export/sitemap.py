"""The sitemap: every page that search engines may list, each with the same page in the other languages.

Takes the pages from whoever made them, without those marked `noindex`. `sitemap.xml` is the only file
while it has no more than 10,000 addresses, and else the index of `sitemap-1.xml` and so on. The protocol
allows 50,000 addresses and 50 MB, but such a file takes some hundred megabytes of memory while it is made and checked.
"""

from __future__ import annotations

import hashlib
from functools import partial
from html import escape
from itertools import chain
from typing import TYPE_CHECKING

from build_scripts.export.context import quoted
from build_scripts.export.task import ExportTask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.task import Files

Line = tuple[str, str]  # a page's quoted path, and which form its address takes

LIMIT = 10_000
PATH = "sitemap.xml"
_BYTES = 10_000_000
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
_HOLE = "\0"  # where a form wants the path


def parts(context: ExportContext, pages: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[ExportTask]:
    """Every file.

    Args:
        context: knows the languages and the addresses of their roots.
        pages: path below the root of a language, and the languages in which the page exists; in any order.
    """
    forms: dict[str, str] = {}
    shares = list(_shares(context, pages, forms))
    names = [f"sitemap-{number}.xml" for number in range(1, len(shares) + 1)] if len(shares) > 1 else [PATH]
    for name, lines in zip(names, shares, strict=True):
        digest = hashlib.sha256("\n".join(chain.from_iterable(lines)).encode()).hexdigest()
        yield ExportTask(name=name, depends=(digest,), make=partial(make, name=name, lines=lines, forms=forms))
    if len(shares) > 1:
        yield ExportTask(name=PATH, depends=tuple(names), make=partial(make_index, names=names))


def make(_context: ExportContext, *, name: str, lines: Sequence[Line], forms: Mapping[str, str]) -> Files:
    """Write a file of addresses."""
    text = "".join([forms[form].replace(_HOLE, path) for path, form in lines])
    head = f'{_HEAD}<urlset xmlns="{_SCHEMA}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    return [(name, f"{head}{text}</urlset>\n".encode())]


def make_index(context: ExportContext, *, names: Sequence[str]) -> Files:
    """Write the file that names the others."""
    root = context.languages[0]
    lines = (f"<sitemap><loc>{escape(context.address(root, name))}</loc></sitemap>\n" for name in names)
    return [(PATH, f'{_HEAD}<sitemapindex xmlns="{_SCHEMA}">\n{"".join(lines)}</sitemapindex>\n'.encode())]


def _shares(
    context: ExportContext, pages: Iterable[tuple[str, tuple[str, ...]]], forms: dict[str, str]
) -> Iterator[list[Line]]:
    """The lines of each file, within the limits; at least one, if need be an empty one; and the forms that they take."""
    known: dict[tuple[str, ...], list[tuple[str, int, int]]] = {}
    share: list[Line] = []
    size = 0
    for page, languages in sorted(set(pages)):
        path = quoted(page)
        if languages not in known:
            new = _forms(context, languages)
            forms.update(new)
            known[languages] = [(form, len(text.encode()), text.count(_HOLE)) for form, text in new.items()]
        for form, length, holes in known[languages]:
            more = length + holes * (len(path) - 1)
            if len(share) == LIMIT or size + more > _BYTES:
                yield share
                share, size = [], 0
            share.append((path, form))
            size += more
    yield share


def _forms(context: ExportContext, languages: tuple[str, ...]) -> dict[str, str]:
    """The line of each address of a page that exists in these languages, with holes for its path."""
    found = {name: escape(context.roots[name]) + _HOLE for name in context.languages if name in languages}
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{context.tag(name)}" href="{address}"/>'
        for name, address in found.items()
    )
    return {
        f"{name} of {' '.join(found)}": f"<url><loc>{address}</loc>{others if len(found) > 1 else ''}</url>\n"
        for name, address in found.items()
    }
