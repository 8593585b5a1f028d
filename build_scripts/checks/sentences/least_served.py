"""How much of a sentence is served in any case, whatever is commuted, and how much before parole: 刑法 Arts 78 and 81.

Read, with 法释〔2016〕23号 Arts 12 and 23. That thirteen years of life were ten before Amendment VIII, and still are for crimes before
it (法释〔2011〕9号), was read in secondary sources; it only makes the rule milder.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from build_scripts.checks.sentences import crimes
from build_scripts.checks.sentences.facts import (
    AMENDMENT_EIGHT,
    DETERMINATE,
    GENERAL_SINCE,
    before,
    converted,
    effective,
    judged,
    reprieve_end,
    restriction,
)
from build_scripts.checks.sentences.periods import ONE_DAY, YEAR, shift
from build_scripts.checks.sentences.spans import last_of
from build_scripts.model.conviction import Restriction
from build_scripts.model.sentence import Penalty

if TYPE_CHECKING:
    from build_scripts.model.sentence_change import SentenceChange

LIFE = 13 * YEAR
LIFE_BEFORE = 10 * YEAR  # for crimes before Amendment VIII
SUSPENDED = 15 * YEAR  # 法释〔2016〕23号 Arts 12, 23(3), after the reprieve
LIMITED_LIFE, LIMITED_FIXED = 25 * YEAR, 20 * YEAR  # 刑法 Art 78(2)(3), after the reprieve
_HALF_MONTH = 16  # days, at the most


def earliest_end(entry: SentenceChange) -> dt.date | None:
    """The first day on which the minimum of a sentence can have been served, counted mildly."""
    penalty = entry.conviction.principal
    if penalty in DETERMINATE or penalty is None:
        return _half(entry)  # what has a length is one of them
    if penalty is Penalty.SUSPENDED_DEATH:
        end, months = reprieve_end(entry), _after_reprieve(entry)
        return last_of(end + ONE_DAY, months) if end and months else None
    day = effective(entry)
    if penalty is not Penalty.LIFE or not day:
        return None
    return last_of(day, LIFE_BEFORE if before(entry, AMENDMENT_EIGHT) else LIFE)


def _half(entry: SentenceChange) -> dt.date | None:
    """Half of the original length, counted back from the end of the original term: custody before it is in the term."""
    length, term = crimes.length(entry.conviction), entry.conviction.term
    if not length or not term:
        return None
    months, rest = divmod(length.months, 2)
    return shift(term.to, -months) - dt.timedelta(days=rest * _HALF_MONTH + (length.parts[2] + 1) // 2)


def _after_reprieve(entry: SentenceChange) -> int | None:
    """Months that must be served after the reprieve; where the record does not tell how it ended, the fewer."""
    day, end = judged(entry), reprieve_end(entry)
    if restriction(entry) is not Restriction.LIMITED:
        return SUSPENDED if day and day >= GENERAL_SINCE else None
    made = converted(entry)
    from_ = (made.term_from or made.date) if made else entry.term_before and entry.term_before.from_
    was_life = entry.penalty_before is Penalty.LIFE or (from_ and end and from_ >= shift(end, YEAR))
    return LIMITED_LIFE if was_life else LIMITED_FIXED
