"""The build that stands: whether anything changed since, and what it came to.

Takes a config; gives the outcome of the last build if the same one would be made again. It opens no record and imports little,
since most builds of the day are of this sort.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from dataclasses import asdict
from typing import TYPE_CHECKING

from build_scripts.build.cache import Cache
from build_scripts.build.fingerprint import of, of_code, of_files
from build_scripts.build.result import BuildResult
from build_scripts.content.file_stat import stat_of, walk
from build_scripts.content.labels import OWN
from build_scripts.content.problem import Problem, Severity
from build_scripts.publish.staging_tree import is_whole

if TYPE_CHECKING:
    from build_scripts.build.config import BuildConfig


def state_of(config: BuildConfig) -> str | None:
    """Everything that a build depends on, as a digest.

    Returns:
        None where it cannot be told: something was written a moment ago, or a private list is to be looked for.
    """
    now = time.time_ns()
    records = config.content / "records"
    if config.names or not config.cached or not records.is_dir():
        return None
    state = hashlib.sha256()
    for place, item in walk(records, "records"):
        stamp = stat_of(item)
        if not stamp.is_settled(now):
            return None
        state.update(f"{place}\0{stamp}".encode("utf-8", "surrogateescape"))
    folders = [config.root / "overrides", config.root / OWN, config.part("pages"), config.part("vocabulary")]
    files = [*config.root.glob("mkdocs*.yml"), *(path for folder in folders for path in folder.rglob("*"))]
    tools = of_files(path for path in files if path.is_file())
    words = (config.as_of, config.hosting, config.content, os.environ.get("SITE_URL", ""))
    return of(of_code(), tools, state.hexdigest(), *words)


def result_of(config: BuildConfig) -> BuildResult | None:
    """What the last build came to, if it still stands: nothing that went into it was touched, and no file of the site."""
    start = time.monotonic()
    state = state_of(config)
    if not state or not is_whole(config.site, config.cache):
        return None
    with Cache(config.cache / "made.sqlite") as cache:
        known = dict(cache.get([_key(state)]))
    if not known:
        return None
    kept = json.loads(known[_key(state)])
    problems = [Problem(**{**found, "severity": Severity(found["severity"])}) for found in kept["problems"]]
    summary = {**kept["summary"], "written": 0, "seconds": round(time.monotonic() - start, 2)}
    return BuildResult(summary, problems)


def keep(result: BuildResult, state: str, cache: Cache) -> None:
    """Remember what a build came to, and from what."""
    kept = {"summary": result.summary, "problems": [asdict(problem) for problem in result.problems]}
    cache.put([(_key(state), json.dumps(kept, ensure_ascii=False).encode())])


def _key(state: str) -> str:
    return f"standing {state}"
