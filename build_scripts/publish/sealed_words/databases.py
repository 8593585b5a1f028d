"""What databases and tables of columns hold: takes bytes, gives their values and the names of their columns."""

from __future__ import annotations

import importlib
import importlib.util
import io
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from build_scripts.content.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

SQLITE = b"SQLite format 3\0"
PARQUET = b"PAR1"
_VERSIONS = slice(18, 20)  # of the header; 2 means a write-ahead log, which a database in memory cannot have


class UnreadableError(Exception):
    """A file cannot be searched; the message says why."""

    def __init__(self, message: Message) -> None:
        """Say why."""
        super().__init__(message)
        self.message = message


def of_sqlite(data: bytes) -> Iterator[str | bytes]:
    """Every value of every table that is text, a number or bytes, and how the tables were made.

    Raises:
        UnreadableError: the file is damaged.
    """
    whole = bytearray(data)
    whole[_VERSIONS] = b"\x01\x01"
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(bytes(whole))
            yield from values(connection)
    except sqlite3.Error as error:
        raise UnreadableError(Message("the database is damaged and cannot be searched")) from error


def values(connection: sqlite3.Connection) -> Iterator[str | bytes]:
    """The same of an open database."""
    connection.text_factory = bytes  # whatever its encoding
    tables = [name.decode() for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    yield from (made for (made,) in connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"))
    for table in tables:
        name = table.replace('"', '""')
        for row in connection.execute(f'SELECT * FROM "{name}"'):  # noqa: S608 - the name is quoted
            yield from (value if isinstance(value, bytes) else str(value) for value in row if value is not None)


def of_parquet(data: bytes) -> Iterator[str]:
    """Every value of a Parquet file, its columns' names and what it says of itself.

    Raises:
        UnreadableError: `pyarrow` is not installed, or the file is damaged.
    """
    if importlib.util.find_spec("pyarrow") is None:
        raise UnreadableError(Message("a Parquet file can be searched only where `pyarrow` is installed"))
    parquet: Any = importlib.import_module("pyarrow.parquet")  # not a dependency: no format of this program needs it
    try:
        table = parquet.read_table(io.BytesIO(data))
    except Exception as error:
        raise UnreadableError(Message("the Parquet file is damaged and cannot be searched")) from error
    yield str(table.schema)
    for column in table.columns:
        yield from (str(value) for value in column.to_pylist() if value is not None)
