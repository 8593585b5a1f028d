"""What every kind of record shares: identity, status, language, source, relations, corrections, text.

Takes the loader's mappings, gives frozen models. A derived fact is a property, so that the catalogue and the
templates ask every kind the same questions: `heading`, `date`, `organs`, `causes`, `numbers`, `events`, `texts`.
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NamedTuple, Self

from pydantic import ConfigDict, Field, model_validator

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.model.body import Block, blocks
from build_scripts.model.former_id import FormerId
from build_scripts.model.relation import Relation
from build_scripts.model.translated import Translated
from build_scripts.model.types import Choice, Date, Language, Prose, RecordId, Text, Url, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.model.caption import Caption
    from build_scripts.model.change_facts import ChangeFacts


class Model(Translated):
    """Frozen, and strict about field names."""

    # Deferred, since a build with one edited record needs one kind.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Status(Choice):
    """What the portal shows of a record."""

    PUBLISHED = "published", N_("Published")
    WITHHELD = "withheld", N_("Withheld")
    WITHDRAWN = "withdrawn", N_("Withdrawn")
    SEALED = "sealed", N_("Sealed")


class CorrectionClass(Choice):
    """Why a published record was changed."""

    TECHNICAL = "technical", N_("Technical")
    CORRECTION = "correction", N_("Correction")
    REDACTION = "redaction", N_("Redaction")
    STATUS = "status", N_("Change of status")


class Source(Model):
    """Where the record was first published."""

    publisher: Text = Field(title=N_("Publisher"))
    url: Url | None = Field(None, title=N_("Address"))
    published: Date | None = Field(None, title=N_("Published at the source"))


class Related(Model):
    """A link to another record."""

    id: RecordId = Field(title=N_("Other record"))
    relation: Relation = Field(title=N_("Relation"))


class Correction(Model):
    """One public note about a change to the record."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("note",)

    date: Date = Field(title=N_("Date"))
    class_: CorrectionClass = Field(alias="class", title=N_("Class of the change"))
    note: Text = Field(title=N_("Note"))


class Excused(Model):
    """An exception from a rule, public with its reason and the person who answers for it."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("reason",)

    rule: Text = Field(title=N_("Rule"))
    reason: Text = Field(title=N_("Reason"))
    approved_by: Text = Field(title=N_("Approved by"))
    date: Date = Field(title=N_("Date"))


class Event(NamedTuple):
    """One line of a timeline: the day, what happened (a message for gettext) and a detail in the record's words."""

    date: dt.date
    label: str
    detail: str = ""


class Base(Model):
    """What a record of any status carries."""

    KIND: ClassVar[str]

    id: RecordId
    kind: str
    language: Language = Field("", validate_default=True)
    sample: bool = False
    publish_on: Date | None = Field(None, title=N_("Not public before"))
    replaces: tuple[FormerId, ...] = Field((), title=N_("Former numbers"))
    related: tuple[Related, ...] = ()
    corrections: tuple[Correction, ...] = ()
    exceptions: tuple[Excused, ...] = ()

    @property
    def number(self) -> str | None:
        """The record's own case number or document number."""
        return getattr(self, "case_number", None)

    @property
    def numbers(self) -> tuple[str, ...]:
        """All case numbers that place this record in a case, its own first."""
        return (self.number,) if self.number else ()

    @property
    def links(self) -> Iterator[tuple[str, Relation]]:
        """Every record that this one points at. Pages show them only where the catalogue shows the other one."""
        for link in self.related:
            yield link.id, link.relation

    @property
    def date(self) -> dt.date | None:
        """The day by which lists order the record."""
        return None

    @property
    def organs(self) -> tuple[str, ...]:
        """Keys of the bodies that issued or decided it: courts, procuratorates, prisons, authorities."""
        court = getattr(self, "court", None)
        return (court,) if court else ()

    @property
    def regions(self) -> tuple[str, ...]:
        """Keys of regions named by the record itself, beyond those of its organs."""
        return ()

    @property
    def result(self) -> Choice | None:
        """The outcome as one of a closed list, for the lists by outcome."""
        return None

    @property
    def result_label(self) -> str:
        """What the outcome is called, where its label says too little of the document; empty without one."""
        return self.result.label if self.result else ""

    @property
    def events(self) -> Iterator[Event]:
        """What happened, for the timelines."""
        yield from ()

    @property
    def window(self) -> tuple[dt.date, dt.date] | None:
        """First and last day on which the public may act on the record, or wait for it; pages say whether they lie ahead, or are over."""
        return None

    def caption(self, _languages: tuple[str, ...]) -> Caption | None:
        """Whom its case is named after; None where it does not tell."""
        return None

    def change(self, _languages: tuple[str, ...]) -> ChangeFacts | None:
        """What the ledger of sentences may show of it, where it changes one."""
        return None

    @property
    def expires(self) -> dt.date | None:
        """The last day on which the record may be shown, if it has one."""
        return None


class Record(Base):
    """A published record; each kind adds its fields."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("title", "summary")

    status: Literal[Status.PUBLISHED] = Status.PUBLISHED
    title: Text | None = Field(None, title=N_("Title"))
    summary: Prose | None = Field(None, title=N_("Summary"))
    source: Source | None = Field(None, title=N_("Source"))
    body: Prose | None = Field(None, title=N_("Text"))
    reviewed_by: Text | None = Field(None, title=N_("Publication approved by"))

    @model_validator(mode="after")
    def _has_a_heading(self) -> Self:
        if not self.title and not self.number:
            refuse(
                Message("the field `title` is missing"),
                Message("add `title: …`; only a record with a case number can do without"),
            )
        return self

    def title_in(self, language: str) -> tuple[str, str]:
        """The title for a page, with the language it is really in."""
        return self._text_in("title", language) or (self.title or self.number or "", self.language)

    def summary_in(self, language: str) -> tuple[str, str] | None:
        """The summary for a page, with the language it is really in; None when there is none."""
        return self._text_in("summary", language) or self._text_in("summary", self.language)

    def _text_in(self, field: str, language: str) -> tuple[str, str] | None:
        value = getattr(self, field) if language == self.language else self.translation(field, language)
        return (value, language) if value else None

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The body, a paragraph a line."""
        return tuple(line.strip() for line in (self.body or "").splitlines() if line.strip())

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The body in paragraphs and tables."""
        return blocks(self.paragraphs)

    @property
    def causes(self) -> tuple[str, ...]:
        """Keys of the causes or charges."""
        return ()

    def counted(self, languages: tuple[str, ...]) -> dict[str, Any] | None:  # noqa: ARG002 - of the site, for texts
        """What the ledgers of figures and of supervision take of it, as plain data without names of people; None where neither counts it."""
        return None

    @property
    def prose(self) -> Iterator[str]:
        """Further passages in the record's language which the page shows and the search finds after the body."""
        yield from ()


def in_order(*dates: tuple[str, dt.date | None]) -> None:
    """Refuse dates that run backwards.

    Args:
        dates: pairs of field name and day, in the order in which they must fall; None is passed over.
    """
    known = [(name, day) for name, day in dates if day is not None]
    for (earlier, first), (later, second) in pairwise(known):
        if second < first:
            refuse(
                Message("`{later}` is before `{earlier}`", later=later, earlier=earlier),
                Message("correct one of the two dates"),
            )
