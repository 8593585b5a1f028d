"""Changes of a sentence: commutation (减刑), parole (假释), execution outside prison (暂予监外执行).

法释〔2014〕5号 governs the first two, which only courts decide. Criminal Procedure Law Arts 265-269 govern the
third: a court decides before delivery to prison, a prison administration or a police authority afterwards.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, ClassVar, Literal, Self

from pydantic import Field, ValidationInfo, model_validator

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.model.base import Event, Record, in_order
from build_scripts.model.caption import Caption, of_accused
from build_scripts.model.change_facts import ChangeFacts, facts_of
from build_scripts.model.conviction import HEARD, Conviction, Person, PropertyDuties
from build_scripts.model.earlier_change import EarlierChange
from build_scripts.model.party import Official
from build_scripts.model.relation import Relation
from build_scripts.model.sentence import Penalty, Term
from build_scripts.model.sentence_decision import Decision, Later, Outcome, called
from build_scripts.model.sentence_stages import (
    Conduct,
    Ground,
    HearingGround,
    Measure,
    Notice,
    Opinion,
    Proposal,
    Review,
    Stance,
)
from build_scripts.model.statute import Statute
from build_scripts.model.types import Date, Organ, RecordId, Text, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator


class SentenceChange(Record):
    """One proposal to change one sentence, from the public notice to the decision and beyond."""

    KIND: ClassVar[str] = "sentence-change"

    kind: Literal["sentence-change"]
    measure: Measure = Field(title=N_("Measure"))
    ground: Ground | None = Field(None, title=N_("Ground"))
    case_number: Text | None = Field(None, title=N_("Case number"))
    decided_by: Organ = Field(title=N_("Deciding body"))
    executing_body: Organ | None = Field(None, title=N_("Executing body"))
    person: Person = Field(title=N_("Person serving the sentence"))
    conviction: Conviction = Field(title=N_("Original sentence"))
    penalty_before: Penalty | None = Field(None, title=N_("Penalty before this change"))
    term_before: Term | None = Field(None, title=N_("Term before this change"))
    previous: tuple[RecordId, ...] = Field((), title=N_("Earlier changes"))
    earlier: tuple[EarlierChange, ...] = Field((), title=N_("Earlier changes that are no records here"))
    property_duties: PropertyDuties | None = Field(None, title=N_("Fines, restitution and damages"))
    proposal: Proposal | None = Field(None, title=N_("Proposal"))
    docketed: Date | None = Field(None, title=N_("Docketed"))
    notice: Notice | None = Field(None, title=N_("Public notice"))
    opinion: Opinion | None = Field(None, title=N_("Procuratorate's opinion"))
    hearing: Review | None = Field(None, title=N_("Review"))
    panel: tuple[Official, ...] = Field((), title=N_("Panel and clerk"))
    decision: Decision | None = Field(None, title=N_("Decision"))
    later: tuple[Later, ...] = Field((), title=N_("What followed"))
    statutes: tuple[Statute, ...] = Field((), title=N_("Statutes applied"))

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        proposed = self.proposal.date if self.proposal else None
        begun = (("proposal.date", proposed), ("docketed", self.docketed))
        decided = ("decision.date", self.decision.date if self.decision else None)
        if self.notice:
            in_order(*begun, ("notice.from", self.notice.from_), ("notice.to", self.notice.to), decided)
        in_order(*begun, ("hearing.date", self.hearing.date if self.hearing else None), decided)
        named = ((f"earlier.{number}.date", change.date) for number, change in enumerate(self.earlier))
        in_order(*named, ("docketed", self.docketed), decided)
        in_order(decided, *((f"later.{number}.date", step.date) for number, step in enumerate(self.later)))
        if self.date is None:
            refuse(
                Message("no step of the change has a date"),
                Message("add `proposal`, `docketed`, `notice` or `decision`"),
            )
        return self

    @model_validator(mode="after")
    def _body_may_decide(self, info: ValidationInfo) -> Self:
        """Criminal Law Arts 79, 82: only a court commutes a sentence or grants parole."""
        outside = self.measure is Measure.TEMPORARY_EXECUTION
        vocabulary = (info.context or {}).get("vocabulary")
        if vocabulary and not outside and not vocabulary.get("courts", self.decided_by):
            refuse(
                Message("only a court decides on commutation and parole"),
                Message("name a court in `decided_by` (刑法 Arts 79, 82)"),
            )
        if not outside and not self.case_number:
            refuse(Message("a commutation or parole has a case number"), Message("add `case_number`"))
        return self

    @model_validator(mode="after")
    def _ground_fits_measure(self) -> Self:
        """Criminal Procedure Law Art 265: three grounds; for life imprisonment, as long as it is one, only the second."""
        if (self.measure is Measure.TEMPORARY_EXECUTION) != bool(self.ground):
            refuse(
                Message("`ground` belongs to temporary execution, and only to it"),
                Message("correct it (刑诉法 Art 265)"),
            )
        told = self.conviction.penalty if not (self.term_before or self.changed_before) else None
        life = (self.penalty_before or told) is Penalty.LIFE
        if self.ground and life and self.ground is not Ground.PREGNANCY:
            refuse(
                Message("for life imprisonment the ground can only be `pregnancy-nursing`"),
                Message("check it, or add `term_before` if the sentence is a fixed term by now (刑诉法 Art 265)"),
            )
        return self

    @model_validator(mode="after")
    def _decision_fits_measure(self) -> Self:
        if self.measure is not Measure.COMMUTATION and self.proposal and self.proposal.takes_off:
            refuse(
                Message("only a commutation takes something off"),
                Message("remove `proposal.reduction`, or correct `measure`"),
            )
        if self.decision:
            self.decision.must_fit(self.measure, self.ends_before)
        return self

    @property
    def date(self) -> dt.date | None:
        notice = self.notice.from_ if self.notice else None
        proposed = self.proposal.date if self.proposal else None
        return (self.decision.date if self.decision else None) or self.docketed or notice or proposed

    @property
    def numbers(self) -> tuple[str, ...]:
        final = self.conviction.final
        all_ = (self.case_number, self.conviction.case_number, final.case_number if final else None)
        return tuple(number for number in all_ if number)

    @property
    def organs(self) -> tuple[str, ...]:
        return (self.decided_by, self.executing_body) if self.executing_body else (self.decided_by,)

    @property
    def causes(self) -> tuple[str, ...]:
        return self.conviction.causes

    @property
    def result(self) -> Outcome | None:
        return self.decision.outcome if self.decision else None

    @property
    def result_label(self) -> str:
        return called(self.measure, self.decision.outcome) if self.decision else ""

    @property
    def ends_before(self) -> dt.date | None:
        """The last day of the term before this change; None for life, or where it is unknown."""
        if self.term_before:
            return self.term_before.to
        if self.earlier and not self.previous:
            return self.earlier[-1].term_to
        return self.conviction.term.to if self.conviction.term and not self.previous else None

    @property
    def changed_before(self) -> bool:
        """Whether the sentence was changed before, in records here or not."""
        return bool(self.previous or self.earlier)

    @property
    def hearing_grounds(self) -> tuple[HearingGround, ...]:
        """Art 6: why a hearing must be held, as the facts tell and as the record says."""
        found = set(self.hearing.required_by) if self.hearing else set()
        if self.measure is not Measure.TEMPORARY_EXECUTION and not self._ends_parole:
            merit = self.proposal and Conduct.MAJOR_MERIT in self.proposal.conduct
            if merit and self.measure is Measure.COMMUTATION:
                found.add(HearingGround.MAJOR_MERIT)
            if self.notice and self.notice.objections:
                found.add(HearingGround.OBJECTION)
            if self._objected:
                found.add(HearingGround.PROCURATORATE)
            if HEARD.intersection(self.conviction.categories):
                found.add(HearingGround.CATEGORY)
        return tuple(ground for ground in HearingGround if ground in found)

    @property
    def _ends_parole(self) -> bool:
        """A parole is revoked without a hearing (法释〔2021〕1号 Arts 542-545)."""
        return self.measure is Measure.PAROLE and self.result is Outcome.REVOKED

    @property
    def _objected(self) -> bool:
        """Whether the procuratorate objected before the decision; after it Art 20 applies."""
        if not self.opinion or self.opinion.stance is not Stance.OBJECTS:
            return False
        late = self.decision and self.opinion.date and self.opinion.date > self.decision.date
        return not late

    def change(self, languages: tuple[str, ...]) -> ChangeFacts:
        return facts_of(self, languages)

    @property
    def links(self) -> Iterator[tuple[str, Relation]]:
        yield from super().links
        for other in self.previous:
            yield other, Relation.FOLLOWS
        for step in self.later:
            if step.record:
                yield step.record, Relation.FOLLOWED_BY

    @property
    def window(self) -> tuple[dt.date, dt.date] | None:
        return (self.notice.from_, self.notice.to) if self.notice and not self.decision else None

    def caption(self, languages: tuple[str, ...]) -> Caption | None:
        """By the person who serves the sentence."""
        return of_accused([self.person], languages)

    @property
    def events(self) -> Iterator[Event]:
        for change in self.earlier:
            yield from change.events
        if self.proposal:
            yield from self.proposal.events
        if self.docketed:
            yield Event(self.docketed, N_("Docketed"))
        for part in (self.notice, self.opinion, self.hearing):
            if part:
                yield from part.events
        if self.decision:
            yield from self.decision.events(self.measure)
        for step in self.later:
            yield from step.events

    @property
    def prose(self) -> Iterator[str]:
        texts = (
            self.proposal.basis if self.proposal else None,
            self.notice.note if self.notice else None,
            self.opinion.text if self.opinion else None,
            self.decision.reasons if self.decision else None,
            *(step.note for step in self.later),
        )
        yield from (text for text in texts if text)
