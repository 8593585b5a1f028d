"""The site as it would be published now, a page at a time.

Takes a config; gives the bytes of any page from what is in memory, so that an edit costs the reading of one record and not the making
of a site.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from build_scripts.build.pipeline import Prepared, prepare
from build_scripts.build.process import draft_key, whole_key
from build_scripts.build.store.memory import MemoryStore
from build_scripts.build.store.reader import TornError
from build_scripts.build.workers import WorkerPool
from build_scripts.export.registry import closing_pages
from build_scripts.export.whole_record import without_links
from build_scripts.pages.plans import page_plans
from build_scripts.pages.task import make

if TYPE_CHECKING:
    import datetime as dt

    from build_scripts.build.config import BuildConfig
    from build_scripts.build.reuse.source_index import SourceIndex
    from build_scripts.content.problem import Problem
    from build_scripts.pages.site import Site


class LiveSite:
    """What one process knows of the records; one thread updates it while others ask for pages."""

    def __init__(self, config: BuildConfig) -> None:
        """Begin with what the last build of the whole site left; nothing is read before the first `update`."""
        self._config = replace(
            config, jobs=1
        )  # threads are running here, which a process started now would not survive
        self._store = MemoryStore(config.cache / "made.sqlite")
        self._index: SourceIndex | None = None
        self._last: Prepared | None = None

    def update(self, day: dt.date) -> list[Problem]:
        """Read what was edited and check it; pages stay as they were where there are errors.

        Args:
            day: of the build.

        Returns:
            Every problem of every record: first those of single files, then those of several together.
        """
        config = replace(self._config, as_of=day)
        with WorkerPool(config.jobs) as pool:
            prepared = prepare(config, pool, self._store, self._index)
        self._index = prepared.index
        if prepared.site:
            last, site = self._last, prepared.site
            if last and last.shown != prepared.shown:
                self._store.forget(last.shown)
            if last and last.site and last.basis == prepared.basis:
                site = replace(site, renderer=last.site.renderer)  # which has compiled its templates
            self._last = replace(prepared, site=site)
        return prepared.problems

    def page(self, file: str) -> bytes | None:
        """One page.

        Args:
            file: its path from the site's root, such as `en/judgments/7k2m9xqd/index.html`.

        Returns:
            Its bytes, or None where there is no such page.

        Raises:
            TornError: the store has lost the draft of a record.
        """
        site = self._last.site if self._last else None
        if site is None:
            return None
        named = site.catalog.by_id.get(PurePosixPath(file).parent.name)  # no other record's page is this file
        plans = page_plans(site, [named] if named else [])
        plan = next((plan for plan in plans if plan.file(site.languages) == file), None)
        if plan is None:
            return self._of_exports(site, file)
        task = plan.job()
        if not task.draft:
            return make(task, None, site.renderer, site.shells)
        key, whole = draft_key(task.draft, task.language), whole_key(task.draft)
        known = self._store.get([key, whole])
        if key not in known or whole not in known:
            raise TornError
        content = without_links(json.loads(known[whole]), task.links)
        return make(task, known[key].decode(), site.renderer, site.shells, content)

    def _of_exports(self, site: Site, file: str) -> bytes | None:
        """A page that shows the exports, which only a whole build makes: as the last one left it."""
        published = self._config.site / file
        if published.is_file() and any(plan.file(site.languages) == file for plan in closing_pages(site, ())):
            return published.read_bytes()
        return None
