"""What a criminal judgment orders on property beside the penalties: recovery, restitution, forfeiture (刑法 Art 64)."""

from __future__ import annotations

from pydantic import Field

from build_scripts.content.labels import N_
from build_scripts.model.base import Model
from build_scripts.model.money import Money
from build_scripts.model.types import Choice, Text


class RecoveryKind(Choice):
    """刑法 Art 64: what becomes of the gains of a crime and of the things used for it."""

    RECOVERY = "recovery", N_("Recovery of illegal gains")
    RESTITUTION = "restitution", N_("Restitution ordered")
    FORFEITURE = "forfeiture", N_("Forfeiture")


class Recovery(Model):
    """One order: from whom, how much, and to whom it goes, under names that may be shown."""

    order: RecoveryKind = Field(title=N_("Kind of order"))
    persons: tuple[Text, ...] = Field((), title=N_("Against whom"))
    amount: Money | None = Field(None, title=N_("Amount"))
    to: Text | None = Field(None, title=N_("To whom"))
    note: Text | None = Field(None, title=N_("Note"))
