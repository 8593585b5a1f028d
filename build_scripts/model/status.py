"""Records that show less than a record: withheld, withdrawn, sealed.

Each takes the place of the kind's own model when `status` says so. A withheld record carries exactly what the law leaves
public; a withdrawn or sealed one may still hold its old fields in the file, and none of them is ever read. Nothing that a sealed
file holds is an error, since that would keep the former text on the site.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from pydantic import Field, TypeAdapter, ValidationError, model_validator

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.content.named import named
from build_scripts.model.base import Base, Event, Model, Source, Status
from build_scripts.model.former_id import FormerId
from build_scripts.model.translated import own_names
from build_scripts.model.types import Choice, Court, Date, Organ, RecordId, Text, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import ModelWrapValidatorHandler, ValidationInfo


class WithheldReason(Choice):
    """法释〔2016〕19号 Art 4: why a document is not published."""

    STATE_SECRET = "state-secret", N_("State secrets")
    JUVENILE_CRIME = "juvenile-crime", N_("Crime by a minor")
    MEDIATION = "mediation", N_("Closed by mediation")
    DIVORCE_CUSTODY = "divorce-custody", N_("Divorce, custody or guardianship of a minor")
    OTHER = "other", N_("Other circumstances unsuitable for publication")


class Reason(Model):
    """The ground for withholding; `other` needs its explanation and who approved it (Art 12)."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("explanation",)

    reason: WithheldReason = Field(title=N_("Reason"))
    explanation: Text | None = Field(None, title=N_("Explanation"))
    approved_by: Text | None = Field(None, title=N_("Approved by"))

    @model_validator(mode="after")
    def _other_is_explained(self) -> Self:
        if self.reason is WithheldReason.OTHER and not (self.explanation and self.approved_by):
            refuse(
                Message("the reason `other` needs `explanation` and `approved_by`"),
                Message("add both (法释〔2016〕19号 Arts 4, 12)"),
            )
        return self


class Withheld(Base):
    """法释〔2016〕19号 Art 6: case number, court, date and reason stay public, unless they would tell a state secret."""

    status: Literal[Status.WITHHELD]
    withheld: Reason
    case_number: Text | None = Field(None, title=N_("Case number"))
    court: Court | None = Field(None, title=N_("Court"))
    organ: Organ | None = Field(None, title=N_("Deciding body"))
    decided: Date | None = Field(None, title=N_("Decided"))
    source: Source | None = Field(None, title=N_("Source"))

    @model_validator(mode="after")
    def _says_what_article_6_leaves(self) -> Self:
        if self.withheld.reason is WithheldReason.STATE_SECRET:
            return self
        missing = [name for name in ("case_number", "decided") if getattr(self, name) is None]
        if not (self.court or self.organ):
            missing.insert(0, "court")
        if missing:
            names = tuple(named(name, type(self).model_fields[name].title) for name in missing)
            refuse(
                Message("a withheld record still publishes {names}", names=names),
                Message("add it (法释〔2016〕19号 Art 6)"),
            )
        return self

    @property
    def date(self) -> dt.date | None:
        return self.decided

    @property
    def organs(self) -> tuple[str, ...]:
        return tuple(organ for organ in (self.court, self.organ) if organ)

    @property
    def events(self) -> Iterator[Event]:
        if self.decided:
            yield Event(self.decided, N_("Decided; not published"))


class WithdrawnReason(Choice):
    """Why a published text was taken back (法释〔2016〕19号 Arts 15-16)."""

    MISMATCH = "mismatch", N_("The text differed from the original")
    ANONYMISATION = "anonymisation", N_("The anonymisation was insufficient")
    NOT_PUBLISHABLE = "not-publishable", N_("The document should not have been published")
    REQUEST = "request", N_("At the request of a person concerned")
    SUPERSEDED = "superseded", N_("Replaced by a corrected version")


def reason_of(status: str, reason: str) -> WithheldReason | WithdrawnReason:
    """Why a record with one of these statuses shows less than a record."""
    return WithheldReason(reason) if status == Status.WITHHELD.value else WithdrawnReason(reason)


class Withdrawal(Model):
    """When and why, and what replaced it."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("note",)

    date: Date = Field(title=N_("Date"))
    reason: WithdrawnReason = Field(title=N_("Reason"))
    note: Text | None = Field(None, title=N_("Note"))
    replaced_by: RecordId | None = Field(None, title=N_("Replaced by"))


def keep_only(cls: type[Base], data: Any, info: ValidationInfo) -> Any:
    """Drop every field that the class does not have, telling the validation context which ones."""
    if not isinstance(data, dict):
        return data
    known = own_names(cls)
    dropped = [name for name in data if name not in known]
    if dropped and info.context is not None:
        info.context.setdefault("dropped", []).extend(dropped)
    return {name: value for name, value in data.items() if name in known}


class Withdrawn(Base):
    """A notice in the place of a text that was taken back."""

    status: Literal[Status.WITHDRAWN]
    withdrawn: Withdrawal
    case_number: Text | None = Field(None, title=N_("Case number"))
    court: Court | None = Field(None, title=N_("Court"))
    organ: Organ | None = Field(None, title=N_("Deciding body"))
    decided: Date | None = Field(None, title=N_("Decided"))

    @model_validator(mode="wrap")
    @classmethod
    def _ignore_the_rest(cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        return handler(keep_only(cls, data, info))

    @property
    def date(self) -> dt.date | None:
        return self.decided or self.withdrawn.date

    @property
    def organs(self) -> tuple[str, ...]:
        return tuple(organ for organ in (self.court, self.organ) if organ)

    @property
    def events(self) -> Iterator[Event]:
        if self.decided:
            yield Event(self.decided, N_("Decided"))
        yield Event(self.withdrawn.date, N_("Withdrawn"))


SEALED_TITLE = N_("This record is not available")  # of the page at the address of a sealed record, the same for all


class SealedCategory(Choice):
    """Grounds of sealing that may be named. None is about a minor: of such a record not even the ground is told."""

    MINOR_OFFENCE = "minor-offence", N_("Minor offence of an adult")
    PUBLIC_ORDER = "public-order", N_("Violation of public order")
    DECISION = "decision", N_("Decision of a competent organ")


class Sealing(Model):
    """When and on what ground a record was sealed; both may be left out."""

    date: Date | None = Field(None, title=N_("Date"))
    category: SealedCategory | None = Field(None, title=N_("Category"))


class Sealed(Model):
    """The identifier, and what makes it a tombstone (Criminal Procedure Law Art 286): nothing of the record itself."""

    id: RecordId
    kind: str
    status: Literal[Status.SEALED]
    sealed: Sealing | None = None
    replaces: tuple[FormerId, ...] = Field((), title=N_("Former numbers"))

    @model_validator(mode="wrap")
    @classmethod
    def _ignore_the_rest(cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        """Fields that do not belong here are left unread, and so is what `sealed` and `replaces` must not say."""
        kept = keep_only(cls, data, info)  # type: ignore[arg-type]
        if isinstance(kept, dict):
            for name, type_ in _KEPT.items():
                if name in kept and not _reads(type_, kept[name], info):
                    del kept[name]
                    if info.context is not None:
                        info.context.setdefault("dropped", []).append(name)
        return handler(kept)


_KEPT: dict[str, TypeAdapter[Any]] = {
    "sealed": TypeAdapter(Sealing),
    "replaces": TypeAdapter(tuple[FormerId, ...]),
}


def _reads(type_: TypeAdapter[Any], value: Any, info: ValidationInfo) -> bool:
    try:
        type_.validate_python(value, context=info.context)
    except ValidationError:
        return False
    return True
