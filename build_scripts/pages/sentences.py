"""The page of one sentence: conviction, changes, what followed, as a table and with the facts of each change.

Takes the site; gives a page for every sentence of which a change is shown. It is never the page of a person: neither its address nor its words
hold a name, and search engines are asked to pass it over.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from build_scripts.content.labels import N_, SHIPPED, SOURCE
from build_scripts.content.message import in_words
from build_scripts.model import case_number
from build_scripts.model.conviction import Fulfilment
from build_scripts.model.sentence_decision import Outcome
from build_scripts.model.sentence_stages import Conduct, Ground, HearingGround, Stance
from build_scripts.model.speaker import speaker
from build_scripts.pages.sentence_stages import bar
from build_scripts.pages.sentence_steps import label_of, labels_of, period_of, step_of, steps, words
from build_scripts.pages.task import PagePlan, PageTask

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.checks.sentences.ledger import Sentence, SentenceLine, ToExplain
    from build_scripts.model.change_facts import ChangeFacts
    from build_scripts.pages.site import Site

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
        f"{site.seen[line.record.id]}{line.before}{line.after}{line.ended}{line.gap}{line.replaced}{line.share}{line.time}{line.checks}"
        for line in sentence.lines
    ]
    shown = [step.record for line in sentence.lines for step in line.told.later if step.record in site.catalog.by_id]
    case = site.catalog.case_of.get(sentence.id, "")
    return "\0".join(
        [*lines, repr(sentence.earlier), repr(shown), case, *(record.url for record in judgments.values())]
    )


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
            "steps": steps(site, sentence, judgments, language),
            "changes": [_change(line, language) for line in sentence.lines],
            "case": site.catalog.case_of.get(sentence.id),
        },
        languages=site.languages,
        noindex=True,
    )


def _change(line: SentenceLine, language: str) -> dict[str, Any]:
    """The facts of one change, for the part of the page below the table."""
    told = line.told
    return {
        **step_of(line),
        "url": line.record.url,
        "ground": label_of(Ground, told.ground),
        "proposed_by": told.proposed_by,
        "proposed": told.proposed,
        "asked": period_of(told.asked),
        "asked_as": told.asked_as,
        "conduct": labels_of(Conduct, told.conduct),
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
        "grounds": labels_of(HearingGround, told.hearing_grounds),
        "fulfilment": label_of(Fulfilment, told.fulfilment),
        "reasons": words(told.reasons, language),
        "served": told.served,
        "pending": told.outcome is None,
        "differs": _differs(told),
        "checks": [_check(check, language) for check in line.checks],
    }


def _differs(told: ChangeFacts) -> bool:
    """Whether something else was decided than proposed."""
    return told.outcome in {Outcome.ADJUSTED.value, Outcome.REFUSED.value}


def _check(check: ToExplain, language: str) -> list[str]:
    """Rule, finding and provisions, in a language in which the rules speak."""
    spoken = language if language in SHIPPED else SOURCE
    said = _KEY.sub(r"\1", in_words(check.message, speaker(spoken))).replace("`", "")
    return [check.rule, said, spoken, check.cites]
