"""`data/datasette-metadata.json`: what Datasette shows of the databases, and how: titles, terms of use, facets, order, the words of keys.

Takes the databases as they were made; gives one file, in the site's first language, for each of them and for the database `portal` that joins
them (docs/open-data.md). No column has a unit: lengths of time are ISO 8601, and amounts stand in the tables of their kinds.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from build_scripts.content.labels import N_
from build_scripts.export import sqlite
from build_scripts.export.atom_document import NOTICE
from build_scripts.export.data import STEM
from build_scripts.export.fields import FIELDS, field_of
from build_scripts.export.index_file import LICENCE
from build_scripts.export.sqlite_tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_scripts.export.context import ExportContext
    from build_scripts.export.index_file import Made
    from build_scripts.export.task import Files

PATH = "data/datasette-metadata.json"
JOINED = "portal"
FACETS = ("kind", "year", "organ", "outcome", "status")
TITLES = {
    "kinds": N_("Kinds"),
    "organs": N_("Courts and other bodies"),
    "regions": N_("Regions"),
    "causes": N_("Causes"),
    "laws": N_("Laws"),
    "records": N_("Records"),
    "record_organs": N_("Bodies of each record"),
    "record_regions": N_("Regions of each record"),
    "record_causes": N_("Causes of each record"),
    "record_articles": N_("Articles that records cite"),
    "related": N_("How records stand to one another"),
    "corrections": N_("Corrections"),
}


def make(context: ExportContext, made: Iterable[Made]) -> Files:
    """Write the one file; none where there are no databases.

    Args:
        context: names, words and addresses.
        made: the files of all parts.
    """
    names = _databases(made)
    if not names:
        return []
    root = context.languages[0]
    shown = {table: _table(context, table) for table in TITLES}
    about = {
        "title": context.names[root],
        "description": context.say(root, NOTICE),
        "license": context.say(root, LICENCE),
        "source": context.names[root],
        "source_url": context.address(root, ""),
        "databases": {name: {"tables": shown} for name in (JOINED, *names)},
    }
    return [(PATH, (json.dumps(about, ensure_ascii=False, separators=(",", ":")) + "\n").encode())]


def paths(made: Iterable[Made]) -> list[str]:
    """The one path, or none."""
    return [PATH] if _databases(made) else []


def _databases(made: Iterable[Made]) -> list[str]:
    ending = f".{sqlite.EXTENSION}"
    found = sorted(file.path for file in made if file.path.startswith(STEM) and file.path.endswith(ending))
    return [path.rpartition("/")[2].removesuffix(ending) for path in found]


def _table(context: ExportContext, name: str) -> dict[str, Any]:
    root = context.languages[0]
    columns = [column.name for column in tables(context.languages)[name]]
    about: dict[str, Any] = {"title": context.say(root, TITLES[name])}
    if name == "records":
        about |= {"label_column": f"title_{root}", "sort_desc": "date", "facets": list(FACETS), "size": 50}
        about |= {"fts_table": sqlite.FULL_TEXT, "columns": dict(_meanings(context, columns))}
    elif "key" in columns:
        about |= {"label_column": f"name_{root}", "sort": f"name_{root}"}
    else:
        about |= {
            "facets": [
                column for column in columns if column in {"organ", "region", "cause", "law", "relation", "class"}
            ]
        }
    return about


def _meanings(context: ExportContext, columns: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What a column means, as `data/index.json` says it."""
    root = context.languages[0]
    for column in columns:
        if (name := field_of(column, context.languages)) in FIELDS:
            yield column, context.say(root, FIELDS[name])
