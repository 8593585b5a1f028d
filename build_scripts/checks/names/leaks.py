"""The same name elsewhere in the record: in another field, another script, another language.

Takes a `Subject`; gives a finding for each place where a name shows that its own field masks or ought to.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote

from build_scripts.checks.names import pinyin
from build_scripts.checks.names.people import Person, is_family, people, profile_for
from build_scripts.checks.names.personal_name import CJK, Form, form_of, is_chinese, surname_of
from build_scripts.checks.names.prose import mentions
from build_scripts.checks.rule import Finding
from build_scripts.content.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Location, Passage, Subject

MASK = Message("write the masked name here as well")
TEXT_FIELDS = frozenset(
    (
        "title",
        "summary",
        "body",
        "outcome",
        "facts",
        "reasoning",
        "impact",
        "subject",
        "note",
        "reply",
        "text",
        "reasons",
        "basis",
    )
)
_TITLE_BREAK = re.compile(r"[、,与诉和及]")
_TITLE_OPENING = re.compile("^(?:关于)?(?:对|被不起诉人|犯罪嫌疑人)?")
_IN_TITLES = frozenset({"not-prosecuted", "suspect"})  # whom a title names before the crime
_PLACE = re.compile(r"\s+(?:District|County|City|Road|Street|Province|Village|Town|Company|Co\b|Ltd|River|Law)")
HAN = re.compile(f"[{CJK}]")
_ENGLISH_NAME = re.compile(r"\b[A-Z][A-Za-z'’]+(?:-[A-Za-z]+)?")


def of_open(subject: Subject) -> Iterator[Finding]:
    """Every other place of a name that must be masked and is not masked in its own field."""
    for person in people(subject.entry):
        if not (person.must and person.shown):
            continue
        name = re.sub(r"\s", "", person.name).lower() if not person.name.isascii() else person.name.lower()
        patterns = [re.compile(r"\s{0,2}".join(map(re.escape, name))), *([spelt] if (spelt := _pattern(name)) else [])]
        message = Message("here stands the name of the {role}, who {why}", role=person.called, why=person.why)
        for passage in subject.passages:
            if passage.location == person.location:
                continue
            text = unquote(passage.folded).lower() if passage.location[-1] == "url" else passage.folded.lower()
            if match := next((found for pattern in patterns if (found := pattern.search(text))), None):
                yield Finding(passage.location, message, MASK, match.start())
        if any(pattern.search(subject.source.lower()) for pattern in patterns):
            message = Message("the path of the file holds the name of the {role}", role=person.called)
            yield Finding((), message, Message("rename the folder or the file; git keeps the old name"))


def _pattern(name: str) -> re.Pattern[str] | None:
    """The name in pinyin; only for Chinese names, since others are not spelt so."""
    if not is_chinese(name):
        return None
    surname = surname_of(name)
    return pinyin.pattern(surname, name[len(surname) :])


def field_of(subject: Subject, passage: Passage) -> tuple[str, bool]:
    """The field in which a text stands, without the language at its end, and whether there was one."""
    name = str(passage.location[-1])
    field, _, language = name.rpartition("_")
    return (field, True) if language in subject.vocabulary.languages else (name, False)


def may_be_named(subject: Subject, found: tuple[Person, ...]) -> frozenset[str]:
    """Who may be named, so that the name is no leak: other parties, officials, counsel."""
    entry = subject.entry
    names = [person.name for person in found if person.shown and not person.must]
    names += [official.name for official in (*getattr(entry, "panel", ()), *getattr(entry, "procurators", ()))]
    names += [counsel.name for party in getattr(entry, "parties", ()) for counsel in party.represented_by]
    prosecution = getattr(entry, "prosecution", None)
    names += prosecution.procurators if prosecution else ()
    return frozenset(re.sub(r"\s", "", name) for name in names)


def of_masked(subject: Subject) -> Iterator[Finding]:
    """Where a name that is masked in its own field, as it must be, is open."""
    found = people(subject.entry)
    masked = [person for person in found if person.form is Form.MASKED]
    for person in masked:
        for field, name in person.translated if person.must else ():
            if form_of(name) is Form.OPEN:
                at = (*person.location[:-1], field)
                message = Message("the {role} is masked, and the name in another language is not", role=person.called)
                yield Finding(at, message, Message("write for example `Li Mou`"))
    if profile_for(subject.entry):
        yield from _sentences(subject, found)
    must = [person for person in masked if person.must]
    if not must:
        return
    company = may_be_named(subject, found)
    yield from _title(subject, must, company)
    for passage in subject.passages:
        field, translated = field_of(subject, passage)
        if field == "title" and (translated or passage.text.isascii()):
            yield from english(passage, must, company)
        if field in TEXT_FIELDS and HAN.search(passage.text):
            yield from _prose(passage, must, company)


def _sentences(subject: Subject, found: tuple[Person, ...]) -> Iterator[Finding]:
    """Under `sentences` and `recoveries` a person stands as among the parties."""
    parties = [person for person in found if person.location[0] == "parties"]
    known = {person.name for person in parties}
    masked = {surname_of(person.name): person for person in parties if person.form is Form.MASKED}
    for at, name in _repeated(subject):
        person = masked.get(surname_of(name))
        if name not in known and person and form_of(name) is Form.OPEN:
            yield Finding(at, Message("the {role} is masked among the parties and open here", role=person.called), MASK)


def _repeated(subject: Subject) -> Iterator[tuple[Location, str]]:
    """Fields that name parties once more."""
    for number, sentence in enumerate(getattr(subject.entry, "sentences", ())):
        yield ("sentences", number, "person"), sentence.person
    for number, order in enumerate(getattr(subject.entry, "recoveries", ())):
        yield from ((("recoveries", number, "persons", index), name) for index, name in enumerate(order.persons))


def _title(subject: Subject, must: list[Person], company: frozenset[str]) -> Iterator[Finding]:
    """A title names people before the cause: the parties to a family case (李某与张某离婚纠纷), who is not prosecuted (王某盗窃案)."""
    family = is_family(subject.entry)
    masked = {surname_of(person.name): person for person in must if family or person.role in _IN_TITLES}
    if not masked:
        return
    causes = [cause.removesuffix("纠纷").removesuffix("罪") for cause in getattr(subject.entry, "causes", ())]
    causes += ["涉嫌", "不起诉决定", "一案", "案"]
    for passage in subject.passages:
        if len(passage.location) > 1 or field_of(subject, passage)[0] != "title":
            continue
        ends = [at for cause in causes if (at := passage.folded.find(cause)) > 0]
        head = _TITLE_OPENING.sub("", passage.folded[: min(ends)]) if ends else ""
        for name in _TITLE_BREAK.split(head):
            person = masked.get(surname_of(name)) if is_chinese(name) else None
            if person and name not in company:
                at = passage.folded.find(name)
                yield Finding(
                    passage.location,
                    Message("the {role} is masked among the parties and open here", role=person.called),
                    MASK,
                    at,
                )


def _prose(passage: Passage, must: list[Person], company: frozenset[str]) -> Iterator[Finding]:
    by_role = {(person.role, surname_of(person.name)): person for person in must}
    told = set()
    for mention in mentions(passage.folded):
        person = by_role.get((mention.role, surname_of(mention.name)))
        if person and mention.proved and mention.name not in company and mention.name not in told:
            told.add(mention.name)
            message = Message(
                "the {role} is masked among the parties, and after {word} the name is open",
                role=person.called,
                word=mention.word,
            )
            yield Finding(passage.location, message, MASK, mention.offset)


def english(passage: Passage, masked: list[Person], company: frozenset[str]) -> Iterator[Finding]:
    """A surname in pinyin next to a given name, in either order."""
    readings = {
        reading: person
        for person in masked
        if re.match(f"[{CJK}]", person.name)
        for reading in pinyin.surname_readings(surname_of(person.name))
    }
    if not readings:
        return
    words = list(_ENGLISH_NAME.finditer(passage.text))
    for one, other in pairwise(words):
        between = passage.text[one.end() : other.start()]
        for family, given in ((one, other), (other, one)):
            person = readings.get(family[0].lower())
            if not person or between != " " or not pinyin.could_be_given(given[0]):
                continue
            both = passage.text[one.start() : other.end()].lower()
            allowed = any((spelt := _pattern(name)) and spelt.search(both) for name in company)
            if not allowed and not _PLACE.match(passage.text, other.end()):
                message = Message("the {role} is masked, and the English text spells a name out", role=person.called)
                yield Finding(passage.location, message, Message("write for example `Li Mou`"), one.start())
                break
