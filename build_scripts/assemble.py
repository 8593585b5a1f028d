"""A new tree with everything the site consists of.

Takes the site as data and an empty tree; fills the tree with every page, feed, export, asset and the search index, taking
over from the previous site what was made from the same things; gives the counts, and a problem for every link that leads
nowhere.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from build_scripts import workshop
from build_scripts.export import run as export
from build_scripts.model.base import Status
from build_scripts.model.kinds import KINDS
from build_scripts.prepare import undump
from build_scripts.problem import Problem
from build_scripts.publish import exists
from build_scripts.render.front import front_jobs
from build_scripts.render.listing import directories, listing_jobs
from build_scripts.render.records import case_jobs, record_jobs
from build_scripts.search import index
from build_scripts.workshop import Workshop, pack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from build_scripts.cache import Cache
    from build_scripts.publish import Tree
    from build_scripts.render.job import Job
    from build_scripts.render.site import Site
    from build_scripts.search.document import Document

WINDOW = 4096  # pages in the making at one time, which bounds the memory


@dataclass(frozen=True, slots=True)
class Tools:
    """What the work needs besides the site itself.

    Attributes:
        shop: runs chunks.
        cache: holds what was prepared of each record.
        keys: record id → its key in the cache.
        version: of everything that is neither record nor vocabulary.
        progress: told the step, how many are done and how many there are.
    """

    shop: Workshop
    cache: Cache
    keys: Mapping[str, str]
    version: str
    progress: Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Made:
    """How many pages the site has, how many files were written, where the cache lists those of the search, and problems."""

    pages: int
    written: int
    search: str
    problems: list[Problem]


def assemble(tree: Tree, site: Site, tools: Tools) -> Made:
    """Fill the tree."""
    ways = directories(site)
    jobs = chain(record_jobs(site, tools.keys), case_jobs(site), listing_jobs(site, ways), front_jobs(site, ways))
    links: dict[str, str] = {}
    indexed: dict[str, tuple[str, ...]] = {}
    pages = 0
    version = tools.version + site.press.digest
    while window := list(islice(jobs, WINDOW)):
        pages += len(window)
        indexed.update((job.path, job.languages) for job in window if job.languages and not job.noindex)
        _make(tree, site, tools, _new(tree, window, version, site.languages), links)
        tools.progress("pages", pages, pages)
    for name, data in site.shells[site.languages[0]].assets.items():
        _add(tree, name, data)
    for language in site.languages[1:]:
        for name, data in site.shells[language].assets.items():
            if name not in tree.keys:
                _add(tree, name, data)
    for name, data in export.files(site, sorted(indexed.items())):
        _add(tree, name, data)
    search = _search(tree, site, tools, version)
    problems = [_broken(page, target) for target, page in sorted(links.items()) if not exists(target, tree.keys)]
    return Made(pages, len(tree.written), search, problems)


def _new(tree: Tree, jobs: Sequence[Job], version: str, languages: tuple[str, ...]) -> Iterator[tuple[Job, str, str]]:
    """The jobs whose pages cannot be taken over, with file and key. Hand-written pages are always made, for their links."""
    for job in jobs:
        file, key = job.file(languages), job.key(version)
        if not tree.keep(file, key):
            yield job, file, key


def _make(tree: Tree, site: Site, tools: Tools, jobs: Iterable[tuple[Job, str, str]], links: dict[str, str]) -> None:
    """Have pages made, and note what they link to."""
    todo = list(jobs)
    drafts: dict[tuple[str, str], str] = {}
    for key, value in tools.cache.get(sorted({job.draft for job, _file, _key in todo if job.draft})):
        drafts.update(((key, draft.language), draft.html) for draft in undump(value).drafts)
    work = [(job, drafts[job.draft, job.language] if job.draft else None, file) for job, file, _key in todo]
    common = (pack(site.press), pack(site.shells), str(tree.folder), str(tree.site))
    keys = {file: key for _job, file, key in todo}
    for done, chunk in tools.shop.map(workshop.make_pages, work, *common):
        tools.progress("pages", done, len(work))
        for file, targets, new in chunk:
            tree.note(file, keys[file], new=new)
            for target in targets:
                links.setdefault(target, file)


def _add(tree: Tree, file: str, data: bytes) -> None:
    key = hashlib.blake2b(data, digest_size=16).hexdigest()
    if not tree.keep(file, key):
        tree.add(file, data, key)


def _search(tree: Tree, site: Site, tools: Tools, version: str) -> str:
    """The search index; taken over whole when no record that is shown has changed.

    Returns:
        The cache key under which the list of its files is kept.
    """
    shown = sorted(tools.keys[card.id] for card in site.catalog.cards)
    key = f"search {hashlib.blake2b(chr(0).join([version, *shown]).encode(), digest_size=16).hexdigest()}"
    known = dict(tools.cache.get([key]))
    if known and all(tree.keep(file, old) for file, old in json.loads(known[key])):
        return key
    documents = list(_documents(tools.cache, shown))
    analyses = []
    for done, analysis in tools.shop.map(workshop.analyse_documents, documents):
        tools.progress("search", done, len(documents))
        analyses.append(analysis)
    files: list[str] = []

    def emit(path: str, data: bytes) -> None:
        files.append(path)
        if path not in tree.keys:
            _add(tree, path, data)

    index.write(analyses, _facets(site), emit)
    tools.cache.put([(key, json.dumps([(file, tree.keys[file]) for file in files]).encode())])
    return key


def _documents(cache: Cache, keys: Sequence[str]) -> Iterator[Document]:
    for _key, value in cache.get(keys):
        document = undump(value).document
        if document:
            yield document


def _facets(site: Site) -> dict[str, dict[str, dict[str, str]]]:
    """Facet → key → language → label."""

    def names(list_name: str) -> dict[str, dict[str, str]]:
        terms = site.press.vocabulary.lists.get(list_name, {})
        return {key: {name: term.name(name) for name in site.languages} for key, term in terms.items()}

    def said(labels: Mapping[str, str]) -> dict[str, dict[str, str]]:
        return {key: {name: site.say(name, label) for name in site.languages} for key, label in labels.items()}

    return {
        "kind": said({kind.key: kind.many for kind in KINDS.values()}),
        "court": names("courts"),
        "region": names("regions"),
        "status": said({status.value: status.label for status in Status}),
    }


def _broken(page: str, target: str) -> Problem:
    message = f"the page {page} links to /{target}, which the site does not have"
    return Problem(rule="LINK-01", message=message, remedy="correct the link in the hand-written page or the template")
