"""Masked what is kept public: lawyers, organisations and other parties (法释〔2016〕19号 Art 11), and who judges and signs.

Everything here is a warning: the record is safe, but it tells the public less than it should. That judges, assistants, clerks, courts
and case numbers are named stands in no article but is the practice, as the Supreme People's Court said in January 2026.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from build_scripts.checks.fold import fold
from build_scripts.checks.names.over_masked_text import ARTICLE, KEEP, KINDS, PRACTICE, SIGN, SINCE, first
from build_scripts.checks.names.people import is_minor, people
from build_scripts.checks.names.personal_name import Form, form_of
from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.model.case_type import CaseType
from build_scripts.model.party import CounselRole, PartyRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Location, Subject

_SIGNATURE = re.compile(
    r"(?m)^[\s　]*(审\s*判\s*长|(?:代理)?审\s*判\s*员|人民陪审员|法官助理|书\s*记\s*员|检\s*察\s*(?:官|员)|执\s*行\s*员)[\s:　]+"
    r"(?:[\u4e00-\u9fff]\s*)?(?:[某×*○]|[xX]{2})"
)
_HIDING = re.compile("强奸|猥亵|强制侮辱|虐待|遗弃|拐卖|拐骗|组织卖淫|强迫卖淫|侵犯公民个人信息")
_KEPT_ROLES = frozenset(role.value for role in PartyRole) - {
    "victim",
    "witness",
    "expert",
    "incidental-plaintiff",
    "not-prosecuted",
}
_LAWYERS = frozenset({CounselRole.LAWYER, CounselRole.LEGAL_AID})


def _masked(name: str) -> bool:
    return form_of(name) in {Form.MASKED, Form.HALF} or bool(SIGN.search(fold(name)) and not name.isascii())


@rule("MASK-01", cites=PRACTICE, basis=Basis.PRACTICE, severity=Severity.WARNING, since=SINCE, kinds=KINDS)
def officials_are_named(subject: Subject) -> Iterator[Finding]:
    """Judges, people's assessors, assistants, clerks and procurators are named."""
    entry = subject.entry
    for field in ("panel", "procurators"):
        for number, official in enumerate(getattr(entry, field, ())):
            if _masked(official.name):
                yield Finding((field, number, "name"), Message("the {role} is masked", role=official.role), KEEP)
    prosecution = getattr(entry, "prosecution", None)
    for number, name in enumerate(prosecution.procurators if prosecution else ()):
        if _masked(name):
            yield Finding(("prosecution", "procurators", number), Message("the procurator is masked"), KEEP)
    yield from first(
        subject, _SIGNATURE, Message("at the end of the text somebody who decided or signed is masked"), end=True
    )


@rule("MASK-02", cites=ARTICLE, basis=Basis.SECONDARY, severity=Severity.WARNING, since=SINCE, kinds=KINDS)
def lawyers_are_named(subject: Subject) -> Iterator[Finding]:
    """Lawyers and their firms are named."""
    for number, party in enumerate(getattr(subject.entry, "parties", ())):
        for place, counsel in enumerate(party.represented_by):
            at: Location = ("parties", number, "represented_by", place)
            if (counsel.role in _LAWYERS or counsel.firm) and _masked(counsel.name):
                yield Finding((*at, "name"), Message("the {role} is masked", role=counsel.role), KEEP)
            if counsel.firm and SIGN.search(fold(counsel.firm)):
                yield Finding((*at, "firm"), Message("the law firm is masked"), KEEP)


@rule("MASK-06", cites=ARTICLE, basis=Basis.SECONDARY, severity=Severity.WARNING, since=SINCE, kinds=KINDS)
def organisations_are_named(subject: Subject) -> Iterator[Finding]:
    """Organisations that are parties are named."""
    for field in ("parties", "obligors"):
        for number, party in enumerate(getattr(subject.entry, field, ())):
            organisation = party.organisation or form_of(party.name) is Form.ORGANISATION
            if organisation and re.search("[某×*○]|[xX]{2}", fold(party.name)):
                yield Finding(
                    (field, number, "name"),
                    Message("the {role}, an organisation, is masked", role=party.role),
                    KEEP,
                )


@rule(
    "MASK-08",
    cites=ARTICLE,
    basis=Basis.SECONDARY,
    severity=Severity.WARNING,
    since=SINCE,
    until=dt.date(2023, 12, 31),
    by_publication=True,
    kinds=("judgment",),
)
def other_parties_are_named(subject: Subject) -> Iterator[Finding]:
    """Until 2023, adult parties whom no article masks are named: defendants in criminal cases, parties in civil and administrative ones.

    Since 2024 many courts keep only the surnames of all natural persons, which is accepted.
    """
    entry = subject.entry
    parties = getattr(entry, "parties", ())
    case_type = getattr(entry, "case_type", None)
    if case_type not in {CaseType.CRIMINAL, CaseType.CIVIL, CaseType.ADMINISTRATIVE}:
        return
    if any(is_minor(party, entry) for party in parties) or any(_HIDING.search(cause) for cause in _causes(subject)):
        return
    for person in people(entry):
        kept = person.location[0] == "parties" and person.role in _KEPT_ROLES
        if kept and not person.must and person.form is Form.MASKED:
            message = Message("the {role} is masked, though no article asks for it", role=person.called)
            yield Finding(
                person.location, message, Message("write the name as the original has it, or say why in an exception")
            )


def _causes(subject: Subject) -> tuple[str, ...]:
    """The causes of a record, of whatever kind."""
    causes: tuple[str, ...] = getattr(subject.entry, "causes", ())
    return causes


RULES = (
    officials_are_named,
    lawyers_are_named,
    organisations_are_named,
    other_parties_are_named,
)
