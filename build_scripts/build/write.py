"""A new tree with everything the site consists of.

Takes the site as data and an empty tree; fills the tree with every page, feed, export, asset and the search index, taking
over from the previous site what was made from the same things; gives the counts, and a problem for every link that leads
nowhere.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from build_scripts.build import tasks
from build_scripts.build.dead_links import broken, dead
from build_scripts.build.reuse.fingerprint import of
from build_scripts.build.reuse.planned_pages import PlannedPage, PlannedPages, planned
from build_scripts.build.reuse.planned_parts import planned_parts
from build_scripts.build.search_index import Indexing
from build_scripts.build.wanted_files import WantedFiles
from build_scripts.build.workers import WorkerPool, pack
from build_scripts.checks import published_bytes
from build_scripts.content.problem import Problem
from build_scripts.export import registry as export
from build_scripts.export.context import context_of
from build_scripts.pages import hand_written
from build_scripts.pages.fragments import pictures
from build_scripts.pages.front import hand_written_plans
from build_scripts.pages.plans import other_plans
from build_scripts.pages.records import record_plans
from build_scripts.publish import hosting
from build_scripts.publish.log import site_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from build_scripts.build.config import Progress
    from build_scripts.build.store.store import Store
    from build_scripts.pages.site import Site
    from build_scripts.pages.task import PagePlan, PageTask
    from build_scripts.publish.staging_tree import StagingTree

Work = tuple["PagePlan", str, str]  # a page, its file and its fingerprint


@dataclass(frozen=True, slots=True)
class Tools:
    """What the work needs besides the site itself.

    Attributes:
        pool: runs chunks.
        store: holds what was prepared of each record.
        version: digest of everything that is not a record.
        shown: digest of that and of what others see of the records.
        basis: the same of the code and the words alone.
        progress: told the step, how many are done and how many there are.
        names: the lines of a private list of names that must appear nowhere.
        host: what the site must fit on.
        pages: the folder of the hand-written pages, in whose lines a dead link is reported.
    """

    pool: WorkerPool
    store: Store
    version: str
    shown: str
    basis: str
    progress: Progress
    names: published_bytes.Names = ()
    host: hosting.HostLimits | None = None
    pages: Path | None = None


@dataclass(frozen=True, slots=True)
class Assembled:
    """What the tree came to.

    Attributes:
        counts: pages, files, bytes, and how many files were written.
        problems: what stands against publication.
    """

    counts: dict[str, int]
    problems: list[Problem]


def assemble(tree: StagingTree, site: Site, tools: Tools) -> Assembled:
    """Fill the tree."""
    work = _Assembly(tree, site, tools)
    work.add_search()  # first, since lists and ledgers leave less memory
    pages = work.make_pages()
    work.add_assets()
    pages += work.add_exports()
    work.check_links()
    work.find_names()
    tree.weigh()
    files, size = tree.weight()
    problems = [*work.problems, *hosting.check(tree.sizes, tools.host)]
    counts = {"pages": pages, "files": files, "bytes": size, "written": tree.files.count_new()}
    return Assembled(counts, problems)


class _Assembly:
    """The tree while it is filled, with what was noticed on the way."""

    def __init__(self, tree: StagingTree, site: Site, tools: Tools) -> None:
        self.tree, self.site, self.tools = tree, site, tools
        self.version = tools.version
        shells = pack({name: replace(shell, assets={}, fragments=()) for name, shell in site.shells.items()})
        self.common = (pack(site.renderer), shells, tools.store.path, str(tree.folder), str(tree.site))
        self.problems: list[Problem] = []
        self.made = 0  # pages
        self.wanted = WantedFiles()
        self.listed: tuple[Iterable[PlannedPage], ...] = ()  # all pages but those that show the exports

    def make_pages(self) -> int:
        """Make every page that cannot be taken over; return how many pages there are."""
        pages = PlannedPages(self.tools.store, self.tools.shown)
        if pages.recall():
            self._make_all(self._changed(pages))
        else:
            self._make_all(self._planned(pages))
            pages.keep()
        own = list(hand_written_plans(self.site))
        self._make_all(self._new(own))
        self.listed = (pages, tuple(map(planned, own)))
        return len(pages) + len(own)

    def _planned(self, pages: PlannedPages) -> Iterator[Work]:
        """The pages that cannot be taken over; every page is added to the others."""
        for plan in chain(record_plans(self.site, self.site.catalog.records), other_plans(self.site)):
            page = planned(plan)
            pages.add(page)
            yield from self._unless_kept(plan, page)

    def _changed(self, pages: Iterable[PlannedPage]) -> Iterator[Work]:
        """Those of some pages that cannot be taken over; only these are planned."""
        languages, wanted, records = self.site.languages, dict[str, str](), set[str]()
        for page in pages:
            file, key = page.file(languages), page.key(self.version, self.site.keys)
            if not self.tree.keep(file, key):
                wanted[file] = key
                records.add(page.record)
        plans = record_plans(self.site, [one for one in self.site.catalog.records if one.id in records])
        for plan in chain(plans, other_plans(self.site) if "" in records else ()):
            if (file := plan.file(languages)) in wanted:
                yield plan, file, wanted[file]

    def _new(self, plans: Iterable[PagePlan]) -> Iterator[Work]:
        """The plans of pages that cannot be taken over, with file and key."""
        for plan in plans:
            yield from self._unless_kept(plan, planned(plan))

    def _unless_kept(self, plan: PagePlan, page: PlannedPage) -> Iterator[Work]:
        """A page, unless it can be taken over. A hand-written one is made all the same, since what it links to may be gone."""
        file, key = page.file(self.site.languages), page.key(self.version, self.site.keys)
        if plan.by_hand or not self.tree.keep(file, key):
            yield plan, file, key

    def _make_all(self, each: Iterable[Work]) -> None:
        """Make pages as fast as they are planned, so that few wait in memory."""
        keys: dict[str, str] = {}  # of those that are in the making
        for _done, chunk in self.tools.pool.map(tasks.make_pages, _jobs(each, keys), *self.common):
            self.made += len(chunk)
            self.tools.progress("pages", self.made, 0)
            for page in chunk:
                self.tree.note(page.file, keys.pop(page.file), new=page.new)
                self.problems += page.problems
                self.wanted.add(page.file, page.targets)

    def add_assets(self) -> None:
        """Style sheets, scripts, pictures and what the host is to send; all languages share them."""
        for language in self.site.languages:
            for name, data in self.site.shells[language].assets.items():
                self._add(name, data)
        for name, data in pictures(self.site):
            self._add(name, data)
        if self.tools.host and self.tools.host.headers:
            self._add(hosting.HEADERS, self.tools.host.headers.encode())

    def _add(self, file: str, data: bytes) -> None:
        if file not in self.tree.files:
            key = of(
                self.tools.basis, hashlib.sha256(data).hexdigest()
            )  # another program may find more in the same bytes
            if not self.tree.keep(file, key):
                self.tree.add(file, data, key)
                self.problems += published_bytes.check_file(file, data)

    def add_exports(self) -> int:
        """Feeds, sitemap and data: every part that cannot be taken over, and what lists them all; return how many pages that were."""
        store = self.tools.store
        context = context_of(self.site, partial(tasks.documents_of, store.path), partial(tasks.wholes_of, store.path))
        log = site_files.parts(self.site.log, self.site.catalog.by_id.keys())
        texts = chain(export.parts_of_texts(self.site), log)
        indexed = ((page.path, page.languages) for page in chain(*self.listed) if page.languages and not page.noindex)
        others = partial(export.parts_of_summaries, self.site, context, indexed)
        parts, kept = planned_parts(store, self.tree, self.version, self.tools.shown, texts, others)
        work = [(key, part) for key, part in parts.items() if key not in kept]
        common = (pack(context), str(self.tree.folder), str(self.tree.site))
        made = list(chain.from_iterable(kept.values()))
        keys = iter(key for key, _part in work)
        for _done, chunk in self.tools.pool.map(tasks.make_parts, [part for _key, part in work], *common, chunk=1):
            for files in chunk:
                for file in files:
                    self.tree.note(file.made.path, file.made.sha256, new=file.new)
                    self.problems += file.problems
                made += [file.made for file in files]
                store.put([(next(keys), json.dumps([file.made for file in files]).encode())])
        made.sort()
        for name, data in export.closing(self.site, context, made):
            self._add(name, data)
        plans = list(export.closing_pages(self.site, made))
        self._make_all(self._new(plans))
        self.tools.progress("pages", self.made, self.made)
        return len(plans)

    def add_search(self) -> None:
        """The search index."""
        tools = self.tools
        work = Indexing(self.tree, self.site, tools.pool, tools.store, tools.basis)
        self.problems += work.add(tools.progress)

    def check_links(self) -> None:
        """Every page that was made links to what is there."""
        gone = self.wanted.missing(self.tree.files)
        self.wanted.close()
        if gone:
            own = hand_written.links(self.tools.pages, self.site.languages) if self.tools.pages else ()
            found = dict.fromkeys(link for link in own if link.target in gone)
            self.problems += map(dead, found)
            told = {link.target for link in found}
            self.problems += [broken(page, target) for target, page in gone.items() if target not in told]

    def find_names(self) -> None:
        """With a private list of names: every byte, taken over or new."""
        if self.tools.names:
            common = (str(self.tree.folder), self.tools.names)
            for _done, found in self.tools.pool.map(tasks.find_names, self.tree.files, *common):
                self.problems += found


def _jobs(each: Iterable[Work], keys: dict[str, str]) -> Iterator[tuple[PageTask, str]]:
    """The jobs of pages, each with its file; its key is noted."""
    for plan, file, key in each:
        keys[file] = key
        yield plan.job(), file
