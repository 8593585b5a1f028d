"""Legal documents of the procuratorates (检察法律文书): indictments, protests, non-prosecution, suggestions.

The 2014 trial rules and the 2021 rules on disclosing procuratorial work: indictments and protests become
public once the judgment has taken effect; the person not prosecuted is masked, as victims and witnesses are.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from pydantic import Field, model_validator

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.model.act import Act, ActKind, ActState
from build_scripts.model.base import Event, Model, Record, in_order
from build_scripts.model.caption import Caption, of_parties
from build_scripts.model.case_type import CaseType
from build_scripts.model.party import Official, Party, PartyRole
from build_scripts.model.statute import Statute
from build_scripts.model.types import (
    Cause,
    Choice,
    Court,
    Date,
    Procuratorate,
    ProcuratorialType,
    Prose,
    Text,
    refuse,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

AFTER_JUDGMENT = frozenset({"indictment", "protest"})  # keys of vocabulary/document-types.yml
NON_PROSECUTION = "non-prosecution"
DECISIONS = frozenset({NON_PROSECUTION, "review-decision"})
"""What decides on somebody (刑诉法 Arts 177, 180); an indictment or a protest asks a court to decide, a suggestion another body to act."""


class NonProsecution(Choice):
    """Criminal Procedure Law Arts 16, 175, 177, 182: why somebody is not prosecuted."""

    STATUTORY = "statutory", N_("No crime, or prosecution barred by law")
    MINOR = "minor-offence", N_("Minor offence that needs no punishment")
    EVIDENCE = "insufficient-evidence", N_("Insufficient evidence")
    SPECIAL = "special-approval", N_("Approved by the Supreme People's Procuratorate")


class ProcuratorialOutcome(Choice):
    """What the document decides, or what became of it."""

    PROSECUTED = "prosecuted", N_("Prosecuted")
    NOT_PROSECUTED = "not-prosecuted", N_("Not prosecuted")
    PROTESTED = "protested", N_("Protest lodged")
    PETITION_UPHELD = "petition-upheld", N_("Petition upheld")
    PETITION_REJECTED = "petition-rejected", N_("Petition rejected")
    SUGGESTED = "suggested", N_("Suggestion made, awaiting the reply")
    ADOPTED = "adopted", N_("Suggestion adopted")
    PARTLY_ADOPTED = "partly-adopted", N_("Suggestion adopted in part")
    NOT_ADOPTED = "not-adopted", N_("Suggestion not adopted")
    OTHER = "other", N_("Other decision")


_ACTS = {  # keys of vocabulary/document-types.yml
    "protest": ActKind.PROTEST,
    "civil-protest": ActKind.PROTEST,
    "retrial-recommendation": ActKind.SUGGESTION,
    "procuratorial-suggestion": ActKind.SUGGESTION,
    "correction-notice": ActKind.VIOLATION,
}
_STATES = {
    ProcuratorialOutcome.ADOPTED: ActState.PREVAILED,
    ProcuratorialOutcome.PARTLY_ADOPTED: ActState.IN_PART,
    ProcuratorialOutcome.NOT_ADOPTED: ActState.NOT,
    ProcuratorialOutcome.SUGGESTED: ActState.PENDING,
}  # of a protest only another record tells what became of it


class JudgmentInCase(Model):
    """The judgment that a document led to or attacks, and whether it binds."""

    case_number: Text = Field(title=N_("Case number"))
    court: Court = Field(title=N_("Court"))
    decided: Date | None = Field(None, title=N_("Decided"))
    effective: Date | None = Field(None, title=N_("Took effect"))

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        in_order(("decided", self.decided), ("effective", self.effective))
        return self


class Reply(Model):
    """What the body addressed answered, and by when it had to."""

    due: Date | None = Field(None, title=N_("Reply due"))
    date: Date | None = Field(None, title=N_("Reply received"))
    text: Prose | None = Field(None, title=N_("Reply"))


class ProcuratorialDocument(Record):
    """One document of a procuratorate."""

    KIND: ClassVar[str] = "procuratorial-document"
    TRANSLATED: ClassVar[tuple[str, ...]] = ("outcome",)

    kind: Literal["procuratorial-document"]
    document_type: ProcuratorialType = Field(title=N_("Document type"))
    document_number: Text = Field(title=N_("Document number"))
    procuratorate: Procuratorate = Field(title=N_("Procuratorate"))
    received: Date | None = Field(None, title=N_("Received for review"))
    decided: Date = Field(title=N_("Decided"))
    causes_: tuple[Cause, ...] = Field((), alias="causes", title=N_("Causes"))
    parties: tuple[Party, ...] = Field((), title=N_("Parties"))
    investigated_by: Text | None = Field(None, title=N_("Investigated by"))
    procurators: tuple[Official, ...] = Field((), title=N_("Procurators"))
    addressed_to: Text | None = Field(None, title=N_("Addressed to"))
    judgment: JudgmentInCase | None = Field(None, title=N_("Judgment in the case"))
    non_prosecution: NonProsecution | None = Field(None, title=N_("Ground for not prosecuting"))
    reply: Reply | None = Field(None, title=N_("Reply"))
    outcome: Text | None = Field(None, title=N_("Outcome"))
    disposition: ProcuratorialOutcome | None = Field(None, title=N_("Disposition"))
    statutes: tuple[Statute, ...] = Field((), title=N_("Statutes applied"))

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        reply = self.reply.date if self.reply else None
        in_order(("received", self.received), ("decided", self.decided), ("reply.date", reply))
        return self

    @model_validator(mode="after")
    def _judgment_has_taken_effect(self) -> Self:
        """2014 trial rules: an indictment or protest is public once the judgment has taken effect."""
        if self.document_type in AFTER_JUDGMENT and not (self.judgment and self.judgment.effective):
            remedy = Message("add `judgment` with `case_number`, `court` and `effective`, or wait for that day")
            refuse(Message("an indictment or protest is public only once the judgment has taken effect"), remedy)
        return self

    @model_validator(mode="after")
    def _not_prosecuted_is_masked(self) -> Self:
        """2014 trial rules: the person not prosecuted appears under a masked name."""
        spared = [party for party in self.parties if party.role is PartyRole.NOT_PROSECUTED]
        if spared and self.document_type != NON_PROSECUTION and not self.non_prosecution:
            refuse(
                Message("a party is `not-prosecuted`, the document is not a non-prosecution decision"),
                Message("correct one of the two"),
            )
        if self.document_type == NON_PROSECUTION and not self.non_prosecution:
            refuse(
                Message("a decision not to prosecute states its ground"),
                Message("add `non_prosecution` (刑诉法 Arts 16, 175, 177)"),
            )
        if any(not party.organisation and not set("某×") & set(party.name) for party in spared):
            refuse(
                Message("the person not prosecuted must be masked"),
                Message("keep the surname and replace the given name by 某"),
            )
        return self

    @property
    def number(self) -> str:
        return self.document_number

    @property
    def numbers(self) -> tuple[str, ...]:
        return (self.document_number, self.judgment.case_number) if self.judgment else (self.document_number,)

    @property
    def date(self) -> dt.date:
        return self.decided

    @property
    def organs(self) -> tuple[str, ...]:
        return (self.procuratorate,)

    @property
    def causes(self) -> tuple[str, ...]:
        return self.causes_

    @property
    def result(self) -> ProcuratorialOutcome | None:
        return self.disposition

    def counted(self, languages: tuple[str, ...]) -> dict[str, Any] | None:  # noqa: ARG002 - it holds no texts
        act = _ACTS.get(self.document_type)
        state = _STATES.get(self.disposition, ActState.UNKNOWN) if self.disposition else ActState.UNKNOWN
        return Act(act, state).plain() if act else None

    def caption(self, languages: tuple[str, ...]) -> Caption | None:
        """By those whom it accuses, or does not prosecute."""
        return of_parties(self.parties, CaseType.CRIMINAL, languages)

    @property
    def events(self) -> Iterator[Event]:
        if self.received:
            yield Event(self.received, N_("Received for review"), self.investigated_by or "")
        yield Event(self.decided, N_("Document issued"), self.outcome or "")
        if self.reply and self.reply.date:
            yield Event(self.reply.date, N_("Reply received"), self.addressed_to or "")
        if self.judgment and self.judgment.decided:
            yield Event(self.judgment.decided, N_("Judgment"), self.judgment.case_number)
        if self.judgment and self.judgment.effective:
            yield Event(self.judgment.effective, N_("Judgment took effect"), self.judgment.case_number)
        if self.source and self.source.published:
            yield Event(self.source.published, N_("Published at the source"))

    @property
    def prose(self) -> Iterator[str]:
        if self.reply and self.reply.text:
            yield self.reply.text
