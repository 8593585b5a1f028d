"""The changes of all sentences as lists and feeds show them: short lines, since a list is counted and sorted as a whole."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.checks.sentences.ledger import Sentence


class ListedChange(NamedTuple):
    """What the lists of the ledger say of one change, of which they need all at once.

    Attributes:
        record: of the change.
        path: of the page of its sentence.
        measure, outcome, reduction, decided_by: as in `ChangeFacts`.
        notice_to: the last day of the public notice.
    """

    record: RecordSummary
    path: str
    measure: str
    outcome: str | None
    reduction: str | None
    decided_by: str
    notice_to: str | None


def listed(sentences: Iterable[Sentence]) -> Iterator[ListedChange]:
    """Every change, in the order of the sentences; equal words are kept once."""
    for sentence in sentences:
        path = sentence.path
        for line in sentence.lines:
            told = line.told
            yield ListedChange(
                line.record,
                path,
                sys.intern(told.measure),
                _once(told.outcome),
                _once(told.reduction),
                sys.intern(told.decided_by),
                _once(told.notice[1] if told.notice else None),
            )


def _once(word: str | None) -> str | None:
    return sys.intern(word) if word else word
