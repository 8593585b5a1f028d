"""Places of personal data in one record, for the rules of `personal_data`.

Takes a `Subject`; gives `Finding`s that name class, field and place and never repeat the value. One scan of a text serves all rules.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from build_scripts.checks.personal.blanks import behind_blanks
from build_scripts.checks.personal.scan import scan_each
from build_scripts.checks.personal.span import PersonalData, Span
from build_scripts.checks.rule import Finding
from build_scripts.content.message import Message
from build_scripts.model.types import ID_ALPHABET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Location, Passage, Subject

MASK = Message("put × in its place or delete it; if it was committed, remove it from git's history as well")
_AMOUNTS = frozenset(
    ("value", "base", "amount", "daily", "total", "claimed", "recovered", "appraised", "starting_price", "sold_for")
)
_AMOUNT = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


ID_LENGTH = 8
_ID = re.compile(f"[{ID_ALPHABET}]{{{ID_LENGTH}}}")  # an identifier of a record, which says nothing of anybody
_NAME = re.compile("[A-Za-z][A-Za-z_]{0,40}")


def _places(subject: Subject) -> list[tuple[Passage, Span]]:
    """Every span of the record."""
    passages = [
        passage
        for passage in subject.passages
        if not (len(passage.text) == ID_LENGTH and _ID.fullmatch(passage.text)) and not _is_amount(passage)
    ]
    spans = scan_each(texts := [_as_read(passage) for passage in passages])
    made = [(passage, span) for passage, found in zip(passages, spans, strict=True) for span in found]
    return [*made, *((passages[number], span) for number, span in behind_blanks(texts, spans))]


def _as_read(passage: Passage) -> str:
    """A text; of an address what it says, whatever stands in it as `%31`."""
    return unquote(passage.text) if passage.location[-1] == "url" else passage.text


def found(subject: Subject, *kinds: PersonalData, sure: bool = True) -> Iterator[tuple[Passage, Span]]:
    """Spans of some classes in every text of the file; fields that hold an amount are passed over."""
    for passage, span in subject.once(_places):
        if span.kind in kinds and span.sure is sure:
            yield passage, span


def finding(passage: Passage, span: Span, remedy: Message = MASK, *, sure: bool = True) -> Finding:
    """Class, field and place; never the value."""
    before = passage.text[: span.start]
    field, paragraph = dotted(passage.location), before.count("\n") + 1
    characters = len(before) - before.rfind("\n") - 1
    if "\n" not in passage.text:
        message = (
            Message(
                "{data} stands in `{field}`, after {characters} characters",
                data=span.kind,
                field=field,
                characters=characters,
            )
            if sure
            else Message(
                "{data} may stand in `{field}`, after {characters} characters",
                data=span.kind,
                field=field,
                characters=characters,
            )
        )
    elif sure:
        message = Message(
            "{data} stands in `{field}`, in paragraph {paragraph}, after {characters} characters",
            data=span.kind,
            field=field,
            paragraph=paragraph,
            characters=characters,
        )
    else:
        message = Message(
            "{data} may stand in `{field}`, in paragraph {paragraph}, after {characters} characters",
            data=span.kind,
            field=field,
            paragraph=paragraph,
            characters=characters,
        )
    return Finding(passage.location, message, remedy, span.start)


def dotted(location: Location) -> str:
    """`parties.0.born`; a name that no field has is left out, since a hidden record's file may hold anything there."""
    return ".".join(str(step) if isinstance(step, int) or _NAME.fullmatch(step) else "…" for step in location)


def _is_amount(passage: Passage) -> bool:
    return passage.field in _AMOUNTS and _AMOUNT.fullmatch(passage.text) is not None
