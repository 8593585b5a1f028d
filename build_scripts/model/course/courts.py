"""What records of courts tell of a case: judgments, hearings, the course of proceedings, enforcement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.content.labels import N_
from build_scripts.model import trial_notice
from build_scripts.model.case_type import CaseType, Procedure
from build_scripts.model.course.told import (
    STAGES,
    CaseStage,
    Document,
    Finding,
    Told,
    is_of_court,
    iso,
    key,
    stage_of,
    written,
)
from build_scripts.model.enforcement import Ending
from build_scripts.model.hearing import DECIDING, HearingResult, HearingType
from build_scripts.model.judgment import Disposition
from build_scripts.model.proceeding import StepKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.model.enforcement import Enforcement
    from build_scripts.model.hearing import Hearing
    from build_scripts.model.judgment import Judgment
    from build_scripts.model.proceeding import Proceeding

_OPENLY = re.compile("公开开庭")
_CLOSED = re.compile("不公开")
_GUILTY = frozenset({Disposition.CONVICTED, Disposition.EXEMPTED})
_OPEN_AGAIN = frozenset({Disposition.REMANDED, Disposition.WITHDRAWN, Disposition.TERMINATED})
_BY_RULING = frozenset(
    {Ending.FOR_NOW, Ending.TERMINATED, Ending.REFUSED}
)  # a case that was performed ends without one
_STEPS = {
    StepKind.FILED: CaseStage.FILING,
    StepKind.HEARD: CaseStage.HEARING,
    StepKind.APPEALED: CaseStage.APPEAL,
    StepKind.PROTESTED: CaseStage.APPEAL,
    StepKind.TRANSFERRED: CaseStage.APPEAL,
}
_LODGED = frozenset({StepKind.APPEALED, StepKind.PROTESTED})


def of_judgment(entry: Judgment) -> Iterator[Told]:
    """Its filing, indictment, trial, the document itself and those that it reviews."""
    own, effective = written(entry.case_number), iso(entry.effective)
    if entry.filed:
        yield Told(CaseStage.FILING, iso(entry.filed), N_("Case filed"), own)
    if entry.prosecution and entry.prosecution.indictment:
        number, document = written(entry.prosecution.indictment), Document.INDICTMENT
        yield Told(CaseStage.PROSECUTION, "", document.label, number, document, effective, here=False)
    text = entry.body or ""
    if _OPENLY.search(text) and not _CLOSED.search(text) and _is_announced(entry):
        document = Document.TRIAL_NOTICE
        yield Told(CaseStage.HEARING, "", N_("Tried in open court"), own, document, iso(entry.decided), here=False)
    yield Told(STAGES[entry.procedure], iso(entry.decided), _label(entry), own, Document.JUDGMENT)
    for lower in entry.lowers:
        number = written(lower.case_number)
        label = N_("Document under review")
        yield Told(stage_of(number), iso(lower.decided), label, number, Document.JUDGMENT, effective, here=False)


def _is_announced(entry: Judgment) -> bool:
    """Whether the law wanted the trial announced three days before."""
    roles = tuple(official.role for official in entry.panel if official.role in DECIDING)
    simply = trial_notice.by_summary_procedure(entry.body or "")
    return not simply and trial_notice.is_due(entry.case_type, entry.procedure, entry.case_number, entry.court, roles)


def _label(entry: Judgment) -> str:
    """The outcome, but no word of guilt: whether the judgment stands is for its page to say."""
    if entry.disposition is None or entry.disposition in _GUILTY:
        return N_("Judgment given")
    return entry.disposition.label


def finding(entry: Judgment) -> str:
    """What the judgment comes to for the presumption of innocence; nothing where it does not tell."""
    if entry.case_type is not CaseType.CRIMINAL or STAGES[entry.procedure] is CaseStage.CHANGE:
        return ""
    if entry.disposition is Disposition.ACQUITTED:
        return Finding.INNOCENT
    if entry.disposition in _GUILTY or entry.sentences:
        return Finding.GUILTY
    if entry.disposition in _OPEN_AGAIN:
        # The withdrawal of an appeal leaves the judgment below as it is.
        withdrawn = entry.disposition is Disposition.WITHDRAWN and entry.procedure is Procedure.SECOND_INSTANCE
        return Finding.AS_BELOW if withdrawn else Finding.OPEN
    return Finding.AS_BELOW if entry.disposition is Disposition.UPHELD else ""


def of_hearing(entry: Hearing) -> Iterator[Told]:
    """The sitting, and whether it was announced."""
    own, day = written(entry.case_number), iso(entry.day_of_trial or entry.date_)
    label = (
        entry.result_.label if entry.result_ in {HearingResult.CANCELLED, HearingResult.POSTPONED} else entry.type.label
    )
    notice = entry.type is HearingType.TRIAL_NOTICE or entry.announced
    if entry.type is HearingType.PUBLIC_HEARING:
        yield Told(CaseStage.SUPERVISION, day, label, own)
        return
    yield Told(CaseStage.HEARING, day, label, own, Document.TRIAL_NOTICE if notice else "")
    if not notice and entry.day_of_trial and entry.notice_is_due:
        document = Document.TRIAL_NOTICE
        yield Told(CaseStage.HEARING, day, document.label, own, document, day, here=False)


def of_proceeding(entry: Proceeding) -> Iterator[Told]:
    """Each step, with the document that ended the case and what followed it."""
    own = written(entry.case_number)
    for step in entry.steps:
        day, label = iso(step.date), step.step.label
        if step.step is StepKind.CONCLUDED:
            yield Told(STAGES[entry.procedure], day, label, own)
        elif step.step is StepKind.DOCUMENT_PUBLISHED:
            yield Told(STAGES[entry.procedure], day, label, own, Document.JUDGMENT, day, here=False)
        elif step.step in _LODGED:
            yield Told(CaseStage.APPEAL, day, label, own)
            yield Told(CaseStage.APPEAL, day, label, own, Document.SECOND_INSTANCE, here=False)
        else:
            yield Told(_STEPS.get(step.step, CaseStage.PROCESS), day, label, own)


def of_enforcement(entry: Enforcement) -> Iterator[Told]:
    """What is disclosed, how the enforcement ended, and what was enforced."""
    own, stage = written(entry.case_number), CaseStage.ENFORCEMENT
    yield Told(
        stage, iso(entry.listed or entry.filed), entry.type.label if entry.listed else N_("Enforcement case filed"), own
    )
    if entry.concluded:
        day = iso(entry.concluded.date)
        yield Told(stage, day, entry.concluded.ending.label, own)
        if entry.concluded.ending in _BY_RULING:
            yield Told(stage, day, Document.ENDING.label, own, Document.ENDING, day, here=False)
    basis = written(entry.basis.case_number) if entry.basis else ""
    if is_of_court(basis):
        words = " ".join(filter(None, (entry.title, entry.obligation, entry.body)))
        judged = (
            "判决" in words and "调解" not in words
        )  # a mediation document may be withheld (法释〔2016〕19号 Art 4)
        # In effect before the enforcement began, and decided in the year of its number or later.
        year = key(basis)[1:5]
        due = f"{year}-01-01" if judged and year.isdecimal() else ""
        yield Told(stage_of(basis), "", N_("Document enforced"), basis, Document.JUDGMENT, due, here=False)
