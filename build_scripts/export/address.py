"""Absolute addresses, as feeds, sitemaps and data files need them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from build_scripts.render.page import prefix

if TYPE_CHECKING:
    from build_scripts.render.site import Site


def absolute(site: Site, language: str, path: str) -> str:
    """The percent-encoded address of a page or file.

    Args:
        site: knows the address of its root.
        language: of the page; the first one of the site is at the root.
        path: below the root of the language.
    """
    return site.shells[language].site_url + prefix(language, site.languages) + quote(path)
