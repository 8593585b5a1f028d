"""The sentence being served when a change of it is proposed (原判), and what of it is fulfilled."""

from __future__ import annotations

import re
from typing import ClassVar

from pydantic import Field

from build_scripts.content.labels import N_
from build_scripts.model.base import Model
from build_scripts.model.party import Born, Sex
from build_scripts.model.sentence import Penalty, Term
from build_scripts.model.types import Cause, Choice, Court, Date, Duration, Text


class Category(Choice):
    """Groups for which the rules ask for a hearing (2014 Art 6(5)) or allow less (2016 Art 7)."""

    OFFICIAL = "official-crime", N_("Official crime")
    ORGANISED = "organised-crime", N_("Organised crime of a criminal syndicate")
    FINANCIAL = "financial-crime", N_("Crime against the financial order, or financial fraud")
    RECIDIVIST = "recidivist", N_("Recidivist")
    VIOLENT = "violent-crime", N_("Serious violent crime")
    DRUGS = "drug-crime", N_("Leader of a drug crime group, or repeated drug crime")
    SECURITY = "state-security-terrorism", N_("Crime against state security, or terrorism")
    ATTENTION = "public-attention", N_("Case of wide public attention")


class Restriction(Choice):
    """What a court may decide together with suspended death (刑法 Arts 50(2), 383(4))."""

    LIMITED = "limited-commutation", N_("Limited commutation")
    NONE = "no-commutation", N_("Imprisonment for life without commutation or parole")


HEARD = frozenset({Category.OFFICIAL, Category.ORGANISED, Category.FINANCIAL, Category.ATTENTION})


class Fulfilment(Choice):
    """法释〔2024〕5号: how far fines, restitution and damages are paid."""

    FULL = "full", N_("Fulfilled in full")
    PARTIAL = "partial", N_("Fulfilled in part")
    UNABLE = "unable", N_("Not fulfilled, no means found")
    REFUSED = "able-but-unfulfilled", N_("Able but not fulfilled")
    NONE = "none-ordered", N_("None ordered")


class Person(Model):
    """Whose sentence it is, under the name that may be shown."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("name",)

    name: Text = Field(title=N_("Name"))
    sex: Sex | None = None
    born: Born | None = Field(None, title=N_("Born"))


_IN_WORDS = (
    ("缓期", Penalty.SUSPENDED_DEATH),
    ("死刑", Penalty.DEATH),
    ("无期徒刑", Penalty.LIFE),
    ("有期徒刑", Penalty.FIXED_TERM),
    ("拘役", Penalty.DETENTION),
    ("管制", Penalty.CONTROL),
)
_CHANGED = re.compile("减为|改判|变更")


class FinalDecision(Model):
    """The document of second instance or retrial with which the conviction became final."""

    case_number: Text
    court: Court
    decided: Date | None = None


class Conviction(Model):
    """The sentence being served (原判)."""

    case_number: Text = Field(title=N_("Case number"))
    court: Court = Field(title=N_("Court"))
    decided: Date | None = Field(None, title=N_("Decided"))
    final: FinalDecision | None = Field(None, title=N_("Final decision"))
    committed: Date | None = Field(None, title=N_("Day of the last crime"))
    causes: tuple[Cause, ...] = Field((), title=N_("Causes"))
    official: bool | None = Field(None, title=N_("State functionary when the crime was committed"))
    categories: tuple[Category, ...] = Field((), title=N_("Special category"))
    sentence: Text = Field(title=N_("Sentence"))
    penalty: Penalty | None = Field(None, title=N_("Penalty"))
    length: Duration | None = Field(None, title=N_("Length"))
    combined_terms: tuple[Duration, ...] = Field((), title=N_("Terms of the several crimes"))
    restriction: Restriction | None = Field(None, title=N_("Restriction"))
    term: Term | None = Field(None, title=N_("Term"))
    delivered: Date | None = Field(None, title=N_("Delivered to prison"))

    @property
    def principal(self) -> Penalty | None:
        """The principal penalty, as its field says or, without one, the words of the sentence; None where they tell of a change."""
        if self.penalty or _CHANGED.search(self.sentence):
            return self.penalty
        *_, together = self.sentence.split("决定执行")
        return next((penalty for words, penalty in _IN_WORDS if words in together), None)


class PropertyDuties(Model):
    """Fines, restitution and damages ordered with the sentence (财产性判项)."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("note",)

    fulfilment: Fulfilment
    note: Text | None = None
