"""The site as data, before any page is made: the frame of each language, and what lists, ledgers and exports draw from.

Takes what was read and how it was found to stand together; gives `Site`.
"""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from build_scripts.build.lines_in_file import LinesInFile
from build_scripts.build.reuse.fingerprint import of, of_code, of_files
from build_scripts.build.reuse.shown import Recalled, WhenAsked
from build_scripts.catalog.ledgers import sealed
from build_scripts.checks import coverage, time_limits
from build_scripts.checks.sentences.ledger import ledger
from build_scripts.content.settings import promise_days
from build_scripts.export import citation_lists, formats
from build_scripts.pages import hub, shell
from build_scripts.pages.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from build_scripts.build.config import BuildConfig
    from build_scripts.build.gather import Gathered
    from build_scripts.build.store.store import Keeps
    from build_scripts.catalog.publication_log import PublicationLog
    from build_scripts.checks.record_facts import KnownFacts
    from build_scripts.content.problem import Problem
    from build_scripts.pages.shell import Shell


def shells_of(config: BuildConfig, store: Keeps, languages: Iterable[str]) -> tuple[str, dict[str, Shell]]:
    """The shell of each language, from the store or made anew, and their version."""
    pages = config.part("pages")
    files = {path for language in languages for path in shell.sources(config.root, pages, language)}
    version = of(of_code(), of_files(files), os.environ.get("SITE_URL", ""))
    shells = {}
    for language in languages:
        key = f"shell {language} {version}"
        known = store.get([key]).get(key)
        shells[language] = shell.undump(known) if known else shell.cut(config.root, pages, language, config.scratch)
        if not known:
            store.put([(key, shells[language].dump())])
    return version, shells


def site_of(
    config: BuildConfig,
    gathered: Gathered,
    known: KnownFacts,
    log: PublicationLog | None,
    found: Sequence[Problem],
    shells: Mapping[str, Shell],
    once: Recalled,
) -> Site:
    """The whole site.

    Args:
        config: of the build.
        gathered: what was read.
        known: what rules over several records know.
        log: the publication log by the end of the day.
        found: every problem.
        shells: the frame of each language.
        once: has what an earlier build worked out of all records.

    Raises:
        ValueError: the settings ask for what there is not.
    """
    off = formats.formats_off(config.settings, lenient=config.standing)
    return Site(
        known.catalog,
        gathered.renderer,
        shells,
        config.as_of,
        coverage=WhenAsked(lambda: coverage.lines(known, found)),
        deadlines=WhenAsked(lambda: time_limits.ledger(known)),
        sentences=LinesInFile(lambda: ledger(known, found), known.catalog.by_id),
        keys=gathered.keys,
        seen=gathered.seen,
        log=log,
        sealed_per_year=sealed.by_year(config.settings, config.as_of),
        promise_days=promise_days(config.settings),
        hub=hub.portals(config.settings, gathered.renderer.languages, lenient=config.standing),
        alternates=formats.alternates(off),
        cited_lists=partial(citation_lists.links, off),
        formats_off=off,
        once=once,
    )
