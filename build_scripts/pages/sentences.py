"""The page of one sentence: conviction, changes, what followed, as a table and with the facts of each change.

Takes the site; gives a page for every sentence of which a change is shown. It is never the page of a person: neither its address nor its words
hold a name, and search engines are asked to pass it over.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from build_scripts.content.citation import in_chinese
from build_scripts.content.labels import N_, SHIPPED, SOURCE
from build_scripts.content.message import in_words
from build_scripts.model import case_number
from build_scripts.model.conviction import Fulfilment, Restriction
from build_scripts.model.sentence import Penalty
from build_scripts.model.sentence_decision import LaterStage, Outcome
from build_scripts.model.sentence_stages import Conduct, Ground, HearingGround, Measure, Stance
from build_scripts.model.speaker import speaker
from build_scripts.model.types import Period
from build_scripts.pages.sentence_stages import bar
from build_scripts.pages.task import PagePlan, PageTask

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.checks.sentences.course import State
    from build_scripts.checks.sentences.ledger import Sentence, SentenceLine, ToExplain
    from build_scripts.model.change_facts import ChangeFacts, Told
    from build_scripts.model.types import Choice
    from build_scripts.pages.site import Site

PENDING = N_("Not decided yet")
_KEY = re.compile("`[^`]*` ?[(（]([^()（）]*)[)）]")  # what editors write, before what it is called


def sentence_plans(site: Site) -> Iterator[PagePlan]:
    """One page a sentence and language."""
    own = {record.numbers[0]: record for record in reversed(site.catalog.records) if record.number and record.numbers}
    for sentence in site.sentences:
        convictions = [own.get(case_number.key(line.told.case_number)) for line in sentence.lines]
        judgments = {record.numbers[0]: record for record in convictions if record}
        state = _state(site, sentence, judgments)
        for language in site.languages:
            job = partial(_job, site, sentence, judgments, language)
            yield PagePlan(sentence.path, language, site.languages, noindex=True, state=state, job=job)


def _state(site: Site, sentence: Sentence, judgments: Mapping[str, RecordSummary]) -> str:
    """Everything that the page depends on."""
    lines = [
        f"{site.keys[line.record.id]}{line.before}{line.after}{line.ended}{line.gap}{line.replaced}{line.share}{line.time}{line.checks}"
        for line in sentence.lines
    ]
    shown = [step.record for line in sentence.lines for step in line.told.later if step.record in site.catalog.by_id]
    return "\0".join([*lines, repr(sentence.earlier), repr(shown), *(record.url for record in judgments.values())])


def _job(site: Site, sentence: Sentence, judgments: Mapping[str, RecordSummary], language: str) -> PageTask:
    first = sentence.lines[0]
    title = site.say(language, N_("Sentence under %(number)s"), number=first.told.case_number)
    return PageTask(
        path=sentence.path,
        language=language,
        title=f"{title} · {sentence.id}",
        template="sentence.html",
        data={
            "number": first.told.case_number,
            "language_of_record": first.record.language,
            "sample": any(line.record.sample for line in sentence.lines),
            "bar": bar(sentence),
            "steps": _steps(site, sentence, judgments, language),
            "changes": [_change(line, language) for line in sentence.lines],
            "case": site.catalog.case_of.get(sentence.id),
        },
        languages=site.languages,
        noindex=True,
    )


def _steps(
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
            "reduction": _period(one.reduction),
            "after": _stood(after),
        }
        for one, after in sentence.earlier
    ]
    waiting += [
        {
            "sort": "later",
            "day": step.date,
            "name": LaterStage(step.stage).label,
            "body": step.organ,
            "words": words(step.words, language),
            "url": site.catalog.by_id[step.record].url if step.record and step.record in site.catalog.by_id else None,
        }
        for line in sentence.lines
        for step in line.told.later
    ]
    waiting.sort(key=lambda step: str(step["day"]))
    steps = [_conviction(sentence.lines[0], judgments)]
    for line in sentence.lines:
        while waiting and (not line.record.date or str(waiting[0]["day"]) < line.record.date):
            steps.append(waiting.pop(0))
        if line.replaced:
            steps.append(_conviction(line, judgments))
        if line.gap:
            steps.append({"sort": "gap", "ended": line.ended, "before": _stood(line.before)})
        steps.append(_step(line))
    return steps + waiting


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
        "combined": [_period(one) for one in told.combined],
        "restriction": label_of(Restriction, told.restriction),
        "term": list(told.term) if told.term else None,
        "replaced": line.replaced,
    }


def _step(line: SentenceLine) -> dict[str, Any]:
    told = line.told
    return {
        "sort": "change",
        "day": line.record.date,
        "id": line.record.id,
        "name": Measure(told.measure).label,
        "outcome": label_of(Outcome, told.outcome) or PENDING,
        "number": line.record.number,
        "language": line.record.language,
        "body": told.decided_by,
        "reduction": _period(told.reduction),
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
        "length": _period(state.length),
        "start": state.start,
        "end": state.end,
    }


def _change(line: SentenceLine, language: str) -> dict[str, Any]:
    """The facts of one change, for the part of the page below the table."""
    told = line.told
    return {
        **_step(line),
        "url": line.record.url,
        "ground": label_of(Ground, told.ground),
        "proposed_by": told.proposed_by,
        "proposed": told.proposed,
        "asked": _period(told.asked),
        "asked_as": told.asked_as,
        "conduct": _labels(Conduct, told.conduct),
        "docketed": told.docketed,
        "notice": list(told.notice) if told.notice else None,
        "objections": told.objections,
        "answer": words(told.answer, language),
        "procuratorate": told.procuratorate,
        "stance": label_of(Stance, told.stance),
        "said_on": told.said_on,
        "said": words(told.said, language),
        "heard": told.heard,
        "heard_on": told.heard_on,
        "grounds": _labels(HearingGround, told.hearing_grounds),
        "fulfilment": label_of(Fulfilment, told.fulfilment),
        "reasons": words(told.reasons, language),
        "served": told.served,
        "pending": told.outcome is None,
        "differs": _differs(told),
        "checks": [_check(check, language) for check in line.checks],
    }


def _differs(told: ChangeFacts) -> bool:
    """Whether something else was decided than proposed."""
    return told.outcome not in {None, Outcome.GRANTED.value}


def _check(check: ToExplain, language: str) -> list[str]:
    """Rule, finding and provisions, in a language in which the rules speak."""
    spoken = language if language in SHIPPED else SOURCE
    said = _KEY.sub(r"\1", in_words(check.message, speaker(spoken))).replace("`", "")
    return [check.rule, said, spoken, in_chinese(check.cites) if language == "zh" else check.cites]


def words(told: Told, language: str) -> list[str] | None:
    """A text in a language, or else in that of its record; and which one that is."""
    code = language if language in told else next(iter(told), None)
    return [told[code], code] if code else None


def label_of(choices: type[Choice], value: str | None) -> str | None:
    """The label of a choice by its value."""
    return choices(value).label if value else None


def _labels(choices: type[Choice], values: Sequence[str]) -> list[str]:
    return [choices(value).label for value in values]


def _period(length: str | None) -> Period | None:
    return Period(length) if length else None
