"""The pages of a site as an earlier build planned them, for a build in which others see of the records what they saw then.

Takes the store and the digest of that; gives a line for each page, from which follow its file and its fingerprint. So a build after an edit of a
text plans the pages of that record alone.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.content.plain import dumped, undumped
from build_scripts.pages.page import file_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from build_scripts.build.store.store import Store
    from build_scripts.pages.task import PagePlan

_PART = 4096  # pages


class PlannedPage(NamedTuple):
    """One page.

    Attributes:
        path, language, languages, noindex, digest, record: as in its plan.
    """

    path: str
    language: str
    languages: tuple[str, ...]
    noindex: bool
    digest: bytes
    record: str

    def file(self, languages: tuple[str, ...]) -> str:
        """The file's path from the site's root."""
        return file_in(self.path, self.language, languages)

    def key(self, version: str, keys: Mapping[str, str]) -> str:
        """The fingerprint: everything that the page depends on.

        Args:
            version: of code, templates, names and shells.
            keys: record id → fingerprint of its file.
        """
        own = keys[self.record] if self.record else ""
        return hashlib.blake2b(f"{version}\0{own}\0".encode() + self.digest, digest_size=16).hexdigest()


def planned(plan: PagePlan) -> PlannedPage:
    """The line of a plan."""
    return PlannedPage(plan.path, plan.language, plan.languages, plan.noindex, plan.digest, plan.record)


class PlannedPages:
    """The pages of a site, some thousand a row of the store, so that none of them need stay in memory."""

    def __init__(self, store: Store, shown: str) -> None:
        """Begin.

        Args:
            store: of the last build; takes what is added.
            shown: digest of what others see of the records, and of code, templates, names and shells.
        """
        self._store, self._row = store, f"pages {shown}"
        self._rows, self._count = 0, 0
        self._waiting: list[PlannedPage] = []

    def recall(self) -> bool:
        """Whether an earlier build kept them all; if so, these are the pages."""
        known = self._store.get([self._row]).get(self._row)
        if known:
            self._rows, self._count = undumped(known)
            self._store.use(map(self._part, range(self._rows)))
        return known is not None

    def add(self, page: PlannedPage) -> None:
        """Take one more."""
        self._waiting.append(page)
        if len(self._waiting) == _PART:
            self._put_down()

    def keep(self) -> None:
        """Keep them for the next build: there are no more."""
        self._put_down()
        self._store.put([(self._row, dumped((self._rows, self._count)))])

    def _put_down(self) -> None:
        self._store.put([(self._part(self._rows), dumped([tuple(page) for page in self._waiting]))])
        self._rows, self._count = self._rows + 1, self._count + len(self._waiting)
        self._waiting = []

    def _part(self, number: int) -> str:
        return f"{self._row} {number}"

    def __len__(self) -> int:
        """How many there are, once they were recalled or kept."""
        return self._count

    def __iter__(self) -> Iterator[PlannedPage]:
        """All of them, in the order in which they were added.

        Raises:
            TornError: the store has lost some.
        """
        for number in range(self._rows):
            for line in undumped(self._store.read(self._part(number))):
                yield PlannedPage(*line)
