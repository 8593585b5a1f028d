"""Enforcement information (执行信息): cases, defaulter listings, consumption limits, auctions, conclusions.

最高人民法院关于公布失信被执行人名单信息的若干规定 Art 4 (2013 text): what an entry says. Its identity
numbers have no field here, and a minor is never listed (Art 4 of the amended rules). `defaulter` holds the conduct and the term of a
listing, `auction` the money.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, ClassVar, Literal, Self

from pydantic import Field, model_validator

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.content.named import named
from build_scripts.model.auction import Amounts, Auction
from build_scripts.model.base import Event, Model, Record, in_order
from build_scripts.model.defaulter import AMENDED, Conduct, Extension, Removal, check_term
from build_scripts.model.party import Party, PartyRole
from build_scripts.model.types import Cause, Choice, Court, Date, Prose, Text, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator


class EnforcementType(Choice):
    """What is disclosed."""

    CASE = "enforcement-case", N_("Enforcement case")
    LISTING = "defaulter-listing", N_("Defaulter listing")
    LIMIT = "consumption-limit", N_("Limit on consumption")
    AUCTION = "auction", N_("Judicial auction")
    CONCLUDED = "concluded", N_("Enforcement concluded")


class Performance(Choice):
    """How far the obligation has been performed (Art 4)."""

    NONE = "none", N_("Not performed")
    PARTLY = "partly", N_("Partly performed")
    FULLY = "fully", N_("Fully performed")


class Ending(Choice):
    """How an enforcement case ends (结案方式)."""

    PERFORMED = "performed", N_("Fully enforced")
    FOR_NOW = "ended-for-now", N_("Ended for now, no assets to enforce against")
    TERMINATED = "terminated", N_("Enforcement terminated")
    WITHDRAWN = "withdrawn", N_("Application withdrawn")
    REFUSED = "refused", N_("Enforcement refused")


class Basis(Model):
    """The document that is enforced, and who made it (执行依据)."""

    case_number: Text = Field(title=N_("Number"))
    organ: Text = Field(title=N_("Issued by"))


class Conclusion(Model):
    """When and how the case ended."""

    date: Date = Field(title=N_("Date"))
    ending: Ending = Field(title=N_("How it ended"))


_BELONGS = {
    "conduct": {EnforcementType.LISTING},
    "listed": {EnforcementType.LISTING, EnforcementType.LIMIT},
    "until": {EnforcementType.LISTING},
    "extension": {EnforcementType.LISTING},
    "removed": {EnforcementType.LISTING, EnforcementType.LIMIT},
    "auction": {EnforcementType.AUCTION},
}
_NEEDS = {
    EnforcementType.LISTING: ("conduct", "listed", "basis", "obligation", "performed"),
    EnforcementType.LIMIT: ("listed",),
    EnforcementType.AUCTION: ("auction",),
    EnforcementType.CONCLUDED: ("concluded",),
}


class Enforcement(Record):
    """One disclosure of an enforcing court."""

    KIND: ClassVar[str] = "enforcement"
    TRANSLATED: ClassVar[tuple[str, ...]] = ("obligation",)

    kind: Literal["enforcement"]
    type: EnforcementType = Field(title=N_("Type of information"))
    case_number: Text = Field(title=N_("Case number"))
    court: Court = Field(title=N_("Enforcing court"))
    filed: Date = Field(title=N_("Filed"))
    causes_: tuple[Cause, ...] = Field((), alias="causes", title=N_("Causes"))
    basis: Basis | None = Field(None, title=N_("Document enforced"))
    obligors: tuple[Party, ...] = Field(min_length=1, title=N_("Persons subject to enforcement"))
    obligation: Prose | None = Field(None, title=N_("Obligation"))
    performed: Performance | None = Field(None, title=N_("Performance"))
    amounts: Amounts | None = Field(None, title=N_("Amounts"))
    conduct: tuple[Conduct, ...] = Field((), title=N_("Conduct"))
    listed: Date | None = Field(None, title=N_("Listed"))
    until: Date | None = Field(None, title=N_("Listed until"))
    extension: Extension | None = Field(None, title=N_("Extension"))
    removed: Removal | None = Field(None, title=N_("Removed"))
    auction: Auction | None = Field(None, title=N_("Auction"))
    concluded: Conclusion | None = Field(None, title=N_("Conclusion"))

    @model_validator(mode="after")
    def _has_what_its_type_needs(self) -> Self:
        for name, types in _BELONGS.items():
            if getattr(self, name) and self.type not in types:
                allowed = tuple(named(one.value, one.label) for one in sorted(types))
                refuse(
                    Message("`{name}` does not belong to a `{type}`", name=name, type=self.type),
                    Message("remove it, or give `type` one of {allowed}", allowed=allowed),
                )
        for name in _NEEDS.get(self.type, ()):
            if not getattr(self, name):
                refuse(
                    Message("a `{type}` needs `{name}`", type=self.type, name=name),
                    Message("add `{name}: …` (法释〔2017〕7号 Arts 1-4)", name=name),
                )
        ended = self.concluded.date if self.concluded else None
        removed = self.removed.date if self.removed else None
        in_order(("filed", self.filed), ("listed", self.listed), ("until", self.until))
        in_order(("listed", self.listed), ("removed.date", removed))
        in_order(("filed", self.filed), ("concluded.date", ended))
        if self.amounts and self.performed is Performance.FULLY and self.amounts.outstanding:
            refuse(
                Message("fully performed, yet less was recovered than claimed"),
                Message("correct `performed` or `amounts`"),
            )
        return self

    @model_validator(mode="after")
    def _lists_whom_it_may(self) -> Self:
        listing = self.type is EnforcementType.LISTING and self.listed and self.listed >= AMENDED
        if listing and any(obligor.minor for obligor in self.obligors):
            refuse(
                Message("a minor is never listed as a defaulter"), Message("remove the record (法释〔2017〕7号 Art 4)")
            )
        if any(obligor.role is not PartyRole.OBLIGOR for obligor in self.obligors):
            refuse(Message("the obligors have another role than `obligor`"), Message("write `role: obligor`"))
        return self

    @model_validator(mode="after")
    def _term_is_that_of_article_2(self) -> Self:
        if self.type is EnforcementType.LISTING and self.listed:
            check_term(self.conduct, self.listed, self.until, self.extension)
        return self

    @property
    def window(self) -> tuple[dt.date, dt.date] | None:
        return (self.auction.opens, self.auction.closes) if self.auction and self.auction.sold_for is None else None

    @property
    def expires(self) -> dt.date | None:
        """The last day in force: the end of the term, or the day before the entry was removed."""
        last = [self.until] if self.until else []
        if self.removed:
            last.append(self.removed.date - dt.timedelta(days=1))
        return min(last, default=None)

    @property
    def date(self) -> dt.date:
        if self.concluded:
            return self.concluded.date
        return self.listed or (self.auction.opens if self.auction else self.filed)

    @property
    def numbers(self) -> tuple[str, ...]:
        return (self.case_number, self.basis.case_number) if self.basis else (self.case_number,)

    @property
    def causes(self) -> tuple[str, ...]:
        return self.causes_

    @property
    def result(self) -> Ending | Performance | None:
        return self.concluded.ending if self.concluded else self.performed

    @property
    def events(self) -> Iterator[Event]:
        yield Event(self.filed, N_("Enforcement case filed"))
        if self.listed:
            limit = self.type is EnforcementType.LIMIT
            yield Event(
                self.listed,
                N_("Limit on consumption ordered") if limit else N_("Entered in the defaulter list"),
            )
        if self.auction:
            yield Event(self.auction.opens, N_("Auction opens"), self.auction.item)
            yield Event(self.auction.closes, N_("Auction closes"))
        if self.concluded:
            yield Event(self.concluded.date, N_("Enforcement concluded"))
        if self.expires:
            yield Event(self.expires, N_("Last day of the entry"))

    @property
    def prose(self) -> Iterator[str]:
        yield from (text for text in (self.obligation, self.auction and self.auction.item) if text)
        if self.basis:
            yield self.basis.organ
