"""Text that every program takes: half a character, which files of text write as an escape, has no place in a database."""

from __future__ import annotations


def well_formed(text: str) -> str:
    """The same text; `?` in the place of half a character."""
    return text if text.isascii() else text.encode(errors="replace").decode()
