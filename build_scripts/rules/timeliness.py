"""Was it published in time? 法释〔2016〕19号 Art 7."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from build_scripts import workdays
from build_scripts.model.judgment import Judgment
from build_scripts.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.model.kinds import Entry

Location = tuple[str | int, ...]
IN_FORCE = dt.date(2016, 10, 1)
LIMIT = 7  # working days


def published_late(entry: Entry) -> Iterator[tuple[Location, Problem]]:
    """TIME-07: a judgment is published within seven working days of taking effect.

    Speaks only where both days are recorded, the rules of 2016 were in force and the calendar of the year is known.
    """
    if not isinstance(entry, Judgment) or not entry.effective or not entry.source or not entry.source.published:
        return
    if entry.source.published < IN_FORCE:
        return
    taken = workdays.between(entry.effective, entry.source.published)
    if taken is not None and taken > LIMIT:
        message = f"published {taken} working days after it took effect; the limit is {LIMIT}"
        yield (
            ("source", "published"),
            Problem(
                rule="TIME-07",
                severity=Severity.WARNING,
                message=message,
                remedy="check `effective` and `source.published`; if both are right, the delay is shown as it is",
                cites="法释〔2016〕19号 Art 7",
            ),
        )


RULES = (published_late,)
