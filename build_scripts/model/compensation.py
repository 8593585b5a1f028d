"""State compensation: what the state pays, for what, and what else it does (国家赔偿法 Arts 32-36)."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.model.base import Model
from build_scripts.model.number import Number, Whole
from build_scripts.model.types import Choice, Organ, Text, refuse


class Damage(Choice):
    """State Compensation Law Arts 33-36: what is compensated."""

    LIBERTY = "liberty", N_("Loss of liberty")
    HEALTH = "health", N_("Injury to life or health")
    MENTAL = "mental", N_("Mental distress")
    PROPERTY = "property", N_("Property")
    OTHER = "other", N_("Other")


class Amends(Choice):
    """State Compensation Law Art 35: what is done besides payment."""

    INFLUENCE = "remove-influence", N_("Removing the harmful influence")
    REPUTATION = "restore-reputation", N_("Restoring reputation")
    APOLOGY = "apology", N_("Apology")


class Item(Model):
    """One item of compensation, in yuan; for lost liberty the days and the daily rate (Art 33)."""

    damage: Damage
    amount: Number = Field(title=N_("Amount (yuan)"))
    days: Whole | None = Field(None, ge=1, title=N_("Days"))
    daily: Number | None = Field(None, title=N_("Daily rate (yuan)"))
    note: Text | None = None

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if self.days and self.daily is not None and self.days * self.daily != self.amount:
            refuse(
                Message("`days` times `daily` is not `amount`"), Message("correct one of the three (国家赔偿法 Art 33)")
            )
        return self


class Compensation(Model):
    """What the state pays and to whom (State Compensation Law)."""

    claimant: Text = Field(title=N_("Compensation claimant"))
    liable: Organ | None = Field(None, title=N_("Organ liable for compensation"))
    items: tuple[Item, ...] = Field((), title=N_("Items"))
    total: Number = Field(title=N_("Total (yuan)"))
    amends: tuple[Amends, ...] = Field((), title=N_("Further redress"))

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if self.items and sum(item.amount for item in self.items) != self.total:
            refuse(Message("the items do not add up to `total`"), Message("correct an item or the total"))
        return self
