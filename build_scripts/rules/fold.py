"""Widths and compatibility variants folded, one character for one.

Takes a text; gives one of the same length, so that a place in the folded text is the same place in the original.
(`unicodedata.normalize` moves places, since some characters unfold into several.)
"""

from __future__ import annotations

import unicodedata


class _Folding(dict[int, int]):
    """Code point → code point, worked out when first asked for."""

    def __missing__(self, code: int) -> int:
        folded = unicodedata.normalize("NFKC", chr(code))
        value = ord(folded) if len(folded) == 1 else code
        self[code] = value
        return value


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Fold: `１３８ ００１３` → `138 0013`; the result has the length of the text."""
    return text if text.isascii() else text.translate(_FOLDING)
