"""`data/datapackage.json`: the tables of the records as a Data Package (version 2), with the type of each column.

Takes the site and its bulk files; gives the description, the table schema of the common table and that of each kind, to which the tables point, so that the
description stays small however many there are. The tables of the ledgers are described in the catalogue alone.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from build_scripts.export import csv_table, data_files, kinds_csv
from build_scripts.export.data import STEM
from build_scripts.export.fields import FIELDS, field_of
from build_scripts.export.index_file import LICENCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.data_files import DataFile
    from build_scripts.export.kind_columns import Column
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site

PATH = data_files.PACKAGE
_PROFILE = "https://datapackage.org/profiles/2.0"
_TYPES = {"sample": "boolean", "date": "date", "published": "date"}  # of columns of the common table that are no text
_HELD = {bool: "boolean", int: "integer", Decimal: "number", dt.date: "date"}
_CHUNK = re.compile(r"-\d{4}(-\d)*\.csv")  # behind the name of what a table is of


def make(site: Site, context: ExportContext, files: Sequence[DataFile]) -> Files:
    """The description and the schemas."""
    first = context.languages[0]
    days = data_files.described(site)
    tables = [
        (file, _CHUNK.sub(".schema.json", file.name))
        for file in files
        if file.of_records and file.ending == csv_table.EXTENSION
    ]
    package = {
        "$schema": f"{_PROFILE}/datapackage.json",
        "name": "records",
        "title": context.names[first],
        "description": context.said(data_files.RECORDS_TOLD)[first],
        "homepage": context.address(first, ""),
        "licenses": [{"name": "public-domain", "title": context.said(LICENCE)[first]}],
        **({"created": f"{days.changed}T00:00:00+08:00"} if days.changed else {}),
        "resources": [_resource(file, schema) for file, schema in tables],
    }
    made = data_files.written(PATH, package)
    for schema in dict.fromkeys(schema for _file, schema in tables):
        path = f"{data_files.FOLDER}{schema}"
        columns = _common(context) if path.startswith(STEM.rstrip("-")) else _of_kind(context, schema)
        made += data_files.written(path, _schema(columns))
    return made


def _resource(file: DataFile, schema: str) -> dict[str, Any]:
    return {
        "name": "".join(sign if sign.isalnum() and sign.isascii() else "-" for sign in file.name.lower()),
        "type": "table",
        "path": file.name,
        "format": file.ending,
        "mediatype": file.mime,
        "encoding": "utf-8-sig",
        "bytes": file.made.bytes,
        "hash": f"sha256:{file.made.sha256}",
        "schema": schema,
    }


def _schema(columns: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {"$schema": f"{_PROFILE}/tableschema.json", "fields": columns, "primaryKey": ["id"], "missingValues": [""]}


def _common(context: ExportContext) -> list[dict[str, Any]]:
    """The columns of the common table, with what they mean."""
    columns = []
    for name in csv_table.header(context.languages):
        meaning = context.said(FIELDS[field_of(name, context.languages)])[context.languages[0]]
        columns.append(_column(name, _TYPES.get(name, "string")) | {"description": meaning})
    return columns


def _of_kind(context: ExportContext, schema: str) -> list[dict[str, Any]]:
    kind = schema.rpartition("/")[2].partition(".")[0]
    return [_column(name, _type(path)) for name, path in kinds_csv.leaves(kind, context.written).items()]


def _type(path: Sequence[Column]) -> str:
    """The type of a column; where a cell has several values it is text."""
    return "string" if any(column.many for column in path) else _HELD.get(path[-1].holds, "string")


def _column(name: str, type_: str) -> dict[str, Any]:
    column: dict[str, Any] = {"name": name, "type": type_}
    if type_ == "boolean":
        column |= {"trueValues": ["true"], "falseValues": ["false"]}
    return column | ({"constraints": {"required": True, "unique": True}} if name == "id" else {})
