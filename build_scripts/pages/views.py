"""Parts of long sequences that copy none of the items."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, TypeVar

from build_scripts.content.lazy_sequence import LazySequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Item = TypeVar("Item")


class Picked(LazySequence[Item]):
    """Some items of a sequence, in an order of their own."""

    def __init__(self, whole: Sequence[Item], places: Iterable[int]) -> None:
        """Of a sequence, those at these places."""
        self._whole, self._places = whole, array("I", places)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._places)

    def item(self, place: int) -> Item:
        """One item."""
        return self._whole[self._places[place]]


class Numbered(LazySequence[tuple[int, Item]]):
    """The items of a sequence, each with its number, from 0."""

    def __init__(self, items: Sequence[Item]) -> None:
        """Of a sequence."""
        self._items = items

    def __len__(self) -> int:
        """How many there are."""
        return len(self._items)

    def item(self, place: int) -> tuple[int, Item]:
        """One item with its number."""
        return place, self._items[place]
