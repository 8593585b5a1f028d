"""Is what must be withheld withheld?

法释〔2016〕19号 Arts 3 and 4 and 法释〔2013〕26号 Art 4 are known here from secondary sources; 刑事诉讼法 Art 286 and 未成年人保护法 Art 103 were read.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from build_scripts.checks.disclosure.minors import charged, signs_of_a_minor, was_minor
from build_scripts.checks.disclosure.sensitive_cases import (
    CUSTODY,
    DIVORCE,
    causes_of,
    civil_cause,
    is_about_secrets,
    place_of_cause,
)
from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.model.base import Record
from build_scripts.model.case_type import CaseType, Procedure
from build_scripts.model.judgment import Disposition, Judgment
from build_scripts.model.procuratorial_document import AFTER_JUDGMENT, ProcuratorialDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject

SINCE = dt.date(2016, 10, 1)
MEDIATION_SINCE = dt.date(2014, 1, 1)  # 法释〔2013〕26号
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


@rule(
    "DISC-05",
    cites="法释〔2016〕19号 Art 4(2); 刑事诉讼法 Art 286 (2013-2018: Art 275); 未成年人保护法 Art 103",
    basis=Basis.SECONDARY,
    kinds=JUVENILE,
    exceptable=False,
)
def juvenile_crime_is_not_published(subject: Subject) -> Iterator[Finding]:
    """What concerns the prosecution of a minor is withheld or sealed, never published."""
    for person in charged(subject.entry):
        if was_minor(person):
            message = Message("the person charged is or was a minor, and the record is published")
            remedy = Message("write `status: sealed`, or `status: withheld` with `withheld: {reason: juvenile-crime}`")
            yield Finding(person.location, message, remedy)


@rule("DISC-06", cites="法释〔2016〕19号 Art 4(2)", basis=Basis.SECONDARY, severity=Severity.WARNING, kinds=JUVENILE)
def signs_of_juvenile_crime(subject: Subject) -> Iterator[Finding]:
    """A record whose text or representatives point to a minor defendant is looked at before it is published."""
    if any(was_minor(person) for person in charged(subject.entry)):
        return
    for location, offset in signs_of_a_minor(subject):
        message = Message("this points to a defendant who was a minor")
        remedy = Message("if so, withhold or seal the record; if an adult is meant, leave it")
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
        remedy = Message("write `status: withheld` with `withheld: {reason: divorce-custody}`")
        yield Finding(place, Message("documents with this cause are not published"), remedy)


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
        message = Message("this cause may concern the custody or guardianship of a minor")
        remedy = Message("if it does, write `withheld: {reason: divorce-custody}`; if not, leave it")
        yield Finding(place, message, remedy)


@rule(
    "DISC-10",
    cites="法释〔2016〕19号 Arts 3(9), 4(3); 法释〔2013〕26号 Art 4(3)",
    basis=Basis.SECONDARY,
    since=MEDIATION_SINCE,
    by_publication=True,
    kinds=("judgment",),
)
def mediation_is_withheld(subject: Subject) -> Iterator[Finding]:
    """A mediation document, and a ruling that confirms a people's mediation agreement, is withheld; administrative mediation and that of civil public-interest litigation is published.

    The exception of the article, the interest of the state, the public or others, is one of the record. From 2014 to September 2016 only
    what was closed by mediation was withheld.
    """
    entry = subject.entry
    if not isinstance(entry, Judgment):
        return
    remedy = Message(
        "write `withheld: {reason: mediation}`, or add an exception if the public interest or others' rights ask"
    )
    if entry.document_type == "mediation":
        told = (entry.title or "", *entry.causes, *entry.paragraphs)
        administrative = entry.case_type is CaseType.ADMINISTRATIVE or "行" in entry.case_number  # 行赔 as well
        if not administrative and not any("公益诉讼" in text for text in told):
            yield Finding(("document_type",), Message("mediation documents are not published"), remedy)
    elif (subject.published or SINCE) >= SINCE and entry.case_type is CaseType.CIVIL and _confirms(entry):
        message = Message("documents that confirm a mediation agreement are not published")
        yield Finding(place_of_cause(entry), message, remedy)


def _confirms(entry: Judgment) -> bool:
    """Whether a document is a ruling that confirms a mediation agreement, and does not refuse to."""
    if entry.document_type != "ruling":
        return False
    told = " ".join(filter(None, (entry.title, entry.outcome, *entry.paragraphs[-3:])))
    asked = any(_CONFIRMED.search(cause) for cause in causes_of(entry))
    refused = entry.disposition in _REFUSED or bool(_NOT_CONFIRMED.search(told))
    special = entry.procedure is Procedure.SPECIAL or "特" in entry.case_number
    return (asked or (special and bool(_CONFIRMED.search(told)))) and not refused


@rule(
    "DISC-16",
    cites="法释〔2016〕19号 Art 4(1)",
    basis=Basis.SECONDARY,
    severity=Severity.WARNING,
    kinds=("judgment", "procuratorial-document", "major-case"),
)
def secrets_are_considered(subject: Subject) -> Iterator[Finding]:
    """A document on a crime against state secrets is published only if a named person has found that it tells none."""
    entry = subject.entry
    if isinstance(entry, Record) and is_about_secrets(entry) and not entry.reviewed_by:
        remedy = Message("withhold it with `withheld: {reason: state-secret}`, or add `reviewed_by: <name>`")
        yield Finding(
            ("causes",), Message("a crime against state secrets, and nobody has approved the publication"), remedy
        )


@rule(
    "DISC-18",
    cites="人民检察院案件信息公开工作规定（试行）(2014); 人民检察院案件信息公开工作规定 (2021)",
    basis=Basis.SECONDARY,
    severity=Severity.WARNING,
    since=dt.date(2014, 10, 1),
    by_publication=True,
    kinds=("procuratorial-document",),
)
def published_after_the_judgment(subject: Subject) -> Iterator[Finding]:
    """An indictment or a protest is published once the judgment has taken effect."""
    entry = subject.entry
    if not isinstance(entry, ProcuratorialDocument) or entry.document_type not in AFTER_JUDGMENT:
        return
    day = entry.judgment and entry.judgment.effective
    if day and entry.source and entry.source.published and entry.source.published < day:
        message = Message(
            "published on {published}, before the judgment of the case took effect", published=entry.source.published
        )
        yield Finding(
            ("source", "published"), message, Message("compare the dates; a document published too soon is withdrawn")
        )


RULES = (
    juvenile_crime_is_not_published,
    signs_of_juvenile_crime,
    divorce_is_withheld,
    custody_is_considered,
    mediation_is_withheld,
    secrets_are_considered,
    published_after_the_judgment,
)
