"""What the data files say of one record.

`RecordFields` has every field, in order, with its type and what it means; a program may rely on them. Every record
has every field: what it lacks is null or empty. The names of keys are in `data/index.json` under
`terms`.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, cast, get_type_hints

from pydantic import Field
from typing_extensions import TypedDict  # of Python's own, pydantic takes that of 3.12 and later

from build_scripts.content.labels import N_
from build_scripts.export.context import quoted
from build_scripts.model.base import Status

if TYPE_CHECKING:
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.export.context import ExportContext

VERSION = "1.0"  # of what the data files say: docs/open-data.md, "Versions and changes"
_SHOWN = [status.value for status in Status if status is not Status.SEALED]
Day = Annotated[str, Field(json_schema_extra={"format": "date"})] | None


class RecordFields(TypedDict):
    """Every field with its type and what it means; `FIELDS`, and the schema of the JSON API, are made of it."""

    id: Annotated[str, Field(description=N_("Identifier of the record; never changes"))]
    kind: Annotated[str, Field(description=N_("Kind of record"))]
    status: Annotated[
        str, Field(json_schema_extra={"enum": _SHOWN}), Field(description=N_("published, withheld or withdrawn"))
    ]
    language: Annotated[str, Field(description=N_("Language of the record's text"))]
    sample: Annotated[bool, Field(description=N_("true: a fictional sample that concerns no real person or case"))]
    urls: Annotated[dict[str, str], Field(description=N_("Address of the record's page in each language"))]
    titles: Annotated[
        dict[str, str],
        Field(description=N_("Title in each language in which there is one; empty for a withheld or withdrawn record")),
    ]
    summaries: Annotated[dict[str, str], Field(description=N_("Summary in each language in which there is one"))]
    case_number: Annotated[str | None, Field(description=N_("Case number or document number as its author wrote it"))]
    case: Annotated[
        str | None,
        Field(description=N_("Last part of the address of the case page that joins all records of the case")),
    ]
    date: Annotated[Day, Field(description=N_("The record's own day, such as that of the decision"))]
    published: Annotated[Day, Field(description=N_("Day of first publication at the source"))]
    organs: Annotated[Sequence[str], Field(description=N_("Keys of courts, procuratorates, prisons and authorities"))]
    regions: Annotated[Sequence[str], Field(description=N_("Keys of regions"))]
    causes: Annotated[Sequence[str], Field(description=N_("Keys of causes and charges"))]
    outcome: Annotated[str | None, Field(description=N_("Outcome, as one of a closed list"))]
    outcome_labels: Annotated[Mapping[str, str], Field(description=N_("The outcome in the words of each language"))]
    reason: Annotated[
        Mapping[str, str], Field(description=N_("Why the record is withheld or was withdrawn, in each language"))
    ]
    replaced_by: Annotated[str | None, Field(description=N_("Identifier of the record that replaces a withdrawn one"))]
    related: Annotated[
        list[dict[str, str]], Field(description=N_("Identifiers of other records and how this record stands to them"))
    ]
    corrections: Annotated[
        list[dict[str, str | None]], Field(description=N_("Public notes about changes to the record"))
    ]


FIELDS: dict[str, str] = {
    name: hint.__metadata__[-1].description for name, hint in get_type_hints(RecordFields, include_extras=True).items()
}
RECORD = "record"
WHOLE = N_("JSON Lines and JSON only: the whole record under the names of its schema, as `portal import` takes it")


class Placed(NamedTuple):
    """A record and its place among the others.

    Attributes:
        summary: of the record.
        case: slug of its case.
        open: which of the records that it points at may be named.
        days: the ISO days on which it first stood on this portal and last changed there, as the log knows; empty where it does not.
        cited: key of a case number in its text and the identifier of its record, for each that may be named.
    """

    summary: RecordSummary
    case: str | None
    open: tuple[str, ...]
    days: tuple[str, str] = ("", "")
    cited: tuple[tuple[str, str], ...] = ()


_COLUMNS = {
    "url": "urls",
    "title": "titles",
    "summary": "summaries",
    "organ_names": "organs",
    "outcome": "outcome_labels",
}  # of a table, without the language → the field that they are of, where that is called otherwise


def field_of(column: str, languages: Container[str]) -> str:
    """The field that a column of a table is of, such as `titles` of `title_en`; of a column that is of none, some name that no field has.

    Args:
        column: its name.
        languages: of the site.
    """
    bare, _line, language = column.rpartition("_")
    return _COLUMNS.get(bare, bare) if column not in FIELDS and language in languages else column


def fields_of(context: ExportContext, record: Placed) -> RecordFields:
    """The fields of a record, as plain data in the order of `FIELDS`."""
    summary = record.summary
    path = quoted(summary.url)
    every = {
        **listed(summary),
        "urls": {language: root + path for language, root in context.roots.items()},
        "summaries": _by_own_language(summary.summaries),
        "case": record.case,
        "organs": summary.organs,
        "regions": context.regions(summary),
        "causes": summary.causes,
        "outcome": summary.result,
        "outcome_labels": context.said(context.result(summary)),
        "reason": context.said(context.reason(summary)),
        "replaced_by": summary.replaced_by if summary.replaced_by in record.open else None,
        "related": [{"id": other, "relation": relation} for other, relation in summary.related if other in record.open],
        "corrections": [
            {
                "date": day,
                "class": class_,
                "note": note,
                **{f"note_{code}": notes.get(code) for code in context.languages if code != summary.language},
            }
            for day, class_, note, notes in summary.corrections
        ],
    }
    return cast("RecordFields", {name: every[name] for name in FIELDS})


def listed(summary: RecordSummary) -> dict[str, Any]:
    """The fields by which a list shows a record; they depend on the record alone."""
    return {name: value(summary) for name, value in LISTED.items()}


def _by_own_language(texts: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """Texts by the language they are really in, whichever page shows them."""
    return {language: text for text, language in texts.values()}


LISTED: Mapping[str, Callable[[RecordSummary], Any]] = {
    **{name: attrgetter(name) for name in ("id", "kind", "status", "language", "sample", "date", "published")},
    "titles": lambda summary: _by_own_language(summary.titles),
    "case_number": attrgetter("number"),
}
