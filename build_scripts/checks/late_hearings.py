"""Does a trial come after the judgment that ended it?

Takes the joined records; finds hearings of a case number on a day after its judgment, but for those at which it was pronounced.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.model.hearing import Hearing, HearingResult, HearingType
from build_scripts.model.judgment import Judgment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.checks.record_facts import KnownFacts
    from build_scripts.model.kinds import Entry

_PRONOUNCED = re.compile("宣判|宣告|pronounce", re.IGNORECASE)
_CALLED_OFF = frozenset({HearingResult.CANCELLED, HearingResult.POSTPONED})


def facts(entry: Entry) -> dict[str, object]:
    """Whether a record is the judgment that ends a case number, and when a trial of one was heard."""
    if isinstance(entry, Judgment) and entry.document_type == "judgment":
        return {"judged": entry.decided}
    if not isinstance(entry, Hearing) or entry.type is HearingType.PUBLIC_HEARING or entry.result in _CALLED_OFF:
        return {}
    told = " ".join(filter(None, (entry.title, entry.summary, entry.subject, entry.note, entry.body)))
    return {} if _PRONOUNCED.search(told) else {"tried": entry.date}


@rule(
    "REC-07",
    cites="刑事诉讼法 Arts 200, 202; 民事诉讼法 Art 151",
    basis=Basis.SECONDARY,
    severity=Severity.WARNING,
    kinds=("hearing",),
)
def trial_comes_before_the_judgment(known: KnownFacts) -> Iterator[tuple[RecordSummary, Finding]]:
    """A trial is heard before the judgment of its case number; afterwards it is only pronounced."""
    judged: dict[str, RecordSummary] = {
        record.numbers[0]: record for record in known.catalog.records if record.numbers and known.fact(record, "judged")
    }
    for record in known.catalog.records:
        tried = known.day(record, "tried")
        judgment = judged.get(record.numbers[0]) if tried and record.numbers else None
        decided = known.day(judgment, "judged") if judgment else None
        if judgment and tried and decided and tried > decided:
            message = Message(
                "the trial is on {tried}, its judgment `{id}` of {decided}",
                tried=tried,
                decided=decided,
                id=judgment.id,
            )
            remedy = Message("correct one of the two days; if the judgment was only pronounced then, say so in `note`")
            yield record, Finding(("date",), message, remedy)


ACROSS = (trial_comes_before_the_judgment,)
