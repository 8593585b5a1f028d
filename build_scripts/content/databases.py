"""What databases and tables of columns hold: takes bytes, gives their values and the names of their columns.

Whoever publishes such a file writes it with `tidy`: it then holds its values and nothing else, and any library writes the same bytes.
"""

from __future__ import annotations

import importlib
import importlib.util
import io
import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from build_scripts.content.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

SQLITE = b"SQLite format 3\0"
PARQUET = b"PAR1"
_VERSIONS = slice(18, 20)  # of the header; 2 means a write-ahead log, which a database in memory cannot have
_HEADS = {2: 12, 5: 12, 10: 8, 13: 8}  # kind of a page of a tree → bytes of its head
_FILE_HEAD = 100
# Of the head of a file: count of changes, count of changes of the tables, the first of them for which the size in the head is right, and the
# version of the library that wrote last, of which only messages speak; the one here is the first that knows all that is in our files.
_COUNTS = {24: 1, 40: 1, 92: 1, 96: 3_034_000}
_INDEX = re.compile(r"CREATE VIRTUAL TABLE .*? USING fts5\b", re.IGNORECASE | re.DOTALL)
_OF_AN_INDEX = (
    "_data",
    "_idx",
    "_docsize",
    "_config",
)  # tables in which a full-text index keeps its words in a form of its own


class UnreadableError(Exception):
    """A file cannot be searched; the message says why."""

    def __init__(self, message: Message) -> None:
        """Say why."""
        super().__init__(message)
        self.message = message


def texts(data: bytes) -> list[str] | None:
    """Every value of a database or a Parquet file as text; None of any other file.

    Raises:
        UnreadableError: the file is damaged, or what reads it is not installed.
    """
    if data.startswith(SQLITE):
        return [one if isinstance(one, str) else one.decode("utf-8", "replace") for one in of_sqlite(data)]
    return list(of_parquet(data)) if data.startswith(PARQUET) else None


def of_sqlite(data: bytes) -> Iterator[str | bytes]:
    """Every value of every table that is text, a number or bytes, the words of its indexes, and how the tables were made.

    Raises:
        UnreadableError: the file is damaged.
    """
    try:
        with closing(_opened(data)) as connection:
            yield from values(connection)
    except sqlite3.Error as error:
        raise UnreadableError(Message("the database is damaged and cannot be searched")) from error


def _opened(data: bytes) -> sqlite3.Connection:
    whole = bytearray(data)
    whole[_VERSIONS] = b"\x01\x01"
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(bytes(whole))
    return connection


def values(connection: sqlite3.Connection) -> Iterator[str | bytes]:
    """The same of an open database."""
    connection.text_factory = bytes  # whatever its encoding
    made = [
        (name.decode(), sql) for name, sql in connection.execute("SELECT name, CAST(sql AS BLOB) FROM sqlite_schema")
    ]
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    indexes = {name for name, sql in made if sql and _INDEX.match(sql.decode("utf-8", "replace"))}
    yield from (sql for _name, sql in made if sql)
    for table in map(bytes.decode, tables):
        if table in indexes:
            yield from _words(connection, table)
        elif not (table.endswith(_OF_AN_INDEX) and table.rpartition("_")[0] in indexes):
            for row in connection.execute(f"SELECT * FROM {_quoted(table)}"):  # noqa: S608 - the name is quoted
                yield from (value if isinstance(value, bytes) else str(value) for value in row if value is not None)


def _quoted(name: str) -> str:
    return '"{}"'.format(name.replace('"', '""'))


def _words(connection: sqlite3.Connection, index: str) -> Iterator[bytes]:
    """The words of a full-text index, but for pieces of words in Latin letters, which are words of their own to nobody."""
    connection.execute("DROP TABLE IF EXISTS temp.words_of_an_index")
    connection.execute(f"CREATE VIRTUAL TABLE temp.words_of_an_index USING fts5vocab(main, {_quoted(index)}, 'row')")
    for (word,) in connection.execute("SELECT term FROM temp.words_of_an_index"):
        if not word.isascii():
            yield from word.split()


def tidy(connection: sqlite3.Connection) -> bytes:
    """A database as a file that holds nothing but its values: what was deleted is not in it, nor what nothing reads.

    In each page of a tree the bytes between the list of cells and the first cell are unallocated (sqlite.org/fileformat2.html, 1.6), and hold what
    once stood there or nothing, as the library's version goes about it; here they are nothing. The counts in the head are of interest to those
    who have the file open while it changes; here they are always the same.
    """
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("VACUUM")
    clean = bytearray(connection.serialize())
    size = int.from_bytes(clean[16:18]) or 1
    size = 1 << 16 if size == 1 else size
    for start in range(0, len(clean), size):
        head = start + (0 if start else _FILE_HEAD)
        if clean[head] in _HEADS:  # any other page begins with the number of one, which has a smaller first byte
            cells, first = (int.from_bytes(clean[head + at : head + at + 2]) for at in (3, 5))
            gap = slice(head + _HEADS[clean[head]] + 2 * cells, start + (first or 1 << 16))
            clean[gap] = bytes(gap.stop - gap.start)
    for place, count in _COUNTS.items():
        clean[place : place + 4] = count.to_bytes(4)
    return bytes(clean)


def is_tidy(data: bytes) -> bool:
    """Whether a database holds nothing but its values: made tidy, it is the same bytes.

    Raises:
        UnreadableError: the file is damaged.
    """
    try:
        with closing(_opened(data)) as connection:
            return tidy(connection) == data
    except sqlite3.Error as error:
        raise UnreadableError(Message("the database is damaged and cannot be searched")) from error


def of_parquet(data: bytes) -> Iterator[str]:
    """Every value of a Parquet file, its columns' names, and what it says of itself and of its columns.

    Raises:
        UnreadableError: `pyarrow` is not installed, or the file is damaged.
    """
    if importlib.util.find_spec("pyarrow") is None:
        raise UnreadableError(Message("a Parquet file can be searched only where `pyarrow` is installed"))
    parquet: Any = importlib.import_module("pyarrow.parquet")  # an extra, for those who publish such files
    try:
        file = parquet.ParquetFile(io.BytesIO(data))
        table, about = file.read(), file.metadata
    except Exception as error:
        raise UnreadableError(Message("the Parquet file is damaged and cannot be searched")) from error
    yield str(table.schema)
    yield str(about.metadata or "")
    for group in map(about.row_group, range(about.num_row_groups)):
        found = [group.column(number).statistics for number in range(group.num_columns)]
        yield from (str(end) for one in found if one and one.has_min_max for end in (one.min, one.max))
    for column in table.columns:
        for chunk in column.chunks:
            yield from _leaves(chunk.to_pylist())
            if hasattr(chunk, "dictionary"):  # which may hold values that no row has
                yield from _leaves(chunk.dictionary.to_pylist())


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = [*value.values()]
    if isinstance(value, list | tuple):
        for item in value:
            yield from _leaves(item)
    elif isinstance(value, bytes):
        yield value.decode("utf-8", "replace")
    elif value is not None:
        yield str(value)
