"""The lines of the table of one sentence: conviction, changes, what is no record here, what is missing, and what followed.

Takes a sentence; gives plain data in the order of the days.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from build_scripts.content.labels import N_
from build_scripts.model import case_number
from build_scripts.model.conviction import Restriction
from build_scripts.model.sentence import Penalty
from build_scripts.model.sentence_decision import LaterStage, Outcome
from build_scripts.model.sentence_stages import Measure
from build_scripts.model.types import Period

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.checks.sentences.course import State
    from build_scripts.checks.sentences.ledger import Sentence, SentenceLine
    from build_scripts.model.change_facts import Told
    from build_scripts.model.types import Choice
    from build_scripts.pages.site import Site

PENDING = N_("Not decided yet")


def steps(
    site: Site, sentence: Sentence, judgments: Mapping[str, RecordSummary], language: str
) -> list[dict[str, Any]]:
    """The lines of the table, in the order of their days: what is not known to have happened before another stands where its record does."""
    waiting: list[dict[str, Any]] = [
        {
            "sort": "earlier",
            "day": one.date,
            "name": Measure(one.measure).label,
            "number": one.case_number,
            "language": sentence.lines[0].record.language,
            "body": one.decided_by,
            "reduction": period_of(one.reduction),
            "after": _stood(after),
        }
        for one, after in sentence.earlier
    ]
    waiting += _later(site, sentence, language)
    waiting.sort(key=lambda step: str(step["day"]))
    lines = [_conviction(sentence.lines[0], judgments)]
    for line in sentence.lines:
        while waiting and (not line.record.date or str(waiting[0]["day"]) < line.record.date):
            lines.append(waiting.pop(0))
        if line.replaced:
            lines.append(_conviction(line, judgments))
        if line.gap:
            lines.append({"sort": "gap", "ended": line.ended, "before": _stood(line.before)})
        lines.append(step_of(line))
    return lines + waiting


def _later(site: Site, sentence: Sentence, language: str) -> list[dict[str, Any]]:
    """What followed the changes, each once; what is a change of this sentence itself has a line of its own."""
    own = {line.record.id for line in sentence.lines}
    found: dict[tuple[str, str, str | None], dict[str, Any]] = {}
    for line in sentence.lines:
        for step in line.told.later:
            if step.record not in own:
                shown = site.catalog.by_id.get(step.record or "")
                made = {
                    "sort": "later",
                    "day": step.date,
                    "name": LaterStage(step.stage).label,
                    "body": step.organ,
                    "words": words(step.words, language),
                    "url": shown.url if shown else None,
                }
                found.setdefault((step.date, step.stage, step.organ), made)
    return list(found.values())


def _conviction(line: SentenceLine, judgments: Mapping[str, RecordSummary]) -> dict[str, Any]:
    told = line.told
    judgment = judgments.get(case_number.key(told.case_number))
    return {
        "sort": "sentence",
        "day": told.judged,
        "number": told.case_number,
        "language": line.record.language,
        "body": told.court,
        "final": list(told.final) if told.final else None,
        "url": judgment.url if judgment else None,
        "words": told.sentence,
        "combined": [period_of(one) for one in told.combined],
        "restriction": label_of(Restriction, told.restriction),
        "term": list(told.term) if told.term else None,
        "replaced": line.replaced,
    }


def step_of(line: SentenceLine) -> dict[str, Any]:
    """The line of a change."""
    told = line.told
    return {
        "sort": "change",
        "day": line.record.date,
        "id": line.record.id,
        "name": Measure(told.measure).label,
        "outcome": line.record.result_label or label_of(Outcome, told.outcome) or PENDING,
        "decided": bool(told.outcome),
        "number": line.record.number,
        "language": line.record.language,
        "body": told.decided_by,
        "reduction": period_of(told.reduction),
        "before": _stood(line.before),
        "after": _stood(line.after) if line.after else None,
        "share": list(line.share) if line.share else None,
        "time": line.time,
        "test_period": list(told.test_period) if told.test_period else None,
        "outside": list(told.outside) if told.outside else None,
        "not_counted": list(told.not_counted) if told.not_counted else None,
    }


def _stood(state: State) -> dict[str, Any]:
    return {
        "penalty": label_of(Penalty, state.penalty),
        "length": period_of(state.length),
        "start": state.start,
        "end": state.end,
    }


def words(told: Told, language: str) -> list[str] | None:
    """A text in a language, or else in that of its record; and which one that is."""
    code = language if language in told else next(iter(told), None)
    return [told[code], code] if code else None


def label_of(choices: type[Choice], value: str | None) -> str | None:
    """The label of a choice by its value."""
    return choices(value).label if value else None


def labels_of(choices: type[Choice], values: Sequence[str]) -> list[str]:
    """The labels of several."""
    return [choices(value).label for value in values]


def period_of(length: str | None) -> Period | None:
    """A length of time from its text."""
    return Period(length) if length else None
