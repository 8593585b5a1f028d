"""The last state of a project that was good enough to publish, laid out in a folder where a site can be made of it again.

Takes a config and a scratch folder; looks among the releases, then in the repository, and takes the content as it is where there is neither.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from build_scripts.build import pipeline
from build_scripts.build.releasing import other_inputs
from build_scripts.content import git
from build_scripts.content.file_stat import walk
from build_scripts.content.message import Message
from build_scripts.publish import releases
from build_scripts.publish.sealed_words import word_list
from build_scripts.publish.second_tree import link_tree, remove, share
from build_scripts.publish.swap import PublishError

if TYPE_CHECKING:
    from pathlib import Path

    from build_scripts.build.config import BuildConfig
    from build_scripts.publish.releases import Release

_COMMITS = 30  # that are tried before the content is taken as it is
_INPUTS = "inputs"
_ENTERED = "log/checkpoint"  # which changes only when content without errors is entered in the publication log


@dataclass(frozen=True, slots=True)
class LastGood:
    """A state of the project.

    Attributes:
        inputs: the folder in which it is laid out as a project.
        name: what it is.
        checked: whether it was published before, so that what rules find in it now does not count.
        release: the release that it is, if it is one.
    """

    inputs: Path
    name: Message
    checked: bool = True
    release: Release | None = None

    def config(self, config: BuildConfig) -> BuildConfig:
        """Of a build of this state, with the publication log of today."""
        log = config.content / "log"
        return replace(
            config, root=self.inputs, content=self.inputs / "content", cached=False, releases=0, standing=True,
            faulty=self.checked, elsewhere={"log": log} if log.is_dir() else {}, names=(),
            sealed_words=config.sealed_words or config.content / word_list.FILE,
        )  # fmt: skip


def last_good(config: BuildConfig, scratch: Path, revision: str | None) -> LastGood:
    """Find it: what a revision holds, or else the release that is served, the last commit that was published, the content as it is.

    Args:
        config: of the project.
        scratch: where what is no release is laid out.
        revision: of the repository; None where nobody names one.

    Raises:
        PublishError: there is no such revision, or nothing can be made of the project at all.
    """
    if revision is not None:
        return _at(config, scratch, revision)
    known = releases.releases(config.root, config.site)
    if release := releases.served(known, config.site) or next(iter(known), None):
        return of_release(release, scratch)
    paths = ["mkdocs.yml", "overrides", *_content_below(config)]
    places = [f"{place}/{_ENTERED}" for place in _content_below(config)]
    if places and (published := git.last_commit(config.root, *places)):
        return _at(config, scratch, published)
    for version in git.commits(config.root, paths, _COMMITS):
        state = _at(config, scratch, version.commit)
        if _has_no_errors(state.config(config), version.day):
            return state
    return _as_it_is(config, scratch)


def of_release(release: Release, scratch: Path) -> LastGood:
    """A release, laid out apart from it."""
    inputs = scratch / _INPUTS
    remove(inputs)
    link_tree(release.inputs, inputs, share)
    name = Message("release {number} of {day}", number=release.number, day=release.about.as_of)
    return LastGood(inputs, name, release=release)


def _content_below(config: BuildConfig) -> list[str]:
    """The path of the content below the project's folder; none where it is not there."""
    content, root = config.content.resolve(), config.root.resolve()
    return [content.relative_to(root).as_posix()] if content.is_relative_to(root) else []


def _at(config: BuildConfig, scratch: Path, revision: str) -> LastGood:
    """The project as it was at a commit."""
    inputs = scratch / _INPUTS
    remove(inputs)
    inputs.mkdir()
    where = _content_below(config)
    try:
        git.export(config.root, revision, inputs, [f"{place}/log" for place in where])
        if not where:
            git.export(config.content, revision, inputs / "content", ["log"])
        elif where != ["content"]:
            (inputs / where[0]).rename(inputs / "content")
    except git.GitError as error:
        raise PublishError(error.message) from error
    commit = git.commit_of(config.root, revision) or revision
    return LastGood(inputs, Message("commit {commit}", commit=commit[:12]))


def _has_no_errors(config: BuildConfig, day: str) -> bool:
    """Whether the content had no errors on the day of its commit."""
    try:
        return pipeline.check(replace(config, as_of=date.fromisoformat(day), standing=False, faulty=False)).ok
    except Exception:  # noqa: BLE001 - whatever a broken state of a project brings about
        return False


def _as_it_is(config: BuildConfig, scratch: Path) -> LastGood:
    """The project as it is now, of which only records without errors are shown."""
    inputs = scratch / _INPUTS
    remove(inputs)
    try:
        for path, place in other_inputs(config):
            share(str(path), f"{inputs}/{place}")
    except Exception as error:
        message = Message(
            "there is neither a release nor an earlier commit to fall back on, and mkdocs.yml cannot be read"
        )
        raise PublishError(message) from error
    for place, item in walk(config.content / "records", "records"):
        if item.is_file(follow_symlinks=False):
            share(item.path, f"{inputs}/content/{place}")
    return LastGood(inputs, Message("the content as it is"), checked=False)
