"""One record as the rules see it: the entry, every piece of text in its file, and the day whose rules apply."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from build_scripts.checks.fold import fold
from build_scripts.model.base import Status

if TYPE_CHECKING:
    from build_scripts.content.vocabulary import Vocabulary
    from build_scripts.model.kinds import Entry

T = TypeVar("T")
Location = tuple[str | int, ...]  # of a field, as keys and indices from the record's root


@dataclass(eq=False)  # one of a kind, and made so often that freezing it would cost more than most rules
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

    @cached_property
    def status(self) -> Status:
        """The record's status."""
        return Status(getattr(self.entry, "status"))  # noqa: B009 - each of the four classes narrows it to one value

    @cached_property
    def published(self) -> dt.date | None:
        """The day of first publication at the source."""
        source = getattr(self.entry, "source", None)
        return source.published if source else None

    @property
    def date(self) -> dt.date | None:
        """The record's own day."""
        return getattr(self.entry, "date", None)

    @property
    def day(self) -> dt.date | None:
        """The day of first publication, or the record's own."""
        return self.published or self.date

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text of the file in its order, long ones included."""
        found: list[Passage] = []
        _collect(self.tree, (), found)
        return tuple(found)

    @cached_property
    def _known(self) -> dict[Callable[[Subject], Any], Any]:
        return {}

    def once(self, find: Callable[[Subject], T]) -> T:
        """What a function finds in this record; several rules may ask, and it searches only once."""
        if find not in self._known:
            self._known[find] = find(self)
        known: T = self._known[find]
        return known

    @cached_property
    def body(self) -> Passage | None:
        """The text of the document itself."""
        return next((passage for passage in self.passages if passage.location == ("body",)), None)

    @cached_property
    def named(self) -> tuple[tuple[Location, dict[str, Any]], ...]:
        """Every mapping of the file that has a name, as it stands in the file, with its place."""
        return tuple(_named(self.tree, ())) if isinstance(self.tree, (dict, list)) else ()


def _collect(tree: Any, location: Location, found: list[Passage]) -> None:
    if isinstance(tree, str):
        found.append(Passage(location, tree))
    elif isinstance(tree, dict):
        for key, value in tree.items():
            _collect(value, (*location, key), found)
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            _collect(value, (*location, number), found)


def _named(tree: Any, location: Location) -> Iterator[tuple[Location, dict[str, Any]]]:
    if isinstance(tree, dict) and isinstance(tree.get("name"), str):
        yield location, tree
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for step, value in inner:
        if isinstance(value, (dict, list)):
            yield from _named(value, (*location, step))
