"""Does a record contradict itself, its place or the calendar?

Takes a record and the day of the check; finds a day in the future, a publication before the decision, a cause of another branch of law,
a sentenced person who is no party, an impossible age, and a file in another year's folder. What the model refuses (days out of order)
and what other rules ask (numbers, terms, the document's own text) is not repeated here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.checks.disclosure.minors import charged
from build_scripts.checks.fold import fold
from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.model.case_type import CaseType
from build_scripts.model.hearing import Hearing
from build_scripts.model.judgment import Judgment
from build_scripts.model.major_case import MajorCase
from build_scripts.model.party import PartyRole
from build_scripts.model.procuratorial_document import ProcuratorialDocument
from build_scripts.model.sentence_change import SentenceChange
from build_scripts.model.status import Sealed, Withdrawn

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from build_scripts.checks.subject import Location, Subject
    from build_scripts.content.vocabulary_item import VocabularyItem
    from build_scripts.model.base import Base

EQUAL = "法释〔2016〕19号 Art 15"  # the text equals the original
PLACE = "CONTRIBUTING.md"
SHOWN = ("published", "withheld", "withdrawn")
# Days that lie ahead while the record is true: the end of a term or notice, an announced hearing or removal, an auction, a time limit,
# the day by which a reply is due.
_AHEAD = frozenset(
    {
        "from",
        "to",
        "until",
        "expected",
        "opens",
        "closes",
        "due",
        "new_date",
        "term_from",
        "term_to",
        "superseded",
        "publish_on",
    }
)
_DAY = re.compile(r"[12]\d{3}-\d{2}-\d{2}", re.ASCII)
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)
# Case type → branches of law whose causes it may have; enforcement carries out decisions of every branch.
_BRANCHES = {
    CaseType.CRIMINAL: {"criminal"},
    CaseType.CIVIL: {"civil"},
    CaseType.ADMINISTRATIVE: {"administrative", "state-compensation"},
    CaseType.STATE_COMPENSATION: {"state-compensation", "administrative", "criminal"},
}
_OF_CRIMES = frozenset({"indictment", "non-prosecution", "protest"})
_INCIDENTAL = frozenset({PartyRole.INCIDENTAL_PLAINTIFF, PartyRole.INCIDENTAL_DEFENDANT, PartyRole.PUBLIC_INTEREST})
_NOT_SENTENCED = frozenset({PartyRole.VICTIM, PartyRole.WITNESS, PartyRole.EXPERT})
_YOUNGEST, _OLDEST = 12, 100  # 刑法 Art 17
_GROWING = ("enforcement", "major-case", "proceeding", "sentence-change", "supervision")
_FILED = (*_GROWING, "guiding-case", "hearing", "judgment", "procuratorial-document", "statistic")  # not services
_DEPTH = 4  # records/<kind-folder>/<year>/<id>.yml


@rule("REC-01", cites=EQUAL, basis=Basis.SECONDARY, statuses=SHOWN, exceptable=False)
def has_happened(subject: Subject) -> Iterator[Finding]:
    """What a record says has happened, has happened by the day of the check; only announced days and the ends of terms lie ahead."""
    day = max(subject.as_of, getattr(subject.entry, "publish_on", None) or subject.as_of)
    today = day.isoformat()
    for passage in subject.passages:
        if passage.text > today and _DAY.fullmatch(passage.text) and not _may_lie_ahead(subject, passage.location):
            message = Message("this day is in the future, after {today}, the day of the check", today=day)
            remedy = Message("correct the day; what has not happened yet is left out")
            if passage.field == "effective":
                remedy = Message(
                    "correct the day, or leave `effective` out until it has come: an appeal may still keep it away"
                )
            yield Finding(passage.location, message, remedy)


def _may_lie_ahead(subject: Subject, location: Location) -> bool:
    entry = subject.entry
    if isinstance(entry, Hearing):
        return location[-1] in {"date", "new_date"} and len(location) == 1
    announced = isinstance(entry, SentenceChange) and not entry.decision and location == ("hearing", "date")
    return announced or location[-1] in _AHEAD or location == ("removed", "date")


@rule("REC-02", cites=EQUAL, basis=Basis.SECONDARY, statuses=SHOWN, exceptable=False)
def published_after_it_was_made(subject: Subject) -> Iterator[Finding]:
    """Nothing is published before it was decided, and no change of a sentence before its first step."""
    made = _made(subject)
    if made and subject.published and subject.published < made:
        message = Message("published before {day}, when it was made", day=made)
        yield Finding(("source", "published"), message, Message("correct one of the two days"))


def _own_days(entry: Base) -> list[dt.date]:
    """The days of the steps of a record, without those of changes before it."""
    before = [change.date for change in entry.earlier] if isinstance(entry, SentenceChange) else []
    return [event.date for event in entry.events if event.date not in before]


def _made(subject: Subject) -> dt.date | None:
    entry = subject.entry
    if isinstance(entry, SentenceChange):
        return min(_own_days(entry), default=None)
    decided: dt.date | None = getattr(entry, "decided", None)
    return decided


@rule("REC-03", cites="法〔2015〕137号; 法〔2020〕347号", basis=Basis.SECONDARY)
def cause_fits_the_case(subject: Subject) -> Iterator[Finding]:
    """A cause belongs to the branch of law of its case: charges to criminal cases, civil causes to civil ones."""
    where, branches = _causes(subject)
    causes: tuple[str, ...] = getattr(subject.entry, "causes", ())
    known = [subject.vocabulary.get("causes", cause) for cause in causes]
    if _has_incidental_claims(subject, branches, known):
        branches = branches | {"civil"}
    for number, cause in enumerate(known):
        branch = cause.extra.get("case_type") if cause else None
        if branches and branch and branch not in branches:
            message = Message("a cause of `{branch}` cases in a case of another branch of law", branch=_known(branch))
            yield Finding((*where, number), message, Message("correct the cause or `case_type`"))


def _known(branch: str) -> CaseType | str:
    return CaseType(branch) if branch in set(CaseType) else branch


def _causes(subject: Subject) -> tuple[Location, set[str]]:
    """Where the causes stand, and to which branches of law they may belong; to any where there are none."""
    entry = subject.entry
    if isinstance(entry, SentenceChange):
        return ("conviction", "causes"), {"criminal"}
    if isinstance(entry, MajorCase) or (isinstance(entry, ProcuratorialDocument) and entry.document_type in _OF_CRIMES):
        return ("causes",), {"criminal"}
    case_type: CaseType | None = getattr(entry, "case_type", None)
    return ("causes",), _BRANCHES.get(case_type, set()) if case_type else set()


def _has_incidental_claims(subject: Subject, branches: set[str], causes: list[VocabularyItem | None]) -> bool:
    """Whether civil claims are decided along with the case (刑事诉讼法 Art 101, 行政诉讼法 Art 61)."""
    if "administrative" in branches:
        return any(cause and cause.extra.get("case_type") in branches for cause in causes)
    parties = getattr(subject.entry, "parties", ())
    return "criminal" in branches and any(_INCIDENTAL & {party.role, party.originally} for party in parties)


@rule("REC-04", cites=EQUAL, basis=Basis.SECONDARY, kinds=("judgment",))
def sentenced_is_a_party(subject: Subject) -> Iterator[Finding]:
    """Whoever is sentenced is a party of the case, under the same name."""
    entry = subject.entry
    if not isinstance(entry, Judgment) or not entry.parties:
        return
    parties = {fold(party.name) for party in entry.parties if party.role not in _NOT_SENTENCED}
    for number, sentence in enumerate(entry.sentences):
        if fold(sentence.person) not in parties:
            message = Message("no accused party of the record has this name")
            remedy = Message("write the name as in `parties`, or add the party")
            yield Finding(("sentences", number, "person"), message, remedy)


@rule("REC-05", cites="刑法 Art 17", basis=Basis.TEXT, severity=Severity.WARNING)
def age_is_possible(subject: Subject) -> Iterator[Finding]:
    """Nobody was born after the day of the record, accused before the age of twelve, or is a party beyond that of a hundred."""
    accused = {person.location: person for person in charged(subject.entry)} if subject.date else {}
    for place, born, day in _births(subject):
        age = day.year - int(born[:4])
        if age < 0 or age > _OLDEST or (place in accused and age < _YOUNGEST):
            message = Message("by this year of birth the person is {age} years old on {day}", age=age, day=day)
            yield Finding((*place, "born"), message, Message("compare the year with the document"))


def _births(subject: Subject) -> Iterator[tuple[Location, str, dt.date]]:
    entry, day = subject.entry, subject.date
    if not day:
        return
    for field in ("parties", "obligors", "persons"):
        for number, person in enumerate(getattr(entry, field, ())):
            if person.born:
                yield (field, number), person.born, day
    if isinstance(entry, SentenceChange) and entry.person.born:
        yield ("person",), entry.person.born, day


@rule(
    "REC-06", cites=PLACE, basis=Basis.PRACTICE, severity=Severity.WARNING, kinds=_FILED, statuses=SHOWN, exceptable=False
)  # fmt: skip
def file_is_in_the_folder_of_its_year(subject: Subject) -> Iterator[Finding]:
    """A file lies in the folder of the year of its record; where a record grows over several years, of any of them."""
    entry, parts = subject.entry, subject.source.split("/")
    day = entry.decided if isinstance(entry, Withdrawn) else subject.date
    if (
        not day
        or isinstance(entry, Sealed)
        or len(parts) != _DEPTH
        or not _YEAR.fullmatch(parts[2])
        or parts[2] == str(day.year)
    ):
        return
    grown = {one.year for one in _own_days(entry)} if entry.kind in _GROWING else set()
    if int(parts[2]) not in grown:
        right = "/".join((*parts[:2], str(day.year), parts[3]))
        message = Message(
            "the file lies in the folder of {folder}, its record is of {year}", folder=parts[2], year=day.year
        )
        where = ("decided",) if "decided" in subject.tree else ("id",)
        yield Finding(where, message, Message("move the file to {path}, or correct the day", path=right))


RULES = (
    has_happened,
    published_after_it_was_made,
    cause_fits_the_case,
    sentenced_is_a_party,
    age_is_possible,
    file_is_in_the_folder_of_its_year,
)
