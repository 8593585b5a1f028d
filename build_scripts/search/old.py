"""The index as it was: takes a way to read its files, gives what stands in them.

A file is named after its content, so that one which is not what `write` made is noticed when it is read.
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import Any

from build_scripts.search.columns import Columns, order
from build_scripts.search.document import Document
from build_scripts.search.manifest import FORMAT, PATH, count_of
from build_scripts.search.names import NAME_LENGTH, POSTINGS, ROWS, Series, name
from build_scripts.search.rows import ROWS_PER_SHARD, encode, row
from build_scripts.search.stale import StaleError, must

Read = Callable[[str], bytes]
"""Gives the bytes of one file of a site; raises OSError or KeyError where there is none."""


class Old:
    """The old index; reads nothing twice.

    Attributes:
        manifest: What stands in its manifest.
        columns: Its columns.
    """

    def __init__(self, read: Read) -> None:
        """Read the manifest and the columns."""
        self._read = read
        self._groups: dict[tuple[Series, int], list[bytes]] = {}
        self.manifest: dict[str, Any] = json.loads(read(PATH))
        sizes = (self.manifest["rows"]["size"], self.manifest["rows"]["group"], self.manifest["postings"]["group"])
        must(self.manifest["format"] == FORMAT and sizes == (ROWS_PER_SHARD, ROWS.group, POSTINGS.group))
        self.columns = Columns.read(self._column)
        must(len(self.columns.days) == self.manifest["documents"])

    def _column(self, facet: str) -> Any:
        path = self.manifest["columns"][facet]
        data = self._read(f"search/{path}")
        must(f"-{name([data])}." in path)
        return json.loads(data)

    def group(self, series: Series, index: int) -> list[bytes]:
        """Read the files of a group."""
        files = self._groups.get((series, index))
        if files is None:
            names = self.manifest[series.folder]["names"]
            first = index * series.group
            last = min(first + series.group, count_of(self.manifest, series))
            files = [self._read(series.path(names, number)) for number in range(first, last)]
            must(name(files) == names[index * NAME_LENGTH : (index + 1) * NAME_LENGTH])
            self._groups[series, index] = files
        return files

    def file(self, series: Series, number: int) -> bytes:
        """Read one file of a series."""
        return self.group(series, number // series.group)[number % series.group]

    def rows(self, number: int) -> list[Any]:
        """Read the rows of the file in which a document stands."""
        data = self.file(ROWS, number // ROWS_PER_SHARD)
        rows: list[Any] = json.loads(data)
        must(encode(rows) == data)  # but for odd surrogates it is
        return rows

    def order(self, number: int) -> tuple[str, int, str, int, str]:
        """Give what `columns.order` gives for a document; follows what is put into the columns."""
        return (*self.columns.order(number), self.rows(number)[number % ROWS_PER_SHARD][0])

    def number(self, document: Document) -> int:
        """Find the number of a document, which must be as it was when the index was made."""
        *key, _id = order(document)
        among = range(self.manifest["documents"])
        first = bisect_left(among, tuple(key), key=self.columns.order)
        last = bisect_right(among, tuple(key), key=self.columns.order)
        known = row(document, self.manifest["languages"])
        for number in range(first, last):
            if self.rows(number)[number % ROWS_PER_SHARD] == known and self.columns.has(number, document):
                return number
        raise StaleError
