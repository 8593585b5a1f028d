"""Documents on their way from the analyses to columns and rows: takes them as they come, gives them in the order of their numbers."""

import sqlite3
from array import array
from collections.abc import Sequence
from typing import Self

from build_scripts.content.lazy_sequence import LazySequence
from build_scripts.content.object_file import ObjectFile
from build_scripts.content.temporary_database import temporary_database
from build_scripts.search import columns
from build_scripts.search.document import Document


class Waiting(LazySequence[Document]):
    """Documents in a temporary file, and what orders them in a temporary database; use as a context manager, which removes both."""

    def __init__(self) -> None:
        """Begin with none."""
        self._file: ObjectFile[Document] = ObjectFile()
        self._orders = temporary_database("orders (kind, year, court, day, id UNIQUE)")
        self._starts = array("q")  # where each document begins, in the order of the numbers once there are any

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._file.close()
        self._orders.close()

    def add(self, documents: Sequence[Document]) -> None:
        """Take some more.

        Raises:
            ValueError: One has the id of another.
        """
        self._starts.extend(map(self._file.add, documents))
        try:
            self._orders.executemany("INSERT INTO orders VALUES (?, ?, ?, ?, ?)", map(columns.order, documents))
        except sqlite3.IntegrityError as error:
            raise ValueError("two documents of the search index have the same id") from error

    def number(self) -> Sequence[int]:
        """Number them all, once they have come.

        Returns:
            Of each number the place in which the document came.
        """
        ordered = self._orders.execute("SELECT rowid - 1 FROM orders ORDER BY kind, year, court, day, id")
        order = array("q", (place for (place,) in ordered))
        self._starts = array("q", (self._starts[place] for place in order))
        return order

    def __len__(self) -> int:
        """How many there are."""
        return len(self._starts)

    def item(self, place: int) -> Document:
        """The document of a number."""
        return self._file.read(self._starts[place])
