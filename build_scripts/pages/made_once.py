"""Plain data that is worked out once of all records, and of which an edit needs little.

Takes a name and what makes the data; gives the data. A build with a store keeps them there for the next one (`build/reuse/shown.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


NAMES = ("sentences", "targets", "cited", "days", "labels", "words")  # of all that a site asks for


class MadeOnce:
    """Plain data by name, each made when it is asked for first."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._known: dict[str, Any] = {}

    def __call__(self, name: str, make: Callable[[], Any]) -> Any:
        """The data of a name.

        Args:
            name: of the data, one of `NAMES`.
            make: gives them, of the types that `content.plain` writes.
        """
        if name not in self._known:
            self._known[name] = self._first(name, make)
        return self._known[name]

    def passed_on(self, name: str, make: Callable[[], Any]) -> Any:
        """The same for whoever keeps the data elsewhere than in memory."""
        return self._first(name, make)

    def _first(self, _name: str, make: Callable[[], Any]) -> Any:
        return make()
