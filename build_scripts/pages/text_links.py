"""Links in the text of a record: case numbers and articles of laws, where the portal has a page of them.

A draft marks every place, since it depends on the record alone; the page links those whose target is shown. What is sealed or gone is no target, and its number
stays the text that it was.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup, escape

from build_scripts.checks.reading.references import references

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from build_scripts.content.vocabulary import Vocabulary

_MARKED = re.compile("\0<([^\0]*)\0([^\0]*)\0>")  # no text of a record holds a null


def marked(text: str, vocabulary: Vocabulary, day: dt.date | None) -> Markup:
    """A paragraph as HTML, in which every reference is marked with its key."""
    made, at = [], 0
    for reference in references(text, vocabulary, day):
        if reference.start >= at:
            words = escape(text[reference.start : reference.end])
            made += [escape(text[at : reference.start]), f"\0<{escape(reference.key)}\0{words}\0>"]
            at = reference.end
    return Markup("".join((*made, escape(text[at:]))))  # noqa: S704 - each piece is escaped


def keys(drafts: Iterable[str]) -> tuple[str, ...]:
    """The keys of all references that drafts mark."""
    return tuple(sorted({Markup(found[1]).unescape() for draft in drafts for found in _MARKED.finditer(draft)}))  # noqa: S704


def linked(draft: str, targets: Mapping[str, str], home: str) -> str:
    """A draft with a link for each reference that has a target, and none for the others.

    Args:
        draft: with its marks.
        targets: key → path below the root of the language.
        home: the way from the page to that root.
    """

    def link(found: re.Match[str]) -> str:
        target = targets.get(Markup(found[1]).unescape())  # noqa: S704 - which `marked` escaped
        return f'<a href="{home}{quote(target)}">{found[2]}</a>' if target else found[2]

    return _MARKED.sub(link, draft) if "\0<" in draft else draft
