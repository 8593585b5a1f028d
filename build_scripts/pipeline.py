"""The build, from the content to the published site.

`build` reads top to bottom: gather every file, check everything, then make a new tree and put it in place. What
many files or pages need is done in chunks by the workshop.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import tempfile
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_scripts import assemble, catalog, content, guard, hosting, shell, vocabulary, workshop
from build_scripts.cache import Cache
from build_scripts.ledgers import conservation
from build_scripts.problem import Problem, has_errors
from build_scripts.publish import Tree, must_be_ours
from build_scripts.render.press import Press
from build_scripts.render.site import Site
from build_scripts.rules import register
from build_scripts.workshop import Workshop, pack

if TYPE_CHECKING:
    from collections.abc import Iterable

    from build_scripts.card import Card
    from build_scripts.order import Order
    from build_scripts.shell import Shell

NOTHING = {"pages": 0, "files": 0, "bytes": 0, "written": 0}  # what a build comes to that makes no tree


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build or a check came to: the figures, the problems, and whether a site was published."""

    summary: dict[str, Any]
    problems: list[Problem] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether nothing stands against publication."""
        return not has_errors(self.problems)

    def within(self, paths: tuple[Path, ...]) -> Outcome:
        """The same with the problems of some files and folders only; of all when none is named."""
        if not paths:
            return self
        folders = [path.resolve() for path in paths]
        kept = [
            found
            for found in self.problems
            if any(Path(found.path).resolve().is_relative_to(folder) for folder in folders)
        ]
        return Outcome(self.summary, kept)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything that was read; `keys` (by record id) and `words` say where the cache keeps what was made of it."""

    press: Press
    keys: dict[str, str]
    words: str
    cards: list[Card]
    inputs: int
    problems: list[Problem]


def build(order: Order) -> Outcome:
    """Check the content, make the site and publish it; nothing is written unless everything passed.

    Raises:
        publish.PublishError: the site's folder cannot be written.
    """
    start = time.monotonic()
    must_be_ours(order.site)
    host = hosting.profile_of(order.hosting or shell.settings(order.root).get("hosting"))
    with tempfile.TemporaryDirectory() as scratch, Workshop(order.jobs, order.executor) as shop:
        kept = order.cache if order.cached else Path(scratch)
        with Cache(kept / "made.sqlite") as cache:
            version = version_of(order)
            gathered = gather(order, shop, version, cache)
            joined, problems = catalog.join(gathered.cards, gathered.press.vocabulary, order.as_of)
            problems += register.examine_together(joined)
            problems = _placed(gathered.problems + problems, order)
            summary: dict[str, Any] = dict(conservation.count(gathered.inputs, joined))
            if not has_errors(problems) and not conservation.is_kept(summary):
                problems.append(_lost(summary))
            if has_errors(problems):
                return Outcome({**summary, **NOTHING, "seconds": _since(start)}, problems)
            shells = shells_of(order, cache, version)
            site = Site(joined, gathered.press, shells, order.as_of, tuple(problems))
            with Tree(order.site, kept / "keys.json" if order.cached else None) as tree:
                tools = assemble.Tools(shop, cache, gathered.keys, version, order.progress, order.names, host)
                made = assemble.assemble(tree, site, tools)
                problems += made.problems
                if not has_errors(problems):
                    tree.publish()
            used = [*gathered.keys.values(), *(shell_key(name, version) for name in shells)]
            cache.keep_only([] if guard.spoke(problems) else [*used, gathered.words, *made.kept])
    return Outcome({**summary, **made.counts, "seconds": _since(start)}, problems)


def check(order: Order) -> Outcome:
    """All findings of all rules, and nothing written."""
    start = time.monotonic()
    with Workshop(order.jobs, order.executor) as shop:
        gathered = gather(order, shop, "", None)
    joined, problems = catalog.join(gathered.cards, gathered.press.vocabulary, order.as_of)
    problems += register.examine_together(joined)
    summary = conservation.count(gathered.inputs, joined)
    return Outcome({**summary, "seconds": _since(start)}, _placed(gathered.problems + problems, order))


def gather(order: Order, shop: Workshop, version: str, cache: Cache | None) -> Gathered:
    """Read every file once; prepare those that the cache does not know.

    Args:
        order: what is to be built.
        shop: does the work.
        version: of templates, words, shells and code.
        cache: None prepares no pages.
    """
    problems = by_hand(order) if cache is None or order.names else []
    cache = None if problems else cache  # which must not keep what was found
    words_key, words, wrong = words_of(order, cache)
    problems += wrong
    press = Press(templates_of(order.root), words, languages_of(order.root))
    sources, misplaced = content.record_files(order.content)
    problems += misplaced
    keys: dict[str, str] = {}
    cards: list[Card] = []
    common = (str(order.content), version + press.digest, pack(press), cache.path if cache else None, order.names)
    for done, chunk in shop.map(workshop.prepare_files, sources, *common):
        order.progress("read", done, len(sources))
        for key, prepared, _new in chunk:
            problems += prepared.problems
            if prepared.card:
                keys[prepared.card.id] = key
                cards.append(prepared.card)
        if cache:
            cache.put((key, prepared.dump()) for key, prepared, new in chunk if new and prepared.card)
    inputs = len(sources) + sum(found.path.count("/") > 0 for found in misplaced)
    return Gathered(press, keys, words_key, cards, inputs, problems)


def by_hand(order: Order) -> list[Problem]:
    """What stands in the settings, hand-written pages and vocabularies and must not; a build's last look sees it too."""
    folders = [order.part("pages"), order.part("vocabulary")]
    files = [*order.root.glob("mkdocs*.yml"), *(path for folder in folders for path in folder.rglob("*"))]
    return [
        found
        for path in sorted(files)
        if path.is_file()
        for found in guard.look_at_source(path.as_posix(), path.read_bytes(), order.names)
    ]


def words_of(order: Order, cache: Cache | None) -> tuple[str, vocabulary.Vocabulary, list[Problem]]:
    """The vocabulary and the key under which the cache keeps it."""
    folder = order.part("vocabulary")
    key = f"vocabulary {vocabulary.digest(folder)}"
    known = dict(cache.get([key])) if cache else {}
    if key in known:
        return key, vocabulary.undump(known[key]), []
    words, problems = vocabulary.read(folder)
    if cache and not problems:
        cache.put([(key, words.dump())])
    return key, words, problems


def languages_of(root: Path) -> tuple[str, ...]:
    """The languages of the site, from `extra.languages` in mkdocs.yml; the first one is at the root."""
    return tuple(shell.settings(root).get("languages") or ("zh",))


def templates_of(root: Path) -> dict[str, str]:
    """The templates of records and lists, by name."""
    folder = root / "overrides" / "records"
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.html"))}


def version_of(order: Order) -> str:
    """Changes with anything but the records, the vocabulary and the day: code, templates, pages, libraries."""
    state = hashlib.sha256()
    code = Path(__file__).parent
    files = [path for pattern in ("*.py", "*.po") for path in code.rglob(pattern)]
    files += [
        path
        for language in languages_of(order.root)
        for path in shell.sources(order.root, order.part("pages"), language)
    ]
    for path in sorted(set(files)):
        state.update(f"{path.name}\0".encode() + path.read_bytes() + b"\0")
    for name in ("mkdocs-material", "mkdocs", "jinja2", "babel", "numpy"):
        state.update(f"{name}={importlib.metadata.version(name)}\0".encode())
    state.update(os.environ.get("SITE_URL", "").encode())
    return state.hexdigest()


def shell_key(language: str, version: str) -> str:
    """Under which the cache keeps a shell."""
    return f"shell {language} {version}"


def shells_of(order: Order, cache: Cache, version: str) -> dict[str, Shell]:
    """The shell of each language, from the cache or made anew."""
    shells = {}
    for language in languages_of(order.root):
        key = shell_key(language, version)
        known = dict(cache.get([key]))
        if key in known:
            shells[language] = shell.undump(known[key])
        else:
            shells[language] = shell.cut(order.root, order.part("pages"), language)
            cache.put([(key, shells[language].dump())])
    return shells


def _placed(problems: Iterable[Problem], order: Order) -> list[Problem]:
    """Paths as the editor knows them: the record's place in the content folder as it was named."""
    return [
        replace(found, path=str(order.content / found.path)) if found.path.startswith("records") else found
        for found in problems
    ]


def _lost(summary: dict[str, Any]) -> Problem:
    message = f"{summary['inputs']} files went in and do not add up to the {summary}"
    return Problem(rule="BUILD-01", message=message, remedy="report this; nothing was published")


def _since(start: float) -> float:
    return round(time.monotonic() - start, 2)
