"""Every export, in a fixed order."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from build_scripts.export import atom, catalog_file, jsonl, robots, sitemap, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_scripts.render.site import Site


def files(site: Site, pages: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[tuple[str, bytes]]:
    """All files: path from the site's root, and bytes; one at a time, so that none need be kept.

    Args:
        site: the whole site.
        pages: path below the root of a language, and the languages in which it exists; no `noindex` ones.
    """
    yield from robots.files(site)
    yield from sitemap.files(site, pages)
    yield from atom.files(site)
    made: list[catalog_file.Made] = []
    for form in (jsonl, table):
        for path, content in form.files(site):
            made.append(catalog_file.Made(path, len(content), hashlib.sha256(content).hexdigest()))
            yield path, content
    yield from catalog_file.files(site, made)
