"""Everything that a document says of itself, read at once.

Takes a raw text and the vocabulary; gives a `Reading`, whose parts are read by the other modules of this package.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_scripts.checks.reading.causes import Cause, before_cause, read_causes
from build_scripts.checks.reading.document import Document, Found, document
from build_scripts.checks.reading.head import Head, completed, read_head
from build_scripts.checks.reading.organs import court_key, numbered_court, same_court
from build_scripts.checks.reading.panel import Official, read_day, read_panel
from build_scripts.checks.reading.paragraphs import paragraphs
from build_scripts.checks.reading.parties import Person, read_parties, suing
from build_scripts.checks.reading.penalties import Judged, read_sentences
from build_scripts.checks.reading.recoveries import Ordered, read_recoveries
from build_scripts.checks.reading.related import (
    Lower,
    Prosecuted,
    other_numbers,
    read_filed,
    read_lower,
    read_prosecution,
)
from build_scripts.checks.reading.result import disposition
from build_scripts.checks.reading.sections import Sections, divide
from build_scripts.checks.reading.stage import case_type_of, procedure_of
from build_scripts.checks.reading.statutes import Cited, read_statutes
from build_scripts.content.message import Message
from build_scripts.model import case_number
from build_scripts.model.case_type import CaseType
from build_scripts.model.sentence import Penalty

if TYPE_CHECKING:
    import datetime as dt

    from build_scripts.content.vocabulary import Vocabulary
    from build_scripts.model.case_type import Procedure
    from build_scripts.model.judgment import Disposition


@dataclass(frozen=True)
class Reading:
    """What a document says.

    Attributes:
        document, head, sections: the text and its parts.
        court: its key; where the vocabulary has none, the name with a doubt.
        document_type: its key.
        case_type, procedure: of the case.
        decided: its day.
        filed: the day of filing, with its paragraph.
        causes, parties, panel, sentences, recoveries, statutes: in the order of the text.
        prosecution, lower: as the model has them.
        others: further case numbers with their paragraphs.
        operative: what is ordered.
        result: the outcome in one word.
    """

    document: Document
    head: Head
    sections: Sections
    court: Found | None
    document_type: Found | None
    case_type: CaseType | None
    procedure: Procedure | None
    decided: Found | None
    filed: tuple[dt.date, int] | None
    causes: list[Cause]
    parties: list[Person]
    panel: list[Official]
    prosecution: Prosecuted | None
    lower: Lower | None
    sentences: list[Judged]
    recoveries: list[Ordered]
    statutes: list[Cited]
    others: list[tuple[str, int]]
    operative: str
    result: Disposition | None


def read(raw: str, vocabulary: Vocabulary) -> Reading:
    """Read a text in any shape."""
    return read_document(document(paragraphs(raw)), vocabulary)


def read_document(text: Document, vocabulary: Vocabulary) -> Reading:
    """Read a document whose paragraphs are known."""
    head = read_head(text)
    sections = divide(text, head)
    head = completed(head, text, sections)
    court = _court(head, vocabulary)
    case_type = case_type_of(head)
    parties = read_parties(text, sections)
    if not parties and case_type is not CaseType.CRIMINAL:
        parties = suing(text, sections, before_cause(text, sections, vocabulary, case_type))
    procedure = procedure_of(head, case_type, parties, text.flat[slice(*sections.course)])
    key = str(court.value) if court and not court.doubt else None
    lower = read_lower(text, head, sections, procedure, key, vocabulary)
    sentences = (
        read_sentences(text, sections, [person.name for person in parties]) if case_type is CaseType.CRIMINAL else []
    )
    used = {case_number.key(str(head.number.value))} if head.number else set()
    if lower:
        used.add(case_number.key(lower.number))
    operative = text.flat[slice(*sections.operative)].strip()
    spared = [one.penalty is Penalty.EXEMPTED for one in sentences if not one.acquitted]
    acquitted = sum(one.acquitted for one in sentences)
    return Reading(
        document=text,
        head=head,
        sections=sections,
        court=court,
        document_type=_document_type(head, vocabulary),
        case_type=case_type,
        procedure=procedure,
        decided=read_day(text, sections, sections.parties[1]),
        filed=read_filed(text, sections),
        causes=read_causes(text, head, sections, vocabulary, case_type, [person.name for person in parties]),
        parties=parties,
        panel=read_panel(text, sections),
        prosecution=read_prosecution(text, sections, procedure, vocabulary) if case_type is CaseType.CRIMINAL else None,
        lower=lower,
        sentences=sentences,
        recoveries=read_recoveries(text, sections, [person.name for person in parties]) if sentences else [],
        statutes=read_statutes(text, sections, vocabulary),
        others=other_numbers(text, used),
        operative=operative,
        result=disposition(operative, case_type, procedure, acquitted, spared),
    )


def _document_type(head: Head, vocabulary: Vocabulary) -> Found | None:
    """The kind of document as the vocabulary calls it."""
    if head.kind is None:
        return None
    keys = [
        item.key
        for item in vocabulary.lists.get("document-types", {}).values()
        if head.kind.value in item.names.values()
    ]
    return (
        Found(keys[0], head.kind.paragraph)
        if keys
        else Found(head.kind.value, head.kind.paragraph, Message("the vocabulary has no such document"))
    )


def _court(head: Head, vocabulary: Vocabulary) -> Found | None:
    """The court by its number's code and its name, which must agree; by either where there is only one."""
    code = numbered_court(head.parsed)
    name = str(head.court.value) if head.court else ""
    place = head.court.paragraph if head.court else (head.number.paragraph if head.number else 1)
    if code:
        known = vocabulary.get("courts", code)
        if known and name and not same_court(name, next(iter(known.names.values()))):
            return Found(
                name, place, Message("the number says {code}, which the vocabulary knows under another name", code=code)
            )
        if known is None and name and (other := court_key(name, vocabulary)):
            return Found(
                name, place, Message("the number says {code}, the name is that of {other}", code=code, other=other)
            )
        return Found(code, place)
    if not name:
        return None
    key = court_key(name, vocabulary)
    return (
        Found(key, place)
        if key
        else Found(name, place, Message("no court of the vocabulary has this name, or several have it"))
    )
