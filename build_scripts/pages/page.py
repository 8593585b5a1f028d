"""One page of the site, and how it is put into the shell.

Takes a `Page` (a fragment of HTML with its title and address) and a `Frame` (a shell with the site's languages); gives
the bytes of the finished page. All addresses are relative, so that the site works in a subfolder and as a download.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from build_scripts.pages.security import connecting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from build_scripts.content.languages import Languages
    from build_scripts.pages.alternates import AlternateLink
    from build_scripts.pages.shell import Shell

_HARMLESS = tuple((sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029")  # so that no text ends its element


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
        moved_to: path of the page that stands in its place; browsers go on to it.
        about: name and content of each `meta` that says what a reference manager takes of it.
        alternates: the files that hold the same in other formats.
        linked_data: what the page is about, as JSON-LD.
        connect: addresses of other sites that the page may read, besides its own.
    """

    path: str
    language: str
    title: str
    html: str
    description: str = ""
    languages: tuple[str, ...] = ()
    noindex: bool = False
    feed: str | None = None
    moved_to: str = ""
    about: tuple[tuple[str, str], ...] = ()
    alternates: tuple[AlternateLink, ...] = ()
    linked_data: Mapping[str, Any] | None = None
    connect: tuple[str, ...] = ()


def file_of(path: str) -> str:
    """The file of a page, below the root of its language."""
    return f"{path}index.html" if not path or path.endswith("/") else path


def prefix(language: str, languages: tuple[str, ...]) -> str:
    """The folder of a language: the first one is at the root."""
    return "" if language == languages[0] else f"{language}/"


def file_in(path: str, language: str, languages: tuple[str, ...]) -> str:
    """The file of a page, from the site's root."""
    return prefix(language, languages) + file_of(path)


def base_of(path: str) -> str:
    """The way from a page back to the site's root; `path` includes the language's folder."""
    return "../" * path.count("/") or "./"


def root_path(shell: Shell) -> str:
    """The path part of the site's address, `/` or `/portal/`, for the one page that needs it: 404."""
    return "/" + shell.site_url.partition("//")[2].partition("/")[2]


def fill_shell(page: Page, shell: Shell, languages: Languages) -> bytes:
    """Put a page into its frame.

    Args:
        page: the page.
        shell: of the page's language.
        languages: of the site, the first one at its root.
    """
    folder = prefix(page.language, languages.codes)
    base = base_of(folder + page.path)
    if page.path == "404.html":  # a host shows it at any depth, so it alone needs absolute addresses
        base = root_path(shell)
    address = quote(page.path)
    shared = (
        ("lang", languages.tag(page.language)),
        ("csp", escape(connecting(shell.csp, page.connect), quote=False)),
        ("base", base),
        ("home", base + folder),
    )
    slots = {  # every value is HTML already
        "title": escape(f"{page.title} · {shell.site_name}" if page.title else shell.site_name, quote=False),
        "description": escape(page.description or shell.description),
        "head": "\n".join(_head(page, address, shell, languages)),
        "main": page.html,
        "address": escape(shell.site_url + folder + address),
        "languages": "\n".join(_switch(page, address, base, languages)),
    }
    pieces = list(_filled(shell.pieces, shared))
    pieces[1::2] = [slots[name] for name in pieces[1::2]]
    return "".join(pieces).encode()


@lru_cache(maxsize=64)
def _filled(pieces: tuple[str, ...], shared: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """A frame with the slots filled that all pages of one language and depth share."""
    slots = dict(shared)
    filled, text = [], pieces[0]
    for name, after in zip(pieces[1::2], pieces[2::2], strict=True):
        if name in slots:
            text += slots[name] + after
        else:
            filled += [text, name]
            text = after
    return (*filled, text)


def _head(page: Page, address: str, shell: Shell, languages: Languages) -> list[str]:
    lines = ['<meta name="robots" content="noindex">'] if page.noindex else []
    if page.path == "404.html":
        return lines
    here = prefix(page.language, languages.codes)
    if page.moved_to:
        target = here + quote(page.moved_to)
        lines.append(f'<link rel="canonical" href="{escape(shell.site_url + target)}">')
        lines.append(f'<meta http-equiv="refresh" content="0; url={escape(base_of(here + page.path) + target)}">')
        return lines
    lines.append(f'<link rel="canonical" href="{escape(shell.site_url + here + address)}">')
    for language in page.languages if len(page.languages) > 1 else ():
        href = escape(shell.site_url + prefix(language, languages.codes) + address)
        lines.append(f'<link rel="alternate" hreflang="{languages.tag(language)}" href="{href}">')
    lines += [f'<meta name="{escape(name)}" content="{escape(value)}">' for name, value in page.about]
    base = base_of(here + page.path)
    lines += [
        f'<link rel="alternate" type="{escape(one.mime)}" href="{escape(base + quote(one.path))}">'
        for one in page.alternates
    ]
    if page.linked_data:
        lines.append(_script(page.linked_data))
    if page.feed is not None:
        feed = escape(base + here + quote(page.feed))
        name = escape(page.title or shell.site_name)
        json = feed.removesuffix("xml") + "json"  # every feed is made in both
        lines.append(f'<link rel="alternate" type="application/atom+xml" title="{name}" href="{feed}">')
        lines.append(f'<link rel="alternate" type="application/feed+json" title="{name}" href="{json}">')
    return lines


def _script(data: Mapping[str, Any]) -> str:
    """The element that holds JSON-LD; a browser neither runs it nor asks the policy about it."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign, escaped in _HARMLESS:
        written = written.replace(sign, escaped)
    return f'<script type="application/ld+json">{written}</script>'


def _switch(page: Page, address: str, base: str, languages: Languages) -> list[str]:
    """Links to the same page in the other languages, or to their home where it does not exist."""
    lines = []
    for language in languages.each:
        if language.code != page.language:
            path = address if language.code in page.languages and page.path != "404.html" else ""
            href = escape(base + prefix(language.code, languages.codes) + path)
            tag, name = escape(language.tag), escape(language.name)
            lines.append(f'<a class="portal-language" href="{href}" hreflang="{tag}" lang="{tag}">{name}</a>')
    return lines
