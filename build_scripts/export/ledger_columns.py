"""The columns of the tables of the ledgers: what each means, and what its values are.

`data/datapackage.json` tells them; a ledger has exactly these fields, in this order, behind those of every line. Values of a closed list stand with their
labels. A number that a source states is as exact as there.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from build_scripts.catalog.ledgers.sealed import GROUNDS
from build_scripts.catalog.treatments import Treated
from build_scripts.checks.case_line import Shown
from build_scripts.checks.time_limit import Counts, Kept
from build_scripts.content.labels import N_
from build_scripts.export.fields import FIELDS
from build_scripts.model.act import ActKind, ActState
from build_scripts.model.base import CorrectionClass, Status
from build_scripts.model.case_type import Procedure
from build_scripts.model.comparison import ComparisonKind, Measure
from build_scripts.model.course.told import CaseStage, Document
from build_scripts.model.former_id import FormerReason
from build_scripts.model.sentence import Penalty
from build_scripts.model.sentence_decision import Outcome
from build_scripts.model.sentence_stages import Measure as ChangeMeasure
from build_scripts.model.sentence_stages import Stance
from build_scripts.model.stated import Bound
from build_scripts.model.statistic import Topic
from build_scripts.model.status import WithdrawnReason, WithheldReason

WHOLE, TOTAL = "all", "total"


class LedgerColumn(NamedTuple):
    """One column.

    Attributes:
        meaning: a message.
        holds: text, true or false, a whole number, a number, a day, or one of the values of a closed list.
        more: values besides these, with their labels.
    """

    meaning: str
    holds: type = str
    more: dict[str, str] = {}  # noqa: RUF012 - nobody writes into it


_Columns = dict[str, LedgerColumn]
_C = LedgerColumn
_ID, _SAMPLE = _C(FIELDS["id"]), _C(FIELDS["sample"], bool)

RECORD: _Columns = {
    "id": _ID,
    "url": _C(N_("Address of the record's page")),
    "body": _C(N_("Key of the court or other body of the record")),
    "year": _C(N_("Year")),
    "sample": _SAMPLE,
}
LEDGERS: dict[str, _Columns] = {
    "deadlines": {
        "limit": _C(N_("Time limit")),
        "rule": _C(N_("Rule")),
        "start": _C(N_("From when"), dt.date),
        "due": _C(N_("Due by"), dt.date),
        "done": _C(N_("Done on"), dt.date),
        "kept": _C(N_("What became of it"), Kept),
        "days": _C(
            N_("By how many working days it was late; of what has to last, by how many days it was too short"), int
        ),
        "counts": _C(N_("What the limit is counted in"), Counts),
    },
    "sentences": {
        "sentence": _C(N_("Identifier of the sentence's page: that of its earliest record")),
        "measure": _C(N_("Measure"), ChangeMeasure),
        "outcome": _C(N_("Outcome"), Outcome),
        "date": _C(FIELDS["date"], dt.date),
        "proposed_by": _C(N_("Key of the body that proposed it")),
        "proposed": _C(N_("Day of the proposal"), dt.date),
        "asked": _C(N_("Reduction proposed, as a length of time of ISO 8601")),
        "asked_as": _C(N_("Sentence proposed")),
        "given": _C(N_("Taken off the term, as a length of time of ISO 8601")),
        "notice_from": _C(N_("Public notice begins"), dt.date),
        "notice_to": _C(N_("Public notice ends"), dt.date),
        "objections": _C(N_("Number of objections to the notice"), int),
        "procuratorate": _C(N_("Key of the procuratorate that gave its opinion")),
        "opinion": _C(N_("Opinion of the procuratorate"), Stance),
        "hearing_held": _C(N_("Whether a hearing was held"), bool),
        "hearing_required_by": _C(N_("Why a hearing must be held; several grounds stand with a blank between them")),
        "penalty_before": _C(N_("Penalty before this change"), Penalty),
        "term_before": _C(N_("Last day of the term before this change"), dt.date),
        "penalty_after": _C(N_("Penalty after this change"), Penalty),
        "term_after": _C(N_("Last day of the term after this change"), dt.date),
        "days_served": _C(N_("Days served by then"), int),
        "days_of_term": _C(N_("Days of the original term"), int),
        "gap": _C(N_("Whether the sentence before this change does not follow from what is shown before it"), bool),
        "to_be_explained": _C(N_("Rules of which the record has to explain an exception, with a blank between them")),
        "followed_by": _C(N_("What followed: day and stage, with a semicolon between them")),
    },
    "withheld": {
        "case_number": _C(FIELDS["case_number"]),
        "date": _C(FIELDS["date"], dt.date),
        "reason": _C(N_("Reason for withholding"), WithheldReason),
        "approval_recorded": _C(N_("Whether the record tells who approved it"), bool),
    },
    "figure-ledger": {
        "topic": _C(N_("Subject of the figures"), Topic),
        "period_from": _C(N_("First day of the period"), dt.date),
        "period_to": _C(N_("Last day of the period"), dt.date),
        "as_of": _C(N_("As of this day"), dt.date),
        "scope": _C(N_("Scope")),
        "figure": _C(N_("What is counted")),
        "unit": _C(N_("Unit")),
        "value": _C(N_("Figure, as stated"), Decimal),
        "bound": _C(N_("Whether the source states it exactly"), Bound),
        "formerly": _C(N_("Earlier figure, as stated"), Decimal),
        "sum": _C(
            N_("What arithmetic compares: a total, or a rate or share that the source states"),
            ComparisonKind,
            {TOTAL: N_("Total")},
        ),
        "measure": _C(N_("Unit of the stated and the computed number"), Measure),
        "stated": _C(N_("Number that the source states"), Decimal),
        "computed": _C(N_("Number that follows from the other figures"), Decimal),
        "agrees": _C(N_("Whether the two agree, rounded as the source rounds; empty where nobody can say"), bool),
    },
    "supervision-ledger": {
        "act": _C(N_("Act of supervision"), ActKind),
        "state": _C(N_("What became of it"), ActState),
        "paid": _C(N_("Amount paid, in yuan"), Decimal),
        "concerns": _C(N_("Identifiers of the records that it concerns, with a blank between them")),
    },
    "case-stages": {
        "case": _C(FIELDS["case"]),
        "stage": _C(N_("Stage"), CaseStage),
        "date": _C(N_("Day of the step"), dt.date),
        "step": _C(N_("What happened, in English")),
        "number": _C(N_("Case number or document number of the step")),
        "document": _C(N_("Document type"), Document),
        "shown": _C(N_("Whether the document of the step is here"), Shown),
        "rule": _C(N_("Provision by which the document should be here that is not")),
    },
    "treatments": {
        "by": _C(N_("Identifier of the later decision")),
        "of": _C(N_("Identifier of the decision that it reviewed")),
        "date": _C(N_("Day of the later decision"), dt.date),
        "procedure": _C(N_("Procedure of the later decision"), Procedure),
        "treated": _C(N_("What the later decision made of it"), Treated),
        "in_effect": _C(N_("Whether the later decision is known to be in effect"), bool),
    },
}
CHANGES: _Columns = {
    "date": _C(N_("Day of the change"), dt.date),
    "id": _ID,
    "sample": _SAMPLE,
    "kind": _C(FIELDS["kind"]),
    "status": _C(FIELDS["status"]),
    "class": _C(N_("Class of the change"), CorrectionClass),
    "fields": _C(N_("Names of the fields that changed, with a semicolon between them")),
    "notes": _C(FIELDS["corrections"]),
    "entry": _C(N_("Number of the entry in the publication log"), int),
    "content": _C(N_("Digest by which that entry commits to the record")),
}
REMOVED: _Columns = {
    "date": _C(N_("Day of the withdrawal or of the new number; empty where it is not told"), dt.date),
    "id": _C(N_("Identifier of the text that was withdrawn, or that is no longer in use")),
    "sample": _SAMPLE,
    "what": _C(N_("What became of it"), FormerReason, {Status.WITHDRAWN.value: Status.WITHDRAWN.label}),
    "reason": _C(N_("Reason for withdrawal"), WithdrawnReason),
    "now": _C(N_("Identifier of the record that stands for it now")),
    "url": _C(N_("Address of the page that stands there now")),
}
SEALED: _Columns = {
    "year": _C(N_("Year")),
    "ground": _C(N_("Ground of sealing"), str, {WHOLE: N_("Total"), **GROUNDS}),
    "number": _C(N_("Number of records sealed; empty where it is hidden"), int),
    "hidden": _C(N_("Whether the number is hidden, since it is small"), bool),
}


def values(column: LedgerColumn) -> dict[str, str]:
    """The values of a closed list, each with its label; of an open one nothing."""
    own = column.holds if issubclass(column.holds, Enum) else ()
    return {**{str(one.value): getattr(one, "label", "") for one in own}, **column.more}


def columns_of(name: str) -> _Columns:
    """The columns of a table.

    Args:
        name: of its file, without the number and the extension; another table has none.
    """
    other = {"changes": CHANGES, "removed": REMOVED, "sealed": SEALED}
    return {**RECORD, **LEDGERS[name]} if name in LEDGERS else other.get(name, {})
