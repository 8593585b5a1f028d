"""Are the duties of property fulfilled where a sentence changes?

法释〔2016〕23号 Art 27 and 法释〔2024〕5号 Arts 4 and 6 were read.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.checks.sentences.amounts import EXPLAIN, KIND
from build_scripts.checks.sentences.facts import change, granted
from build_scripts.checks.sentences.scales import GENERAL_SINCE
from build_scripts.content.problem import Severity
from build_scripts.model.conviction import Fulfilment
from build_scripts.model.sentence_stages import Conduct, Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject

PROPERTY_SINCE = dt.date(2024, 5, 1)


@rule(
    "SENT-27",
    cites="法释〔2024〕5号 Arts 4, 6; 法释〔2016〕23号 Art 27",
    basis=Basis.TEXT,
    severity=Severity.WARNING,
    since=GENERAL_SINCE,
    kinds=KIND,
)
def duties_are_fulfilled(subject: Subject) -> Iterator[Finding]:
    """Who can pay fines, restitution and damages and does not gets no parole and, since May 2024, no commutation."""
    entry = change(subject, Measure.COMMUTATION, Measure.PAROLE)
    made = granted(entry) if entry else None
    if not entry or not made or not entry.property_duties:
        return
    if entry.proposal and Conduct.MAJOR_MERIT in entry.proposal.conduct:
        return
    covered = entry.measure is Measure.PAROLE or made.date >= PROPERTY_SINCE
    if covered and entry.property_duties.fulfilment is Fulfilment.REFUSED:
        message = "granted although the duties of property were not fulfilled and could have been"
        yield Finding(("property_duties", "fulfilment"), message, EXPLAIN)


RULES = (duties_are_fulfilled,)
