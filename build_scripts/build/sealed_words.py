"""The gate in every build: no word of a sealed record stands in the new tree, in the build's cache or in an earlier release.

Takes the config, the site and the tree; gives problems. Without a list of sealed words it does nothing at all.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from build_scripts.build.process import whole_key
from build_scripts.build.workers import WorkerPool
from build_scripts.content import derived
from build_scripts.content.languages import babel_locale
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem, Severity
from build_scripts.publish.sealed_words import search, word_list
from build_scripts.publish.sealed_words.databases import UnreadableError
from build_scripts.publish.sealed_words.escapes import resolved
from build_scripts.publish.sealed_words.readings import readings
from build_scripts.publish.sealed_words.units import units_of
from build_scripts.search.normal import fold_number, unify
from build_scripts.search.tokens import numbers, tokenise

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from build_scripts.build.config import BuildConfig
    from build_scripts.build.reuse.store import Keeps
    from build_scripts.pages.site import Site
    from build_scripts.publish.sealed_words.units import Units

_CHUNK = 256  # files: the more, the more lines they share
_DERIVED = re.compile("(?:[一-鿿]|[a-z]{2}-)[0-9]{2,4}")  # keys of courts, procuratorates and places that no file names
_KNOWN = "public-words.npy"
_CACHE = ".cache/portal"
RELEASES = ".releases"


def words_of(config: BuildConfig) -> tuple[word_list.WordList, list[Problem]]:
    """The list of sealed words, of the content and of the private file, and what is wrong with either."""
    words, problems = word_list.WordList(), []
    for file in filter(None, (config.content / word_list.FILE, config.sealed_words)):
        try:
            words |= word_list.read(file)
        except word_list.KeyMismatchError as error:
            severity = Severity.WARNING if error.absent else Severity.ERROR
            remedy = Message("set {variable} to the secret with which the list was made", variable=word_list.KEY)
            problems.append(
                Problem(rule="SEAL-02", severity=severity, message=error.message, remedy=remedy, path=file.as_posix())
            )
    return words, problems


class Gate:
    """The search of one build."""

    def __init__(self, words: word_list.WordList, pool: WorkerPool, known: Path) -> None:
        """Begin.

        Args:
            words: the list.
            pool: does the work.
            known: the file with the units of everything public.
        """
        self._pool, self._known = pool, str(known)
        self._search = search.Search(words, self._known)

    def problems(self, folder: Path, name: str = "", without: Collection[int] = frozenset()) -> Iterator[Problem]:
        """What was found in a folder.

        Args:
            folder: such as the new tree.
            name: what problems call it.
            without: inodes of files that were searched already.
        """
        try:
            every = list(search.files_of(folder, name, without))
        except UnreadableError as error:
            yield Problem(rule=search.RULE, message=error.message, remedy=Message("build the site again"), path=name)
            return
        done = 0
        for until, found in self._pool.map(search.unexplained, every, self._known, chunk=_CHUNK):
            yield from self._search.problems(every[done:until], found)
            done = until


def in_tree(
    config: BuildConfig, words: word_list.WordList, pool: WorkerPool, site: Site, store: Keeps, tree: Path
) -> list[Problem]:
    """What stands in the new tree and must not be published."""
    if not words or config.scratch is None:
        return []
    known = config.scratch / _KNOWN
    with known.open("wb") as file:
        np.save(file, public_units(site, store))
    return list(Gate(words, pool, known).problems(tree))


def left_behind(config: BuildConfig, kept: Path) -> list[Problem]:
    """What is left of sealed records beside the site: in the cache, which is then deleted, and in earlier releases.

    Removal waits for neither, so these are warnings; the site itself was searched before it was published.
    """
    words, _wrong = words_of(config)
    if not words or config.scratch is None or not (known := config.scratch / _KNOWN).is_file():
        return []
    with WorkerPool(config.jobs, config.executor) as pool:
        gate = Gate(words, pool, known)
        same = {path.stat().st_ino for path in config.site.rglob("*") if path.is_file()}
        cached = list(gate.problems(kept, _CACHE, same)) if config.cached and kept.is_dir() else []
        released = list(gate.problems(config.root / RELEASES, RELEASES, same))
    if cached:
        shutil.rmtree(kept)
    return [
        *(
            replace(found, severity=Severity.WARNING, remedy=Message("nothing: the cache was deleted"))
            for found in cached
        ),
        *(replace(found, severity=Severity.WARNING, remedy=Message("delete this release")) for found in released),
    ]


def public_units(site: Site, store: Keeps) -> Units:
    """The units of everything that is public as of the day, or from which pages are made."""
    texts = list(_texts(site, store))
    plain = [unify(text) for text in texts]
    numbered = numbers(sorted({fold_number(record.number) for record in site.catalog.records if record.number}))
    return np.unique(np.concatenate([units_of(texts, addresses=True), tokenise(plain).hashes, numbered]))


def _texts(site: Site, store: Keeps) -> Iterator[str]:
    keys = [whole_key(site.keys[record.id]) for record in site.catalog.records]
    records = [value.decode() for value in store.get(keys).values()]
    yield from (line for record in records for line in resolved(record).split("\0"))
    yield from (f"{record.id}\n{record.slug}" for record in site.catalog.records)
    yield from _vocabulary(site, records)
    yield from site.renderer.templates.values()
    yield from (str(line.rule) for line in site.coverage)
    for shell in site.shells.values():
        yield from (*shell.pieces, shell.site_name, shell.description, shell.site_url)
        yield from (f"{one.path}\n{one.title}\n{one.description}\n{resolved(one.html)}" for one in shell.fragments)
        for name, data in shell.assets.items():
            yield from (line for text in readings(name, data) for line in resolved(text).split("\n"))
    for language in site.renderer.site_languages.each:
        yield language.words.decode("utf-8", "replace").replace("\0", "\n")
        locale = babel_locale(language.locale)
        yield f"{language.code}\n{language.name}\n{language.tag}"
        yield from (
            name
            for names in (locale.months, locale.days)
            for form in names["format"].values()
            for name in form.values()
        )


def _vocabulary(site: Site, records: Iterable[str]) -> Iterator[str]:
    named = {key for record in records for key in _DERIVED.findall(record)}
    more = (derived.get(name, key) for name in derived.LISTS for key in sorted(named))
    listed = (term for terms in site.renderer.vocabulary.lists.values() for term in terms.values())
    for term in filter(None, (*listed, *more)):
        yield from (term.key, term.slug, *term.names.values(), *map(str, term.extra.values()))
