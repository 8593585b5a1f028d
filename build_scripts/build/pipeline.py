"""The build, from the content to the published site.

`build` reads top to bottom: gather every file, check everything, then make a new tree and put it in place. What
many files or pages need is done in chunks by the worker pool.
"""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_scripts.build import contact, releasing, sealed_words, write
from build_scripts.build.cluster.executor import joined
from build_scripts.build.dead_links import dead_links
from build_scripts.build.declared_changes import declared_changes
from build_scripts.build.findings import examined, placed
from build_scripts.build.gather import gather
from build_scripts.build.process import rows_of
from build_scripts.build.releasing import Published
from build_scripts.build.result import BuildResult
from build_scripts.build.reuse.fingerprint import of
from build_scripts.build.reuse.shown import Recalled, recalled_rows, shown
from build_scripts.build.settings_in_order import must_be_in_order
from build_scripts.build.store.reader import TornError
from build_scripts.build.store.store import Store
from build_scripts.build.whole_site import shells_of, site_of
from build_scripts.build.workers import WorkerPool
from build_scripts.catalog.ledgers import conservation
from build_scripts.checks import published_bytes
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem, Severity, has_errors
from build_scripts.pages import page_html
from build_scripts.pages.site import Site
from build_scripts.publish import hosting, releases
from build_scripts.publish.site_lock import only_build_of
from build_scripts.publish.staging_tree import StagingTree, must_be_ours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_scripts.build.config import BuildConfig
    from build_scripts.build.reuse.source_index import SourceIndex
    from build_scripts.build.store.store import Keeps
    from build_scripts.catalog.summary import RecordSummary

NOTHING = {"pages": 0, "files": 0, "bytes": 0, "written": 0}  # what a build comes to that makes no tree


def build(config: BuildConfig) -> BuildResult:
    """Check the content, make the site and publish it; nothing is written unless everything passed.

    Raises:
        swap.PublishError: the site's folder cannot be written, or another build is writing it.
        ClusterError: the cluster that was asked for cannot do the work.
    """
    start = time.monotonic()
    must_be_ours(config.site)
    with only_build_of(config.site) as scratch, joined(config, scratch) as own:
        result = build_alone(own)
        result.problems.extend(sealed_words.left_behind(own, _kept(own)))
    return replace(result, summary={**result.summary, "seconds": _since(start)})


def build_alone(config: BuildConfig) -> BuildResult:
    """The same for whoever keeps other builds of the site away already.

    Args:
        config: with a scratch folder.
    """
    kept = _kept(config)
    try:
        result = _build(config, kept)
    except TornError:
        shutil.rmtree(kept)
        result = _build(config, kept)
    if published_bytes.found_any(result.problems):
        shutil.rmtree(kept, ignore_errors=True)
    return result


def _kept(config: BuildConfig) -> Path:
    """The folder of what earlier builds made, or one that lives no longer than this one."""
    return config.cache if config.cached or config.scratch is None else config.scratch / "kept"


def _of_standing(found: Problem) -> Problem:
    """A finding in a site that stood before, where only what must not be published at all is an error."""
    return found if found.rule.startswith("GUARD") else replace(found, severity=Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything that was read and checked, before any page is made.

    Attributes:
        site: what the pages show; None where there are errors.
        version: of everything that pages depend on besides the records.
        shown: of that and of what others see of the records.
        basis: the same of the code and the vocabulary alone.
        summary: the count of the inputs.
        problems: what was found.
        index: what is known of every file; None where the next build does not run in this process.
        records: of all files without errors, shown or not.
    """

    site: Site | None
    version: str
    shown: str
    basis: str
    summary: dict[str, Any]
    problems: list[Problem]
    index: SourceIndex | None
    records: Sequence[RecordSummary] = ()


def prepare(config: BuildConfig, pool: WorkerPool, store: Keeps, last: SourceIndex | None = None) -> Prepared:
    """Read and check everything.

    Args:
        config: what is to be built.
        pool: does the work.
        store: what earlier builds made.
        last: the index of the build before in this process.

    Raises:
        ValueError: the settings say what they cannot.
    """
    if not config.standing:
        must_be_in_order(config)
    gathered = gather(config, pool, store, last)
    known, log, summary, found = examined(config, gathered, store)
    problems = placed(found, config, gathered)
    if config.standing:
        problems = [replace(one, severity=Severity.WARNING) for one in problems]
    elif not has_errors(problems) and not conservation.is_kept(summary):
        problems.append(_lost(summary))
    if has_errors(problems):
        return Prepared(None, "", "", gathered.version, summary, problems, gathered.index)
    frames, shells = shells_of(config, store, gathered.renderer.languages)
    pages = [
        *page_html.problems(shells, config.part("pages")),
        *contact.unfilled(config, shells[gathered.renderer.languages[0]]),
    ]
    problems += (replace(one, severity=Severity.WARNING) if config.standing else one for one in pages)
    if has_errors(problems):
        return Prepared(None, "", "", gathered.version, summary, problems, gathered.index)
    version = of(frames, gathered.version)
    digest = of(version, shown(config, gathered, log))
    site = site_of(config, gathered, known, log, found, shells, Recalled(store, digest))
    return Prepared(site, version, digest, gathered.version, summary, problems, gathered.index, gathered.summaries)


def _build(config: BuildConfig, kept: Path) -> BuildResult:
    """The same, drawing on what earlier builds kept in a folder.

    Raises:
        TornError: something is gone that they kept.
    """
    host = hosting.profile_of(config.hosting or config.settings.get("hosting"))
    words, wrong = sealed_words.words_of(config)
    with WorkerPool(config.jobs, config.executor) as pool, Store(kept / "made.sqlite") as store:
        ready = replace(prepare(config, pool, store), index=None)  # whose memory is wanted
        if ready.site is None:
            return BuildResult({**ready.summary, **NOTHING}, ready.problems)
        if config.executor:
            store.settle()
        problems = ready.problems + wrong
        with StagingTree(config.site, kept if config.cached else None) as tree:
            tools = write.Tools(
                pool,
                store,
                ready.version,
                ready.shown,
                ready.basis,
                config.progress,
                config.names,
                host,
                config.part("pages"),
            )
            made = write.assemble(tree, ready.site, tools)
            problems += made.problems
            problems += sealed_words.in_tree(config, words, pool, ready.site, store, tree.folder, tree.files)
            if config.standing:
                problems = [_of_standing(found) for found in problems]
            done = not has_errors(problems)
            before = releases.mark_of(config.site)
            if done:
                tree.publish()
        if done and not config.standing:
            made_of = Published(ready.records, ready.site.keys, ready.basis, before, tree.changed)
            problems += releasing.after(config, made_of)
        store.use(recalled_rows(ready.shown))
        store.use(row for key in ready.site.keys.values() for row in rows_of(key, ready.site.languages))
        store.sweep(everything=published_bytes.found_any(problems))
        return BuildResult({**ready.summary, **made.counts}, problems)


def check(config: BuildConfig) -> BuildResult:
    """All findings of all rules, and nothing written.

    Raises:
        ValueError: the settings say what they cannot.
    """
    start = time.monotonic()
    must_be_in_order(config)
    with WorkerPool(config.jobs, config.executor) as pool:
        gathered = gather(config, pool, None)
    known, log, summary, found = examined(config, gathered)
    if not has_errors(found):
        found += declared_changes(config.content, known.catalog, log, gathered.renderer.vocabulary.languages)
    problems = placed(found, config, gathered)
    if not has_errors(problems):
        problems += dead_links(config, gathered.renderer, known)
    return BuildResult({**summary, "seconds": _since(start)}, problems)


def _lost(summary: dict[str, Any]) -> Problem:
    message = Message(
        "{inputs} files went in and do not add up: {figures}",
        inputs=summary["inputs"],
        figures=tuple(Message("{name} {count}", name=Message(name), count=count) for name, count in summary.items()),
    )
    return Problem(rule="BUILD-01", message=message, remedy=Message("report this; nothing was published"))


def _since(start: float) -> float:
    return round(time.monotonic() - start, 2)
