"""Who is charged in a record, and what tells that he or she was a minor.

Takes an entry of any kind; gives the persons charged with what the record says of their age.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checks.age import ADULT, under_age
from build_scripts.checks.disclosure.case_branch import is_criminal
from build_scripts.model.base import Base
from build_scripts.model.hearing import ClosedGround, Hearing
from build_scripts.model.judgment import Judgment
from build_scripts.model.major_case import MajorCase
from build_scripts.model.party import CounselRole, Party, PartyRole
from build_scripts.model.proceeding import Proceeding
from build_scripts.model.procuratorial_document import ProcuratorialDocument
from build_scripts.model.sentence_change import SentenceChange
from build_scripts.model.supervision import Supervision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Location, Subject
    from build_scripts.model.kinds import Entry

_AGE_OF_CRIME = "17"  # 刑法 Art 17; 17-1 is about old age
_CHARGED = frozenset({PartyRole.DEFENDANT, PartyRole.SUSPECT, PartyRole.NOT_PROSECUTED})
_PERHAPS = frozenset(
    {PartyRole.APPELLANT, PartyRole.APPELLEE, PartyRole.PETITIONER}
)  # or who sued beside the prosecution
_OF_CRIMES = frozenset({"indictment", "non-prosecution", "protest", "review-decision"})  # keys of document-types.yml
# Of the defendant, not of a victim, and not of an earlier crime (曾因…时未满).
_SIGNS = re.compile(
    r"(?:未成年(?:被告人|犯罪嫌疑人|罪犯)|(?:被告人|上诉人)[^，。；、（]{1,8}(?:犯罪|作案|行为)时(?:系未成年|未满十八|不满十八|未满18|不满18|未成年)"
    r"|(?:犯罪|作案)时(?:已满十四周岁|已满十六周岁)(?:不满|未满)十[六八]周岁)"
    r"|\bjuvenile (?:defendant|suspect|offender)|\b(?:defendant|suspect|offender|accused) (?:was|is) (?:then )?(?:a minor\b|under (?:18|eighteen)\b)"
)
_HINTS = ("满", "未成年", "juvenile", "a minor", "under ")  # one of them is in every sign


class Charged(NamedTuple):
    """One person charged: where, whether marked as a minor, when born, and the day by which the crime was past."""

    location: Location
    minor: bool
    born: str | None
    day: dt.date | None


def charged(entry: Entry) -> Iterator[Charged]:
    """The persons charged with or convicted of a crime."""
    if isinstance(entry, SentenceChange):
        term = entry.conviction.term
        day = entry.conviction.decided or entry.conviction.delivered or (term.from_ if term else None)
        yield Charged(("person",), minor=False, born=entry.person.born, day=day)
    elif isinstance(entry, MajorCase):
        for number, person in enumerate(entry.persons):
            yield Charged(("persons", number), minor=False, born=person.born, day=entry.stages[0].date)
    elif day := _day_of_criminal_case(entry):
        parties: tuple[Party, ...] = getattr(entry, "parties", ())
        for number, party in enumerate(parties):
            if (party.originally or party.role) in _CHARGED and not party.organisation:
                yield Charged(("parties", number), minor=party.minor, born=party.born, day=day)


def _day_of_criminal_case(entry: Entry) -> dt.date | None:
    """A day on which the crime of a criminal case was past; None for other cases."""
    if isinstance(entry, ProcuratorialDocument):
        return entry.date if entry.document_type in _OF_CRIMES else None
    criminal = isinstance(entry, (Judgment, Proceeding, Hearing, Supervision)) and is_criminal(entry)
    return entry.date if criminal and isinstance(entry, Base) else None


def was_minor(person: Charged) -> bool:
    """Whether the person certainly was under 18 when the crime was committed."""
    return person.minor or under_age(person.born, person.day)


def signs_of_a_minor(subject: Subject) -> Iterator[tuple[Location, int]]:
    """Places that point to a minor defendant without saying so: location and offset."""
    entry = subject.entry
    if isinstance(entry, Hearing) and entry.closed_ground is ClosedGround.MINOR:
        yield ("closed_ground",), 0
    if not (isinstance(entry, (SentenceChange, MajorCase)) or _day_of_criminal_case(entry)):
        return
    yield from ((location, 0) for location in _in_fields(subject))
    for passage in subject.passages:
        if any(hint in passage.text for hint in _HINTS) and (found := _SIGNS.search(passage.text)):
            yield passage.location, found.start()


def _in_fields(subject: Subject) -> Iterator[Location]:
    """An appellant who may have been charged, a representative beside the accused, the place of execution, the article applied."""
    entry = subject.entry
    parties: tuple[Party, ...] = getattr(entry, "parties", ())
    day: dt.date | None = getattr(entry, "date", None)
    for number, party in enumerate(parties):
        if party.role in _PERHAPS and not party.originally and (party.minor or under_age(party.born, day)):
            yield "parties", number
        if (party.originally or party.role) in _CHARGED and _is_represented(party, day):
            yield "parties", number, "represented_by"
    if isinstance(entry, SentenceChange) and entry.executing_body:
        prison = subject.vocabulary.get("prisons", entry.executing_body)
        if prison and any("未成年犯" in name for name in prison.names.values()):
            yield ("executing_body",)
    for number, statute in enumerate(getattr(entry, "statutes", ())):
        if statute.law == "刑法" and statute.article == _AGE_OF_CRIME:
            yield "statutes", number


def _is_represented(party: Party, day: dt.date | None) -> bool:
    """Whether somebody who is no certain adult, whom illness may disable, has a statutory representative."""
    grown = party.born and day and day.year - int(party.born[:4]) > ADULT
    statutory = any(counsel.role is CounselRole.STATUTORY for counsel in party.represented_by)
    return statutory and not grown and not party.organisation
