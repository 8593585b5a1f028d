"""Does a withheld record say no more than it may, and for a reason that fits?

法释〔2016〕19号 Arts 3, 4, 6 and 12 are known here from secondary sources; 刑事诉讼法 Art 286 was read. That a withheld record has its
number, court and date, and `other` its explanation, the model asks (`model/status.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.checks.case_numbers import numbering
from build_scripts.checks.case_numbers.types import branch_of
from build_scripts.checks.disclosure.sign_off import names_a_person
from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.model.status import Withheld, WithheldReason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject

WITHHELD = ("withheld",)
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
            yield Finding(location, Message("this field says more than the article leaves"), Message("remove it"))


@rule("DISC-02", cites="法释〔2016〕19号 Art 6", basis=Basis.SECONDARY, severity=Severity.WARNING, statuses=WITHHELD)
def secret_number_is_considered(subject: Subject) -> Iterator[Finding]:
    """A document withheld for a state secret shows its number, court and date only if a named person has found that these do not tell the secret."""
    entry = subject.entry
    if not isinstance(entry, Withheld) or entry.withheld.reason is not WithheldReason.STATE_SECRET:
        return
    if not names_a_person(entry.withheld.approved_by or ""):
        for name in ("case_number", "court", "organ", "decided"):
            if getattr(entry, name):
                remedy = Message("remove it, or add `withheld.approved_by: <name>` if it tells nothing of the secret")
                yield Finding((name,), Message("`{name}` of a document that is a state secret", name=name), remedy)


@rule(
    "DISC-03",
    cites="法释〔2016〕19号 Art 6; 刑事诉讼法 Art 286 (2013-2018: Art 275)",
    basis=Basis.SECONDARY,
    statuses=WITHHELD,
    exceptable=False,
)
def juvenile_points_nowhere(subject: Subject) -> Iterator[Finding]:
    """A document withheld because a minor committed the crime points at no other record."""
    entry = subject.entry
    if isinstance(entry, Withheld) and entry.withheld.reason is WithheldReason.JUVENILE_CRIME and entry.related:
        yield Finding(("related",), Message("the other record may tell who the minor is"), Message("remove `related`"))


@rule("DISC-04", cites="法释〔2016〕19号 Art 6", basis=Basis.SECONDARY, severity=Severity.WARNING, statuses=WITHHELD)
def withheld_says_no_more(subject: Subject) -> Iterator[Finding]:
    """A withheld document shows its number, court, date and reason, and nothing more."""
    entry = subject.entry
    if not isinstance(entry, Withheld) or entry.withheld.reason is WithheldReason.STATE_SECRET:
        return
    reason = entry.withheld
    if entry.related and reason.reason is not WithheldReason.JUVENILE_CRIME:
        yield Finding(
            ("related",),
            Message("the article leaves no relation to other records"),
            Message("remove it, or be sure of it"),
        )
    if reason.explanation and reason.reason is not WithheldReason.OTHER:
        message = Message("only the reason `other` needs an explanation")
        yield Finding(("withheld", "explanation"), message, Message("remove it, or be sure that it tells of nobody"))


@rule("DISC-11", cites="法释〔2016〕19号 Art 4", basis=Basis.SECONDARY, severity=Severity.WARNING, statuses=WITHHELD)
def reason_fits_the_number(subject: Subject) -> Iterator[Finding]:
    """The reason for withholding fits the branch of law in the case number."""
    entry = subject.entry
    if isinstance(entry, Withheld) and (fits := _BRANCH.get(entry.withheld.reason)):
        number = numbering.parse(entry.case_number or "")
        branch = branch_of(number) if number else ""
        if branch and branch not in fits:
            message = Message(
                "the reason `{reason}` with a number of type {branch}", reason=entry.withheld.reason, branch=branch
            )
            yield Finding(("withheld", "reason"), message, Message("compare the reason and the number"))


@rule("DISC-17", cites="法释〔2016〕19号 Art 12", basis=Basis.SECONDARY, severity=Severity.WARNING, statuses=WITHHELD)
def other_reason_is_approved(subject: Subject) -> Iterator[Finding]:
    """That other circumstances make a document unsuitable for publication is approved by a named person."""
    entry = subject.entry
    reason = entry.withheld if isinstance(entry, Withheld) else None
    if reason and reason.reason is WithheldReason.OTHER and not names_a_person(reason.approved_by or ""):
        message = Message("`approved_by` names no person")
        yield Finding(("withheld", "approved_by"), message, Message("write the name of who approved it"))


RULES = (
    secret_says_nothing_more,
    secret_number_is_considered,
    juvenile_points_nowhere,
    withheld_says_no_more,
    reason_fits_the_number,
    other_reason_is_approved,
)
