"""Was it published in time?"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from build_scripts import workdays
from build_scripts.model.judgment import Judgment
from build_scripts.problem import Severity
from build_scripts.rules.rule import Finding, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.rules.subject import Subject

LIMIT = 7  # working days


@rule(
    "TIME-07",
    cites="法释〔2016〕19号 Art 7",
    severity=Severity.WARNING,
    since=dt.date(2016, 10, 1),
    kinds=("judgment",),
)
def published_in_time(subject: Subject) -> Iterator[Finding]:
    """A judgment is published within seven working days of taking effect."""
    entry = subject.entry
    if not isinstance(entry, Judgment) or not entry.effective or not entry.source or not entry.source.published:
        return
    taken = workdays.between(entry.effective, entry.source.published)
    if taken is not None and taken > LIMIT:
        yield Finding(
            ("source", "published"),
            f"published {taken} working days after it took effect; the limit is {LIMIT}",
            "check `effective` and `source.published`; if both are right, the delay is shown as it is",
        )


RULES = (published_in_time,)
