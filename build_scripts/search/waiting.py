"""Documents on their way from the analyses to columns and rows: takes them as they come, gives them in the order of their numbers."""

from collections.abc import Sequence
from typing import Any, Self

from build_scripts.content.lazy_sequence import LazySequence
from build_scripts.content.object_file import ObjectFile
from build_scripts.search import columns
from build_scripts.search.document import Document


class Waiting(LazySequence[Document]):
    """Documents in a temporary file; use as a context manager, which removes it. In memory stays what orders them."""

    def __init__(self) -> None:
        """Begin with none."""
        self._file: ObjectFile[Document] = ObjectFile()
        self._places: list[tuple[Any, int]] = []  # of each document what orders it, and where it begins
        self._common: dict[Any, Any] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._file.close()

    def add(self, documents: Sequence[Document]) -> None:
        """Take some more."""
        for document in documents:
            self._places.append((self._shared(columns.order(document)), self._file.add(document)))

    def _shared(self, order: tuple[str, int, str, int, str]) -> tuple[Any, ...]:
        """The same with what many documents have in common kept once."""
        return *(self._common.setdefault(value, value) for value in order[:-1]), order[-1]

    def number(self) -> list[int]:
        """Number them all, once they have come.

        Returns:
            Of each number the place in which the document came.

        Raises:
            ValueError: Two documents have the same id.
        """
        if len({order[-1] for order, _start in self._places}) < len(self._places):
            raise ValueError("two documents of the search index have the same id")
        order = sorted(range(len(self._places)), key=self._places.__getitem__)
        self._places = [self._places[place] for place in order]
        return order

    def __len__(self) -> int:
        """How many there are."""
        return len(self._places)

    def item(self, place: int) -> Document:
        """The document of a number."""
        return self._file.read(self._places[place][1])
