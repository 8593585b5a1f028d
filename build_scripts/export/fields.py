"""What the data files say of one record.

`FIELDS` names every field, in order, with what it means; a program may rely on the names. Every record
has every field: what it lacks is null or empty. The names of keys are in `data/index.json` under
`terms`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from build_scripts.content.labels import N_
from build_scripts.export.context import quoted
from build_scripts.model.base import CorrectionClass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from build_scripts.catalog.card import Card
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

_CLASSES = {item.label: item.value for item in CorrectionClass}


class Placed(NamedTuple):
    """A record and its place among the others.

    Attributes:
        card: of the record.
        case: slug of its case.
        open: which of the records that it points at may be named.
    """

    card: Card
    case: str | None
    open: tuple[str, ...]


def facts(context: ExportContext, record: Placed) -> dict[str, Any]:
    """The fields of a record, as plain data in the order of `FIELDS`."""
    card = record.card
    result = card.result
    path = quoted(card.url)
    return {
        "id": card.id,
        "kind": card.kind,
        "status": card.status,
        "language": card.language,
        "sample": card.sample,
        "urls": {language: root + path for language, root in context.roots.items()},
        "titles": _by_own_language(card.titles),
        "summaries": _by_own_language(card.summaries),
        "case_number": card.number,
        "case": record.case,
        "date": card.date,
        "published": card.published,
        "organs": card.organs,
        "regions": context.regions(card),
        "causes": card.causes,
        "outcome": result[0] if result else None,
        "outcome_labels": context.said(result[1] if result else None),
        "reason": context.said(card.note),
        "replaced_by": card.replaced_by if card.replaced_by in record.open else None,
        "related": [{"id": other, "relation": relation} for other, relation in card.related if other in record.open],
        "corrections": [
            {"date": day, "class": _CLASSES.get(label, label), "note": note}
            | {f"note_{code}": notes.get(code) for code in context.languages if code != card.language}
            for day, label, note, notes in card.corrections
        ],
    }


def _by_own_language(texts: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """Texts by the language they are really in, whichever page shows them."""
    return {language: text for text, language in texts.values()}
