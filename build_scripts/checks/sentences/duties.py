"""Are the duties of property fulfilled where a sentence changes?

法释〔2016〕23号 Art 27, 法释〔2019〕6号 Art 1 and 法释〔2024〕5号 Arts 4 and 15 were read. For parole the first two say no (不予假释), whatever the merit; the
third, to which they give way since May 2024, says as a rule no (一般不予减刑、假释). For commutation it is as a rule no, and major merit, for
which a sentence must be commuted (刑法 Art 78), stands outside it.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.checks.sentences.amounts import EXPLAIN
from build_scripts.checks.sentences.facts import GENERAL_SINCE, change, conduct, corrupt, granted
from build_scripts.checks.sentences.procedure import KIND
from build_scripts.checks.sentences.scales import CORRUPT_SINCE
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.model.conviction import Fulfilment
from build_scripts.model.sentence_stages import Conduct, Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject
    from build_scripts.model.sentence_change import SentenceChange

ALL_SINCE = dt.date(2024, 5, 1)  # 法释〔2024〕5号


@rule(
    "SENT-27",
    cites="法释〔2016〕23号 Art 27; 法释〔2019〕6号 Art 1; 法释〔2024〕5号 Art 4",
    basis=Basis.TEXT,
    severity=Severity.WARNING,
    since=GENERAL_SINCE,
    kinds=KIND,
)
def duties_are_fulfilled(subject: Subject) -> Iterator[Finding]:
    """Who could fulfil duties of property and does not gets no parole, since May 2024 as a rule none, and, for corrupt officials since June 2019 and for all since May 2024, as a rule no commutation."""
    entry = change(subject, Measure.COMMUTATION, Measure.PAROLE)
    made = granted(entry) if entry else None
    if not entry or not made or not entry.property_duties:
        return
    if entry.property_duties.fulfilment is Fulfilment.REFUSED and made.date >= _since(entry):
        if entry.measure is not Measure.PAROLE:
            message = Message("as a rule not granted while duties of property are not fulfilled that could be")
        elif made.date < ALL_SINCE:
            message = Message("not granted while duties of property are not fulfilled that could be")
        else:
            message = Message("as a rule no parole while duties of property are not fulfilled that could be")
        yield Finding(("property_duties", "fulfilment"), message, EXPLAIN)


def _since(entry: SentenceChange) -> dt.date:
    """The first day on which such a decision is refused."""
    if entry.measure is Measure.PAROLE:
        return GENERAL_SINCE
    if Conduct.MAJOR_MERIT in conduct(entry):
        return dt.date.max
    return CORRUPT_SINCE if corrupt(entry) else ALL_SINCE


RULES = (duties_are_fulfilled,)
