"""Services (诉讼服务, 检察服务, 法律援助): what can be asked for, where, with what, within which time.

审判流程公开规定 (2018) Arts 3-5 and 法律援助法 Arts 23, 38-43 are typical bases. Only official addresses and
public hotlines appear; the portal itself takes no application.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.model.base import Event, Model, Record
from build_scripts.model.statute import Statute
from build_scripts.model.types import Choice, Date, Organ, Prose, Region, Text, Url, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator


def _secure(value: str) -> str:
    if not value.startswith("https://"):
        refuse(Message("an official link must be encrypted"), Message("use the address that starts with https://"))
    return value


def _hotline(value: str) -> str:
    if not re.fullmatch(r"1\d{4}", value, re.ASCII):
        refuse(
            Message("not a public hotline"),
            Message("write a five-digit service number such as 12309, never somebody's telephone"),
        )
    return value


SecureUrl = Annotated[Url, AfterValidator(_secure)]
Hotline = Annotated[str, AfterValidator(_hotline), WithJsonSchema({"type": ["integer", "string"], "examples": [12309]})]


class ServiceType(Choice):
    """What it is for."""

    INFORMATION = "information", N_("Information on a case")
    APPLICATION = "application", N_("Application in a case")
    LEGAL_AID = "legal-aid", N_("Legal aid")
    REPORT = "report", N_("Report or complaint")
    OBJECTION = "objection", N_("Objection or correction")


class ProviderType(Choice):
    """Who answers."""

    COURT = "court", N_("People's courts")
    PROCURATORATE = "procuratorate", N_("People's procuratorates")
    LEGAL_AID = "legal-aid-agency", N_("Legal aid agencies")
    PRISON = "prison", N_("Prisons")
    PORTAL = "portal", N_("This portal")


class ServiceLimit(Model):
    """What must happen within which time, and the article that says so."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("what", "limit")

    what: Text
    limit: Text
    basis: Statute | None = None


class Channel(Model):
    """The official way in."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("name",)

    name: Text = Field(title=N_("Name"))
    url: SecureUrl = Field(title=N_("Official link"))
    hotline: Hotline | None = Field(None, title=N_("Hotline"))


class Service(Record):
    """One service as somebody who needs it reads it."""

    KIND: ClassVar[str] = "service"
    TRANSLATED: ClassVar[tuple[str, ...]] = ("who", "bring", "steps", "fee", "languages", "accessibility")

    kind: Literal["service"]
    type: ServiceType = Field(title=N_("Type of service"))
    provider: ProviderType = Field(title=N_("Provided by"))
    organ: Organ | None = Field(None, title=N_("Organ"))
    regions_: tuple[Region, ...] = Field((), alias="regions", title=N_("Region"))
    verified: Date | None = Field(None, title=N_("Last checked"))
    who: Prose = Field(title=N_("Who may use it"))
    bring: tuple[Text, ...] = Field((), title=N_("What to bring"))
    steps: tuple[Text, ...] = Field(min_length=1, title=N_("Steps"))
    time_limits: tuple[ServiceLimit, ...] = Field((), title=N_("Time limits"))
    fee: Text | None = Field(None, title=N_("Fee"))
    channel: Channel = Field(title=N_("Where to go"))
    languages: tuple[Text, ...] = Field((), title=N_("Languages"))
    accessibility: Prose | None = Field(None, title=N_("Accessibility"))
    statutes: tuple[Statute, ...] = Field((), title=N_("Legal basis"))

    @model_validator(mode="after")
    def _translations_are_whole(self) -> Self:
        self.of_same_length("bring", "steps", "languages")
        return self

    @property
    def date(self) -> dt.date | None:
        return self.verified or (self.source.published if self.source else None)

    @property
    def organs(self) -> tuple[str, ...]:
        return (self.organ,) if self.organ else ()

    @property
    def regions(self) -> tuple[str, ...]:
        return self.regions_

    @property
    def result(self) -> ServiceType:
        return self.type

    @property
    def events(self) -> Iterator[Event]:
        if self.verified:
            yield Event(self.verified, N_("Last checked"))

    @property
    def prose(self) -> Iterator[str]:
        yield self.who
        yield from self.bring
        yield from self.steps
        for limit in self.time_limits:
            yield from (limit.what, limit.limit)
        yield from (text for text in (self.fee, self.accessibility, self.channel.name) if text)
