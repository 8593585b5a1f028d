"""`data/datapackage.json`: the tables of the records as a Data Package (version 2), with the type of each column.

Takes the site and its bulk files; gives the description, the table schema of the common table and that of each kind, to which the tables point, so that the
description stays small however many there are; so of the tables of the ledgers.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from build_scripts.export import change_table, csv_table, data_files, kinds_csv
from build_scripts.export.data import STEM
from build_scripts.export.fields import FIELDS, field_of
from build_scripts.export.index_file import LICENCE
from build_scripts.export.ledger_columns import columns_of, values
from build_scripts.model.field_labels import label
from build_scripts.model.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic import BaseModel

    from build_scripts.export.context import ExportContext
    from build_scripts.export.data_files import DataFile
    from build_scripts.export.kind_columns import Column
    from build_scripts.export.ledger_columns import LedgerColumn
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site

PATH = data_files.PACKAGE
_PROFILE = "https://datapackage.org/profiles/2.0"
_TYPES = {"sample": "boolean", "date": "date", "published": "date"}  # of columns of the common table that are no text
_HELD = {bool: "boolean", int: "integer", Decimal: "number", dt.date: "date"}
_NUMBER = re.compile(r"(-\d+)*\.csv")  # behind the name of what a table is of


def make(site: Site, context: ExportContext, files: Sequence[DataFile]) -> Files:
    """The description and the schemas."""
    first = context.languages[0]
    days = data_files.described(site)
    tables = [
        (file, f"{_NUMBER.sub('', file.name)}.schema.json")
        for file in files
        if file.ending == csv_table.EXTENSION and (file.of_records or columns_of(_NUMBER.sub("", file.name)))
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
        made += data_files.written(path, {"$schema": f"{_PROFILE}/tableschema.json", **_schema(context, schema)})
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


def _schema(context: ExportContext, name: str) -> dict[str, Any]:
    """Of the table of a ledger or of the records; only in the latter each record has one line."""
    name = name.removesuffix(".schema.json")
    if columns := columns_of(name):
        return {"fields": _of_ledger(context, name, columns), "missingValues": [""]}
    fields = _common(context) if name == STEM.rpartition("/")[2].rstrip("-") else _of_kind(context, name)
    return {"fields": fields, "primaryKey": ["id"], "missingValues": [""]}


def _common(context: ExportContext) -> list[dict[str, Any]]:
    """The columns of the common table, with what they mean."""
    columns = []
    for name in csv_table.header(context.languages):
        meaning = context.said(FIELDS[field_of(name, context.languages)])[context.languages[0]]
        columns.append(_column(name, _TYPES.get(name, "string")) | {"description": meaning})
    return columns


def _of_kind(context: ExportContext, name: str) -> list[dict[str, Any]]:
    kind = name.rpartition("/")[2]
    columns = []
    for column, path in kinds_csv.leaves(kind, context.written).items():
        title = _title(context, KINDS[kind].model, [one.name for one in path])
        columns.append(_column(column, _type(path)) | ({"title": title} if title else {}))
    return columns


def _title(context: ExportContext, model: type[BaseModel], names: Sequence[str]) -> str:
    """What the fields on the way to a column are called, as far as each has a name of its own: `Decision · Reduction`."""
    steps = [".".join(names[:number]) for number in range(1, len(names) + 1)]
    bare = [step.rpartition("_")[0] if step.rpartition("_")[2] in context.written else step for step in steps]
    found = [label(step) or FIELDS.get(field_of(step, context.languages), "") for step in bare]
    if own := model.model_fields.get(bare[0]):
        found[0] = own.title or found[0]
    return " · ".join(context.said(one)[context.languages[0]] for one in found if one)


def _of_ledger(context: ExportContext, name: str, columns: Mapping[str, LedgerColumn]) -> list[dict[str, Any]]:
    """The columns of a ledger, with what they and the values of closed lists mean."""
    first, made = context.languages[0], []
    for field, column in columns.items():
        told: dict[str, Any] = {"name": field, **_typed(_HELD.get(column.holds, "string"))}
        told["description"] = context.said(column.meaning)[first]
        if found := values(column):
            told["constraints"] = {"enum": list(found)}
            told["categories"] = [
                {"value": value, "label": context.said(label)[first]} if label else {"value": value}
                for value, label in found.items()
            ]
        made.append(told)
    if name == change_table.NAME:
        meaning = context.said(FIELDS["urls"])[first]
        made += [{"name": f"url_{code}", "type": "string", "description": meaning} for code in context.languages]
    return made


def _type(path: Sequence[Column]) -> str:
    """The type of a column; where a cell has several values it is text."""
    return "string" if any(column.many for column in path) else _HELD.get(path[-1].holds, "string")


def _column(name: str, type_: str) -> dict[str, Any]:
    column = {"name": name, **_typed(type_)}
    return column | ({"constraints": {"required": True, "unique": True}} if name == "id" else {})


def _typed(type_: str) -> dict[str, Any]:
    """A type as a schema says it, with how it is written where that is not the usual way."""
    return {"type": type_, **({"trueValues": ["true"], "falseValues": ["false"]} if type_ == "boolean" else {})}
