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
    from collections.abc import Iterable, Mapping

    from build_scripts.build.store.store import Keeps
    from build_scripts.pages.task import PagePlan


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


def recall(store: Keeps, shown: str) -> list[PlannedPage] | None:
    """The pages; None where no build kept them.

    Args:
        store: of the last build.
        shown: digest of what others see of the records, and of code, templates, names and shells.
    """
    known = store.get([_row(shown)]).get(_row(shown))
    return [PlannedPage(*line) for line in undumped(known)] if known else None


def remember(store: Keeps, shown: str, pages: Iterable[PlannedPage]) -> None:
    """Keep them for the next build."""
    store.put([(_row(shown), dumped([tuple(page) for page in pages]))])


def _row(shown: str) -> str:
    return f"pages {shown}"
