"""What other records say of one, for the head of its page: later treatment of a decision, the newest stage of an announced case.

Takes the site and a record; gives what `head.html` names, as plain data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from build_scripts.catalog.treatments import Treated, is_unsettled
from build_scripts.model.kinds import KINDS

if TYPE_CHECKING:
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.catalog.treatments import Treatment
    from build_scripts.checks.case_line import CaseStep
    from build_scripts.pages.site import Site

_TOLD_BY_RESULT = frozenset({Treated.RETRIED, Treated.DECIDED})


def state(site: Site, record: RecordSummary) -> str:
    """Everything on which the head depends beside the record and those that treated it."""
    step = _newest(site, record)
    if not step:
        return ""
    decisions = (site.state(one) for one in _decisions(site, record))
    return "\0".join([f"{step.stage.value} {step.day} {step.label} {step.record.id}", *decisions])


def head(site: Site, language: str, record: RecordSummary) -> dict[str, Any] | None:
    """The data of the head in a language; None where there is nothing to say."""
    later = site.treatments.get(record.id, ())
    step = _newest(site, record)
    presumed = is_unsettled(record, later)
    if not later and not step and not presumed:
        return None
    slug = site.catalog.case_of.get(record.id)
    return {
        "treatments": [_line(site, language, record, one) for one in later],
        "presumed": presumed,
        "newest": {"stage": step.stage.label, "label": step.label, "day": step.day} if step else None,
        "case": slug,
        "decisions": [site.row(language, one) for one in _decisions(site, record)] if step else [],
    }


def _line(site: Site, language: str, record: RecordSummary, one: Treatment) -> dict[str, Any]:
    row = site.row(language, one.by)
    return {
        "row": row,
        "number": one.by.number,
        "procedure": one.procedure.label if one.procedure else "",
        "treated": one.treated.label,
        "result": row["result"] if one.treated in _TOLD_BY_RESULT else None,
        "of": one.of.number if one.of.id != record.id else None,
        "effective": one.by.effects[0][0] if one.by.effects else None,
    }


def _newest(site: Site, record: RecordSummary) -> CaseStep | None:
    """The newest stage of the case of an announcement, where other records tell it."""
    slug = site.catalog.case_of.get(record.id)
    if not KINDS[record.kind].announces or not slug:
        return None
    return site.case_line(slug).newest(site.as_of.isoformat())


def _decisions(site: Site, record: RecordSummary) -> list[RecordSummary]:
    """The decisions of courts in the case of a record, oldest first."""
    case = site.catalog.cases[site.catalog.case_of[record.id]]
    return [other for other in case.records if KINDS[other.kind].decides]
