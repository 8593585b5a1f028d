"""The search of a finished site for sealed words, against the content that it was made of.

Takes a config and the folder of a site; gives problems. What is public is read from the content as a build does, and nothing is written.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.build import sealed_words
from build_scripts.build.pipeline import prepare
from build_scripts.build.store.store import Store
from build_scripts.build.workers import WorkerPool
from build_scripts.content.problem import Severity, has_errors

if TYPE_CHECKING:
    from build_scripts.build.config import BuildConfig
    from build_scripts.content.problem import Problem


def sealed_words_in(config: BuildConfig) -> list[Problem]:
    """What stands in the site of a config and should not; where the content has errors, these, since nothing explains the site then."""
    words, wrong = sealed_words.words_of(config)
    if wrong:
        return [replace(found, severity=Severity.ERROR) for found in wrong]
    with (
        tempfile.TemporaryDirectory() as scratch,
        WorkerPool(config.jobs, config.executor) as pool,
        Store(Path(scratch) / "made.sqlite") as store,
    ):
        config = replace(config, scratch=Path(scratch))
        ready = prepare(config, pool, store)
        if ready.site is None:
            return [found for found in ready.problems if has_errors([found])]
        return sealed_words.in_tree(config, words, pool, ready.site, store, config.site, ())
