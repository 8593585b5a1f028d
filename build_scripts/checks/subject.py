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
_END = "\0"  # between two texts; the loader refuses it
Location = tuple[str | int, ...]  # of a field, as keys and indices from the record's root


@dataclass(eq=False)  # one of a kind, and made so often that freezing it would cost more than most rules
class Passage:
    """One text in the file: a value, or a field's name.

    Attributes:
        location: keys and indices from the root.
        text: as the editor wrote it.
        folded: with every width and compatibility variant folded, character by character, so that offsets hold.
    """

    location: Location
    text: str
    folded: str

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
        as_of: the day of the check; by the usual one nothing lies in the future.
    """

    entry: Entry
    tree: Any
    source: str
    vocabulary: Vocabulary
    as_of: dt.date = dt.date.max

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
        found = list(_texts(self.tree, ()))
        folded = fold(_END.join(text for _, text in found)).split(_END)  # all at once, which spares most calls
        return tuple(Passage(place, text, form) for (place, text), form in zip(found, folded, strict=bool(found)))

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


def _texts(tree: Any, location: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(tree, str):
        yield location, tree
        return
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, value in inner:
        yield from _texts(value, (*location, step))


def _named(tree: Any, location: Location) -> Iterator[tuple[Location, dict[str, Any]]]:
    if isinstance(tree, dict) and isinstance(tree.get("name"), str):
        yield location, tree
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for step, value in inner:
        if isinstance(value, (dict, list)):
            yield from _named(value, (*location, step))
