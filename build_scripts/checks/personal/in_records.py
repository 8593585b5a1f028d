"""Personal data that must not stand in a record, whatever its field and language.

The detectors are in this package; here stand what the law says of each class and what depends on the record: whether
a telephone number is an organ's own. Errors of this family carry no exceptions: what is published once stays
in git and in every copy (个人信息保护法 Art 28, and 法释〔2016〕19号 Art 10 leaves no choice).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.checks.personal import address, credit_code
from build_scripts.checks.personal.findings import dotted, finding, found
from build_scripts.checks.personal.folding import fold
from build_scripts.checks.personal.span import PersonalData, Span
from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.model.sentence_change import SentenceChange
from build_scripts.model.sentence_stages import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject

ART_10 = "法释〔2016〕19号 Art 10"
SHOWN = ("published", "withheld")
HIDDEN = ("withdrawn", "sealed")  # their old fields are never shown, but they lie in git
ORGANS_OWN = frozenset({"service"})  # kinds whose contact details are an organ's
STRONG = tuple(set(PersonalData) - {PersonalData.HEALTH, PersonalData.BIRTH, PersonalData.CREDIT_CODE})


def _each(subject: Subject, *kinds: PersonalData) -> Iterator[Finding]:
    for passage, span in found(subject, *kinds):
        yield finding(passage, span)


@rule("PII-01", cites=f"{ART_10}; 个人信息保护法 Art 4", basis=Basis.SECONDARY, statuses=SHOWN, exceptable=False)
def no_identity_number(subject: Subject) -> Iterator[Finding]:
    """No record shows a resident identity number, nor that of another identity card."""
    yield from _each(subject, PersonalData.IDENTITY)


@rule("PII-02", cites=ART_10, basis=Basis.SECONDARY, statuses=SHOWN, exceptable=False)
def no_telephone(subject: Subject) -> Iterator[Finding]:
    """No record shows a person's telephone number; public hotlines, and an organ's own lines in a service, may stand."""
    kinds = (PersonalData.PHONE,) if subject.entry.kind in ORGANS_OWN else (PersonalData.PHONE, PersonalData.LANDLINE)
    yield from _each(subject, *kinds)


@rule("PII-03", cites=f"{ART_10}; 个人信息保护法 Art 28", basis=Basis.SECONDARY, statuses=SHOWN, exceptable=False)
def no_bank_account(subject: Subject) -> Iterator[Finding]:
    """No record shows the number of a bank account or card, be it a person's or an organisation's."""
    yield from _each(subject, PersonalData.ACCOUNT)


@rule("PII-04", cites=ART_10, basis=Basis.SECONDARY, statuses=SHOWN, exceptable=False)
def no_licence_plate(subject: Subject) -> Iterator[Finding]:
    """No record shows a licence plate."""
    yield from _each(subject, PersonalData.PLATE)


@rule("PII-05", cites=f"{ART_10}; 个人信息保护法 Art 4", basis=Basis.SECONDARY, statuses=SHOWN, exceptable=False)
def no_travel_document(subject: Subject) -> Iterator[Finding]:
    """No record shows the number of a passport, a travel permit or another personal document."""
    yield from _each(subject, PersonalData.DOCUMENT)


@rule("PII-06", cites=ART_10, basis=Basis.SECONDARY, statuses=SHOWN, exceptable=False)
def no_email(subject: Subject) -> Iterator[Finding]:
    """No record shows an e-mail address; an organ's may stand in a service."""
    if subject.entry.kind not in ORGANS_OWN:
        yield from _each(subject, PersonalData.EMAIL)


@rule("PII-07", cites=ART_10, basis=Basis.SECONDARY, statuses=SHOWN, exceptable=False)
def no_online_handle(subject: Subject) -> Iterator[Finding]:
    """No record shows a QQ number, a WeChat name or another account by which a person can be reached."""
    yield from _each(subject, PersonalData.HANDLE)


@rule("PII-08", cites="法释〔2016〕19号 Arts 10, 11", basis=Basis.SECONDARY, statuses=SHOWN, exceptable=False)
def no_home_address(subject: Subject) -> Iterator[Finding]:
    """No record shows where a person lives beyond the county."""
    remedy = Message("end the address at the county, or put × for what is finer")
    for passage, span in found(subject, PersonalData.ADDRESS):
        yield finding(passage, span, remedy)
    for passage in subject.passages:
        if "county" in passage.location and passage.field == "county" and (end := address.door(fold(passage.text))):
            yield finding(passage, Span(PersonalData.ADDRESS, 0, end), remedy)


@rule("PII-09", cites=ART_10, basis=Basis.SECONDARY, statuses=SHOWN, exceptable=False)
def no_title_certificate(subject: Subject) -> Iterator[Finding]:
    """No record shows the number of a title certificate for land, a house, a forest, a vehicle or a ship."""
    yield from _each(subject, PersonalData.TITLE)


@rule(
    "PII-10",
    cites="刑事诉讼法 Art 265 (2013-2018: Art 254); 个人信息保护法 Art 28",
    basis=Basis.TEXT,
    kinds=("sentence-change",),
    exceptable=False,
)
def no_diagnosis_of_a_prisoner(subject: Subject) -> Iterator[Finding]:
    """Execution outside prison is published with the category of its ground, never with a diagnosis."""
    remedy = Message("name the category alone: serious illness, pregnancy or nursing, unable to care for oneself")
    for passage, span in found(subject, PersonalData.HEALTH, sure=False):
        if _outside_prison(subject) and passage.text[span.start : span.end] not in {"怀孕", "妊娠"}:
            yield finding(passage, span, remedy)


@rule("PII-12", cites=ART_10, basis=Basis.SECONDARY, severity=Severity.WARNING, statuses=SHOWN)
def credit_code_of_a_person(subject: Subject) -> Iterator[Finding]:
    """The credit code of a sole trader, or any code behind a natural person's name, points at that person."""
    for passage, span in found(subject, PersonalData.CREDIT_CODE, sure=False):
        yield finding(passage, span, Message("delete it, unless the business as such is the party"))
    for location, person in subject.named:
        if "role" in person and person.get("organisation") != "true":
            for span in credit_code.codes(fold(person["name"])):
                message = Message(
                    "{data} stands behind a person's name in `{field}`",
                    data=PersonalData.CREDIT_CODE,
                    field=dotted((*location, "name")),
                )
                yield Finding(
                    (*location, "name"), message, Message("delete it, or set `organisation: true`"), span.start
                )


@rule(
    "PII-13", cites=f"{ART_10}; 个人信息保护法 Art 28", basis=Basis.SECONDARY, severity=Severity.WARNING, statuses=SHOWN
)
def state_of_health(subject: Subject) -> Iterator[Finding]:
    """A person's disease, pregnancy or disability is named only where the reasons cannot do without it."""
    if not _outside_prison(subject):
        for passage, span in found(subject, PersonalData.HEALTH, sure=False):
            yield finding(
                passage, span, Message("put ×, or say it more generally, if the reasons can be followed without it")
            )


@rule(
    "PII-15", cites=f"{ART_10}; 个人信息保护法 Art 4", basis=Basis.SECONDARY, severity=Severity.WARNING, statuses=SHOWN
)
def possibly_personal(subject: Subject) -> Iterator[Finding]:
    """What may be personal data, or a serial number, or an organ's own number, is read again by a person."""
    for passage, span in found(subject, *STRONG, sure=False):
        if subject.entry.kind not in ORGANS_OWN or span.kind not in {PersonalData.LANDLINE, PersonalData.EMAIL}:
            yield finding(
                passage, span, Message("put × in its place if it is a person's; otherwise leave it"), sure=False
            )


@rule(
    "PII-16",
    cites=f"{ART_10}; 个人信息保护法 Art 47",
    basis=Basis.SECONDARY,
    severity=Severity.WARNING,
    statuses=HIDDEN,
)
def left_in_a_hidden_record(subject: Subject) -> Iterator[Finding]:
    """A withdrawn or sealed record keeps no personal data in its file, where git would go on showing it."""
    for passage, span in found(subject, *STRONG):
        yield finding(passage, span, Message("delete the old fields from the file, and purge git's history"))


RULES = (
    no_identity_number,
    no_telephone,
    no_bank_account,
    no_licence_plate,
    no_travel_document,
    no_email,
    no_online_handle,
    no_home_address,
    no_title_certificate,
    no_diagnosis_of_a_prisoner,
    credit_code_of_a_person,
    state_of_health,
    possibly_personal,
    left_in_a_hidden_record,
)


def _outside_prison(subject: Subject) -> bool:
    entry = subject.entry
    return isinstance(entry, SentenceChange) and entry.measure is Measure.TEMPORARY_EXECUTION
