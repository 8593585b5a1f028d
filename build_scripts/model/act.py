"""One act of supervision or correction, and whether it prevailed: what the supervision ledger counts of a record of any kind."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from build_scripts.content.labels import N_
from build_scripts.model.types import Choice


class ActKind(Choice):
    """What was done, in the order of the ledger."""

    PROTEST = "protest", N_("Protests")
    SUGGESTION = "suggestion", N_("Procuratorial suggestions")
    SUPERVISORS = "supervisors-review", N_("Reviews by people's supervisors")
    HEARING = "public-hearing", N_("Public hearings of petitions")
    SENTENCE = "sentence-change", N_("Unlawful sentence changes set right")
    VIOLATION = "violation", N_("Violations of law corrected")
    PUBLIC_INTEREST = "public-interest", N_("Public-interest cases")
    WRONGFUL = "wrongful-conviction", N_("Wrongful convictions set right")
    COMPENSATION = "compensation", N_("Decisions on state compensation")


class ActState(Choice):
    """Whether the opinion prevailed, or the wrong was set right."""

    PREVAILED = "prevailed", N_("Prevailed")
    IN_PART = "in-part", N_("Prevailed in part")
    NOT = "not", N_("Did not prevail")
    PENDING = "pending", N_("Not decided yet")
    UNKNOWN = "unknown", N_("Not known")
    HELD = "held", N_("Held")


SPEAKERS = (
    "supervision",
    "procuratorial-document",
    "judgment",
    "hearing",
    "sentence-change",
)  # kinds whose word on an act counts, in turn
DECIDED = (ActState.PREVAILED, ActState.IN_PART, ActState.NOT)


@dataclass(frozen=True, slots=True)
class Act:
    """One act.

    Attributes:
        kind: what was done.
        state: whether it prevailed.
        paid: compensation awarded, in yuan; None where there is none, or the record does not tell.
    """

    kind: ActKind
    state: ActState
    paid: Decimal | None = None

    def plain(self) -> dict[str, Any]:
        """The same as plain data."""
        paid = {} if self.paid is None else {"paid": str(self.paid)}
        return {"act": self.kind.value, "state": self.state.value, **paid}
