"""Is what must be withheld withheld, and does a withheld record say no more than it may?

法释〔2016〕19号 Arts 4, 6 and 12 are known here from secondary sources; 刑事诉讼法 Art 286 and 未成年人保护法 Art 103 were read.
That a withheld record has its number, court and date, and `other` its explanation, the model asks (`model/status.py`).
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from build_scripts.checks.case_numbers import numbering
from build_scripts.checks.case_numbers.types import branch_of
from build_scripts.checks.minors import charged, signs_of_a_minor, was_minor
from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.checks.sensitive_cases import CUSTODY, DIVORCE, causes_of, civil_cause, place_of_cause
from build_scripts.content.problem import Severity
from build_scripts.model.case_type import CaseType, Procedure
from build_scripts.model.judgment import Disposition, Judgment
from build_scripts.model.status import Withheld, WithheldReason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject

SINCE = dt.date(2016, 10, 1)
WITHHELD = ("withheld",)
JUVENILE = (
    "judgment",
    "hearing",
    "proceeding",
    "procuratorial-document",
    "major-case",
    "sentence-change",
    "supervision",
)
_REFUSED = frozenset({Disposition.DISMISSED, Disposition.REJECTED, Disposition.WITHDRAWN, Disposition.TERMINATED})
_CONFIRMED = re.compile("(?:司法确认|确认)(?:人民)?调解协议|调解协议[^。；]{0,12}(?:司法确认|有效)")
_NOT_CONFIRMED = re.compile("(?:驳回|不予|撤销|撤回|终结)[^。；]{0,24}(?:确认|申请)|无效")
_BRANCH = {
    WithheldReason.JUVENILE_CRIME: {"刑"},
    WithheldReason.DIVORCE_CUSTODY: {"民"},
    WithheldReason.MEDIATION: {"民", "刑", "执", "赔"},  # in administrative cases it is published (Art 3(9))
}


@rule("DISC-01", cites="法释〔2016〕19号 Arts 4(1), 6", basis=Basis.SECONDARY, statuses=WITHHELD, exceptable=False)
def secret_says_nothing_more(subject: Subject) -> Iterator[Finding]:
    """A document withheld for a state secret has no explanation, no relation, no correction and no source."""
    entry = subject.entry
    if isinstance(entry, Withheld) and entry.withheld.reason is WithheldReason.STATE_SECRET:
        reason = entry.withheld
        beyond = [(name,) for name in ("related", "corrections", "source") if getattr(entry, name)]
        names = ["explanation"] if reason.explanation else []
        told = [("withheld", name) for name in (*names, *dict(reason.translations_of("explanation")))]
        for location in (*told, *beyond):
            yield Finding(location, "this field says more than the article leaves", "remove it")


@rule("DISC-02", cites="法释〔2016〕19号 Art 6", basis=Basis.SECONDARY, severity=Severity.WARNING, statuses=WITHHELD)
def secret_number_is_considered(subject: Subject) -> Iterator[Finding]:
    """A document withheld for a state secret shows its number, court and date only if these do not tell the secret."""
    entry = subject.entry
    if isinstance(entry, Withheld) and entry.withheld.reason is WithheldReason.STATE_SECRET:
        for name in ("case_number", "court", "organ", "decided"):
            if getattr(entry, name):
                remedy = "remove it unless somebody has decided that it tells nothing"
                yield Finding((name,), f"`{name}` of a document that is a state secret", remedy)


@rule(
    "DISC-03",
    cites="法释〔2016〕19号 Art 6; 刑事诉讼法 Art 286",
    basis=Basis.SECONDARY,
    statuses=WITHHELD,
    exceptable=False,
)
def juvenile_points_nowhere(subject: Subject) -> Iterator[Finding]:
    """A document withheld because a minor committed the crime points at no other record."""
    entry = subject.entry
    if isinstance(entry, Withheld) and entry.withheld.reason is WithheldReason.JUVENILE_CRIME and entry.related:
        yield Finding(("related",), "the other record may tell who the minor is", "remove `related`")


@rule("DISC-04", cites="法释〔2016〕19号 Art 6", basis=Basis.SECONDARY, severity=Severity.WARNING, statuses=WITHHELD)
def withheld_says_no_more(subject: Subject) -> Iterator[Finding]:
    """A withheld document shows its number, court, date and reason, and nothing more."""
    entry = subject.entry
    if not isinstance(entry, Withheld) or entry.withheld.reason is WithheldReason.STATE_SECRET:
        return
    reason = entry.withheld
    if entry.related and reason.reason is not WithheldReason.JUVENILE_CRIME:
        yield Finding(("related",), "the article leaves no relation to other records", "remove it, or be sure of it")
    if reason.explanation and reason.reason is not WithheldReason.OTHER:
        message = "only the reason `other` needs an explanation"
        yield Finding(("withheld", "explanation"), message, "remove it, or be sure that it tells of nobody")


@rule(
    "DISC-05",
    cites="法释〔2016〕19号 Art 4(2); 刑事诉讼法 Art 286; 未成年人保护法 Art 103",
    basis=Basis.SECONDARY,
    kinds=JUVENILE,
    exceptable=False,
)
def juvenile_crime_is_not_published(subject: Subject) -> Iterator[Finding]:
    """What concerns the prosecution of a minor is withheld or sealed, never published."""
    for person in charged(subject.entry):
        if was_minor(person):
            message = "the person charged is or was a minor, and the record is published"
            remedy = "write `status: sealed`, or `status: withheld` with `withheld: {reason: juvenile-crime}`"
            yield Finding(person.location, message, remedy)


@rule("DISC-06", cites="法释〔2016〕19号 Art 4(2)", basis=Basis.SECONDARY, severity=Severity.WARNING, kinds=JUVENILE)
def signs_of_juvenile_crime(subject: Subject) -> Iterator[Finding]:
    """A record whose text or representatives point to a minor defendant is looked at before it is published."""
    if any(was_minor(person) for person in charged(subject.entry)):
        return
    for location, offset in signs_of_a_minor(subject):
        message = "this points to a defendant who was a minor"
        remedy = "if so, withhold or seal the record; if an adult is meant, leave it"
        yield Finding(location, message, remedy, offset)


@rule(
    "DISC-08",
    cites="法释〔2016〕19号 Art 4(4)",
    basis=Basis.SECONDARY,
    since=SINCE,
    by_publication=True,
    kinds=("judgment",),
)
def divorce_is_withheld(subject: Subject) -> Iterator[Finding]:
    """A document on divorce or on the custody of children is withheld."""
    if place := civil_cause(subject.entry, DIVORCE):
        remedy = "write `status: withheld` with `withheld: {reason: divorce-custody}`"
        yield Finding(place, "documents with this cause are not published", remedy)


@rule(
    "DISC-09",
    cites="法释〔2016〕19号 Art 4(4)",
    basis=Basis.SECONDARY,
    severity=Severity.WARNING,
    since=SINCE,
    by_publication=True,
    kinds=("judgment",),
)
def custody_is_considered(subject: Subject) -> Iterator[Finding]:
    """A document that may concern the custody or guardianship of a minor is published only if it does not."""
    place = civil_cause(subject.entry, CUSTODY)
    if place and not civil_cause(subject.entry, DIVORCE):
        message = "this cause may concern the custody or guardianship of a minor"
        remedy = "if it does, write `withheld: {reason: divorce-custody}`; if not, leave it"
        yield Finding(place, message, remedy)


@rule(
    "DISC-10",
    cites="法释〔2016〕19号 Arts 3(9), 4(3)",
    basis=Basis.SECONDARY,
    since=SINCE,
    by_publication=True,
    kinds=("judgment",),
)
def mediation_is_withheld(subject: Subject) -> Iterator[Finding]:
    """A mediation document, and a ruling that confirms a people's mediation agreement, is withheld; administrative mediation and that of civil public-interest litigation is published.

    The exception of the article, the interest of the state, the public or others, is one of the record.
    """
    entry = subject.entry
    if not isinstance(entry, Judgment):
        return
    remedy = "write `withheld: {reason: mediation}`, or add an exception if the public interest or others' rights ask"
    if entry.document_type == "mediation":
        told = (entry.title or "", *entry.causes, *entry.paragraphs)
        if entry.case_type is not CaseType.ADMINISTRATIVE and not any("公益诉讼" in text for text in told):
            yield Finding(("document_type",), "mediation documents are not published", remedy)
    elif entry.case_type is CaseType.CIVIL and entry.procedure is Procedure.SPECIAL and _confirms(entry):
        message = "documents that confirm a mediation agreement are not published"
        yield Finding(place_of_cause(entry), message, remedy)


def _confirms(entry: Judgment) -> bool:
    """Whether a document confirms a mediation agreement, and does not refuse to."""
    told = " ".join(filter(None, (entry.title, entry.outcome, *entry.paragraphs[-3:])))
    asked = any(_CONFIRMED.search(cause) for cause in causes_of(entry))
    refused = entry.disposition in _REFUSED or bool(_NOT_CONFIRMED.search(told))
    return (asked or bool(_CONFIRMED.search(told))) and not refused


@rule("DISC-11", cites="法释〔2016〕19号 Art 4", basis=Basis.SECONDARY, severity=Severity.WARNING, statuses=WITHHELD)
def reason_fits_the_number(subject: Subject) -> Iterator[Finding]:
    """The reason for withholding fits the branch of law in the case number."""
    entry = subject.entry
    if isinstance(entry, Withheld) and (fits := _BRANCH.get(entry.withheld.reason)):
        number = numbering.parse(entry.case_number or "")
        branch = branch_of(number) if number else ""
        if branch and branch not in fits:
            message = f"the reason `{entry.withheld.reason.value}` with a number of type {branch}"
            yield Finding(("withheld", "reason"), message, "compare the reason and the number")


RULES = (
    secret_says_nothing_more,
    secret_number_is_considered,
    juvenile_points_nowhere,
    withheld_says_no_more,
    juvenile_crime_is_not_published,
    signs_of_juvenile_crime,
    divorce_is_withheld,
    custody_is_considered,
    mediation_is_withheld,
    reason_fits_the_number,
)
