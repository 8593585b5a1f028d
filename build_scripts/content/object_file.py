"""Objects that are too many for memory, in a temporary file of this process, which is gone when it is closed or the process ends."""

from __future__ import annotations

import io
import pickle
import tempfile
import weakref
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

Thing = TypeVar("Thing")


class ObjectFile(Generic[Thing]):
    """Takes objects one at a time and gives them back as often as they are asked for, new ones that are equal."""

    def __init__(self, known: Mapping[str, Any] | None = None, named: tuple[type[Any], ...] = ()) -> None:
        """Begin with none.

        Args:
            known: what stays in memory and is not written, by `id`.
            named: the types of these.
        """
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `close`
        self._known, self._named = known or {}, named
        self.close = weakref.finalize(self, self._file.close)  # removes the file

    def add(self, thing: Thing) -> int:
        """Take one more; give the place where it stands."""
        place = self._file.seek(0, io.SEEK_END)
        _Pickler(self._file, self._named).dump(thing)
        return place

    def read(self, place: int) -> Thing:
        """What stands at a place."""
        self._file.seek(place)
        found: Thing = _Unpickler(self._file, self._known).load()
        return found


class _Pickler(pickle.Pickler):
    """Writes the `id` of what is named instead of the thing."""

    def __init__(self, file: Any, named: tuple[type[Any], ...]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._named = named

    def persistent_id(self, thing: Any) -> str | None:
        identifier: str | None = thing.id if isinstance(thing, self._named) else None
        return identifier


class _Unpickler(pickle.Unpickler):
    """Reads what `_Pickler` wrote, and nobody else: the file has no name by which another process could open it."""

    def __init__(self, file: Any, known: Mapping[str, Any]) -> None:
        super().__init__(file)
        self._known = known

    def persistent_load(self, identifier: str) -> Any:
        return self._known[identifier]
