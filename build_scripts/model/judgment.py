"""Judgments, rulings and decisions (裁判文书): 法释〔2016〕19号 Art 3."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from build_scripts.content.labels import N_
from build_scripts.model.act import Act, ActKind, ActState
from build_scripts.model.base import Event, Model, Record, in_order
from build_scripts.model.caption import Caption, of_parties
from build_scripts.model.case_type import CaseType, Procedure
from build_scripts.model.party import Official, Party
from build_scripts.model.recovery import Recovery
from build_scripts.model.sentence import Sentence
from build_scripts.model.statute import Statute
from build_scripts.model.types import Cause, Choice, Court, Date, JudgmentType, Procuratorate, Text

if TYPE_CHECKING:
    from collections.abc import Iterator


class Disposition(Choice):
    """The outcome in one word, for the lists by outcome."""

    CONVICTED = "convicted", N_("Convicted")
    ACQUITTED = "acquitted", N_("Acquitted")
    EXEMPTED = "exempted", N_("Convicted, exempted from punishment")
    COMPULSORY_TREATMENT = "compulsory-treatment", N_("Compulsory medical treatment ordered")
    GRANTED = "granted", N_("Claims allowed")
    PARTLY_GRANTED = "partly-granted", N_("Claims allowed in part")
    DISMISSED = "dismissed", N_("Claims dismissed")
    REJECTED = "rejected", N_("Action or petition rejected")
    UPHELD = "upheld", N_("Upheld on appeal")
    AMENDED = "amended", N_("Amended on appeal or retrial")
    REMANDED = "remanded", N_("Set aside and remanded")
    WITHDRAWN = "withdrawn", N_("Action withdrawn")
    TERMINATED = "terminated", N_("Proceedings terminated")
    ORDERED = "ordered", N_("Measure ordered")


MADE = {
    "judgment": N_("Judgment given"),
    "ruling": N_("Ruling made"),
    "decision": N_("Decision made"),
    "mediation": N_("Mediation document made"),
    "payment-order": N_("Payment order issued"),
    "notice": N_("Notice given"),
    "order": N_("Order issued"),
}  # by type of document
_FINE = "罚款"
_COMPENSATED = {
    Disposition.GRANTED: ActState.PREVAILED,
    Disposition.PARTLY_GRANTED: ActState.IN_PART,
    Disposition.DISMISSED: ActState.NOT,
    Disposition.REJECTED: ActState.NOT,
}


class Prosecution(Model):
    """Who prosecuted, and under which number (公诉机关)."""

    procuratorate: Procuratorate
    indictment: Text | None = None
    procurators: tuple[Text, ...] = ()


class LowerInstance(Model):
    """The document under appeal, protest or retrial."""

    case_number: Text = Field(title=N_("Case number"))
    court: Court = Field(title=N_("Court"))
    decided: Date | None = Field(None, title=N_("Decided"))


def _as_list(value: Any) -> Any:
    """One document may stand without its list."""
    return [value] if isinstance(value, dict) else value


def _one_or_several(schema: dict[str, Any]) -> None:
    items = schema.pop("items")
    schema["anyOf"] = [items, {"type": schema.pop("type"), "items": items}]


class Judgment(Record):
    """One document of a court."""

    KIND: ClassVar[str] = "judgment"
    TRANSLATED: ClassVar[tuple[str, ...]] = ("outcome",)

    kind: Literal["judgment"]
    case_number: Text = Field(title=N_("Case number"))
    court: Court = Field(title=N_("Court"))
    document_type: JudgmentType = Field(title=N_("Document type"))
    case_type: CaseType = Field(title=N_("Case type"))
    procedure: Procedure = Field(title=N_("Procedure"))
    causes_: tuple[Cause, ...] = Field((), alias="causes", title=N_("Causes"))
    filed: Date | None = Field(None, title=N_("Filed"))
    decided: Date = Field(title=N_("Decided"))
    effective: Date | None = Field(None, title=N_("Took effect"))
    parties: tuple[Party, ...] = Field((), title=N_("Parties"))
    prosecution: Prosecution | None = Field(None, title=N_("Prosecuted by"))
    panel: tuple[Official, ...] = Field((), title=N_("Panel and clerk"))
    lowers: Annotated[tuple[LowerInstance, ...], BeforeValidator(_as_list)] = Field(
        (), alias="lower", title=N_("Document under review"), json_schema_extra=_one_or_several
    )
    outcome: Text | None = Field(None, title=N_("Outcome"))
    disposition: Disposition | None = Field(None, title=N_("Disposition"))
    sentences: tuple[Sentence, ...] = Field((), title=N_("Sentences"))
    recoveries: tuple[Recovery, ...] = Field((), title=N_("Recovery and restitution"))
    statutes: tuple[Statute, ...] = Field((), title=N_("Statutes applied"))

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        in_order(("filed", self.filed), ("decided", self.decided), ("effective", self.effective))
        for number, lower in enumerate(self.lowers):
            name = f"lower.{number}.decided" if len(self.lowers) > 1 else "lower.decided"
            in_order((name, lower.decided), ("decided", self.decided))
        return self

    @property
    def date(self) -> dt.date:
        return self.decided

    @property
    def numbers(self) -> tuple[str, ...]:
        return (self.case_number, *(lower.case_number for lower in self.lowers))

    @property
    def causes(self) -> tuple[str, ...]:
        return self.causes_

    @property
    def result(self) -> Disposition | None:
        return self.disposition

    @property
    def made(self) -> str:
        """What the court did on the day of the document."""
        return MADE.get(self.document_type, N_("Decided"))

    @property
    def result_label(self) -> str:
        """A measure is called by what was ordered."""
        if self.disposition is Disposition.ORDERED:
            if self.document_type == "payment-order":
                return self.made
            if _FINE in (self.outcome or ""):
                return N_("Fine ordered")
        return super().result_label

    @property
    def prose(self) -> Iterator[str]:
        yield from (order.note for order in self.recoveries if order.note)

    def counted(self, languages: tuple[str, ...]) -> dict[str, Any] | None:  # noqa: ARG002 - it holds no texts
        """An acquittal on retrial sets a conviction right; a decision on state compensation awards it or does not."""
        if self.case_type is CaseType.STATE_COMPENSATION:
            state = _COMPENSATED.get(self.disposition) if self.disposition else None
            return Act(ActKind.COMPENSATION, state or ActState.UNKNOWN).plain()
        if self.procedure is Procedure.RETRIAL and self.disposition is Disposition.ACQUITTED:
            return Act(ActKind.WRONGFUL, ActState.PREVAILED).plain()
        return None

    def caption(self, languages: tuple[str, ...]) -> Caption | None:
        """By its parties."""
        return of_parties(self.parties, self.case_type, languages)

    @property
    def events(self) -> Iterator[Event]:
        if self.filed:
            yield Event(self.filed, N_("Case filed"))
        yield Event(self.decided, self.made, self.outcome or "")
        if self.effective:
            yield Event(self.effective, N_("Took effect"))
        if self.source and self.source.published:
            yield Event(self.source.published, N_("Published at the source"))
