"""One record as the rules see it: the entry, every piece of text in its file, and the day whose rules apply."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from build_scripts.model.base import Status
from build_scripts.rules.fold import fold

if TYPE_CHECKING:
    from build_scripts.model.kinds import Entry
    from build_scripts.vocabulary import Vocabulary


Location = tuple[str | int, ...]  # of a field, as keys and indices from the record's root


@dataclass(frozen=True)
class Passage:
    """One text in the file: a value, or a field's name.

    Attributes:
        location: keys and indices from the root.
        text: as the editor wrote it.
    """

    location: Location
    text: str

    @cached_property
    def folded(self) -> str:
        """The text with every width and compatibility variant folded, character by character, so that offsets hold."""
        return fold(self.text)

    @property
    def field(self) -> str:
        """The name of the innermost field: `name` for `parties.0.name`."""
        return next((step for step in reversed(self.location) if isinstance(step, str)), "")


@dataclass(frozen=True)
class Subject:
    """One record.

    Attributes:
        entry: the model.
        tree: what the loader gave, with its line numbers.
        source: the file, relative to the content folder.
        vocabulary: names of courts, statutes and so on.
    """

    entry: Entry
    tree: Any
    source: str
    vocabulary: Vocabulary

    @property
    def status(self) -> Status:
        """The record's status."""
        return Status(getattr(self.entry, "status"))  # noqa: B009 - each of the four classes narrows it to one value

    @property
    def day(self) -> dt.date | None:
        """The day of first publication, or the record's own; the rules of that day apply."""
        source = getattr(self.entry, "source", None)
        published = source.published if source else None
        return published or getattr(self.entry, "date", None)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text of the file in its order, long ones included."""
        return tuple(_texts(self.tree, ()))


def _texts(tree: Any, location: Location) -> Iterator[Passage]:
    if isinstance(tree, str):
        yield Passage(location, tree)
    elif isinstance(tree, dict):
        for key, value in tree.items():
            yield from _texts(value, (*location, key))
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            yield from _texts(value, (*location, number))
