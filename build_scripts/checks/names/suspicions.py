"""What the text of a record suggests of names left open; who reads it decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.checks.disclosure.case_branch import is_criminal
from build_scripts.checks.disclosure.sensitive_cases import has_minor
from build_scripts.checks.names.leaks import HAN, TEXT_FIELDS, english, field_of, may_be_named
from build_scripts.checks.names.people import is_family, people
from build_scripts.checks.names.personal_name import Form, surname_of
from build_scripts.checks.names.prose import ROLES, mentions
from build_scripts.checks.rule import Finding
from build_scripts.content.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject

_REPRESENTED_BY = {"法定代理人": "statutory-representative"}
_ACCUSED_WORDS = {"被告人": "defendant", "上诉人": "appellant", "罪犯": "convicted"}


def suspected(subject: Subject) -> Iterator[Finding]:
    """What the text of a record suggests; each name once."""
    found = people(subject.entry)
    company = may_be_named(subject, found)
    masked = [person for person in found if person.form is Form.MASKED]
    proved = {(person.role, surname_of(person.name)) for person in masked if person.must}
    may = {surname_of(person.name) for person in masked if not person.must}
    known = company | {person.name for person in found if person.must and person.shown}
    told = set(known)
    criminal = is_criminal(subject.entry)
    represented = criminal or is_family(subject.entry) or has_minor(subject.entry)
    words = (ROLES if criminal else {}) | (_REPRESENTED_BY if represented else {})
    for passage in subject.passages:
        field, translated = field_of(subject, passage)
        if translated and field in {"title", "summary"}:
            free = [person for person in masked if field == "summary" or not person.must]
            yield from english(passage, free, company)
        if field not in TEXT_FIELDS or not HAN.search(passage.text):
            continue
        for mention in mentions(passage.folded, words):
            sure = mention.proved and (mention.role, surname_of(mention.name)) in proved
            if not sure and mention.name not in told:
                told.add(mention.name)
                message = Message("after {word} seems to stand an open name", word=mention.word)
                yield Finding(
                    passage.location, message, Message("if it is a name, mask it; if not, leave it"), mention.offset
                )
        for mention in mentions(passage.folded, _ACCUSED_WORDS) if may else ():
            if surname_of(mention.name) in may and mention.proved and mention.name not in told:
                told.add(mention.name)
                message = Message(
                    "after {word} seems to stand an open name, which is masked among the parties", word=mention.word
                )
                yield Finding(passage.location, message, Message("write the name in one way"), mention.offset)
