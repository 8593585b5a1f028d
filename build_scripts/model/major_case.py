"""Announcements on major cases (重大案件信息) and what became of each case.

The 2014 trial rules say which cases a procuratorate announces. Until a court's judgment binds, nobody may be
called guilty (Criminal Procedure Law Art 12), so the record knows at any moment whether that is so.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, ClassVar, Literal, Self

from pydantic import Field, model_validator

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.model.base import Event, Model, Record, in_order
from build_scripts.model.caption import Caption, of_accused
from build_scripts.model.party import Born, Sex
from build_scripts.model.types import Cause, Choice, Court, Date, Organ, Procuratorate, Text, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator


class Announced(Choice):
    """2014 trial rules: the categories of cases that are announced."""

    OFFICIAL = "official-crime", N_("Official crime at or above county level")
    FOLLOWED = "widely-followed", N_("Arrest or prosecution widely followed")
    TYPICAL = "typical", N_("Typical case")
    CAMPAIGN = "campaign", N_("Result of a campaign")


class Stage(Choice):
    """How far the case has come."""

    FILED = "filed", N_("Filed for investigation")
    DETAINED = "detained", N_("Detained")
    ARRESTED = "arrested", N_("Arrested")
    TRANSFERRED = "transferred", N_("Transferred for prosecution")
    PROSECUTED = "prosecuted", N_("Prosecution brought")
    TRIED = "tried", N_("Tried in court")
    SENTENCED = "sentenced", N_("Judgment given")


class Ending(Choice):
    """What became of the case."""

    CONVICTED = "convicted", N_("Convicted")
    ACQUITTED = "acquitted", N_("Acquitted")
    NOT_PROSECUTED = "not-prosecuted", N_("Not prosecuted")
    DROPPED = "dropped", N_("Case dismissed during the investigation")
    WITHDRAWN = "prosecution-withdrawn", N_("Prosecution withdrawn")


class Called(Choice):
    """What a person is at a stage of the case (刑诉法 Arts 12, 108)."""

    SUSPECT = "suspect", N_("Criminal suspect")
    DEFENDANT = "defendant", N_("Accused")
    CONVICTED = "convicted", N_("Person convicted")
    FREE = "free", N_("Person not convicted")


_WITH_JUDGMENT = frozenset({Ending.CONVICTED, Ending.ACQUITTED})


class Suspect(Model):
    """Whom the case concerns, under the name that may be shown, with the post held at the time."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("name", "post")

    name: Text = Field(title=N_("Name"))
    masked: bool = False
    sex: Sex | None = None
    born: Born | None = Field(None, title=N_("Born"))
    post: Text | None = Field(None, title=N_("Post"))


class Step(Model):
    """One stage that was announced."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("note",)

    stage: Stage = Field(title=N_("Stage"))
    date: Date = Field(title=N_("Date"))
    organ: Text | None = Field(None, title=N_("Authority"))
    note: Text | None = Field(None, title=N_("Note"))


class CaseOutcome(Model):
    """The end of the case: the judgment and the day on which it binds, or why there was none."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("note",)

    result: Ending = Field(title=N_("Outcome"))
    date: Date = Field(title=N_("Date"))
    case_number: Text | None = Field(None, title=N_("Case number"))
    court: Court | None = Field(None, title=N_("Court"))
    effective: Date | None = Field(None, title=N_("Took effect"))
    note: Text | None = Field(None, title=N_("Note"))

    @model_validator(mode="after")
    def _judgment_is_named(self) -> Self:
        in_order(("outcome.date", self.date), ("outcome.effective", self.effective))
        if self.result in _WITH_JUDGMENT and not (self.case_number and self.court):
            refuse(
                Message("a conviction or acquittal names its judgment"),
                Message("add `case_number` and `court` to `outcome`"),
            )
        return self


class MajorCase(Record):
    """One case that a procuratorate announced, from the first announcement to its end."""

    KIND: ClassVar[str] = "major-case"

    kind: Literal["major-case"]
    procuratorate: Procuratorate = Field(title=N_("Announced by"))
    handled_by: Organ | None = Field(None, title=N_("Case handled by"))
    category: Announced = Field(title=N_("Why the case is announced"))
    announced: Date = Field(title=N_("Announced"))
    persons: tuple[Suspect, ...] = Field((), title=N_("Persons"))
    causes_: tuple[Cause, ...] = Field((), alias="causes", title=N_("Suspected offences"))
    stages: tuple[Step, ...] = Field(min_length=1, title=N_("Stages"))
    outcome: CaseOutcome | None = Field(None, title=N_("What became of the case"))
    case_numbers: tuple[Text, ...] = Field((), title=N_("Case numbers"))

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        in_order(*((f"stages.{number}.date", step.date) for number, step in enumerate(self.stages)))
        if self.outcome:
            in_order(
                (f"stages.{len(self.stages) - 1}.date", self.stages[-1].date),
                ("outcome.date", self.outcome.date),
            )
        return self

    @model_validator(mode="after")
    def _ends_as_the_stages_say(self) -> Self:
        reached = {step.stage for step in self.stages}
        if Stage.SENTENCED in reached and not self.outcome:
            refuse(Message("judgment was given, but the record does not say which"), Message("add `outcome`"))
        if Stage.PROSECUTED not in reached and self.outcome and self.outcome.result in _WITH_JUDGMENT:
            refuse(
                Message("a judgment without a prosecution"),
                Message("add the stage `prosecuted`, or correct `outcome.result`"),
            )
        return self

    @property
    def stage(self) -> Stage:
        """The latest stage announced."""
        return self.stages[-1].stage

    @property
    def presumed_innocent(self) -> bool:
        """Whether nobody may be called guilty: until a conviction has taken effect (刑诉法 Art 12)."""
        end = self.outcome
        return not (end and end.result is Ending.CONVICTED and end.effective)

    @property
    def numbers(self) -> tuple[str, ...]:
        judged = self.outcome.case_number if self.outcome else None
        return tuple(dict.fromkeys((*self.case_numbers, *((judged,) if judged else ()))))

    @property
    def date(self) -> dt.date:
        return self.outcome.date if self.outcome else self.stages[-1].date

    @property
    def organs(self) -> tuple[str, ...]:
        return tuple(organ for organ in (self.procuratorate, self.handled_by) if organ)

    @property
    def causes(self) -> tuple[str, ...]:
        return self.causes_

    @property
    def called(self) -> Called:
        """How the persons are called at the stage of the case."""
        if self.outcome and self.outcome.result not in _WITH_JUDGMENT:
            return Called.FREE
        if self.outcome and self.outcome.effective:
            return Called.CONVICTED if self.outcome.result is Ending.CONVICTED else Called.FREE
        charged = {step.stage for step in self.stages} & {Stage.PROSECUTED, Stage.TRIED, Stage.SENTENCED}
        return Called.DEFENDANT if charged else Called.SUSPECT

    @property
    def result(self) -> Ending | None:
        """The outcome; no conviction before it has taken effect (刑诉法 Art 12)."""
        if not self.outcome or (self.outcome.result is Ending.CONVICTED and self.presumed_innocent):
            return None
        return self.outcome.result

    def caption(self, languages: tuple[str, ...]) -> Caption | None:
        """By the suspects or the accused."""
        return of_accused(self.persons, languages)

    @property
    def events(self) -> Iterator[Event]:
        for step in self.stages:
            yield Event(step.date, step.stage.label, step.organ or step.note or "")
        if self.outcome:
            label = self.result.label if self.result else N_("Judgment given")
            yield Event(self.outcome.date, label, self.outcome.note or "")
            if self.outcome.effective:
                yield Event(self.outcome.effective, N_("Judgment took effect"))

    @property
    def prose(self) -> Iterator[str]:
        yield from (step.note for step in self.stages if step.note)
        yield from (person.post for person in self.persons if person.post)
        if self.outcome and self.outcome.note:
            yield self.outcome.note
