"""Whether a page shows title and text of its record: both without blanks and the lines of tables, which a page draws otherwise.

Takes a page, or the words of a record; gives digests that are the same for both. `overrides/assets/javascripts/log/record.js` compares in the same way.
"""

from __future__ import annotations

import re
from hashlib import sha256
from html import unescape
from typing import NamedTuple

_TEXT = re.compile(rb'<div class="portal-text" data-text[^<>]*>(.*?)</section>', re.DOTALL)
_TITLE = re.compile(rb"<h1[^<>]*>(.*?)</h1>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_RULE = re.compile(r"^\|(\s*:?-{3,}:?\s*\|)+\s*$", re.MULTILINE)  # below the head of a table
_PASSED_OVER = re.compile(r"[\s|\\]")


class Shown(NamedTuple):
    """Digests of what a page shows; None where it shows nothing of the kind.

    Attributes:
        title: the heading of the page.
        text: the text of the record.
    """

    title: bytes | None
    text: bytes | None


def on_page(page: bytes) -> Shown:
    """The digests of title and text on a page."""
    return Shown(*(_within(found[1]) if (found := what.search(page)) else None for what in (_TITLE, _TEXT)))


def of_words(words: str) -> bytes:
    """The digest of title or text of a record."""
    return sha256(_PASSED_OVER.sub("", _RULE.sub("", words)).encode()).digest()


def _within(html: bytes) -> bytes:
    return of_words(unescape(_TAG.sub("", html.decode("utf-8", "replace"))))
