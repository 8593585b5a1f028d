"""Hearings: trial notices, live and recorded trials, public hearings (开庭公告, 庭审直播, 公开听证).

刑事诉讼法 Art 188: which trials are closed, and that the ground is said in court. 法释〔2017〕5号 Art 12: only trials heard in public may be played. 人民陪审员法
Art 14: a panel with people's assessors has three or seven members.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.model import trial_notice
from build_scripts.model.act import Act, ActKind, ActState
from build_scripts.model.base import Event, Model, Record, in_order
from build_scripts.model.caption import Caption, of_parties
from build_scripts.model.case_type import CaseType, Procedure
from build_scripts.model.number import Whole
from build_scripts.model.party import Official, OfficialRole, Party
from build_scripts.model.time_of_day import Sitting, Time
from build_scripts.model.types import Cause, Choice, Date, InVocabulary, Prose, Text, Url, refuse, terms

if TYPE_CHECKING:
    from collections.abc import Iterator

ASSESSORS_LAW = dt.date(2018, 4, 27)
DECIDING = frozenset({OfficialRole.PRESIDING, OfficialRole.JUDGE, OfficialRole.SOLE, OfficialRole.ASSESSOR})
PANELS = {(1, 2), (2, 1), (3, 4)}  # judges and assessors, Art 14
Convener = Annotated[str, AfterValidator(InVocabulary("courts", "procuratorates")), terms("courts", "procuratorates")]


class HearingType(Choice):
    """What the public is told about."""

    TRIAL_NOTICE = "trial-notice", N_("Notice of trial")
    LIVE_TRIAL = "live-trial", N_("Live trial")
    RECORDED_TRIAL = "recorded-trial", N_("Recorded trial")
    PUBLIC_HEARING = "public-hearing", N_("Public hearing of a petition")


class ClosedGround(Choice):
    """刑事诉讼法 Arts 188 and 285, and 民事诉讼法: why the public is not admitted."""

    STATE_SECRET = "state-secret", N_("State secrets")
    PRIVACY = "privacy", N_("Personal privacy")
    MINOR = "minor", N_("The defendant is a minor")
    TRADE_SECRET = "trade-secret", N_("Trade secrets, on application")
    DIVORCE = "divorce", N_("Divorce, on application")


class HearingResult(Choice):
    """What became of the appointment; absent while nobody has said."""

    HELD = "held", N_("Held")
    POSTPONED = "postponed", N_("Postponed")
    CANCELLED = "cancelled", N_("Cancelled")


class BroadcastMode(Choice):
    """Whether one watches as it happens or afterwards."""

    LIVE = "live", N_("Live")
    RECORDED = "recorded", N_("Recorded")


class Broadcast(Model):
    """Where the trial can be watched (法释〔2017〕5号 Art 12)."""

    url: Url = Field(title=N_("Address"))
    mode: BroadcastMode = Field(title=N_("Broadcast"))
    minutes: Whole | None = Field(None, ge=1, le=6000, title=N_("Minutes"))


class Hearing(Record):
    """One sitting, announced or held: when, where, who, and whether everybody may come."""

    KIND: ClassVar[str] = "hearing"
    TRANSLATED: ClassVar[tuple[str, ...]] = ("place", "subject", "note")

    kind: Literal["hearing"]
    type: HearingType = Field(title=N_("Type of hearing"))
    organ: Convener = Field(title=N_("Held by"))
    case_number: Text | None = Field(None, title=N_("Case number"))
    case_type: CaseType | None = Field(None, title=N_("Case type"))
    procedure: Procedure | None = Field(None, title=N_("Procedure"))
    causes_: tuple[Cause, ...] = Field((), alias="causes", title=N_("Causes"))
    date_: Date = Field(alias="date", title=N_("Date"))
    time: Time | None = Field(None, title=N_("Time"))
    place: Text | None = Field(None, title=N_("Courtroom"))
    announced: Date | None = Field(None, title=N_("Announced"))
    open: bool = Field(default=True, title=N_("Open to the public"))
    closed_ground: ClosedGround | None = Field(None, title=N_("Why it is closed"))
    panel: tuple[Official, ...] = Field((), title=N_("Panel and clerk"))
    parties: tuple[Party, ...] = Field((), title=N_("Parties"))
    hearing_officers: Whole | None = Field(None, ge=1, le=15, title=N_("Independent hearing officers"))
    subject: Prose | None = Field(None, title=N_("Subject"))
    broadcast: Broadcast | None = Field(None, title=N_("Broadcast"))
    result_: HearingResult | None = Field(None, alias="result", title=N_("What became of it"))
    new_date: Date | None = Field(None, title=N_("New date"))
    note: Prose | None = Field(None, title=N_("Note"))

    @model_validator(mode="after")
    def _is_a_possible_sitting(self) -> Self:
        in_order(("announced", self.announced), ("date", self.date_), ("new_date", self.new_date))
        if self.type is not HearingType.PUBLIC_HEARING and not self.case_number:
            refuse(Message("a trial needs its `case_number`"), Message("add it, or choose `type: public-hearing`"))
        if self.type is HearingType.PUBLIC_HEARING and not self.open:
            refuse(
                Message("a public hearing cannot be closed"),
                Message("a hearing of a petition held in private is not published here"),
            )
        if self.new_date and self.result_ is not HearingResult.POSTPONED:
            refuse(
                Message("`new_date` belongs to a postponed hearing"), Message("write `result: postponed`, or remove it")
            )
        return self

    @model_validator(mode="after")
    def _closed_says_why_and_is_not_shown(self) -> Self:
        if not self.open and not self.closed_ground:
            refuse(Message("a closed hearing needs its `closed_ground`"), Message("add it (刑事诉讼法 Art 188)"))
        if self.open and self.closed_ground:
            refuse(
                Message("an open hearing has no `closed_ground`"), Message("write `open: false`, or remove the ground")
            )
        if self.broadcast and not self.open:
            refuse(
                Message("a closed hearing cannot be broadcast"), Message("remove `broadcast` (法释〔2017〕5号 Art 12)")
            )
        recorded = self.type is HearingType.RECORDED_TRIAL
        if (recorded or self.type is HearingType.LIVE_TRIAL) and not self.broadcast:
            refuse(
                Message("a `{type}` needs its `broadcast`", type=self.type),
                Message("say where it can be watched: url and mode"),
            )
        if recorded and self.broadcast and self.broadcast.mode is not BroadcastMode.RECORDED:
            refuse(
                Message("a `recorded-trial` has a broadcast with `mode: recorded`"), Message("correct `type` or `mode`")
            )
        return self

    @model_validator(mode="after")
    def _panel_with_assessors_has_its_size(self) -> Self:
        judges, assessors = self.bench
        if assessors and self.date_ >= ASSESSORS_LAW and (judges, assessors) not in PANELS:
            message = Message("a panel with people's assessors has three members, or three judges and four assessors")
            refuse(message, Message("list the whole panel (人民陪审员法 Art 14)"))
        return self

    @property
    def _deciding(self) -> tuple[OfficialRole, ...]:
        """Roles of those who decide."""
        return tuple(official.role for official in self.panel if official.role in DECIDING)

    @property
    def bench(self) -> tuple[int, int]:
        """How many judges and how many people's assessors decide."""
        assessors = self._deciding.count(OfficialRole.ASSESSOR)
        return len(self._deciding) - assessors, assessors

    @property
    def day_of_trial(self) -> dt.date | None:
        """The day of an open trial as it was last announced; None where it is put off without a day, was called off, or is no trial."""
        held = self.new_date if self.result_ is HearingResult.POSTPONED else self.date_
        called_off = self.result_ is HearingResult.CANCELLED or self.type is HearingType.PUBLIC_HEARING
        return held if self.open and not called_off else None

    @property
    def notice_is_due(self) -> bool:
        """Whether the record tells that the law wants the trial announced three days before."""
        said = "\n".join(filter(None, (self.title, self.summary, self.body, *self.prose)))
        return not trial_notice.by_summary_procedure(said) and trial_notice.is_due(
            self.case_type, self.procedure, self.case_number or "", self.organ, self._deciding
        )

    @property
    def notice_days(self) -> int | None:
        """How many days before an open trial it was announced; None where it did not take place, or nobody has said when."""
        held = self.day_of_trial
        return (held - self.announced).days if held and self.announced else None

    @property
    def notice_late(self) -> bool:
        """Whether a trial that the law wants announced three days before was announced later."""
        days = self.notice_days
        return days is not None and days < trial_notice.NOTICE_DAYS and self.notice_is_due

    @property
    def date(self) -> dt.date:
        return self.date_

    @property
    def window(self) -> tuple[dt.date, dt.date] | None:
        """From the announcement to the day for which it is set, as long as nobody has said what became of it."""
        to_come = {None: self.date_, HearingResult.POSTPONED: self.new_date}.get(self.result_)
        return (min(self.announced or to_come, to_come), to_come) if to_come else None

    @property
    def sitting(self) -> Sitting | None:
        """An open sitting of which nobody has said what became of it; the time is that of the first day, and not of a new one."""
        if not self.open or not self.window:
            return None
        return Sitting(self.window[1], "" if self.new_date else self.time or "", self.place or "")

    @property
    def organs(self) -> tuple[str, ...]:
        return (self.organ,)

    @property
    def causes(self) -> tuple[str, ...]:
        return self.causes_

    @property
    def result(self) -> HearingResult | None:
        return self.result_

    def counted(self, languages: tuple[str, ...]) -> dict[str, Any] | None:  # noqa: ARG002 - it holds no texts
        if self.type is not HearingType.PUBLIC_HEARING or self.result_ is HearingResult.CANCELLED:
            return None
        states = {HearingResult.HELD: ActState.HELD, HearingResult.POSTPONED: ActState.PENDING, None: ActState.UNKNOWN}
        return Act(ActKind.HEARING, states[self.result_]).plain()

    def caption(self, languages: tuple[str, ...]) -> Caption | None:
        """By its parties."""
        return of_parties(self.parties, self.case_type, languages)

    @property
    def events(self) -> Iterator[Event]:
        if self.announced:
            yield Event(self.announced, N_("Hearing announced"))
        labels = {HearingResult.POSTPONED: N_("Hearing postponed"), HearingResult.CANCELLED: N_("Hearing cancelled")}
        label = labels.get(self.result_ or HearingResult.HELD, N_("Hearing held or due"))
        yield Event(self.date_, label, " ".join(part for part in (self.time, self.place) if part))
        if self.new_date:
            yield Event(self.new_date, N_("New date of the hearing"))

    @property
    def prose(self) -> Iterator[str]:
        yield from (text for text in (self.place, self.subject, self.note) if text)
