"""Which things hang together, when it is told of two at a time (union-find)."""

from __future__ import annotations


class Groups:
    """Names, of records or of case numbers, in groups."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, item: str) -> str:
        """The representative of an item's group."""
        while (above := self._parent.setdefault(item, item)) != item:
            self._parent[item] = self._parent.setdefault(above, above)
            item = above
        return item

    def join(self, one: str, other: str) -> None:
        """Make two groups one."""
        self._parent[self.find(one)] = self.find(other)
