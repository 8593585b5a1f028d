"""The terms of the glossary in the labels and introductions of other pages.

Takes the terms in one language; gives the filters that make a link of a term, and `once`, which leaves a page only the first link to each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from build_scripts.pages.template_compiler import marked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from build_scripts.content.vocabulary_item import VocabularyItem

_LINK = re.compile(r'<a class="term" href="[^"#]*#(?P<key>[^"]*)">(?P<words>[^<]*)</a>')
_MARK = '<a class="term"'


class Terms:
    """The terms of a language, by their names and by the labels that mean the same."""

    def __init__(self, language: str, items: Iterable[VocabularyItem], say: Callable[[str], str], home: str) -> None:
        self._home = home
        self._keys: dict[str, str] = {}
        for item in items:
            if item.language(language) == language:
                for name in (item.name(language), *map(say, item.extra.get("labels", ()))):
                    self._keys.setdefault(name.lower(), item.slug)
        names = "|".join(re.escape(str(escape(name))) for name in sorted(self._keys, key=len, reverse=True))
        edge = r"\b" if any(name.isascii() for name in self._keys) and language != "zh" else ""
        self._pattern = re.compile(f"{edge}(?:{names}){edge}", re.IGNORECASE) if names else None

    def label(self, text: str) -> str:
        """A label that is a term, as a link to its entry; any other as it is."""
        key = self._keys.get(str(text).lower()) if text else None
        return self._link(key, text) if key else text

    def prose(self, text: str) -> str:
        """An introduction, with links from the terms in it; one with elements of its own stays as it is."""
        if not self._pattern or "<" in text:
            return text
        return Markup(self._pattern.sub(self._linked, escape(text)))  # noqa: S704 - escaped, and the links are made of that

    def _linked(self, found: re.Match[str]) -> str:
        words = Markup(found[0])  # noqa: S704 - a piece of escaped text
        return self._link(self._keys[words.unescape().lower()], words)

    def meaning(self, text: str, words: str) -> str:
        """A link to the entry of a label that is a link to something else already; nothing where it is no term."""
        key = self._keys.get(str(text).lower()) if text else None
        return (
            Markup('<a class="term term--more" href="{}glossary/#{}">{}</a>').format(self._home, key, words)
            if key
            else ""
        )

    def _link(self, key: str, words: str) -> Markup:
        return marked(f'<a class="term" href="{escape(self._home)}glossary/#{escape(key)}">{escape(words)}</a>')


def once(html: str) -> str:
    """A page with only the first link to each term."""
    if _MARK not in html:
        return html
    seen: set[str] = set()

    def first(found: re.Match[str]) -> str:
        if found["key"] in seen:
            return found["words"]
        seen.add(found["key"])
        return found[0]

    return _LINK.sub(first, html)
