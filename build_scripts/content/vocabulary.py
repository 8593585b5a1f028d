"""The controlled words: courts, procuratorates, prisons, regions, causes, statutes, document types.

Takes `vocabulary/*.yml`, each a list of entries with a `key` and a name in each language; gives a `Vocabulary` that resolves keys, names terms in a
language. An editor adds a court by adding one line.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

from slugify import slugify

from build_scripts.content import law_numbering
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem
from build_scripts.content.strict_yaml import load, place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from build_scripts.content.languages import Languages

LISTS = (
    "regions", "courts", "procuratorates", "prisons", "authorities", "causes", "statutes", "document-types",
)  # fmt: skip
_SLUG = 120  # characters; a folder's name has room for 255 bytes
CITES_TERMS = {"courts": "regions", "procuratorates": "regions", "prisons": "regions", "authorities": "regions"}


@dataclass(frozen=True, slots=True)
class VocabularyItem:
    """One entry of a vocabulary.

    Attributes:
        key: what records write.
        names: language → name; that of the site's first language comes first and is always there.
        slug: the part of a URL that stands for it.
        extra: the other fields of the line, such as `region`, `level`, `articles`.
    """

    key: str
    names: Mapping[str, str]
    slug: str
    extra: Mapping[str, Any] = field(default_factory=dict)

    def name(self, language: str) -> str:
        """The name in a language, or that in the site's first language where there is none."""
        return self.names.get(language) or next(iter(self.names.values()))

    def language(self, language: str) -> str:
        """The language in which `name` gives the name."""
        return language if self.names.get(language) else next(iter(self.names))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All lists of terms, keyed by list and key.

    Attributes:
        lists: name of the list → key → item.
        languages: in which content may be written.
        usual: the language of a record that names none.
    """

    lists: Mapping[str, Mapping[str, VocabularyItem]]
    languages: tuple[str, ...]
    usual: str

    def get(self, name: str, key: str) -> VocabularyItem | None:
        """The term of a key, or None."""
        return self.lists.get(name, {}).get(key)

    def find(self, names: tuple[str, ...], key: str) -> tuple[str, VocabularyItem] | None:
        """The first of several lists that knows the key, with its term."""
        for name in names:
            if term := self.get(name, key):
                return name, term
        return None

    def items(self, names: Iterable[str]) -> Iterator[VocabularyItem]:
        """The terms of several lists."""
        for name in names:
            yield from self.lists.get(name, {}).values()

    def dump(self) -> bytes:
        """As JSON, for the cache."""
        lists = {name: [asdict(term) for term in terms.values()] for name, terms in self.lists.items()}
        return json.dumps([lists, self.languages, self.usual]).encode()


def undump(data: bytes) -> Vocabulary:
    """Read what `Vocabulary.dump` wrote."""
    lists, languages, usual = json.loads(data)
    items = {name: {term["key"]: VocabularyItem(**term) for term in terms} for name, terms in lists.items()}
    return Vocabulary(items, tuple(languages), usual)


def read(folder: Path, languages: Languages, shipped: Path | None = None) -> tuple[Vocabulary, list[Problem]]:
    """Read every list in a folder.

    Args:
        folder: holds `courts.yml` and so on; a file that is absent reads as an empty list.
        languages: of the site. Every entry has a name in the first one; a list that has names in another one has them all.
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
            problems += [replace(found, path=str(path)) for found in _read_list(name, path, terms, languages)]
            lists[name].update(terms)
    for name, other in CITES_TERMS.items():
        problems += [
            _wrong(
                Message("`{key}` names a region that {other}.yml does not have", key=key, other=other),
                str(folder / f"{name}.yml"),
            )
            for key, term in lists[name].items()
            if term.extra.get("region") not in lists[other]
        ]
    return Vocabulary(lists, languages.written, languages.usual), problems


def _files(name: str, shipped: Path | None, folder: Path) -> list[Path]:
    """The file of a list that comes with the program and the project's own one; the latter alone where it is a copy."""
    found = [path for source in (shipped, folder) if source and (path := source / f"{name}.yml").is_file()]
    return found[-1:] if len({path.read_bytes() for path in found}) == 1 else found


def _wrong(message: Message, path: str = "", line: int = 0, column: int = 0) -> Problem:
    remedy = Message(
        "one line an entry: {key: …, zh: …, en: …}, with a name in every language in which the list has names"
    )
    return Problem(rule="VOCAB-02", message=message, remedy=remedy, path=path, line=line, column=column)


def _read_list(name: str, path: Path, terms: dict[str, VocabularyItem], languages: Languages) -> Iterator[Problem]:
    tree, problems = load(path.read_bytes())
    yield from problems
    if tree is None:
        return
    if not isinstance(tree, list):
        yield _wrong(Message("the file must be a list"))
        return
    slugs: dict[str, str] = {}
    given = {code for entry in tree if isinstance(entry, dict) for code in languages.written if entry.get(code)}
    columns = [code for code in languages.written if code in given or code == languages.codes[0]]
    for number, entry in enumerate(tree):
        line, column = place_of(tree, (number,))
        if not isinstance(entry, dict) or (missing := [name for name in ("key", *columns) if not entry.get(name)]):
            lacking = tuple(missing) if isinstance(entry, dict) else Message("its fields")
            yield _wrong(Message("the entry lacks {lacking}", lacking=lacking), line=line, column=column)
            continue
        if odd := [name for name, value in entry.items() if not _fits(name, value, columns)]:
            yield _wrong(Message("not written as it must be: {odd}", odd=tuple(odd)), line=line, column=column)
            continue
        extra = {key: _plain(value) for key, value in entry.items() if key not in {"key", "slug", *columns}}
        key = str(entry["key"])
        if name == "statutes":
            slug = key
        else:
            slug = entry.get("slug") or slugify(key)
            # Courts keep their code as it is in the URL; the rest become ASCII.
            slug = key if name == "courts" else slug
        if key in terms:
            yield _wrong(Message("the key `{key}` stands twice", key=key), line=line, column=column)
        elif not slug or slug in slugs or not _harmless(slug):
            other = slugs.get(slug)
            why = (
                Message("its URL is also that of `{other}`; add `slug: …` to one", other=other)
                if other
                else Message("its key cannot stand in a URL, or is too long for one; add `slug: …`")
            )
            yield _wrong(Message("`{key}`: {why}", key=key, why=why), line=line, column=column)
        else:
            slugs[slug] = key
            terms[key] = VocabularyItem(key=key, names={code: entry[code] for code in columns}, slug=slug, extra=extra)


def _fits(name: str, value: Any, columns: Iterable[str]) -> bool:
    """Every field of an entry is text, but for a law's articles (number → names), its earlier numberings and its aliases."""
    if name == "articles":
        return isinstance(value, dict) and all(
            isinstance(names, dict) and all(isinstance(names.get(language), str) for language in columns)
            for names in value.values()
        )
    if name == "earlier":
        return law_numbering.fits(value)
    if name == "aliases":
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    return isinstance(value, str)


def _plain(value: Any) -> Any:
    """Without the loader's line numbers, so that a vocabulary is the same fresh, cached or sent to a worker."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value


def _harmless(slug: str) -> bool:
    """A slug becomes a folder: no separator, no leading dot, nothing a file system or a URL reads otherwise."""
    return len(slug) <= _SLUG and not slug.startswith(".") and not set(slug) & set('/\\?#%:*"<>| \t\n')
