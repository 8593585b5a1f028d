"""What may life and suspended death become? All warnings, worded "to be explained".

刑法 Arts 50, 51, 78 and 80, 法释〔2016〕23号 Arts 8-13 and 法释〔2019〕6号 Arts 3-4 were read. For crimes before Amendment VIII the
older Art 50 gave fifteen to twenty years for major merit (法释〔2011〕9号 Art 2, from a secondary source), which is let pass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.checks.sentences.amounts import EXPLAIN
from build_scripts.checks.sentences.facts import (
    AMENDMENT_EIGHT,
    GENERAL_SINCE,
    SUSPENSION,
    asked,
    before,
    change,
    conduct,
    converted,
    effective,
    granted,
    reprieve_end,
    restriction,
    standing,
    to_life,
    was_life,
)
from build_scripts.checks.sentences.periods import ONE_DAY, YEAR, said, shift
from build_scripts.checks.sentences.procedure import KIND
from build_scripts.checks.sentences.scales import scale_of, step
from build_scripts.checks.sentences.spans import full, last_of, size
from build_scripts.content.message import Citation, Message
from build_scripts.content.problem import Severity
from build_scripts.model.conviction import Restriction
from build_scripts.model.sentence import Penalty
from build_scripts.model.sentence_decision import Outcome
from build_scripts.model.sentence_stages import Conduct, Measure

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from build_scripts.checks.subject import Location, Subject
    from build_scripts.model.sentence_change import SentenceChange
    from build_scripts.model.sentence_decision import Decision

MAJOR_MERIT = 25 * YEAR
OLD_MAJOR_MERIT = 15 * YEAR
# What a penalty becomes by commutation; the others have none.
BECOMES = {
    Penalty.SUSPENDED_DEATH: {Penalty.LIFE, Penalty.FIXED_TERM},
    Penalty.LIFE: {Penalty.FIXED_TERM},
    Penalty.FIXED_TERM: {Penalty.FIXED_TERM},
    Penalty.DETENTION: {Penalty.DETENTION},
    Penalty.CONTROL: {Penalty.CONTROL},
}


def _where(made: Decision) -> Location:
    return ("decision", "length" if made.length else "term_to" if made.term_to else "penalty")


def _outside(made: Decision, least: int, most: int, start: dt.date) -> bool:
    """Whether a new term, stated or as it ends, is shorter or longer than so many months."""
    if made.length:
        return not (least, 0) <= size(made.length) <= (most, 0)
    return bool(made.term_to and not last_of(start, least) <= made.term_to <= last_of(start, most))


@rule(
    "SENT-23",
    cites="法释〔2016〕23号 Arts 8-11, 13; 法释〔2019〕6号 Arts 3-4",
    basis=Basis.TEXT,
    severity=Severity.WARNING,
    since=GENERAL_SINCE,
    kinds=KIND,
)
def life_becomes_long(subject: Subject) -> Iterator[Finding]:
    """A life sentence, also one that suspended death had become, turns into a fixed term within the scale for the conduct, or it is explained."""
    entry = change(subject, Measure.COMMUTATION)
    made = converted(entry) if entry else None
    if entry and made and not _from_reprieve(entry) and (message := _off_scale(entry, made)):
        yield Finding(_where(made), message, EXPLAIN)


def _off_scale(entry: SentenceChange, made: Decision) -> Message | None:
    scale = scale_of(entry)
    if not scale:
        return None
    suspended = entry.conviction.principal is Penalty.SUSPENDED_DEATH
    conversion, cites = (scale.suspended, scale.later) if suspended else (scale.life, scale.cites)
    least = conversion.least[step(conduct(entry))]
    if not _outside(made, least, conversion.most, made.term_from or made.date):
        return None
    if suspended and not was_life(entry) and _merited(entry, made):
        return None  # the record does not tell that suspended death had become life
    shortest, longest, articles = said(least), said(conversion.most), Citation(cites)
    usual = shortest if least == conversion.most else Message("{least} to {most}", least=shortest, most=longest)
    if made.length:
        return Message(
            "life became {length}; {usual} is usual for this conduct ({cites})",
            length=made.length,
            usual=usual,
            cites=articles,
        )
    return Message(
        "life became a term that ends on {end}; {usual} is usual for this conduct ({cites})",
        end=made.term_to,
        usual=usual,
        cites=articles,
    )


@rule("SENT-30", cites="刑法 Arts 48, 50, 51", basis=Basis.TEXT, severity=Severity.WARNING, kinds=KIND)
def suspended_death_becomes_life(subject: Subject) -> Iterator[Finding]:
    """When the two years of the reprieve are over, suspended death becomes life imprisonment, or twenty-five years for major merit."""
    entry = change(subject, Measure.COMMUTATION)
    made = granted(entry) if entry else None
    if not entry or not made or not (to_life(entry) or _from_reprieve(entry)):
        return
    start = effective(entry)
    if start and made.date < shift(start, SUSPENSION):
        yield Finding(("decision", "date"), Message("decided before the two years of the reprieve were over"), EXPLAIN)
    if to_life(entry):
        merited = Conduct.MAJOR_MERIT in conduct(entry) and made.outcome is Outcome.GRANTED
        if merited and restriction(entry) is not Restriction.NONE:
            yield Finding(
                ("decision", "penalty"), Message("major merit in the reprieve leads to 25 years, not to life"), EXPLAIN
            )
    elif not _merited(entry, made):
        message = Message("suspended death became a fixed term; it becomes life, or 25 years for major merit")
        yield Finding(_where(made), message, EXPLAIN)


def _from_reprieve(entry: SentenceChange) -> bool:
    """Whether suspended death itself became a fixed term, as the record says or because life could not have been commuted yet."""
    if entry.conviction.principal is not Penalty.SUSPENDED_DEATH or was_life(entry) or not converted(entry):
        return False
    if entry.penalty_before is Penalty.SUSPENDED_DEATH:
        return True
    end, day, scale = reprieve_end(entry), asked(entry), scale_of(entry)
    served = scale.suspended.start if scale else SUSPENSION
    return bool(end and day and not full(end + ONE_DAY, day, served))


def _merited(entry: SentenceChange, made: Decision) -> bool:
    """Whether it is the fixed term that major merit in the reprieve leads to; so, too, where the record does not tell the conduct."""
    relied, end = conduct(entry), reprieve_end(entry)
    if relied and Conduct.MAJOR_MERIT not in relied:
        return False
    least = OLD_MAJOR_MERIT if before(entry, AMENDMENT_EIGHT) else MAJOR_MERIT
    if made.length:
        return (least, 0) <= size(made.length) <= (MAJOR_MERIT, 0)
    return not end or not made.term_to or made.term_to >= last_of(end + ONE_DAY, least)


@rule("SENT-20", cites="刑法 Arts 50, 78, 80", basis=Basis.TEXT, severity=Severity.WARNING, kinds=KIND)
def penalty_becomes_milder(subject: Subject) -> Iterator[Finding]:
    """By commutation suspended death becomes life or a fixed term, life a fixed term, and every other penalty keeps its kind."""
    entry = change(subject, Measure.COMMUTATION)
    made = granted(entry) if entry else None
    penalty = standing(entry) if entry else None
    if made and penalty and (penalty not in BECOMES or (made.penalty and made.penalty not in BECOMES[penalty])):
        message = (
            Message("`{before}` was commuted to `{after}`", before=penalty, after=made.penalty)
            if made.penalty
            else Message("`{before}` was commuted", before=penalty)
        )
        yield Finding(("decision", "penalty") if made.penalty else ("decision",), message, EXPLAIN)


RULES = (life_becomes_long, suspended_death_becomes_life, penalty_becomes_milder)
