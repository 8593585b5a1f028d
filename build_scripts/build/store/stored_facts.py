"""Facts of records that the store keeps, for the rules over several records."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from build_scripts.build.store.stored_records import facts_key
from build_scripts.checks.record_facts import RecordFacts
from build_scripts.content.plain import undumped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from build_scripts.build.store.reader import Reads
    from build_scripts.build.store.stored_summary import StoredSummary
    from build_scripts.catalog.summary import RecordSummary


class StoredFacts:
    """The facts of records, read when they are asked for; those that were asked for last are at hand."""

    def __init__(self, store: Reads, unstored: Mapping[str, RecordFacts]) -> None:
        """Of all records that the store keeps, and of those that it may not keep, by their files."""
        self._store, self._unstored = store, unstored
        self._of: Callable[[str], RecordFacts] = lru_cache(store.at_hand)(self._read)

    def _read(self, key: str) -> RecordFacts:
        return RecordFacts(**undumped(self._store.read(facts_key(key))))

    def of(self, record: RecordSummary) -> RecordFacts:
        """The facts of one record."""
        unstored = self._unstored.get(record.source) if self._unstored else None
        return unstored or self._of(cast("StoredSummary", record).key)
