"""The types of single fields: text, dates, periods, keys of a vocabulary, choices with a label.

Every type takes the plain text that the loader gives. Errors are `PydanticCustomError`s whose context holds two messages,
`text` and `remedy`; they never quote the value, since a wrong value may be personal data.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError, PydanticKnownError

from build_scripts.content import suggest
from build_scripts.content.message import Message
from build_scripts.content.named import term
from build_scripts.content.new_line import new_line
from build_scripts.content.vocabulary_list import BODIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import GetJsonSchemaHandler, ValidationInfo
    from pydantic_core import CoreSchema

    from build_scripts.content.vocabulary import Vocabulary
    from build_scripts.content.vocabulary_item import VocabularyItem

_COLUMNS = {  # of a vocabulary's lines, besides key and names; a body's line needs none
    "causes": ("case_type",),
    "document-types": ("used_by",),
}
ID_ALPHABET = "bcdfghjkmnpqrstvwxz23456789"  # no vowels, so that no word appears; nothing that reads like another
LABELS = "enumDescriptions"  # what editors' programs show beside each value of a list
TERMS = "portal-terms"  # of the JSON Schema until `model.schema` refers to the lists of the vocabulary


def refuse(message: Message, remedy: Message) -> NoReturn:
    """Raise the error that becomes a Problem; both sentences keep their values on their way through pydantic."""
    raise PydanticCustomError("portal", "{text}", {"text": message, "remedy": remedy})


class Choice(str, Enum):
    """A closed list of values, each with its English label (the message that gettext translates)."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Make a member from its value in YAML and its label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Give each value its label; `model.schema` says it in the languages of the site."""
        made = handler(schema)
        handler.resolve_ref_schema(made)[LABELS] = [choice.label for choice in cls]
        return made


def _one_line(value: str) -> str:
    if "\n" in value:
        refuse(Message("must be one line"), Message("remove the line break"))
    return value


def _date(value: Any) -> dt.date:
    if isinstance(value, dt.date):
        return value
    match = re.fullmatch(r"([12]\d{3})-(\d{2})-(\d{2})", value, re.ASCII) if isinstance(value, str) else None
    if not match:
        refuse(Message("not a date"), Message("write year-month-day, for example 2023-03-01"))
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        refuse(Message("there is no such day in the calendar"), Message("check the month and the day"))


_PERIOD = re.compile(r"P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,3})M)?(?:(\d{1,4})D)?", re.ASCII)


class Period(str):
    """A length of time in calendar units as ISO 8601 writes it: `P8M`, `P1Y6M`, `P15D`."""

    __slots__ = ()

    @property
    def parts(self) -> tuple[int, int, int]:
        """Years, months and days."""
        match = _PERIOD.fullmatch(self)
        assert match  # noqa: S101 - validated on construction by the model
        years, months, days = (int(part or 0) for part in match.groups())
        return years, months, days

    @property
    def months(self) -> int:
        """Whole months, days left out."""
        return self.parts[0] * 12 + self.parts[1]


def as_period(value: Any) -> Period:
    """A length of time from its text."""
    if not isinstance(value, str) or not _PERIOD.fullmatch(value):
        refuse(
            Message("not a length of time"),
            Message("write P8M for eight months, P1Y6M for a year and six months, P15D for 15 days"),
        )
    return Period(value)


_LOOKALIKE = re.compile(
    "[a-z][^./]*[\u0370-\u058f]|[\u0370-\u058f][^./]*[a-z]"
)  # Greek or Cyrillic among Latin letters


def _url(value: str) -> str:
    try:
        parts = urlsplit(value)
        port_ok = (parts.port is None or parts.port > 0) and not _LOOKALIKE.search(parts.hostname or "")
    except ValueError:
        refuse(Message("not a web address"), Message("write an address that starts with https://"))
    if parts.scheme not in {"https", "http"} or not parts.hostname or not port_ok:
        refuse(Message("not a web address"), Message("write an address that starts with https://"))
    if parts.username is not None or parts.password is not None or re.search(r"[\s<>\"'\\^`{|}]", value):
        refuse(
            Message("an address with a password, a space or a quotation mark in it"),
            Message("copy the address from the browser"),
        )
    return value


class InVocabulary:
    """Checks that a text is a key of one of the named vocabulary lists (through the validation context).

    `used_by` narrows a list to the entries that name this kind of record, or none.
    """

    def __init__(self, *lists: str, used_by: str | None = None) -> None:
        self.lists = lists
        self.used_by = used_by

    def __call__(self, value: str, info: ValidationInfo) -> str:
        """Return the key, or refuse it with what may have been meant and how to add a new one."""
        vocabulary: Vocabulary | None = (info.context or {}).get("vocabulary")
        found = vocabulary.find(self.lists, value) if vocabulary else None
        if vocabulary is None or (found and found[1].extra.get("used_by", self.used_by) == self.used_by):
            return value
        if found:
            refuse(
                Message("a document type of {kind} records", kind=found[1].extra["used_by"]),
                Message("choose one that fits this kind of record"),
            )
        refuse(Message("not a key of {files}", files=self._files), self._remedy(vocabulary, value))

    @property
    def _files(self) -> tuple[str, ...]:
        return tuple(f"vocabulary/{name}.yml" for name in self.lists)

    def _remedy(self, vocabulary: Vocabulary, value: str) -> Message:
        """What may have been meant, or how to add a key."""
        hint = suggest.meant(vocabulary, self.lists, value, self.used_by)
        if hint and hint.several:
            return Message("write the two or more as a list: {mended}", mended=mended(hint.items))
        if hint and hint.sure:
            return Message("write {key}", key=term(hint.items[0]))
        columns = ", ".join(f"{name}: …" for name in ("key", *vocabulary.languages, *_COLUMNS.get(self.lists[0], ())))
        new = new_line(vocabulary, value if "courts" in self.lists else "")
        line = Message(
            "correct the key, or add one line to {files}: {line}",
            files=self._files,
            line=new if self.lists[0] in BODIES else f"- {{{columns}}}",
        )
        if not hint:
            return line
        return Message(
            "did you mean {keys}? Otherwise {line}", keys=tuple(term(item) for item in hint.items), line=line
        )

    def several(self, vocabulary: Vocabulary, value: str) -> str:
        """A text that names one key or several, as YAML writes a list of them; empty where it does not."""
        found = vocabulary.find(self.lists, value)
        if found:
            return mended([found[1]])
        hint = suggest.meant(vocabulary, self.lists, value, self.used_by)
        return mended(hint.items) if hint and hint.sure else ""


def mended(items: Iterable[VocabularyItem]) -> str:
    """A list of keys as YAML writes it."""
    return f"`[{', '.join(item.key for item in items)}]`"


def content_languages(info: ValidationInfo) -> tuple[tuple[str, ...], str]:
    """The languages in which content may be written, and that of a record which names none."""
    vocabulary = (info.context or {}).get("vocabulary")
    return (vocabulary.languages, vocabulary.usual) if vocabulary else ((), "")


def _language(value: Any, info: ValidationInfo) -> str:
    known, usual = content_languages(info)
    if value and known and value not in known:
        raise PydanticKnownError("literal_error", {"expected": ", ".join(f"'{code}'" for code in known)})
    return str(value or usual)


def terms(*lists: str) -> WithJsonSchema:
    """Completion from lists of the vocabulary; `document-types/judgment` is what judgments use of a list."""
    return WithJsonSchema({"type": "string", TERMS: list(lists)})


_DAYS = r"^[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
_STRIP = StringConstraints(strip_whitespace=True, min_length=1, max_length=600)
Text = Annotated[str, _STRIP, AfterValidator(_one_line)]
Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
RecordId = Annotated[str, StringConstraints(pattern=rf"^[{ID_ALPHABET}]{{8}}$")]
Date = Annotated[
    dt.date,
    BeforeValidator(_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": _DAYS, "examples": ["2023-03-01"]}),
]
PERIOD_SCHEMA = {"type": "string", "pattern": f"^{_PERIOD.pattern}$", "examples": ["P1Y6M"]}
Duration = Annotated[Period, PlainValidator(as_period), WithJsonSchema(PERIOD_SCHEMA)]
LANGUAGE = "portal-language"  # a format of the JSON Schema until `model.schema` lists the languages of the site
Language = Annotated[str, BeforeValidator(_language), WithJsonSchema({"type": "string", "format": LANGUAGE})]
Url = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000), AfterValidator(_url)]
Region = Annotated[str, AfterValidator(InVocabulary("regions")), terms("regions")]
Court = Annotated[str, AfterValidator(InVocabulary("courts")), terms("courts")]
Procuratorate = Annotated[str, AfterValidator(InVocabulary("procuratorates")), terms("procuratorates")]
Cause = Annotated[str, AfterValidator(InVocabulary("causes")), terms("causes")]
Law = Annotated[str, AfterValidator(InVocabulary("statutes")), terms("statutes")]
JudgmentType = Annotated[
    str, AfterValidator(InVocabulary("document-types", used_by="judgment")), terms("document-types/judgment")
]
ProcuratorialType = Annotated[
    str,
    AfterValidator(InVocabulary("document-types", used_by="procuratorial-document")),
    terms("document-types/procuratorial-document"),
]
Organ = Annotated[
    str,
    AfterValidator(InVocabulary("courts", "procuratorates", "prisons", "authorities")),
    terms("courts", "procuratorates", "prisons", "authorities"),
]
