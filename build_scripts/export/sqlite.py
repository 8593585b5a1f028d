"""Bulk data as a database: `data/records-0001.sqlite` and so on, which Datasette and every program with SQLite open.

`sqlite_tables` says which tables there are. The text of the records, their titles, summaries and numbers stand in a full-text index of three
neighbouring characters each (FTS5, `trigram`), which finds any run of three characters or more in any script; a shorter one is found with LIKE.
The index holds positions only and reads the words from `records`, which costs less than a copy and leaves snippets possible.

The same records give the same bytes, whatever SQLite wrote them: nothing in the file depends on the clock, and `tidy` clears what versions of the
library leave differently.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from build_scripts.content.databases import tidy
from build_scripts.content.labels import N_
from build_scripts.export.sqlite_tables import INDEXES, SEARCHED, Column, rows, tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.record import ExportedRecord

NAME = "SQLite"
EXTENSION = "sqlite"
MIME = "application/vnd.sqlite3"
PURPOSE = N_("For Datasette and for every program that opens SQLite: tables with full-text search.")
EXAMPLE = "datasette {file} -m datasette-metadata.json"
FULL_TEXT = "records_fts"
_AT_ONCE = (
    1 << 30
)  # bytes of an index that are sorted in memory: it is written in one piece, so that no version merges pieces in its own way
_USUAL = 1 << 20  # of the same for whoever adds to the file


def write(context: ExportContext, records: Sequence[ExportedRecord]) -> bytes:
    """One file."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        for setting in ("page_size = 4096", "encoding = 'UTF-8'", "foreign_keys = OFF"):
            database.execute(f"PRAGMA {setting}")
        made = tables(context.languages)
        filled = rows(context, records)
        database.execute("BEGIN")
        for table, columns in made.items():
            database.execute(_create(table, columns))
            marks = ", ".join("?" * len(columns))
            database.executemany(f"INSERT INTO {table} VALUES ({marks})", filled[table])  # noqa: S608 - names of our own
        of_records = [(table, columns[0].name) for table, columns in made.items() if columns[0].refers]
        for table, *indexed in (*of_records, *INDEXES):
            database.execute(
                f"CREATE INDEX {table}_by_{'_and_'.join(indexed)} ON {table} ({', '.join(map(_quoted, indexed))})"
            )
        database.execute("COMMIT")
        _index_texts(database, [column.name for column in made["records"] if column.name.startswith(SEARCHED)])
        return tidy(database)


def _create(table: str, columns: Sequence[Column]) -> str:
    """The statement that makes a table."""
    lines = [f"{_quoted(column.name)} {column.declared}" for column in columns]
    foreign = [
        f"FOREIGN KEY ({_quoted(column.name)}) REFERENCES {column.refers} ({column.key})"
        for column in columns
        if column.refers
    ]
    inner = ",\n  ".join(lines + foreign)
    return f"CREATE TABLE {table} (\n  {inner}\n)"


def _quoted(name: str) -> str:
    return f'"{name}"' if not name.isidentifier() or name == "case" else name


def _index_texts(database: sqlite3.Connection, columns: Sequence[str]) -> None:
    """The full-text index."""
    named = ", ".join(map(_quoted, columns))
    database.execute(f'CREATE VIRTUAL TABLE {FULL_TEXT} USING fts5 ({named}, content="records", tokenize="trigram")')
    for command, value in (("hashsize", _AT_ONCE), ("rebuild", None), ("hashsize", _USUAL)):
        database.execute(f"INSERT INTO {FULL_TEXT} ({FULL_TEXT}, rank) VALUES (?, ?)", (command, value))  # noqa: S608 - the same
