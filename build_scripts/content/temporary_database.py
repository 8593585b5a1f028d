"""A database for what is too much for memory, which only its connection sees and which is gone when that is closed or the process ends."""

from __future__ import annotations

import sqlite3

_SETTINGS = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -8192")  # KiB; nobody needs it after a failure


def temporary_database(table: str, *, threads: bool = False) -> sqlite3.Connection:
    """The connection to a new one with one table.

    Args:
        table: its name and columns, as SQL has them.
        threads: whether threads besides this one may read from it.
    """
    connection = sqlite3.connect("", check_same_thread=not threads)
    for setting in _SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    connection.execute(f"CREATE TABLE {table}")
    return connection
