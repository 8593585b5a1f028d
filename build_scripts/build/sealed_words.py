"""The gate in every build: no word of a sealed record stands in the new tree, in the build's cache or in an earlier release.

Takes the config, the site and the tree; gives problems. Without a list of sealed words it does nothing at all.
"""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from build_scripts.build.public_words import hidden_units, index_tokens, naming, public_units
from build_scripts.build.workers import WorkerPool
from build_scripts.content.databases import UnreadableError
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem, Severity
from build_scripts.publish import releases
from build_scripts.publish.sealed_words import search, word_list
from build_scripts.publish.sealed_words.units import OWN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from build_scripts.build.config import BuildConfig
    from build_scripts.build.store.store import Keeps
    from build_scripts.pages.site import Site

_CHUNK = 512  # files: the more, the more lines they share
_KNOWN = ".public-words.npz"
_CACHE = ".cache/portal"
_RELEASES = ".releases"


def words_of(config: BuildConfig) -> tuple[word_list.WordList, list[Problem]]:
    """The list of sealed words, of the content and of the private file, and what is wrong with either."""
    words, problems = word_list.WordList(), []
    for file in filter(None, (config.content / word_list.FILE, config.sealed_words)):
        try:
            words |= word_list.read(file)
        except word_list.KeyMismatchError as error:
            severity = Severity.WARNING if error.absent else Severity.ERROR
            path = file.as_posix()
            problems.append(
                Problem(rule="SEAL-04", severity=severity, message=error.message, remedy=error.remedy, path=path)
            )
    return words, problems


class Gate:
    """The search of one build."""

    def __init__(self, words: word_list.WordList, pool: WorkerPool, known: Path, explained: str = "public") -> None:
        """Begin.

        Args:
            words: the list.
            pool: does the work.
            known: the file with the units that explain something.
            explained: by which of them.
        """
        self._pool, self._known = pool, search.Known(str(known), explained)
        self._search = search.Search(words, self._known)

    def problems(
        self, folder: Path, name: str = "", searched: Collection[int] = frozenset(), only: Collection[str] | None = None
    ) -> Iterator[Problem]:
        """What was found in a folder.

        Args:
            folder: such as the new tree.
            name: what problems call it.
            searched: inodes of files that were searched already.
            only: paths of files below it that alone are meant; None is all.
        """
        try:
            every = list(search.files_of(folder, name, searched, only))
        except UnreadableError as error:
            yield Problem(rule=search.RULE, message=error.message, remedy=Message("build the site again"), path=name)
            return
        done = 0
        for until, found in self._pool.map(search.unexplained, every, self._known, chunk=_CHUNK):
            yield from self._search.problems(every[done:until], found)
            done = until


def in_tree(
    config: BuildConfig,
    words: word_list.WordList,
    pool: WorkerPool,
    site: Site,
    store: Keeps,
    tree: Path,
    files: Collection[str],
) -> list[Problem]:
    """What stands in the new tree and must not be published.

    Args:
        config: of the build.
        words: the list.
        pool: does the work.
        site: what is public.
        store: holds its records.
        tree: the folder of the new tree.
        files: of the tree; what else lies there is removed before it is published. Empty is all.
    """
    if not words or config.scratch is None:
        return []
    public, indexed, hidden = public_units(site, store), index_tokens(site, store), hidden_units(site, store)
    named = [_named(config, place) for place in naming(site, store, words.find(public | OWN))]
    state = hashlib.sha256(b"".join(units.tobytes() for units in (public, indexed, hidden))).hexdigest()
    known = config.scratch / f"{state}{_KNOWN}"  # a name that stands for these very words, since workers remember them
    with known.open("wb") as file:
        np.savez(file, public=public, index=np.union1d(public, indexed), content=np.union1d(public, hidden))
    return [*named, *Gate(words, pool, known).problems(tree, only=files or None)]


def _named(config: BuildConfig, place: str) -> Problem:
    """Another record, or a page, says the number of a sealed case, which its own text explains to the search.

    A number that a public record has as its own is public by right, as where one of several records of a case is sealed.
    """
    message = Message("the case number of a sealed record stands here, and it is no public record's own")
    remedy = Message(
        "write the passage without it, or seal this record as well; `portal seal` of the sealed one names the line"
    )
    return Problem(rule="SEAL-05", message=message, remedy=remedy, path=str(config.content / place) if place else "")


def left_behind(config: BuildConfig, kept: Path) -> list[Problem]:
    """What is left of sealed records beside the site: in the cache, which is then deleted, in those of other sites, and in earlier releases.

    Removal waits for none of these, so these are warnings; the site itself was searched before it was published.
    """
    words, _wrong = words_of(config)
    known = next(config.scratch.glob(f"*{_KNOWN}"), None) if config.scratch else None
    if not words or not known:
        return []
    with WorkerPool(config.jobs, config.executor) as pool:
        gate = Gate(words, pool, known, search.CONTENT)
        same = {path.stat().st_ino for path in config.site.rglob("*") if path.is_file()}
        cached = list(gate.problems(config.root / _CACHE, _CACHE, same))
        released = list(gate.problems(releases.place_of(config.root, config.site), _RELEASES, same))
    own = f"{_CACHE}/{kept.name}/"
    if any(found.path.startswith(own) for found in cached):
        shutil.rmtree(kept)
    done, wanted = Message("nothing: the cache was deleted"), Message("delete the folder; it can be made again")
    return [
        replace(found, severity=Severity.WARNING, remedy=done if found.path.startswith(own) else wanted)
        for found in (*cached, *released)
    ]
