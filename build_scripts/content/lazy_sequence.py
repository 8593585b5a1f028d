"""A sequence whose items are made, or looked up, when somebody asks for them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, TypeVar, overload

Item = TypeVar("Item")


class LazySequence(Sequence[Item]):
    """Whoever inherits says how many items there are (`__len__`) and gives one at a time (`item`)."""

    @abstractmethod
    def item(self, place: int) -> Item:
        """The item of a place from 0 to the length less one."""

    @overload
    def __getitem__(self, place: int) -> Item: ...

    @overload
    def __getitem__(self, place: slice) -> list[Item]: ...

    def __getitem__(self, place: Any) -> Any:
        """One item, or some."""
        places = range(len(self))[place]
        return [*map(self.item, places)] if isinstance(place, slice) else self.item(places)
