"""`data/datapackage.json`: the CSV files as a Data Package (version 2), with the type and meaning of each column of the records' tables.

Takes the site and its bulk files; gives the description and the table schema, to which every table of records points, so that the description stays
small however many there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from build_scripts.export import csv_table, data_files
from build_scripts.export.data import STEM
from build_scripts.export.fields import FIELDS
from build_scripts.export.index_file import LICENCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.data_files import DataFile
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site

PATH, SCHEMA = data_files.PACKAGE, f"{data_files.FOLDER}records.schema.json"
_PROFILE = "https://datapackage.org/profiles/2.0"
_TYPES = {"sample": "boolean", "date": "date", "published": "date"}  # of columns that are no text
_FIELD = {
    "url": "urls",
    "title": "titles",
    "summary": "summaries",
    "organ_names": "organs",
    "outcome": "outcome_labels",
}


def make(site: Site, context: ExportContext, files: Sequence[DataFile]) -> Files:
    """The two files."""
    first = context.languages[0]
    days = data_files.described(site)
    package = {
        "$schema": f"{_PROFILE}/datapackage.json",
        "name": "records",
        "title": context.names[first],
        "description": context.said(data_files.RECORDS_TOLD)[first],
        "homepage": context.address(first, ""),
        "licenses": [{"name": "public-domain", "title": context.said(LICENCE)[first]}],
        **({"created": f"{days.changed}T00:00:00+08:00"} if days.changed else {}),
        "resources": [_resource(file) for file in files if file.ending == csv_table.EXTENSION],
    }
    return [*data_files.written(PATH, package), *data_files.written(SCHEMA, _schema(context))]


def _resource(file: DataFile) -> dict[str, Any]:
    schema = {"schema": SCHEMA.removeprefix(data_files.FOLDER)} if file.made.path.startswith(STEM) else {}
    return {
        "name": "".join(sign if sign.isalnum() and sign.isascii() else "-" for sign in file.name.lower()),
        "type": "table",
        "path": file.name,
        "format": file.ending,
        "mediatype": file.mime,
        "encoding": "utf-8-sig",
        "bytes": file.made.bytes,
        "hash": f"sha256:{file.made.sha256}",
        **schema,
    }


def _schema(context: ExportContext) -> dict[str, Any]:
    columns = [_column(context, name) for name in csv_table.header(context.languages)]
    return {"$schema": f"{_PROFILE}/tableschema.json", "fields": columns, "primaryKey": ["id"], "missingValues": [""]}


def _column(context: ExportContext, name: str) -> dict[str, Any]:
    bare, _line, language = name.rpartition("_")
    known = name if name in FIELDS else _FIELD.get(bare, bare) if language in context.languages else name
    column: dict[str, Any] = {"name": name, "type": _TYPES.get(name, "string")}
    if column["type"] == "boolean":
        column |= {"trueValues": ["true"], "falseValues": ["false"]}
    if name == "id":
        column["constraints"] = {"required": True, "unique": True}
    return column | {"description": context.said(FIELDS[known])[context.languages[0]]}
