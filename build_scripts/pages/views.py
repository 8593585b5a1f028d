"""Parts of long sequences that copy none of the items."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Iterable

Item = TypeVar("Item")


class Picked(Sequence[Item]):
    """Some items of a sequence, in an order of their own."""

    def __init__(self, whole: Sequence[Item], places: Iterable[int]) -> None:
        """Of a sequence, those at these places."""
        self._whole, self._places = whole, array("I", places)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> Item: ...

    @overload
    def __getitem__(self, place: slice) -> list[Item]: ...

    def __getitem__(self, place: Any) -> Any:
        """One item, or some."""
        found = self._places[place]
        return [self._whole[one] for one in found] if isinstance(place, slice) else self._whole[found]


class Numbered(Sequence[tuple[int, Item]]):
    """The items of a sequence, each with its number, from 0."""

    def __init__(self, items: Sequence[Item]) -> None:
        """Of a sequence."""
        self._items = items

    def __len__(self) -> int:
        """How many there are."""
        return len(self._items)

    @overload
    def __getitem__(self, place: int) -> tuple[int, Item]: ...

    @overload
    def __getitem__(self, place: slice) -> list[tuple[int, Item]]: ...

    def __getitem__(self, place: Any) -> Any:
        """One item with its number, or some."""
        numbers = range(len(self))[place]
        return (
            [*zip(numbers, self._items[place], strict=True)]
            if isinstance(place, slice)
            else (numbers, self._items[place])
        )
