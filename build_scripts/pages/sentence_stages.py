"""What the picture of a sentence is drawn from: the term after each change that made it another, as days.

Takes a sentence; gives its first day and the stages, as `pictures.sentence_bar` takes them. The picture ends before a term of which no record
tells the end, and only life and suspended death, which have none, stay open in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from build_scripts.content.labels import N_
from build_scripts.model.sentence import Penalty
from build_scripts.model.sentence_decision import LaterStage, Outcome
from build_scripts.model.sentence_stages import Measure

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from build_scripts.checks.sentences.course import State
    from build_scripts.checks.sentences.ledger import Sentence, SentenceLine

_OPEN = frozenset({Penalty.LIFE.value, Penalty.SUSPENDED_DEATH.value})
_MADE = frozenset({Outcome.GRANTED.value, Outcome.ADJUSTED.value, Outcome.REVOKED.value})
_BACK = frozenset({LaterStage.RECALLED.value, LaterStage.REVOKED.value})


def bar(sentence: Sentence) -> tuple[str | None, list[dict[str, Any]]]:
    """The first day, and the stages in their order; without a first day or an end nothing is drawn."""
    first = sentence.lines[0]
    told = first.told
    open_ = told.penalty in _OPEN
    if not first.begun or not (told.term or open_):
        return None, []
    stages = [{"label": N_("Sentence"), "day": None, "end": told.term[1] if told.term else None}]
    changes = sorted(_changes(sentence), key=lambda change: str(change[0].pop("at")))
    for stage, known in changes:
        if not known:
            break
        stages.append(stage)
    return first.begun, stages


def _changes(sentence: Sentence) -> Iterator[tuple[dict[str, Any], bool]]:
    """Each stage, and whether its end is known."""
    own = {line.record.id for line in sentence.lines}
    for one, after in sentence.earlier:
        outside = one.measure != Measure.COMMUTATION
        yield _stage(Measure(one.measure).label, one.date, after, outside=outside)
    for line in sentence.lines:
        if line.gap and line.before.end:
            stage, known = _stage(N_("Not told here"), "", line.before, outside=False)
            yield stage | {"day": None, "at": line.record.date}, known
        yield from _of_line(line, own)


def _of_line(line: SentenceLine, own: Collection[str]) -> Iterator[tuple[dict[str, Any], bool]]:
    """What a change made of the sentence, and what followed; what is a change of this sentence itself says so by its own line."""
    told, after = line.told, line.after
    if not after or told.outcome not in _MADE or not told.decided:
        return
    given = told.outcome != Outcome.REVOKED
    label = Measure(told.measure).label if given else Outcome.REVOKED.label
    outside = given and told.measure != Measure.COMMUTATION
    yield _stage(label, told.decided, after, outside=outside)
    for step in told.later:
        if step.stage in _BACK and outside and step.record not in own:
            kept = told.measure == Measure.TEMPORARY_EXECUTION and not told.not_counted
            state = after if kept else after._replace(end=None)
            yield _stage(LaterStage(step.stage).label, step.date, state, outside=False)
        elif step.stage == LaterStage.SET_ASIDE and step.record not in own:
            yield _stage(LaterStage(step.stage).label, step.date, line.before, outside=False)
        elif step.stage == LaterStage.ENDED:
            stage, known = _stage(LaterStage(step.stage).label, step.date, after, outside=outside)
            yield stage | {"over": step.date}, known


def _stage(label: str, day: str, state: State, *, outside: bool) -> tuple[dict[str, Any], bool]:
    stage = {"label": label, "day": day, "end": state.end, "outside": outside, "at": day}
    return stage, bool(state.end) or state.penalty in _OPEN
