"""What the data files say of one record.

`FIELDS` names every field, in order, with what it means; a program may rely on the names. Every record
has every field: what it lacks is null or empty. The names of keys are in `data/index.json` under
`terms`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from build_scripts.content.labels import N_
from build_scripts.export.context import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.export.context import ExportContext

FIELDS = {
    "id": N_("Identifier of the record; never changes"),
    "kind": N_("Kind of record"),
    "status": N_("published, withheld or withdrawn"),
    "language": N_("Language of the record's text"),
    "sample": N_("true: a fictional sample that concerns no real person or case"),
    "urls": N_("Address of the record's page in each language"),
    "titles": N_("Title in each language in which there is one; empty for a withheld or withdrawn record"),
    "summaries": N_("Summary in each language in which there is one"),
    "case_number": N_("Case number or document number as its author wrote it"),
    "case": N_("Last part of the address of the case page that joins all records of the case"),
    "date": N_("The record's own day, such as that of the decision"),
    "published": N_("Day of first publication at the source"),
    "organs": N_("Keys of courts, procuratorates, prisons and authorities"),
    "regions": N_("Keys of regions"),
    "causes": N_("Keys of causes and charges"),
    "outcome": N_("Outcome, as one of a closed list"),
    "outcome_labels": N_("The outcome in the words of each language"),
    "reason": N_("Why the record is withheld or was withdrawn, in each language"),
    "replaced_by": N_("Identifier of the record that replaces a withdrawn one"),
    "related": N_("Identifiers of other records and how this record stands to them"),
    "corrections": N_("Public notes about changes to the record"),
}
RECORD = "record"
WHOLE = N_("JSON Lines only: the whole record under the names of its schema, as `portal import` takes it")


class Placed(NamedTuple):
    """A record and its place among the others.

    Attributes:
        summary: of the record.
        case: slug of its case.
        open: which of the records that it points at may be named.
        cited: key of a case number in its text and the identifier of its record, for each that may be named.
    """

    summary: RecordSummary
    case: str | None
    open: tuple[str, ...]
    cited: tuple[tuple[str, str], ...] = ()


def fields_of(context: ExportContext, record: Placed) -> dict[str, Any]:
    """The fields of a record, as plain data in the order of `FIELDS`."""
    summary = record.summary
    path = quoted(summary.url)
    return {
        "id": summary.id,
        "kind": summary.kind,
        "status": summary.status,
        "language": summary.language,
        "sample": summary.sample,
        "urls": {language: root + path for language, root in context.roots.items()},
        "titles": _by_own_language(summary.titles),
        "summaries": _by_own_language(summary.summaries),
        "case_number": summary.number,
        "case": record.case,
        "date": summary.date,
        "published": summary.published,
        "organs": summary.organs,
        "regions": context.regions(summary),
        "causes": summary.causes,
        "outcome": summary.result,
        "outcome_labels": context.said(context.result(summary)),
        "reason": context.said(context.reason(summary)),
        "replaced_by": summary.replaced_by if summary.replaced_by in record.open else None,
        "related": [{"id": other, "relation": relation} for other, relation in summary.related if other in record.open],
        "corrections": [
            {"date": day, "class": class_, "note": note}
            | {f"note_{code}": notes.get(code) for code in context.languages if code != summary.language}
            for day, class_, note, notes in summary.corrections
        ],
    }


def _by_own_language(texts: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """Texts by the language they are really in, whichever page shows them."""
    return {language: text for text, language in texts.values()}
