"""Removals that wait for nothing, and the way back to an earlier release.

Takes a config; gives what came of it. Both make the site of an earlier state of the project, in which every record that the content of today
says less of is replaced: a record that is sealed, withdrawn or withheld, or whose time is over. What else is newer in the content stays as it
was, and what is broken there stops nothing.
"""

from __future__ import annotations

import os
import shutil
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.build import pipeline
from build_scripts.build.last_good import last_good, of_release
from build_scripts.build.less import Today
from build_scripts.build.result import BuildResult
from build_scripts.content import shipped
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem, Severity
from build_scripts.content.removals import bytes_of
from build_scripts.publish import promise, releases
from build_scripts.publish.log import checkpoint
from build_scripts.publish.second_tree import link_tree, remove
from build_scripts.publish.site_lock import only_build_of
from build_scripts.publish.staging_tree import must_be_ours
from build_scripts.publish.swap import PublishError, swap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.build.config import BuildConfig
    from build_scripts.build.last_good import LastGood
    from build_scripts.build.less import Less
    from build_scripts.publish.releases import Release

_TRIES = 3  # builds in which records are left out whose pages must not be published
_TOLD = frozenset({"SEAL-03", "SEAL-04", "SEAL-05"})  # what is said even where it stops nothing
_ENDS = ("published", "withheld", "withdrawn", "sealed", "excluded")


def remove_due(config: BuildConfig, revision: str | None = None) -> BuildResult:
    """Make the last good site again without what is to go as of the day.

    Args:
        config: of the content of today, in whatever state.
        revision: of the repository, to be taken for the last good state.

    Raises:
        PublishError: there is nothing to make a site of, or the folder cannot be written.
    """
    start = time.monotonic()
    with _alone(config) as own:
        state = last_good(own, _scratch(own), revision)
        result = _made_again(own, state)
    return replace(result, summary={**result.summary, "seconds": round(time.monotonic() - start, 2)})


def clear_releases(config: BuildConfig) -> list[str]:
    """Take from every release what the content of today says less of; gives the folders of those that were changed.

    Args:
        config: of the content of today, in whatever state.

    Raises:
        PublishError: the site is being written.
    """
    with _alone(config) as own:
        known = releases.releases(own.root, own.site)
        return _reduce_releases(own, Today(own, of_release(known[0], _scratch(own)).config(own))) if known else []


def roll_back(config: BuildConfig, number: int | None = None) -> BuildResult:
    """Serve an earlier release again; what was removed since stays removed.

    Args:
        config: of the content of today, in whatever state.
        number: of the release; None is the one before the one that is served.

    Raises:
        PublishError: there is no such release, or the folder cannot be written.
    """
    start = time.monotonic()
    with _alone(config) as own:
        known = releases.releases(own.root, own.site)
        release = _earlier(known, own.site, number)
        state = of_release(release, _scratch(own))
        _reduce_releases(own, Today(own, state.config(own)))
        whole = release.site.is_dir() and release.about.may_stand_on(own.as_of) and _is_as_new(own, release)
        if whole and _put_in_place(own, release):
            result = BuildResult({"release": release.number, "removed": 0}, [])
        else:
            result = _made_again(own, state)
            result = replace(result, summary={"release": release.number, **result.summary})
    return replace(result, summary={**result.summary, "seconds": round(time.monotonic() - start, 2)})


@contextmanager
def _alone(config: BuildConfig) -> Iterator[BuildConfig]:
    """Keep other builds of the site away; gives the config with a scratch folder."""
    must_be_ours(config.site)
    with only_build_of(config.site) as scratch:
        releases.clear(config.root, config.site)
        yield replace(config, scratch=scratch)


def _scratch(config: BuildConfig) -> Path:
    assert config.scratch is not None  # noqa: S101 - `_alone` gave it
    return config.scratch


def _earlier(known: list[Release], site: Path, number: int | None) -> Release:
    """The release to go back to."""
    now = releases.served(known, site) or next(iter(known), None)
    wanted = [one for one in known if (now and one.number < now.number if number is None else one.number == number)]
    if not wanted:
        numbers = tuple(str(one.number) for one in known if one is not now)
        message = Message(
            "there is no such release to go back to; those that are kept besides the present one: {numbers}",
            numbers=numbers,
        )
        raise PublishError(message)
    return wanted[0]


def _made_again(config: BuildConfig, state: LastGood) -> BuildResult:
    """Build the site of a state without what is to go."""
    own = state.config(config)
    today = Today(config, own)
    _reduce_releases(config, today)
    less = today.less_than(own.content)
    _change(state.inputs, less)
    result = _built(own, state)
    figures = result.summary
    missing = figures["inputs"] - sum(figures[end] for end in _ENDS)
    summary = {"removed": len(less.gone), "waiting": len(less.waiting), "missing": missing, **figures}
    problems = [found for found in result.problems if found.severity is Severity.ERROR or found.rule in _TOLD]
    if result.ok:
        if state.release:
            about = state.release.about
            state.release.note(replace(about, mark=releases.mark_of(config.site)))
        _forget(config)
        problems += _told(config, state, less, missing)
    return BuildResult(summary, problems)


def _reduce_releases(config: BuildConfig, today: Today) -> list[str]:
    """Take from every release what is to go; gives the folders of those that changed.

    Args:
        config: of the site.
        today: what the content says now.
    """
    changed = []
    for release in releases.releases(config.root, config.site):
        less = today.less_than(release.inputs / "content")
        if less.changes:
            release.change({f"content/{path}": data for path, data in less.changes.items()})
            keys = {source: key for source, key in release.about.keys.items() if source not in less.changes}
            new = {source: "" for source, data in less.changes.items() if data is not None and source.endswith(".yml")}
            release.note(replace(release.about, keys=keys | new))
            changed.append(str(release.folder))
    return changed


def _change(inputs: Path, less: Less) -> None:
    for path, data in less.changes.items():
        if data is None:
            (inputs / "content" / path).unlink(missing_ok=True)
        else:
            releases.put(inputs / "content" / path, data)


def _built(config: BuildConfig, state: LastGood) -> BuildResult:
    """Build; where the project's own templates fail with this version of the program, without them."""
    try:
        return _without_data(config)
    except PublishError:
        raise
    except Exception:
        own = state.inputs / shipped.OVERRIDES
        if shipped.ROOT.resolve() == config.root.resolve() or not own.is_dir():
            raise
        remove(own)
        own.mkdir()
        return _without_data(config)


def _without_data(config: BuildConfig) -> BuildResult:
    """Build, and once more without the records in whose pages something was found that must not be published."""
    result = pipeline.build_alone(config)
    for _ in range(_TRIES):
        found = {part for problem in result.problems for part in Path(problem.path).parts}
        there = [path for path in (config.content / "records").rglob("*.yml") if path.stem in found]
        if result.ok or not there:
            break
        for path in there:
            path.unlink()
        result = pipeline.build_alone(config)
    return result


def _is_as_new(config: BuildConfig, release: Release) -> bool:
    """Whether a release is of no earlier day than the site, and of the same publication log.

    Else its records would not tell of all their entries, it would be older than it promises, and where an older one may not take the place
    of a newer one, as in `portal publish`, it would be refused.
    """
    log, day = Path("log", checkpoint.PLACE), promise.NAME
    made, now = (promise.day_of(bytes_of(folder / day)) for folder in (release.site, config.site))
    return made >= now and bytes_of(release.site / log) == bytes_of(config.site / log)


def _put_in_place(config: BuildConfig, release: Release) -> bool:
    """Serve the very files of a release; say whether that could be done."""
    site = config.site.absolute()
    new = site.parent / f".{site.name}.new-{os.getpid()}"
    try:
        link_tree(release.site, new, os.link)
        swap(new, site)
    except OSError:
        return False
    finally:
        remove(new)
    _forget(config)
    return True


def _forget(config: BuildConfig) -> None:
    """Remove what builds made earlier, which holds what has gone."""
    shutil.rmtree(config.cache, ignore_errors=True)


def _told(config: BuildConfig, state: LastGood, less: Less, missing: int) -> Iterator[Problem]:
    """What was done, and what was left as it was."""
    base = Message("the site was made of {state}", state=state.name)
    yield Problem(rule="REMOVE-01", severity=Severity.WARNING, message=base, path=str(config.content))
    for path in less.waiting:
        message = Message("the file is newer than the site, which shows the record as it was before")
        yield Problem(rule="REMOVE-02", severity=Severity.WARNING, message=message, path=path)
    if missing:
        message = Message("{count} records cannot be shown as they stand, and were left out", count=missing)
        yield Problem(rule="REMOVE-03", severity=Severity.WARNING, message=message, path=str(config.content))
