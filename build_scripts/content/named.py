"""A key of the program beside the name by which a reader knows it, as messages show it: `criminal`（刑事）."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.content.message import Message

if TYPE_CHECKING:
    from build_scripts.content.vocabulary import VocabularyItem


def named(key: str, label: str | None) -> Message:
    """A key whose name is a word of the interface.

    Args:
        key: as YAML writes it.
        label: the English word, which gettext translates; English readers see the key alone, since the two hardly differ.
    """
    return Message("`{key}`", key=key, label=Message(label)) if label else Message("`{bare}`", bare=key)


def term(item: VocabularyItem) -> Message:
    """A key of a vocabulary with its name in the site's first language."""
    name = next(iter(item.names.values()))
    return (
        Message("`{bare}`", bare=item.key) if name == item.key else Message("`{key}` ({name})", key=item.key, name=name)
    )
