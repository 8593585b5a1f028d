"""What the program says to people, said in their language: messages, words of pages, and keys by their labels."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from build_scripts.content.labels import MESSAGES, PAGES, SOURCE, catalogue, translations

if TYPE_CHECKING:
    from pathlib import Path

    from build_scripts.content.message import Say


@cache
def speaker(language: str, root: Path | None = None) -> Say:
    """Translate sentences into a language: the messages, the words of pages that stand in them, and a key between backticks by its label."""
    messages = translations(catalogue(language, root, MESSAGES))
    words = translations(catalogue(language, root, PAGES))

    def say(text: str) -> str:
        if text[:1] == text[-1:] == "`" and text.count("`") == 2:  # noqa: PLR2004 - the two of one key
            label = _label(text.strip("`")) if language != SOURCE else None
            said = words.gettext(label) if label else ""
            return said if said not in {"", label} else text
        said = messages.gettext(text)
        return words.gettext(text) if said == text else said

    return say


def _label(key: str) -> str | None:
    from build_scripts.model.field_labels import label  # noqa: PLC0415 - it draws on every model, and most of what is said needs none

    return label(key)
