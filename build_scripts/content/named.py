"""A key of the program as messages show it, beside the name by which a reader knows it: `criminal`（刑事）."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.content.message import Message, Word

if TYPE_CHECKING:
    from build_scripts.content.vocabulary_item import VocabularyItem


def named(key: str, label: str | None) -> Message:
    """A field or a value with its label.

    Args:
        key: as YAML writes it.
        label: the English word, which gettext translates; without one the reader sees what `cli.language` knows of the key.
    """
    return Message("`{key}`", key=Word(key, label) if label else key)


def term(item: VocabularyItem) -> Message:
    """A key of a vocabulary with its name."""
    return Message("`{key}`", key=item)
