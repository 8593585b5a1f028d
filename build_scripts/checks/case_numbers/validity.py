"""Does a case number parse, and does it agree with the court, the year and the kind of document?

法〔2015〕137号 and 法〔2018〕335号 are known here from secondary sources. A number with masked signs is left to the rules on
masking, an arbitral or notarial number (`basis` of an enforcement) to nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.checks.case_numbers.mentions import Named, mentions
from build_scripts.checks.case_numbers.numbering import Number, System, defect, is_masked, parse
from build_scripts.checks.case_numbers.types import (
    CASE_TYPES,
    DOCUMENTS,
    NO_JUDGMENT,
    PROCEDURES,
    agrees,
    branch_of,
    stage_of,
)
from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.content.message import Message
from build_scripts.content.new_line import new_line
from build_scripts.content.problem import Severity
from build_scripts.model.base import Status
from build_scripts.model.case_type import CaseType
from build_scripts.model.hearing import Hearing
from build_scripts.model.judgment import Judgment
from build_scripts.model.proceeding import Proceeding
from build_scripts.model.procuratorial_document import ProcuratorialDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject

COURTS = "法〔2015〕137号; 法〔2018〕335号"
BEGUN = 2016  # the first year of the court codes
LAGGARDS = 2017  # some courts kept the old form for a while
KINDS = (
    "judgment", "proceeding", "enforcement", "hearing", "sentence-change", "procuratorial-document", "major-case",
    "guiding-case",
)  # fmt: skip
SHOWN = (Status.PUBLISHED.value, Status.WITHHELD.value)


def _parsed(subject: Subject) -> Iterator[tuple[Named, Number]]:
    for found in mentions(subject):
        number = parse(found.number)
        if number and number.system is not System.PROCURATORATE:
            yield found, number


@rule("NUM-01", cites=COURTS, basis=Basis.SECONDARY, severity=Severity.WARNING, kinds=KINDS, statuses=SHOWN)
def number_is_whole(subject: Subject) -> Iterator[Finding]:
    """A court's case number has its year in brackets, a court code of none, two or four digits, its serial and 号."""
    for found in mentions(subject):
        number = parse(found.number)
        if (number is None or number.system is System.PROCURATORATE) and (wrong := defect(found.number)):
            remedy = Message(
                "write it as the document has it, for example （2023）京0105刑初123号 or （2015）成刑执字第853号"
            )
            yield Finding(found.location, Message("this is no case number of a court: {wrong}", wrong=wrong), remedy)


@rule("NUM-02", cites=COURTS, basis=Basis.SECONDARY, severity=Severity.WARNING, kinds=KINDS, statuses=SHOWN)
def parts_are_known(subject: Subject) -> Iterator[Finding]:
    """The court code and the type code of a case number are known ones."""
    for found in mentions(subject):
        number = parse(found.number)
        if number is None or number.system is System.PROCURATORATE:
            if not defect(found.number):
                yield Finding(
                    found.location,
                    Message("the case number fits neither system"),
                    Message("compare it with the document"),
                )
            continue
        if not number.known:
            message = Message("the type code after the court code is not a known one")
            yield Finding(found.location, message, Message("compare it with the document; if it is right, leave it"))
        code = number.court
        if number.system is not System.FORMER and not subject.vocabulary.get("courts", code):
            message = Message("the court code {code} is not in the vocabulary", code=code)
            line = new_line(subject.vocabulary, code)
            remedy = Message("check it, or add one line to vocabulary/courts.yml: {line}", line=line)
            yield Finding(found.location, message, remedy)


@rule("NUM-03", cites=COURTS, basis=Basis.SECONDARY, severity=Severity.WARNING, kinds=KINDS, statuses=SHOWN)
def court_agrees(subject: Subject) -> Iterator[Finding]:
    """The court code in a case number is that of the court named with it."""
    for found, number in _parsed(subject):
        if number.system is System.FORMER or number.court == found.court:
            continue
        vocabulary = subject.vocabulary
        if vocabulary.get("courts", number.court):
            message = Message(
                "the number is one of the court `{one}`, the record names `{other}`",
                one=vocabulary.get("courts", number.court),
                other=vocabulary.get("courts", found.court),
            )
            yield Finding(found.location, message, Message("correct the number or the court"))


@rule("NUM-04", cites=COURTS, basis=Basis.SECONDARY, kinds=KINDS, statuses=SHOWN)
def year_agrees(subject: Subject) -> Iterator[Finding]:
    """No document is older than the year in its number."""
    for found, number in _parsed(subject):
        if found.day and number.year > found.day.year:
            message = Message(
                "the number is of {year}, the date with it of {other}", year=number.year, other=found.day.year
            )
            yield Finding(found.location, message, Message("correct the number or the date"))
    entry = subject.entry
    if isinstance(entry, ProcuratorialDocument):
        own = parse(entry.document_number)
        if own and own.year > entry.decided.year:
            message = Message("the number is of {year}, `decided` of {other}", year=own.year, other=entry.decided.year)
            yield Finding(("document_number",), message, Message("correct the number or the date"))


@rule("NUM-05", cites=COURTS, basis=Basis.SECONDARY, severity=Severity.WARNING, kinds=KINDS, statuses=SHOWN)
def system_fits_the_year(subject: Subject) -> Iterator[Finding]:
    """Court codes stand in numbers from 2016 on, 字第 in those before."""
    for found, number in _parsed(subject):
        if number.system is not System.FORMER and number.year < BEGUN:
            message = Message(
                "a court code in a number of {year}; the codes began in {begun}", year=number.year, begun=BEGUN
            )
        elif number.system is System.FORMER and number.year > LAGGARDS:
            message = Message("a number of {year} in the form that ended with {last}", year=number.year, last=BEGUN - 1)
        else:
            continue
        yield Finding(found.location, message, Message("compare the number with the document"))


def _own(subject: Subject) -> tuple[Judgment | Proceeding | Hearing, Number] | None:
    """The record's own number, if its type is known and the record says what kind of case it is."""
    entry = subject.entry
    if not isinstance(entry, (Judgment, Proceeding, Hearing)):
        return None
    number = parse(entry.case_number or "")
    of_court = number and number.known and number.system is not System.PROCURATORATE
    return (entry, number) if number and of_court else None


@rule(
    "NUM-06",
    cites=COURTS,
    basis=Basis.SECONDARY,
    severity=Severity.WARNING,
    kinds=("judgment", "proceeding", "hearing"),
)
def case_type_agrees(subject: Subject) -> Iterator[Finding]:
    """The branch of law in a case number (刑, 民, 行, 赔) is that of the case."""
    if own := _own(subject):
        entry, number = own
        fits, borderline = CASE_TYPES.get(branch_of(number), (frozenset(CaseType), frozenset()))
        if entry.case_type and entry.case_type not in fits | borderline:
            message = Message(
                "a number with {type} does not belong to a case of type `{case_type}`",
                type=number.type,
                case_type=entry.case_type,
            )
            yield Finding(("case_type",), message, Message("correct `case_type` or the number"))


@rule(
    "NUM-07",
    cites=COURTS,
    basis=Basis.SECONDARY,
    severity=Severity.WARNING,
    kinds=("judgment", "proceeding", "hearing"),
)
def procedure_agrees(subject: Subject) -> Iterator[Finding]:
    """The stage in a case number (初, 终, 再, 更, 督 …) is that of the procedure and of the document."""
    own = _own(subject)
    if not own:
        return
    entry, number = own
    stage = stage_of(number)
    fits, borderline = CASE_TYPES.get(branch_of(number), (frozenset(CaseType), frozenset()))
    if entry.case_type and entry.case_type in borderline - fits:
        message = Message(
            "a number with {type} in a case of type `{case_type}`", type=number.type, case_type=entry.case_type
        )
        yield Finding(("case_type",), message, _compare("case_type"))
    if entry.procedure and (expected := PROCEDURES.get(stage)) and entry.procedure not in expected:
        message = Message(
            "a number with {type} in the procedure `{procedure}`", type=number.type, procedure=entry.procedure
        )
        yield Finding(("procedure",), message, _compare("procedure"))
    if isinstance(entry, Judgment):
        order = (entry.document_type == "payment-order") != (stage == "督")
        if (entry.document_type == "judgment" and stage in NO_JUDGMENT) or (order and stage in DOCUMENTS):
            message = Message(
                "a number with {type} on a document of type `{document_type}`",
                type=number.type,
                document_type=subject.vocabulary.get("document-types", entry.document_type),
            )
            yield Finding(("document_type",), message, _compare("document_type"))


def _compare(field: str) -> Message:
    return Message("compare `{field}` with the document; if both are right, leave them", field=field)


@rule(
    "NUM-08",
    cites="人民检察院法律文书的编号惯例",
    basis=Basis.PRACTICE,
    severity=Severity.WARNING,
    kinds=("procuratorial-document",),
)
def office_number_agrees(subject: Subject) -> Iterator[Finding]:
    """A procuratorate's document number parses, and its type is that of the document."""
    entry = subject.entry
    if not isinstance(entry, ProcuratorialDocument) or is_masked(entry.document_number):
        return
    number = parse(entry.document_number)
    if number is None or number.system is not System.PROCURATORATE:
        message = Message("this is no document number of a procuratorate")
        yield Finding(
            ("document_number",), message, Message("write it as printed, for example 京检一分刑诉〔2022〕15号")
        )
    elif number.known and not agrees(number.type, entry.document_type):
        message = Message(
            "a number with {type} on a document of type `{document_type}`",
            type=number.type,
            document_type=subject.vocabulary.get("document-types", entry.document_type),
        )
        yield Finding(("document_type",), message, Message("compare `document_type` and the number with the document"))


RULES = (
    number_is_whole,
    parts_are_known,
    court_agrees,
    year_agrees,
    system_fits_the_year,
    case_type_agrees,
    procedure_agrees,
    office_number_agrees,
)
