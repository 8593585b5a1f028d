"""What was withheld (法释〔2016〕19号 Arts 4 and 6), and what was published before or after."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from build_scripts.model.base import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from build_scripts.catalog.publication_log import PublicationLog
    from build_scripts.catalog.summary import RecordSummary

_WITHHOLDING = "withholding"


def withheld(records: Iterable[RecordSummary]) -> tuple[RecordSummary, ...]:
    """The withheld records, in the order given."""
    return tuple(record for record in records if record.status == Status.WITHHELD.value)


def turns(records: Iterable[RecordSummary], log: PublicationLog | None) -> list[tuple[str, RecordSummary]]:
    """Records that were published and then withheld, or the other way round, each with the ISO day of its last turn, newest first.

    Only the publication log knows it: without one there are none.
    """
    found = []
    for record in records if log else ():
        entries = [one.header for one in log.entries.get(record.id, ())] if log else []
        days = [
            after["date"]
            for before, after in pairwise(entries)
            if before["event"] != after["event"] and _WITHHOLDING in {before["event"], after["event"]}
        ]
        found += [(day, record) for day in days[-1:]]
    return sorted(found, key=lambda turn: (turn[0], turn[1].id), reverse=True)
