"""Does a record say what its own text says?

Takes a judgment with its body; finds a number, court, day, party or sentence that differs from what the text says of itself. Where the
text does not say it, or not for certain, there is no finding; whatever is masked in one of the two is no difference.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.checks.names.personal_name import MARKS, surname_of
from build_scripts.checks.reading import amounts
from build_scripts.checks.reading.document import readable
from build_scripts.checks.reading.organs import numbered_court, same_court
from build_scripts.checks.reading.own import OwnText, read_own
from build_scripts.checks.reading.punishments import ALL
from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.model import case_number
from build_scripts.model.case_type import CaseType
from build_scripts.model.judgment import Judgment
from build_scripts.model.money import USUAL
from build_scripts.model.party import PartyRole
from build_scripts.model.sentence import Lifelong

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from build_scripts.checks.reading.parties import Person
    from build_scripts.checks.reading.penalties import Judged
    from build_scripts.checks.subject import Subject
    from build_scripts.model.party import Party
    from build_scripts.model.sentence import Confiscation, Sentence

PUBLISHED = "法释〔2016〕19号 Art 15"  # the text equals the original
_REMEDY = Message("compare both with the document, and correct the one that is wrong")
_UNLISTED = frozenset({PartyRole.VICTIM, PartyRole.WITNESS, PartyRole.EXPERT, PartyRole.LIABLE_ORGAN})
_ORGANISATION = 6  # characters that no person's name has
_MASKED = re.compile(f"[{re.escape(MARKS)}]")


def _own(subject: Subject) -> OwnText | None:
    return subject.once(_read)


def _read(subject: Subject) -> OwnText | None:
    entry = subject.entry
    if not isinstance(entry, Judgment) or not entry.body:
        return None
    own = read_own(entry.body, criminal=entry.case_type is CaseType.CRIMINAL)
    court, kind = own.head.court, own.head.kind
    headed = court and kind and court.paragraph != kind.paragraph
    # A sentence that cites a judgment is no document.
    return own if kind and (headed or own.parties or own.day) else None


@rule("TEXT-01", cites=PUBLISHED, basis=Basis.SECONDARY, severity=Severity.WARNING, kinds=("judgment",))
def number_is_that_of_the_text(subject: Subject) -> Iterator[Finding]:
    """The case number is the one at the head of the document's own text."""
    own, entry = _own(subject), subject.entry
    if own and isinstance(entry, Judgment) and own.head.number and not own.head.number.doubt:
        number = str(own.head.number.value)
        if case_number.key(number) != case_number.key(entry.case_number):
            message = Message(
                "the text has {number} in paragraph {paragraph}", number=number, paragraph=own.head.number.paragraph
            )
            yield Finding(("case_number",), message, _REMEDY)


@rule("TEXT-02", cites=PUBLISHED, basis=Basis.SECONDARY, severity=Severity.WARNING, kinds=("judgment",))
def court_is_that_of_the_text(subject: Subject) -> Iterator[Finding]:
    """The court is the one at the head of the document's own text."""
    own, entry = _own(subject), subject.entry
    if not own or not isinstance(entry, Judgment) or not own.head.court:
        return
    known = subject.vocabulary.get("courts", entry.court)
    name = str(own.head.court.value)
    if (
        known
        and not same_court(name, next(iter(known.names.values())))
        and numbered_court(own.head.parsed) != entry.court
    ):
        yield Finding(
            ("court",),
            Message("the text names {name} in paragraph {paragraph}", name=name, paragraph=own.head.court.paragraph),
            _REMEDY,
        )


@rule("TEXT-03", cites=PUBLISHED, basis=Basis.SECONDARY, severity=Severity.WARNING, kinds=("judgment",))
def day_is_that_of_the_text(subject: Subject) -> Iterator[Finding]:
    """The day of the decision is the one with which the document's own text is signed."""
    own, entry = _own(subject), subject.entry
    if own and isinstance(entry, Judgment) and own.day and not own.day.doubt and own.day.value != entry.decided:
        yield Finding(
            ("decided",),
            Message(
                "the text is signed on {day}, in paragraph {paragraph}",
                day=own.day.value,
                paragraph=own.day.paragraph,
            ),
            _REMEDY,
        )


@rule("TEXT-04", cites=PUBLISHED, basis=Basis.SECONDARY, severity=Severity.WARNING, kinds=("judgment",))
def parties_are_those_of_the_text(subject: Subject) -> Iterator[Finding]:
    """The parties are those that the document's own text lists, with the same sex and year of birth."""
    own, entry = _own(subject), subject.entry
    if not own or not isinstance(entry, Judgment) or not own.parties or not entry.parties:
        return
    for person in own.parties:
        if not any(_same(person.name, party.name) for party in entry.parties):
            yield Finding(
                ("parties",),
                Message("the party in paragraph {paragraph} of the text is missing", paragraph=person.paragraph),
                _REMEDY,
            )
    for number, party in enumerate(entry.parties):
        alike = [person for person in own.parties if _same(person.name, party.name)]
        if not alike and party.role not in _UNLISTED and not _stands(party.name, own):
            yield Finding(("parties", number, "name"), Message("the text does not name this party"), _REMEDY)
        if len(alike) == 1:
            yield from _differences(number, party, alike[0])


def _differences(number: int, party: Party, person: Person) -> Iterator[Finding]:
    where = Message("paragraph {paragraph} of the text says otherwise", paragraph=person.paragraph)
    if party.born and person.born and party.born[:4] != person.born[:4]:
        yield Finding(("parties", number, "born"), where, _REMEDY)
    if party.sex and person.sex and party.sex.value != person.sex:
        yield Finding(("parties", number, "sex"), where, _REMEDY)


def _same(one: str, other: str) -> bool:
    """Whether two names may be of one person or body; a masked name may be any with its surname."""
    first, second = readable(one), readable(other)
    shorter, longer = sorted((first, second), key=len)
    if first == second or (len(shorter) >= _ORGANISATION and longer.startswith(shorter)):  # …公司管理人
        return True
    masked = _MASKED.search(first) or _MASKED.search(second)
    return (
        bool(masked) and surname_of(first) == surname_of(second) and not (first[-1].isdigit() and second[-1].isdigit())
    )


def _stands(name: str, own: OwnText) -> bool:
    """Whether a name, or any masked form of it, stands somewhere in the text."""
    text = readable(name)
    surname = surname_of(text)
    return text in own.document.flat or any(f"{surname}{mark}" in own.document.flat for mark in "某×*")


@rule("TEXT-05", cites=PUBLISHED, basis=Basis.SECONDARY, severity=Severity.WARNING, kinds=("judgment",))
def sentences_are_those_of_the_text(subject: Subject) -> Iterator[Finding]:
    """Each sentence is the one that the document's own text pronounces: penalty, length, probation, political rights, fine, confiscation and term."""
    own, entry = _own(subject), subject.entry
    if not own or not isinstance(entry, Judgment) or not entry.sentences:
        return
    pronounced = [one for one in own.sentences if not one.doubt]
    for number, sentence in enumerate(entry.sentences):
        alike = [one for one in pronounced if _same(one.person, sentence.person)]
        if len(alike) == 1:
            yield from _otherwise(number, sentence, alike[0])
    for one in pronounced:
        if one.penalty and not any(_same(one.person, sentence.person) for sentence in entry.sentences):
            yield Finding(
                ("sentences",),
                Message("the sentence in paragraph {paragraph} of the text is missing", paragraph=one.paragraph),
                _REMEDY,
            )


def _otherwise(number: int, sentence: Sentence, judged: Judged) -> Iterator[Finding]:
    term = (sentence.term.from_, sentence.term.to) if sentence.term else None
    pairs = (
        ("penalty", sentence.penalty, judged.penalty),
        ("length", sentence.length and _months(sentence.length), judged.length and _months(judged.length)),
        (
            "probation",
            sentence.probation and _months(sentence.probation),
            judged.probation and _months(judged.probation),
        ),
        ("fine", _yuan(sentence.fine), _yuan(judged.fine)),
        ("term", term, judged.term),
        ("political_rights", _rights(sentence.political_rights), _rights(judged.political_rights)),
        ("confiscation", _confiscated(sentence.confiscation), judged.confiscation),
    )
    if judged.acquitted:
        yield Finding(
            ("sentences", number),
            Message("paragraph {paragraph} of the text acquits this person", paragraph=judged.paragraph),
            _REMEDY,
        )
        return
    for name, said, read in pairs:
        if said is not None and read is not None and said != read:
            message = Message(
                "paragraph {paragraph} of the text pronounces another `{field}`", paragraph=judged.paragraph, field=name
            )
            yield Finding(("sentences", number, name), message, _REMEDY)
    if sentence.probation and not judged.probation and judged.length:
        message = Message("paragraph {paragraph} of the text grants no probation", paragraph=judged.paragraph)
        yield Finding(("sentences", number, "probation"), message, _REMEDY)


def _rights(told: str | None) -> object:
    return told and ("life" if told == Lifelong.LIFE.value else _months(told))


def _confiscated(told: Confiscation | None) -> str | None:
    if told is None or told.currency != USUAL:
        return None
    return ALL if told.amount is None else amounts.written(told.amount)


def _months(period: str) -> tuple[int, int]:
    """Months and days of an ISO 8601 period."""
    parts = {unit: int(amount) for amount, unit in re.findall(r"(\d+)([YMD])", period)}
    return parts.get("Y", 0) * 12 + parts.get("M", 0), parts.get("D", 0)


def _yuan(text: str | None) -> Decimal | None:
    """An amount in yuan; None where it cannot be read."""
    found = re.fullmatch(r"(?:人民币)?(?P<amount>[^元整]+)元?(?:整)?", readable(text or ""))
    return amounts.yuan(found["amount"]) if found else None


RULES = (
    number_is_that_of_the_text,
    court_is_that_of_the_text,
    day_is_that_of_the_text,
    parties_are_those_of_the_text,
    sentences_are_those_of_the_text,
)
