"""One page of the site, and how it is stamped into the shell.

Takes a `Page` (a fragment of HTML with its title and address) and a `Frame` (a shell with the site's languages); gives
the bytes of the finished page. All addresses are relative, so that the site works in a subfolder and as a download.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from build_scripts.shell import Shell

NAMES = {"zh": "中文", "en": "English"}
LANGUAGE_TAGS = {"zh": "zh-Hans"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page without its frame.

    Attributes:
        path: its address below the root of its language, `judgments/7k2m9xqd/`; empty for the home page.
        language: of the page.
        title: plain text; the frame adds the site's name.
        html: what stands in `<article>`.
        description: plain text for search engines and previews.
        languages: every language in which the page exists.
        noindex: asks search engines to pass it over.
        feed: address of the Atom feed that belongs to the page, below the language's root.
    """

    path: str
    language: str
    title: str
    html: str
    description: str = ""
    languages: tuple[str, ...] = ()
    noindex: bool = False
    feed: str | None = None

    @property
    def file(self) -> str:
        """The file's path below the root of its language."""
        return f"{self.path}index.html" if not self.path or self.path.endswith("/") else self.path


def tag(language: str) -> str:
    """The BCP 47 tag of a language of the site."""
    return LANGUAGE_TAGS.get(language, language)


def prefix(language: str, languages: tuple[str, ...]) -> str:
    """The folder of a language: the first one is at the root."""
    return "" if language == languages[0] else f"{language}/"


def base_of(path: str) -> str:
    """The way from a page back to the site's root; `path` includes the language's folder."""
    return "../" * path.count("/") or "./"


def stamp(page: Page, shell: Shell, languages: tuple[str, ...]) -> bytes:
    """Put a page into its frame.

    Args:
        page: the page.
        shell: of the page's language.
        languages: of the site, the first one at its root.
    """
    folder = prefix(page.language, languages)
    base = base_of(folder + page.path)
    if page.path == "404.html":  # a host shows it at any depth, so it alone needs absolute addresses
        base = shell.root_path
    home = base + folder
    slots = {
        "lang": tag(page.language),
        "csp": escape(shell.csp, quote=False),
        "title": escape(f"{page.title} · {shell.site_name}" if page.title else shell.site_name, quote=False),
        "description": escape(page.description or shell.description),
        "head": "\n".join(_head(page, shell, languages)),
        "base": base,
        "home": home,
        "main": page.html,
        "languages": "\n".join(_switch(page, base, languages)),
    }
    return shell.stamp(slots).encode()


def _head(page: Page, shell: Shell, languages: tuple[str, ...]) -> list[str]:
    lines = ['<meta name="robots" content="noindex">'] if page.noindex else []
    if page.path == "404.html":
        return lines
    address = quote(page.path)
    here = prefix(page.language, languages)
    lines.append(f'<link rel="canonical" href="{escape(shell.site_url + here + address)}">')
    for language in page.languages if len(page.languages) > 1 else ():
        href = escape(shell.site_url + prefix(language, languages) + address)
        lines.append(f'<link rel="alternate" hreflang="{tag(language)}" href="{href}">')
    if page.feed is not None:
        feed = escape(base_of(here + page.path) + here + quote(page.feed))
        name = escape(page.title or shell.site_name)
        lines.append(f'<link rel="alternate" type="application/atom+xml" title="{name}" href="{feed}">')
    return lines


def _switch(page: Page, base: str, languages: tuple[str, ...]) -> list[str]:
    """Links to the same page in the other languages, or to their home where it does not exist."""
    lines = []
    for language in languages:
        if language != page.language:
            path = quote(page.path) if language in page.languages and page.path != "404.html" else ""
            href = escape(base + prefix(language, languages) + path)
            name = NAMES.get(language, language)
            lines.append(
                f'<a class="portal-language" href="{href}" hreflang="{tag(language)}" lang="{tag(language)}">{name}</a>'
            )
    return lines
