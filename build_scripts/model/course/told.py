"""What one record tells of the course of its case: stages, documents, effects.

All of it is plain text, since summaries keep it: stages and documents by their values, days as ISO days (empty where the record does not tell).
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import NamedTuple

from build_scripts.content.labels import N_
from build_scripts.model import case_number
from build_scripts.model.case_type import Procedure
from build_scripts.model.types import Choice


class CaseStage(Choice):
    """The stages of a case, in the order in which it goes through them."""

    PROSECUTION = "prosecution", N_("Investigation and prosecution")
    FILING = "filing", N_("Filing with the court")
    PROCESS = "process", N_("Course of the trial")
    HEARING = "hearing", N_("Trial in court")
    JUDGMENT = "judgment", N_("First judgment")
    APPEAL = "appeal", N_("Appeal and review")
    RETRIAL = "retrial", N_("Retrial")
    ENFORCEMENT = "enforcement", N_("Enforcement of the decision")
    CHANGE = "change", N_("Change of sentence")
    SUPERVISION = "supervision", N_("Supervision")


class Document(Choice):
    """What of a case the law wants disclosed."""

    INDICTMENT = "indictment", N_("Indictment")
    TRIAL_NOTICE = "trial-notice", N_("Notice of the trial")
    JUDGMENT = "judgment", N_("Judgment, ruling or decision")
    SECOND_INSTANCE = "second-instance", N_("Decision of the second instance")
    ENDING = "ending", N_("Ruling that ended the enforcement")
    CHANGE_NOTICE = "change-notice", N_("Public notice of the proposed change")
    CHANGE_RULING = "change-ruling", N_("Ruling on the change of sentence")


class Finding(StrEnum):
    """What a decision in a criminal case comes to for the presumption of innocence; no page says it in these words."""

    GUILTY = "guilty"
    INNOCENT = "innocent"
    OPEN = "open"  # there is no decision any more
    AS_BELOW = "as-below"  # it leaves the one that it reviewed as it was


class Told(NamedTuple):
    """One thing that a record tells of its case.

    Attributes:
        stage: a `CaseStage`.
        day: on which it happened.
        label: what happened, untranslated.
        number: of the document or trial meant, as it is written.
        document: the `Document` that the record is, or that it tells of.
        due: the day on which the law began to want that document disclosed; only where the record tells of one that it is not.
        here: whether the record discloses it itself.
    """

    stage: str
    day: str
    label: str
    number: str = ""
    document: str = ""
    due: str = ""
    here: bool = True


STAGES = {
    Procedure.FIRST_INSTANCE: CaseStage.JUDGMENT,
    Procedure.SPECIAL: CaseStage.JUDGMENT,
    Procedure.PAYMENT_ORDER: CaseStage.JUDGMENT,
    Procedure.COMPENSATION: CaseStage.SUPERVISION,
    Procedure.SECOND_INSTANCE: CaseStage.APPEAL,
    Procedure.DEATH_REVIEW: CaseStage.APPEAL,
    Procedure.RETRIAL: CaseStage.RETRIAL,
    Procedure.RETRIAL_REVIEW: CaseStage.RETRIAL,
    Procedure.ENFORCEMENT: CaseStage.ENFORCEMENT,
    Procedure.SENTENCE_CHANGE: CaseStage.CHANGE,
}
_SIGNS = (  # what the kind of a case number is known by, in the systems before and since 2016
    ("执", CaseStage.ENFORCEMENT),
    ("更", CaseStage.CHANGE),
    ("赔", CaseStage.SUPERVISION),
    ("终", CaseStage.APPEAL),
    ("核", CaseStage.APPEAL),
    ("复", CaseStage.APPEAL),
    ("再", CaseStage.RETRIAL),
    ("提", CaseStage.RETRIAL),
    ("申", CaseStage.RETRIAL),
    ("监", CaseStage.RETRIAL),
)


def stage_of(number: str) -> CaseStage:
    """The stage to which the document with a case number belongs."""
    return next((stage for sign, stage in _SIGNS if sign in number), CaseStage.JUDGMENT)


def is_of_court(number: str) -> bool:
    """Whether a number is that of a judgment or ruling of a court, not of an award or a notary's deed."""
    return any(sign in number for sign in "民刑行商知赔") and any(sign in number for sign in "初终再")


def key(number: str) -> str:
    """The key of a number, or nothing."""
    return case_number.key(number) if number else ""


def written(number: str | None) -> str:
    """A number as the court wrote it, or nothing."""
    return number or ""


def iso(day: dt.date | None) -> str:
    """An ISO day, or nothing."""
    return day.isoformat() if day else ""


def guiding_number(number: str) -> str:
    """The key of a guiding case's number, in which 指导案例24号, 指导性案例第24号 and the like are one."""
    return key(number).replace("指导性案例", "指导案例").replace("第", "")
