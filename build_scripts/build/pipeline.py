"""The build, from the content to the published site.

`build` reads top to bottom: gather every file, check everything, then make a new tree and put it in place. What
many files or pages need is done in chunks by the workshop.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_scripts.build import standing, write
from build_scripts.build.cache import Cache, TornError
from build_scripts.build.fingerprint import of, of_code, of_files
from build_scripts.build.gather import gather
from build_scripts.build.process import rows_of
from build_scripts.build.result import BuildResult
from build_scripts.build.workers import WorkerPool
from build_scripts.catalog import catalog
from build_scripts.catalog.ledgers import conservation
from build_scripts.checks import coverage, published_bytes, register
from build_scripts.checks.record_facts import KnownFacts
from build_scripts.content.problem import Problem, has_errors
from build_scripts.pages import shell
from build_scripts.pages.site import Site
from build_scripts.publish import hosting
from build_scripts.publish.staging_tree import StagingTree, must_be_ours

if TYPE_CHECKING:
    from collections.abc import Iterable

    from build_scripts.build.config import BuildConfig
    from build_scripts.pages.shell import Shell

NOTHING = {"pages": 0, "files": 0, "bytes": 0, "written": 0}  # what a build comes to that makes no tree


def build(config: BuildConfig) -> BuildResult:
    """Check the content, make the site and publish it; nothing is written unless everything passed.

    Raises:
        swap.PublishError: the site's folder cannot be written.
    """
    start = time.monotonic()
    must_be_ours(config.site)
    state = standing.state_of(config)
    with tempfile.TemporaryDirectory() as scratch:
        kept = config.cache if config.cached else Path(scratch)
        try:
            result = _build(config, kept, state)
        except TornError:
            shutil.rmtree(kept)
            result = _build(config, kept, state)
    return replace(result, summary={**result.summary, "seconds": _since(start)})


def _build(config: BuildConfig, kept: Path, state: str | None) -> BuildResult:
    """The same, drawing on what earlier builds kept in a folder.

    Raises:
        TornError: something is gone that they kept.
    """
    host = hosting.profile_of(config.hosting or shell.settings(config.root).get("hosting"))
    with WorkerPool(config.jobs, config.executor) as pool, Cache(kept / "made.sqlite") as cache:
        gathered = gather(config, pool, cache)
        joined, problems = catalog.join(gathered.summaries, gathered.renderer.vocabulary, config.as_of)
        known = KnownFacts(joined, gathered.facts)
        problems += register.examine_together(known)
        problems = _placed(gathered.problems + problems, config)
        summary: dict[str, Any] = dict(conservation.count(gathered.inputs, joined))
        if not has_errors(problems) and not conservation.is_kept(summary):
            problems.append(_lost(summary))
        if has_errors(problems):
            return BuildResult({**summary, **NOTHING}, problems)
        frames, shells = shells_of(config, cache, gathered.renderer.languages)
        version = of(frames, gathered.version)
        site = Site(joined, gathered.renderer, shells, config.as_of, coverage.lines(known, problems), gathered.keys)
        with StagingTree(config.site, kept if config.cached else None) as tree:
            tools = write.Tools(pool, cache, version, gathered.version, config.progress, config.names, host)
            made = write.assemble(tree, site, tools)
            problems += made.problems
            if not has_errors(problems):
                tree.publish()
        drafts = [row for key in gathered.keys.values() for row in rows_of(key, site.languages)]
        used = [*drafts, *gathered.used, *(shell_key(name, frames) for name in shells), *made.kept]
        cache.keep_only([] if published_bytes.spoke(problems) else used)
        result = BuildResult({**summary, **made.counts}, problems)
        if result.ok and state:
            standing.keep(result, state, cache)
    return result


def check(config: BuildConfig) -> BuildResult:
    """All findings of all rules, and nothing written."""
    start = time.monotonic()
    with WorkerPool(config.jobs, config.executor) as pool:
        gathered = gather(config, pool, None)
    joined, problems = catalog.join(gathered.summaries, gathered.renderer.vocabulary, config.as_of)
    problems += register.examine_together(KnownFacts(joined, gathered.facts))
    summary = conservation.count(gathered.inputs, joined)
    return BuildResult({**summary, "seconds": _since(start)}, _placed(gathered.problems + problems, config))


def shell_key(language: str, version: str) -> str:
    """Under which the cache keeps a shell."""
    return f"shell {language} {version}"


def shells_of(config: BuildConfig, cache: Cache, languages: Iterable[str]) -> tuple[str, dict[str, Shell]]:
    """The shell of each language, from the cache or made anew, and their version."""
    pages = config.part("pages")
    files = {path for language in languages for path in shell.sources(config.root, pages, language)}
    version = of(of_code(), of_files(files), os.environ.get("SITE_URL", ""))
    shells = {}
    for language in languages:
        key = shell_key(language, version)
        known = dict(cache.get([key]))
        if key in known:
            shells[language] = shell.undump(known[key])
        else:
            shells[language] = shell.cut(config.root, pages, language)
            cache.put([(key, shells[language].dump())])
    return version, shells


def _placed(problems: Iterable[Problem], config: BuildConfig) -> list[Problem]:
    """Paths as the editor knows them: the record's place in the content folder as it was named."""
    return [
        replace(found, path=str(config.content / found.path)) if found.path.startswith("records") else found
        for found in problems
    ]


def _lost(summary: dict[str, Any]) -> Problem:
    message = f"{summary['inputs']} files went in and do not add up to the {summary}"
    return Problem(rule="BUILD-01", message=message, remedy="report this; nothing was published")


def _since(start: float) -> float:
    return round(time.monotonic() - start, 2)
