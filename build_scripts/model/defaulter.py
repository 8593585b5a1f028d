"""The defaulter list (失信被执行人名单): which conduct leads to it, how long it lasts, why it ends early.

最高人民法院关于公布失信被执行人名单信息的若干规定 (法释〔2013〕17号, amended 法释〔2017〕7号, in force
2017-05-01): Art 1 lists six kinds of conduct; Art 2 fixes two years for items 2 to 6, one to three more in
grave cases, and no term for item 1; Art 10 lists the grounds of deletion. Before, no listing had a term (2013 rules, read).
"""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from pydantic import Field

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.model.base import Model
from build_scripts.model.number import Whole
from build_scripts.model.types import Choice, Date, Text, refuse

AMENDED = dt.date(2017, 5, 1)
TERM_YEARS = 2


class Conduct(Choice):
    """Art 1, items 1 to 6, as amended in 2017."""

    ABLE_BUT_REFUSES = "able-but-refuses", N_("Able to perform but refuses (item 1)")
    OBSTRUCTS = "obstructs", N_("Obstructs enforcement by forged evidence, violence or threats (item 2)")
    EVADES = "evades", N_("Evades enforcement by sham lawsuits or by moving assets (item 3)")
    HIDES_ASSETS = "breaks-asset-report", N_("Breaks the duty to report assets (item 4)")
    CONSUMES = "breaks-consumption-limit", N_("Breaks a limit on consumption (item 5)")
    BREAKS_SETTLEMENT = (
        "breaks-settlement",
        N_("Breaks an enforcement settlement without good reason (item 6)"),
    )


class ExtensionGround(Choice):
    """Art 2: when two years may become three to five."""

    VIOLENT = "grave-violence", N_("Grave violence or threats")
    SEVERAL = "several-kinds", N_("Several kinds of conduct")


class RemovalGround(Choice):
    """Why an entry left the list before its end, or a limit was lifted (Arts 2, 9 and 10)."""

    PERFORMED = "performed", N_("Obligation performed")
    SETTLED = "settled", N_("Settlement performed")
    CREDITOR = "creditor-request", N_("At the creditor's request")
    REDEEMED = "conduct-corrected", N_("Performed actively or corrected the conduct")
    NO_ASSETS = "no-assets", N_("Enforcement ended for now, no assets found")
    STAYED = "stayed", N_("Enforcement stayed or refused")
    TERMINATED = "terminated", N_("Enforcement terminated")
    WRONG = "wrongly-listed", N_("Listed in error")


class Extension(Model):
    """One to three years more (Art 2)."""

    years: Whole = Field(ge=1, le=3)
    ground: ExtensionGround


class Removal(Model):
    """When and why the entry was deleted or the limit lifted."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("note",)

    date: Date
    ground: RemovalGround
    note: Text | None = None


def check_term(
    conduct: tuple[Conduct, ...], listed: dt.date, until: dt.date | None, extension: Extension | None
) -> None:
    """Refuse a listing since the amendment whose end is not what Art 2 says; an end is never guessed.

    Args:
        conduct: the items of Art 1 that apply.
        listed: the first day.
        until: the last day, as the court stated it.
        extension: years added in a grave case.
    """
    if listed < AMENDED:
        return
    if set(conduct) == {Conduct.ABLE_BUT_REFUSES}:
        if until or extension:
            refuse(
                Message("item 1 has no fixed term"), Message("remove `until` and `extension` (法释〔2017〕7号 Art 2)")
            )
        return
    if not until:
        refuse(
            Message("items 2 to 6 have a fixed term"),
            Message("add `until`: two years after `listed` (法释〔2017〕7号 Art 2)"),
        )
    years = TERM_YEARS + (extension.years if extension else 0)
    end = _years_after(listed, years)
    if until not in {end, end - dt.timedelta(days=1)}:
        refuse(
            Message("`until` is not {years} years after `listed`", years=years),
            Message("correct it, or add `extension: {years, ground}`"),
        )


def _years_after(day: dt.date, years: int) -> dt.date:
    """The same day some years later; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
