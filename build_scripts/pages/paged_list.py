"""A list of cases, of withheld documents or of corrections, in pages; lists of records are in `lists`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from build_scripts.pages.lists import SIZE
from build_scripts.pages.task import PagePlan, PageTask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_scripts.pages.site import Site

Item = TypeVar("Item")


def in_turn(plans: Callable[[str], Iterator[PagePlan]], languages: Iterable[str]) -> Iterator[PagePlan]:
    """The pages of lists in all languages, each in one language after the other: both show the same records, which are read once.

    Args:
        plans: gives the pages in a language; the same ones, in the same order, in every language.
        languages: of the site.
    """
    for pages in zip(*map(plans, languages), strict=True):
        yield from pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger(Generic[Item]):
    """A list of something else than records, in pages of `SIZE`.

    Attributes:
        path: of its first page, below the language's root.
        title: untranslated.
        template: names `lines`, `total`, `number`, `pages`, `first`, and what is in `data`.
        items: everything on the list.
        state: what the line of an item depends on.
        line: the line, as plain data in a language.
        data: the same for every page.
        overview: what only the first page shows; on the others each of its names is None, so that these stay as they are when it changes.
        feed: path of the feed of what is on the list, if it has one.
        noindex: whether search engines are asked to pass it over.
    """

    path: str
    title: str
    template: str
    items: Sequence[Item]
    state: Callable[[Item], str]
    line: Callable[[str, Item], object]
    data: Mapping[str, object] = field(default_factory=dict)
    overview: Mapping[str, object] = field(default_factory=dict)
    feed: str | None = None
    noindex: bool = False

    def plans(self, site: Site, language: str) -> Iterator[PagePlan]:
        """Its pages in a language."""
        same = f"{self.data}{len(self.items)}"
        for number in range(1, self.pages + 1):
            path = self.path if number == 1 else f"{self.path}page/{number}/"
            states = [same, str(self.overview) if number == 1 else "", *map(self.state, self._of(number))]
            job = partial(self._job, site, language, path, number)
            yield PagePlan(path, language, site.languages, noindex=self.noindex, state="\0".join(states), job=job)

    @property
    def pages(self) -> int:
        """How many pages it fills; an empty one has its page too."""
        return max(1, -(-len(self.items) // SIZE))

    def _of(self, number: int) -> Sequence[Item]:
        return self.items[(number - 1) * SIZE : number * SIZE]

    def _job(self, site: Site, language: str, path: str, number: int) -> PageTask:
        lines = [self.line(language, item) for item in self._of(number)]
        overview = self.overview if number == 1 else dict.fromkeys(self.overview)
        figures = {"total": len(self.items), "number": number, "pages": self.pages, "first": self.path}
        title = site.say(language, self.title)
        return PageTask(
            path=path,
            language=language,
            title=title if number == 1 else f"{title} · {number}/{self.pages}",
            template=self.template,
            data={**self.data, **overview, **figures, "lines": lines},
            languages=site.languages,
            feed=self.feed,
            noindex=self.noindex,
        )
