"""What records of procuratorates and prisons, guiding cases and reduced records tell of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.content.labels import N_
from build_scripts.model.course.told import CaseStage, Document, Told, is_of_court, iso, stage_of, written
from build_scripts.model.major_case import Ending, Stage
from build_scripts.model.sentence_decision import Outcome
from build_scripts.model.sentence_stages import Measure
from build_scripts.model.status import Withheld

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.model.guiding_case import GuidingCase
    from build_scripts.model.major_case import MajorCase
    from build_scripts.model.procuratorial_document import ProcuratorialDocument
    from build_scripts.model.sentence_change import SentenceChange
    from build_scripts.model.status import Withdrawn
    from build_scripts.model.supervision import Supervision

_ANNOUNCED = {Stage.TRIED: CaseStage.HEARING, Stage.SENTENCED: CaseStage.JUDGMENT}
_WITH_CHARGES = frozenset({"indictment", "non-prosecution"})
_RULED = frozenset({Outcome.GRANTED, Outcome.ADJUSTED, Outcome.REFUSED})
_OUTSIDE = Measure.TEMPORARY_EXECUTION


def of_major_case(entry: MajorCase) -> Iterator[Told]:
    """The stages that were announced, and the judgment."""
    for step in entry.stages:
        yield Told(_ANNOUNCED.get(step.stage, CaseStage.PROSECUTION), iso(step.date), step.stage.label)
    end = entry.outcome
    if not end:
        return
    number = written(end.case_number)
    if number:
        label = end.result.label if end.result is Ending.ACQUITTED else N_("Judgment given")
        stage, due = stage_of(number), iso(end.effective)
        yield Told(stage, iso(end.date), label, number, Document.JUDGMENT, due, here=False)
    else:
        yield Told(CaseStage.PROSECUTION, iso(end.date), end.result.label)


def of_document(entry: ProcuratorialDocument) -> Iterator[Told]:
    """The document, and the judgment that it led to or attacks."""
    day, own, judged = iso(entry.decided), written(entry.document_number), entry.judgment
    label = entry.disposition.label if entry.disposition else N_("Document issued")
    if entry.document_type in _WITH_CHARGES:
        document = Document.INDICTMENT if entry.document_type == "indictment" else ""
        yield Told(CaseStage.PROSECUTION, day, label, own, document)
    elif entry.document_type == "protest":
        late = judged and judged.effective and judged.effective < entry.decided
        yield Told(CaseStage.SUPERVISION if late else CaseStage.APPEAL, day, label, own)
        if judged and not late:
            yield Told(CaseStage.APPEAL, day, label, written(judged.case_number), Document.SECOND_INSTANCE, here=False)
    else:
        yield Told(CaseStage.SUPERVISION, day, label, own)
    if judged:
        number, due = written(judged.case_number), iso(judged.effective)
        yield Told(
            stage_of(number), iso(judged.decided), N_("Judgment given"), number, Document.JUDGMENT, due, here=False
        )


def of_change(entry: SentenceChange) -> Iterator[Told]:
    """The conviction, the changes before this one, its notice and its decision."""
    stage, own, made = CaseStage.CHANGE, written(entry.case_number), entry.decision
    first, final = entry.conviction, entry.conviction.final
    took_effect = iso(final.decided if final else first.decided)
    number, label = written(first.case_number), N_("Judgment given")
    yield Told(stage_of(number), iso(first.decided), label, number, Document.JUDGMENT, took_effect, here=False)
    if final:
        number = written(final.case_number)
        yield Told(stage_of(number), iso(final.decided), label, number, Document.JUDGMENT, took_effect, here=False)
    for change in entry.earlier:
        due = "" if change.measure is _OUTSIDE or not change.case_number else iso(change.date)
        number, document = written(change.case_number), Document.CHANGE_RULING
        yield Told(stage, iso(change.date), change.measure.label, number, document, due, here=False)
    if entry.notice:
        yield Told(stage, iso(entry.notice.from_), N_("Public notice begins"), own, Document.CHANGE_NOTICE)
    elif made and made.outcome in _RULED and entry.measure is not _OUTSIDE:
        document = Document.CHANGE_NOTICE
        yield Told(stage, "", document.label, own, document, iso(entry.docketed or made.date), here=False)
    if made:
        yield Told(stage, iso(made.date), entry.result_label, own, Document.CHANGE_RULING)
    else:
        yield Told(stage, iso(entry.date), N_("Proposal by the executing body"), own)
    for later in entry.later:
        yield Told(stage, iso(later.date), later.stage.label, own)


def of_supervision(entry: Supervision) -> Iterator[Told]:
    """What was raised, and what came of it."""
    if entry.raised or entry.decided:
        label = entry.outcome.label if entry.outcome else entry.subtype.label
        yield Told(CaseStage.SUPERVISION, iso(entry.decided or entry.raised), label, written(entry.case_number))


def of_guiding_case(entry: GuidingCase) -> Iterator[Told]:
    """The decision on which it is based; only decisions in effect are chosen."""
    based = entry.based_on
    number = written(based.case_number) if based else ""
    if based and is_of_court(number):
        day = iso(based.decided)
        yield Told(stage_of(number), day, N_("Judgment given"), number, Document.JUDGMENT, day, here=False)


def of_reduced(entry: Withheld | Withdrawn) -> Iterator[Told]:
    """The place that the document holds; without a number it stands for any of its sort."""
    own = written(entry.case_number)
    if entry.kind == "judgment":
        label = N_("Decided; not published") if isinstance(entry, Withheld) else N_("Withdrawn")
        yield Told(stage_of(own), iso(entry.decided), label, own, Document.JUDGMENT)
    elif entry.kind == "sentence-change":
        label = N_("Decided; not published") if isinstance(entry, Withheld) else N_("Withdrawn")
        yield Told(CaseStage.CHANGE, iso(entry.decided), label, own, Document.CHANGE_RULING)
    elif entry.kind == "hearing":
        yield Told(CaseStage.HEARING, iso(entry.decided), N_("Trial or hearing"), own, Document.TRIAL_NOTICE)
    elif entry.kind == "procuratorial-document":
        yield Told(CaseStage.PROSECUTION, iso(entry.decided), N_("Document issued"), own, Document.INDICTMENT)
