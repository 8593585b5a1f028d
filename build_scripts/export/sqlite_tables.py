"""The tables of a database of records: which there are, and their rows.

Takes the languages of the site and the records of a chunk; gives columns and rows. `records` has what `fields.FIELDS` names, one value a column;
what a record has several of stands in a table of its own, and names stand in the tables of their keys, in a column a language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from build_scripts.export.well_formed import well_formed
from build_scripts.model.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.record import ExportedRecord

Row = tuple[Any, ...]
SEARCHED = ("title", "summary", "case_number", "text")  # how the columns are called that are in the full-text index
INDEXES = (  # table and columns: what is filtered by
    ("records", "kind", "year"),
    ("records", "organ"),
    ("records", "outcome"),
    ("records", "date"),
    ("records", "case"),
    ("record_organs", "organ"),
    ("record_regions", "region"),
    ("record_causes", "cause"),
    ("record_articles", "law", "article"),
    ("related", "other"),
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: as a query has it.
        declared: its type, and what SQLite should know of it.
        refers: the table whose key it holds.
        key: that key's column.
    """

    name: str
    declared: str = "TEXT"
    refers: str = ""
    key: str = "key"


_RECORD = Column("record", "TEXT NOT NULL", "records", "id")


def tables(languages: Sequence[str]) -> dict[str, tuple[Column, ...]]:
    """The columns of each table, those first that others refer to."""

    def each(*names: str) -> Iterable[Column]:
        return (Column(f"{name}_{language}") for name in names for language in languages)

    terms = (Column("key", "TEXT PRIMARY KEY NOT NULL"), *each("name"))
    return {
        "kinds": terms,
        "organs": terms,
        "regions": terms,
        "causes": terms,
        "laws": terms,
        "records": (
            Column("id", "TEXT PRIMARY KEY NOT NULL"),
            Column("kind", "TEXT NOT NULL", "kinds"),
            Column("status", "TEXT NOT NULL"),
            Column("language", "TEXT NOT NULL"),
            Column("sample", "INTEGER NOT NULL"),
            *each("url", "title", "summary"),
            *(Column("case_number"), Column("case"), Column("date"), Column("year", "INTEGER"), Column("published")),
            Column("organ", "TEXT", "organs"),
            Column("outcome"),
            *each("outcome", "reason"),
            Column("replaced_by"),
            Column("text"),
        ),
        "record_organs": (_RECORD, Column("organ", "TEXT NOT NULL", "organs")),
        "record_regions": (_RECORD, Column("region", "TEXT NOT NULL", "regions")),
        "record_causes": (_RECORD, Column("cause", "TEXT NOT NULL", "causes")),
        "record_articles": (_RECORD, Column("law", "TEXT NOT NULL", "laws"), Column("article", "TEXT NOT NULL")),
        "related": (_RECORD, Column("relation", "TEXT NOT NULL"), Column("other", "TEXT NOT NULL")),
        "corrections": (_RECORD, Column("date", "TEXT NOT NULL"), Column("class", "TEXT NOT NULL"), *each("note")),
    }


def rows(context: ExportContext, records: Sequence[ExportedRecord]) -> dict[str, list[Row]]:
    """The rows of each table, in a fixed order.

    Args:
        context: languages and names.
        records: sorted by id.
    """
    made: dict[str, list[Row]] = {table: [] for table in tables(context.languages)}
    for record in records:
        for table, row in _of(context, record):
            made[table].append(tuple(well_formed(value) if isinstance(value, str) else value for value in row))
    used = {
        "kinds": {record.summary.kind for record in records},
        "organs": {row[1] for row in made["record_organs"]},
        "regions": {row[1] for row in made["record_regions"]},
        "causes": {row[1] for row in made["record_causes"]},
        "laws": {row[1] for row in made["record_articles"]},
    }
    for table, keys in used.items():
        made[table] = [
            (key, *(_name(context, table, language, key) for language in context.languages)) for key in sorted(keys)
        ]
    return made


def _name(context: ExportContext, table: str, language: str, key: str) -> str:
    if table == "kinds":
        return context.say(language, KINDS[key].one)
    if table == "organs":
        return context.organ(language, key)
    return context.term("statutes" if table == "laws" else table, language, key)


def _of(context: ExportContext, record: ExportedRecord) -> Iterable[tuple[str, Row]]:
    """Table and row of everything that is said of a record."""
    summary, known, each = record.summary, record.fields, context.languages
    named = (known["outcome_labels"], known["reason"])
    yield (
        "records",
        (
            *(summary.id, summary.kind, summary.status, summary.language, int(summary.sample)),
            *(known[name].get(language) for name in ("urls", "titles", "summaries") for language in each),
            *(summary.number, known["case"], summary.date, summary.year, summary.published),
            next(iter(summary.organs), None),
            known["outcome"],
            *(said.get(language) for said in named for language in each),
            known["replaced_by"],
            "\n".join(record.paragraphs) or None,
        ),
    )
    for table, keys in (("organs", summary.organs), ("regions", known["regions"]), ("causes", summary.causes)):
        for key in dict.fromkeys(keys):
            yield f"record_{table}", (summary.id, key)
    for law, article in dict.fromkeys(summary.articles):
        yield "record_articles", (summary.id, law, article)
    for link in known["related"]:
        yield "related", (summary.id, link["relation"], link["id"])
    for note in known["corrections"]:
        notes = {summary.language: note["note"]} | {
            code: note.get(f"note_{code}") for code in each if code != summary.language
        }
        yield "corrections", (summary.id, note["date"], note["class"], *(notes.get(code) for code in each))
