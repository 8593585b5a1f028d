"""Lines of a ledger that are made when somebody asks for them first, and stand in a temporary file from then on.

Takes what makes them and the records, which stay in memory; gives a line at a time, so that nobody need hold all of them.
"""

from __future__ import annotations

from array import array
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from build_scripts.build.store.stored_summary import StoredSummary
from build_scripts.catalog.summary import RecordSummary
from build_scripts.content.lazy_sequence import LazySequence
from build_scripts.content.object_file import ObjectFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Line = TypeVar("Line")


class LinesInFile(LazySequence[Line]):
    """The lines; a line that is asked for again is another object, with the same records."""

    def __init__(self, make: Callable[[], Iterable[Line]], records: Mapping[str, RecordSummary]) -> None:
        """Begin with none.

        Args:
            make: gives them.
            records: that stand in them, by id.
        """
        self._make = make
        self._file: ObjectFile[Line] = ObjectFile(records, (RecordSummary, StoredSummary))

    @cached_property
    def _places(self) -> array[int]:
        return array("Q", map(self._file.add, self._make()))

    def __len__(self) -> int:
        """How many there are."""
        return len(self._places)

    def item(self, place: int) -> Line:
        """One line."""
        return self._file.read(self._places[place])
