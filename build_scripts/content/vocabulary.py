"""The controlled words: courts, procuratorates, prisons, regions, causes, statutes, document types, terms of the trade.

Takes `vocabulary/*.yml`, each a list of entries with a `key` and a name in each language; gives a `Vocabulary` that resolves keys, names terms in a
language. An editor adds a court by adding one line; those whose code follows from the code of their place are known without
(`content/derived.py`).
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from build_scripts.content import derived
from build_scripts.content.message import Message
from build_scripts.content.short_names import short_names
from build_scripts.content.vocabulary_item import VocabularyItem
from build_scripts.content.vocabulary_list import BODIES, read_list, wrong

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from build_scripts.content.languages import Languages
    from build_scripts.content.problem import Problem

LISTS = ("regions", *BODIES, "causes", "statutes", "document-types", "search-words", "glossary")
_NATIONWIDE = {"军": "最高"}  # the military courts have no province


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All lists of terms, keyed by list and key.

    Attributes:
        lists: name of the list → key → item, as the files say; the derived entries are found by `get`, `find` and `named`.
        languages: in which content may be written.
        usual: the language of a record that names none.
    """

    lists: Mapping[str, Mapping[str, VocabularyItem]]
    languages: tuple[str, ...]
    usual: str

    def __reduce__(self) -> tuple[Any, ...]:
        """For a worker: bytes made once, of which one vocabulary is made, however often they come."""
        return undump, (self.dump(),)

    def get(self, name: str, key: str) -> VocabularyItem | None:
        """The term of a key, or None."""
        return self.lists.get(name, {}).get(key) or derived.get(name, key)

    def find(self, names: tuple[str, ...], key: str) -> tuple[str, VocabularyItem] | None:
        """The first of several lists that knows the key, with its term."""
        for name in names:
            if term := self.get(name, key):
                return name, term
        return None

    def terms(self, name: str, used: Iterable[str]) -> dict[str, VocabularyItem]:
        """The entries that some keys name: those of the files in their order, then the derived ones by key."""
        listed, keys = self.lists.get(name, {}), set(used)
        made = {key: term for key, term in listed.items() if key in keys}
        more = ((key, derived.get(name, key)) for key in sorted(keys - listed.keys()))
        return made | {key: term for key, term in more if term}

    def full_names(self, name: str) -> tuple[tuple[str, str], ...]:
        """Key and Chinese name of every entry; a derived one that a file has under another key is left out."""
        return _full_names(self, name)

    def named(self, name: str, text: str) -> tuple[str, ...]:
        """The keys of all entries of a list that have a full name, else of those that have a short name or an alias of their line."""
        alike = _with_pair(self, name).get(text[:2], ())
        if full := tuple(key for key, chinese in alike if chinese == text):
            return full
        listed = self.lists.get(name, {})
        return tuple(
            key
            for key, chinese in alike
            if (key in listed and text in listed[key].extra.get("aliases", ())) or text in short_names(chinese)
        )

    def ending(self, name: str, text: str) -> tuple[str, ...]:
        """The keys of all entries of a list whose full name ends so."""
        return tuple(key for key, chinese in _with_pair(self, name).get(text[:2], ()) if chinese.endswith(text))

    def items(self, names: Iterable[str], like: str = "") -> Iterator[VocabularyItem]:
        """The terms of several lists, with those derived ones whose place a text may name."""
        for name in names:
            listed = self.lists.get(name, {})
            yield from listed.values()
            unlisted = dict(self.full_names(name)).keys() - listed.keys()
            yield from (term for term in derived.alike(name, like) if term.key in unlisted)

    def dump(self) -> bytes:
        """As JSON, for the cache and for workers; made once."""
        return _dumped(self)


@lru_cache(maxsize=2)
def _dumped(vocabulary: Vocabulary) -> bytes:
    lists = {
        name: [(term.key, term.names, term.slug, term.extra) for term in terms.values()]
        for name, terms in vocabulary.lists.items()
    }
    return json.dumps([lists, vocabulary.languages, vocabulary.usual]).encode()


@lru_cache(maxsize=8)
def _full_names(vocabulary: Vocabulary, name: str) -> tuple[tuple[str, str], ...]:
    listed = vocabulary.lists.get(name, {})
    own = [(key, term.name("zh")) for key, term in listed.items()]
    known = {chinese for _key, chinese in own}
    more = ((key, chinese) for key, chinese in derived.names(name) if key not in listed and chinese not in known)
    return (*own, *more)


@lru_cache(maxsize=8)
def _with_pair(vocabulary: Vocabulary, name: str) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Two characters, and one → the entries of `full_names` in whose name they stand, in the same order; many texts are asked for."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for entry in vocabulary.full_names(name):  # which every part of the name shares: thousands of courts are named
        for part in {*entry[1], *map("".join, pairwise(entry[1]))}:
            found[part].append(entry)
    return found


@lru_cache(maxsize=2)
def undump(data: bytes) -> Vocabulary:
    """Read what `Vocabulary.dump` wrote."""
    lists, languages, usual = json.loads(data)
    items = {name: {key: VocabularyItem(key, *rest) for key, *rest in terms} for name, terms in lists.items()}
    return Vocabulary(items, tuple(languages), usual)


def read(folder: Path, languages: Languages, shipped: Path | None = None) -> tuple[Vocabulary, list[Problem]]:
    """Read every list in a folder.

    Args:
        folder: holds `courts.yml` and so on; a file that is absent reads as an empty list.
        languages: of the site. Every entry has a name in the first one; a list that has names in another one has them all, but for bodies.
        shipped: the folder of the lists that come with the program; an entry of `folder` with the same key takes the place of theirs.

    Returns:
        The vocabulary, and problems with file and line.
    """
    lists: dict[str, dict[str, VocabularyItem]] = {}
    problems: list[Problem] = []
    for name in LISTS:
        lists[name] = {}
        for path in _files(name, shipped, folder):
            terms: dict[str, VocabularyItem] = {}
            found = read_list(name, path, terms, languages, lists[name])
            problems += [replace(problem, path=str(path)) for problem in found]
            lists[name].update(terms)
    for name in BODIES:
        for key, term in lists[name].items():
            region = term.extra.get("region") or _region(name, term, lists["regions"])
            if region in lists["regions"]:
                lists[name][key] = replace(term, extra={**term.extra, "region": region})
            else:
                message = Message("`{key}` names a region that {other}.yml does not have", key=key, other="regions")
                problems.append(wrong(message, str(folder / f"{name}.yml")))
    return Vocabulary(lists, languages.written, languages.usual), problems


def _files(name: str, shipped: Path | None, folder: Path) -> list[Path]:
    """The file of a list that comes with the program and the project's own one; the latter alone where it is a copy."""
    found = [path for source in (shipped, folder) if source and (path := source / f"{name}.yml").is_file()]
    return found[-1:] if len({path.read_bytes() for path in found}) == 1 else found


def _region(name: str, term: VocabularyItem, regions: Mapping[str, VocabularyItem]) -> str | None:
    """The region of a line that names none: the first character of a court's code, or the province with which the name begins."""
    first = _NATIONWIDE.get(term.key[0], term.key[0])
    if name == "courts" and first in regions:
        return first
    known = {place.name("zh"): key for key, place in regions.items()}
    return next((key for place, key in known.items() if term.name("zh").startswith(place)), None)
