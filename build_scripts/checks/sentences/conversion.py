"""How life imprisonment or suspended death becomes a fixed term: by which decision, and when the reprieve has ended.

刑法 Arts 48, 50, 51 and 80 were read. Takes a `SentenceChange`; gives None where the record does not tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.checks.sentences.facts import INDETERMINATE, granted
from build_scripts.checks.sentences.periods import ONE_DAY, YEAR, shift
from build_scripts.model.sentence import Penalty
from build_scripts.model.sentence_stages import Measure

if TYPE_CHECKING:
    import datetime as dt

    from build_scripts.model.sentence_change import SentenceChange
    from build_scripts.model.sentence_decision import Decision

REPRIEVE = 2 * YEAR


def converted(entry: SentenceChange) -> Decision | None:
    """The decision, if by it life or suspended death becomes a fixed term."""
    made = granted(entry)
    if not made or entry.measure is not Measure.COMMUTATION or made.penalty is Penalty.LIFE or made.reduction:
        return None
    return made if entry.conviction.penalty in INDETERMINATE and not entry.term_before else None


def effective(entry: SentenceChange) -> dt.date | None:
    """The day of the document with which the sentence became final, or the nearest one known before it."""
    final = entry.conviction.final
    return (final.decided if final else None) or entry.conviction.decided


def reprieve_end(entry: SentenceChange) -> dt.date | None:
    """The last day for which death is suspended, at the earliest."""
    day = effective(entry)
    return shift(day, REPRIEVE) - ONE_DAY if day else None
