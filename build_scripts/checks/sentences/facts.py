"""What the rules on sentence changes ask of a record: the penalty as it stands, the groups it falls into, the dates.

Takes a `SentenceChange`; gives plain facts, and None wherever the record does not tell.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from build_scripts.checks.sentences import crimes
from build_scripts.checks.sentences.charges import BY_CHARGE, CORRUPTION
from build_scripts.checks.sentences.crimes import TEN_YEARS
from build_scripts.checks.sentences.periods import ONE_DAY, YEAR, shift
from build_scripts.model.conviction import Category, Restriction
from build_scripts.model.sentence import Penalty
from build_scripts.model.sentence_change import SentenceChange
from build_scripts.model.sentence_decision import Decision, Outcome
from build_scripts.model.sentence_stages import Conduct, Measure

if TYPE_CHECKING:
    from build_scripts.checks.subject import Subject

INDETERMINATE = frozenset({Penalty.LIFE, Penalty.SUSPENDED_DEATH})
DETERMINATE = frozenset({Penalty.FIXED_TERM, Penalty.DETENTION, Penalty.CONTROL})
GIVEN = frozenset({Outcome.GRANTED, Outcome.ADJUSTED})
GENERAL_SINCE = dt.date(2017, 1, 1)  # 法释〔2016〕23号
AMENDMENT_EIGHT = dt.date(2011, 5, 1)  # 刑法修正案（八）
AMENDMENT_NINE = dt.date(2015, 11, 1)  # 刑法修正案（九）
_RETRIAL = "再"  # in a case number: 刑再
_RESTRICTED = (("终身监禁", Restriction.NONE), ("限制减刑", Restriction.LIMITED))
SUSPENSION = 24  # months that death is suspended, 刑法 Art 48
LONGEST_SURVEILLANCE = 36  # months, 刑法 Art 69


def change(subject: Subject, *measures: Measure) -> SentenceChange | None:
    """The record, if it is a sentence change of one of these measures."""
    entry = subject.entry
    return entry if isinstance(entry, SentenceChange) and entry.measure in measures else None


def asked(entry: SentenceChange) -> dt.date | None:
    """The day of the proposal, or the nearest one known."""
    proposed = entry.proposal.date if entry.proposal else None
    return proposed or entry.docketed or (entry.notice.from_ if entry.notice else None) or entry.date


def conduct(entry: SentenceChange) -> tuple[Conduct, ...]:
    """What the proposal relies on; empty where the record does not tell."""
    return entry.proposal.conduct if entry.proposal else ()


def judged(entry: SentenceChange) -> dt.date | None:
    """The day whose rules bind: that of the ruling, also where the proposal is older; before one is made, that of the proposal."""
    return entry.decision.date if entry.decision else asked(entry)


def stands(entry: SentenceChange) -> bool:
    """Whether the change was made, or may still be."""
    return not entry.decision or entry.decision.outcome in GIVEN


def granted(entry: SentenceChange) -> Decision | None:
    """The decision, if it grants something."""
    return entry.decision if entry.decision and entry.decision.outcome in GIVEN else None


def standing(entry: SentenceChange) -> Penalty | None:
    """The penalty as it stands before this change; None where the record does not tell."""
    penalty = entry.conviction.principal
    if entry.penalty_before or penalty not in INDETERMINATE:
        return entry.penalty_before or penalty
    off = (entry.proposal and entry.proposal.reduction) or (entry.decision and entry.decision.reduction)
    if entry.term_before or off:
        return Penalty.FIXED_TERM
    return None if entry.changed_before and not to_life(entry) else penalty


def to_life(entry: SentenceChange) -> bool:
    """Whether suspended death becomes life by this change; nothing else does, so a record may leave the penalty out."""
    made = granted(entry)
    suspended = entry.conviction.principal in {Penalty.SUSPENDED_DEATH, None}
    return bool(suspended and made and made.penalty is Penalty.LIFE and entry.measure is Measure.COMMUTATION)


def converted(entry: SentenceChange) -> Decision | None:
    """The decision, if by it life or suspended death becomes a fixed term."""
    made = granted(entry)
    fixed = entry.term_before or entry.penalty_before is Penalty.FIXED_TERM
    if not made or entry.measure is not Measure.COMMUTATION or fixed or to_life(entry):
        return None
    if entry.conviction.principal not in INDETERMINATE or made.reduction:
        return None
    return made


def was_life(entry: SentenceChange) -> bool:
    """Whether life that suspended death had become stands before this change, as the record says or as earlier changes show."""
    return entry.penalty_before is Penalty.LIFE or bool(entry.changed_before and converted(entry))


def replaced(entry: SentenceChange) -> bool:
    """Whether the sentence took the place of one that was being served: after a retrial, or together with that for another crime."""
    delivered, decided, final = entry.conviction.delivered, entry.conviction.decided, entry.conviction.final
    numbers = (entry.conviction.case_number, final.case_number if final else "")
    return any(_RETRIAL in number for number in numbers) or bool(delivered and decided and delivered < decided)


def effective(entry: SentenceChange) -> dt.date | None:
    """The day of the document with which the sentence became final, or the nearest one known before it.

    A retrial comes while the sentence is served, so its day tells nothing of the beginning.
    """
    final = entry.conviction.final
    if final and _RETRIAL not in final.case_number:
        return final.decided or entry.conviction.decided
    return entry.conviction.decided


def reprieve_end(entry: SentenceChange) -> dt.date | None:
    """The last day for which death is suspended (刑法 Art 51), at the earliest."""
    day = effective(entry)
    return shift(day, SUSPENSION) - ONE_DAY if day else None


def before(entry: SentenceChange, day: dt.date) -> bool:
    """Whether the crimes were committed before a day, as the record says or as the day of the conviction shows."""
    known = entry.conviction.committed or entry.conviction.decided or effective(entry)
    return bool(known and known < day)


def restriction(entry: SentenceChange) -> Restriction | None:
    """What was decided together with suspended death, as its field or the words of the sentence say."""
    said = (one for words, one in _RESTRICTED if words in entry.conviction.sentence)
    return entry.conviction.restriction or next(said, None)


def length(entry: SentenceChange) -> tuple[int, int] | None:
    """The original fixed term in months and days; without a penalty, what is longer than any public surveillance."""
    known, penalty = crimes.length(entry.conviction), entry.conviction.principal
    fixed = penalty is Penalty.FIXED_TERM or (penalty is None and known and known.months > LONGEST_SURVEILLANCE)
    return (known.months, known.parts[2]) if known and fixed else None


def years(entry: SentenceChange) -> int | None:
    """The length of the original fixed term in whole years."""
    known = length(entry)
    return known[0] // YEAR if known else None


def long(entry: SentenceChange) -> bool:
    """Whether the sentence is ten years or more."""
    return entry.conviction.principal in INDETERMINATE or (length(entry) or (0, 0)) >= (TEN_YEARS, 0)


def categories(entry: SentenceChange) -> frozenset[Category]:
    """The categories that the record states and those that follow from the charges."""
    causes = entry.conviction.causes
    found = {category for category, charges in BY_CHARGE.items() if charges.intersection(causes)}
    if entry.conviction.official is False:
        found.discard(Category.OFFICIAL)
    if crimes.violent(entry.conviction, whole=entry.conviction.principal in INDETERMINATE, long=long(entry)):
        found.add(Category.VIOLENT)
    return frozenset(found | set(entry.conviction.categories))


def corrupt(entry: SentenceChange) -> bool:
    """Whether an official was convicted of a crime of 刑法 Part 2 Chapter 8 after Amendment IX (法释〔2019〕6号)."""
    official = entry.conviction.official
    day = effective(entry)
    charged = CORRUPTION.intersection(entry.conviction.causes)
    if not charged or official is False or not day or day < AMENDMENT_NINE:
        return False
    return official is True or Category.OFFICIAL in categories(entry)


def several(entry: SentenceChange) -> bool:
    """Whether several crimes were punished together as 法释〔2016〕23号 Arts 7(2), 9 and 11 mean it."""
    if entry.conviction.principal in INDETERMINATE:
        return crimes.several(entry.conviction)
    return (crimes.of_ten_years(entry.conviction) or 0) > 1
