"""The types of single fields: text, dates, periods, keys of a vocabulary, choices with a label.

Every type takes the plain text that the loader gives. Errors are `PydanticCustomError`s whose context may hold
`remedy` and `nearest`; they never quote the value, since a wrong value may be personal data.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError, PydanticKnownError

from build_scripts.content.message import Message, either
from build_scripts.content.new_line import new_line

if TYPE_CHECKING:
    from pydantic import ValidationInfo

ID_ALPHABET = "bcdfghjkmnpqrstvwxz23456789"  # no vowels, so that no word appears; nothing that reads like another


def refuse(message: str, remedy: str = "", nearest: str | None = None) -> NoReturn:
    """Raise the error that becomes a Problem; braces in the texts are literal."""
    context = {"text": message, "remedy": remedy, "nearest": nearest or ""}
    raise PydanticCustomError("portal", "{text}", context)


class Choice(str, Enum):
    """A closed list of values, each with its English label (the message that gettext translates)."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Make a member from its value in YAML and its label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


def _one_line(value: str) -> str:
    if "\n" in value:
        refuse("must be one line", "remove the line break")
    return value


def _date(value: Any) -> dt.date:
    if isinstance(value, dt.date):
        return value
    match = re.fullmatch(r"([12]\d{3})-(\d{2})-(\d{2})", value, re.ASCII) if isinstance(value, str) else None
    if not match:
        refuse("not a date", "write year-month-day, for example 2023-03-01")
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        refuse("there is no such day in the calendar", "check the month and the day")


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


def _period(value: Any) -> Period:
    if not isinstance(value, str) or not _PERIOD.fullmatch(value):
        refuse("not a length of time", "write P8M for eight months, P1Y6M for a year and six months, P15D for 15 days")
    return Period(value)


def _url(value: str) -> str:
    try:
        parts = urlsplit(value)
        port_ok = parts.port is None or parts.port > 0
    except ValueError:
        refuse("not a web address", "write an address that starts with https://")
    if parts.scheme not in {"https", "http"} or not parts.hostname or not port_ok:
        refuse("not a web address", "write an address that starts with https://")
    if parts.username is not None or parts.password is not None or re.search(r"[\s<>\"'\\^`{|}]", value):
        refuse("an address with a password, a space or a quotation mark in it", "copy the address from the browser")
    return value


class InVocabulary:
    """Checks that a text is a key of one of the named vocabulary lists (through the validation context).

    `used_by` narrows a list to the entries that name this kind of record, or none.
    """

    def __init__(self, *lists: str, used_by: str | None = None) -> None:
        self.lists = lists
        self.used_by = used_by

    def __call__(self, value: str, info: ValidationInfo) -> str:
        """Return the key, or refuse it with the nearest one and how to add a new one."""
        vocabulary = (info.context or {}).get("vocabulary")
        found = vocabulary.find(self.lists, value) if vocabulary else None
        if vocabulary is None or (found and found[1].extra.get("used_by", self.used_by) == self.used_by):
            return value
        if found:
            refuse(
                f"a document type of {found[1].extra['used_by']} records", "choose one that fits this kind of record"
            )
        files = either(*(f"vocabulary/{name}.yml" for name in self.lists))
        line = new_line(vocabulary, value if "courts" in self.lists else "")
        remedy = Message("correct the key, or add one line to {files}: {line}", files=files, line=line)
        refuse(Message("not a key of {files}", files=files), remedy, vocabulary.nearest(self.lists, value))


def content_languages(info: ValidationInfo) -> tuple[tuple[str, ...], str]:
    """The languages in which content may be written, and that of a record which names none."""
    vocabulary = (info.context or {}).get("vocabulary")
    return (vocabulary.languages, vocabulary.usual) if vocabulary else ((), "")


def _language(value: Any, info: ValidationInfo) -> str:
    known, usual = content_languages(info)
    if value and known and value not in known:
        raise PydanticKnownError("literal_error", {"expected": ", ".join(f"'{code}'" for code in known)})
    return str(value or usual)


def _article(value: str) -> str:
    if not re.fullmatch(r"[1-9]\d{0,3}(-[1-9]\d?)?", value, re.ASCII):
        refuse("not the number of an article", "write 264, or 133-1 for 第一百三十三条之一")
    return value


_STRIP = StringConstraints(strip_whitespace=True, min_length=1, max_length=600)
Text = Annotated[str, _STRIP, AfterValidator(_one_line)]
Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
RecordId = Annotated[str, StringConstraints(pattern=rf"^[{ID_ALPHABET}]{{8}}$")]
Date = Annotated[
    dt.date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date", "examples": ["2023-03-01"]})
]
Duration = Annotated[
    Period, PlainValidator(_period), WithJsonSchema({"type": "string", "pattern": "^P.+", "examples": ["P1Y6M"]})
]
LANGUAGE = "portal-language"  # a format of the JSON Schema until `model.schema` lists the languages of the site
Language = Annotated[str, BeforeValidator(_language), WithJsonSchema({"type": "string", "format": LANGUAGE})]
Url = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000), AfterValidator(_url)]
Article = Annotated[str, AfterValidator(_article), WithJsonSchema({"type": ["integer", "string"]})]
Region = Annotated[str, AfterValidator(InVocabulary("regions"))]
Court = Annotated[str, AfterValidator(InVocabulary("courts"))]
Procuratorate = Annotated[str, AfterValidator(InVocabulary("procuratorates"))]
Cause = Annotated[str, AfterValidator(InVocabulary("causes"))]
Law = Annotated[str, AfterValidator(InVocabulary("statutes"))]
JudgmentType = Annotated[str, AfterValidator(InVocabulary("document-types", used_by="judgment"))]
ProcuratorialType = Annotated[str, AfterValidator(InVocabulary("document-types", used_by="procuratorial-document"))]
Organ = Annotated[str, AfterValidator(InVocabulary("courts", "procuratorates", "prisons", "authorities"))]
