"""Which records the search index is made of: remembered from one build to the next, and compared.

Takes the site and the store; gives what changed since the last index was made. A portal may have a million records, so neither
side is ever in memory as a whole.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from build_scripts.build.store.reader import TornError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.build.store.store import Store
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.pages.site import Site

_PORTION = 4096  # records in one value of the store
Made = list[str]  # the key of a record, and the case numbers by which its document can be found besides its own


class IndexedRecords:
    """Of every shown record, in the order of their ids, what its document in the index is made of."""

    def __init__(self, site: Site, store: Store) -> None:
        """Of this build, and where that of the last one is kept."""
        self._site, self._store = site, store

    def __iter__(self) -> Iterator[Made]:
        return (made for portion in self._portions() for made in portion.values())

    def __len__(self) -> int:
        """How many there are."""
        return len(self._site.catalog.records)

    def _portions(self) -> Iterator[dict[str, Made]]:
        by_id = self._site.catalog.by_id
        ids = sorted(by_id)
        for first in range(0, len(ids), _PORTION):
            yield {one: self._made_of(by_id[one]) for one in ids[first : first + _PORTION]}

    def _made_of(self, record: RecordSummary) -> Made:
        catalog = self._site.catalog
        slug = catalog.case_of.get(record.id)
        others = catalog.cases[slug].records if slug else ()
        numbers = {other.number for other in others if other.number} - {record.number}
        return [self._site.keys[record.id], *sorted(numbers)]

    def keep(self, index: str) -> None:
        """Remember that an index is made of them.

        Args:
            index: a digest of it, so that what a killed build left is never taken for what another index was made of.
        """
        for key, portion in zip(self._keys(index), self._portions(), strict=True):
            self._store.put([(key, json.dumps(portion).encode())])

    def use(self, index: str) -> None:
        """Go on remembering it."""
        self._store.use(self._keys(index))

    def changed(self, index: str, most: int) -> list[tuple[Made, Made]] | None:
        """What an index is made of and what it would be made of now, of the records in which these differ.

        Args:
            index: its digest.
            most: with more than these, it is not worth to know which.

        Returns:
            None where there are more, or where the index is made of other records.
        """
        found: list[tuple[Made, Made]] = []
        for key, portion in zip(self._keys(index), self._portions(), strict=True):
            last = self._kept(key)
            if last.keys() != portion.keys():
                return None
            found += [(last[one], made) for one, made in portion.items() if last[one] != made]
            if len(found) > most:
                return None
        return found

    def _kept(self, key: str) -> dict[str, Made]:
        try:
            found: dict[str, Made] = json.loads(self._store.read(key))
        except TornError:
            return {}
        return found

    def _keys(self, index: str) -> Iterator[str]:
        return (f"indexed {index} {first}" for first in range(0, len(self), _PORTION))
