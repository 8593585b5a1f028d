"""The pages of cases (案件全程): all records of a case, its stages on one line, and one timeline of all that happened."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from build_scripts.checks.case_line import Shown
from build_scripts.content.labels import N_
from build_scripts.model.course.told import CaseStage, Document
from build_scripts.model.major_case import Stage
from build_scripts.model.procuratorial_document import ProcuratorialOutcome
from build_scripts.pages import case_events, case_name
from build_scripts.pages.task import PagePlan, PageTask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.catalog.catalog import Case
    from build_scripts.checks.case_line import CaseLine, CaseStep
    from build_scripts.pages.site import Site

_STATES = list(Shown)
_CHARGED = frozenset({Stage.PROSECUTED.label, ProcuratorialOutcome.PROSECUTED.label})
SUSPECT = N_("Until then whom the case concerns is a suspect, presumed innocent.")
DEFENDANT = N_("Until then whom the case concerns is a defendant, presumed innocent.")


def case_plans(site: Site) -> Iterator[PagePlan]:
    """One page a case and language."""
    for case in site.catalog.cases.values():
        line = site.case_line(case.slug)
        steps = "\0".join(f"{step[:5]}{step.record.id}{step.duty}" for step in line.steps)
        newest = line.newest(site.as_of.isoformat())
        states = [case.number, steps, str(newest and newest[:4]), *(site.state(record) for record in case.records)]
        for language in site.languages:
            job = partial(_job, site, case, line, language)
            yield PagePlan(
                f"cases/{case.slug}/", language, site.languages, noindex=False, state="\0".join(states), job=job
            )


def _job(site: Site, case: Case, line: CaseLine, language: str) -> PageTask:
    newest = line.newest(site.as_of.isoformat())
    name, numbers = site.case_names(case.slug)[language], case_name.numbers(case.records)
    links = case_events.link_names(site, language, case.records)
    return PageTask(
        path=f"cases/{case.slug}/",
        language=language,
        title=" · ".join(dict.fromkeys((name.text, *(number for number, _own in numbers)))),
        template="case.html",
        data={
            "name": name if name.text != case.number else None,
            "numbers": numbers,
            "number": case.number,
            "number_language": case.records[0].language,
            "rows": [site.row(language, record) for record in case.records],
            "events": case_events.days(site, language, case.records),
            "links": links,
            "stages": _stages(site, language, line),
            "newest": step_line(site, language, newest) | {"stage": newest.stage.label} if newest else None,
            "presumed": line.presumed_innocent,
            "acquitted": line.acquitted,
            "called": _called(line),
            "guilty_since": line.guilty_since,
            "missing": any(step.shown is Shown.NOT_HERE for step in line.steps),
        },
        languages=site.languages,
    )


def _called(line: CaseLine) -> str:
    """How those whom the case concerns are called at the stage that it has reached; nothing where no stage tells."""
    reached = {step.stage for step in line.steps} - {CaseStage.SUPERVISION}
    if not reached:
        return ""
    charged = reached != {CaseStage.PROSECUTION} or any(step.label in _CHARGED for step in line.steps)
    return DEFENDANT if charged else SUSPECT


def _stages(site: Site, language: str, line: CaseLine) -> list[dict[str, Any]]:
    """Each stage with its steps; it stands as the step does of which least is here."""
    stages = []
    for stage, steps in groupby(line.steps, key=lambda step: step.stage):
        each = list(steps)
        shown = max((step.shown for step in each), key=_STATES.index)
        stages.append(
            {
                "key": stage.value,
                "label": stage.label,
                "shown": shown.value,
                "shown_label": shown.label,
                "day": max((step.day for step in each if step.shown is not Shown.NOT_HERE), default=""),
                "steps": [step_line(site, language, step) for step in each],
            }
        )
    return stages


def step_line(site: Site, language: str, step: CaseStep) -> dict[str, Any]:
    """One step as plain data."""
    duty = step.duty
    told = {
        "day": step.day,
        "label": step.label,
        "number": step.number,
        "shown": step.shown.value,
        "shown_label": step.shown.label,
        "row": site.row(language, step.record),
        "document": Document(step.document).label if step.document else "",
        "duty": None,
    }
    if duty:
        told["duty"] = {"statement": duty.statement, "cites": duty.cites, "basis": duty.basis.label}
    return told
