"""Whether a page shows the text of its record: both without blanks and the lines of tables, which a page draws otherwise.

Takes a page, or the body of a record; gives a digest that is the same for both. `overrides/assets/javascripts/log/record.js` compares in the same way.
"""

from __future__ import annotations

import re
from hashlib import sha256
from html import unescape

_TEXT = re.compile(rb'<div class="portal-text" data-text[^<>]*>(.*?)</section>', re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_RULE = re.compile(r"^\|(\s*:?-{3,}:?\s*\|)+\s*$", re.MULTILINE)  # below the head of a table
_PASSED_OVER = re.compile(r"[\s|\\]")


def on_page(page: bytes) -> bytes | None:
    """The digest of the text on a page; None of a page that shows none."""
    found = _TEXT.search(page)
    return of_body(unescape(_TAG.sub("", found[1].decode("utf-8", "replace")))) if found else None


def of_body(body: str) -> bytes:
    """The digest of the text of a record."""
    return sha256(_PASSED_OVER.sub("", _RULE.sub("", body)).encode()).digest()
