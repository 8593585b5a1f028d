"""One list of terms as its file holds it.

Takes `vocabulary/courts.yml` or another; gives its entries, and what is wrong with file, line and remedy.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from build_scripts.content import law_numbering
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem
from build_scripts.content.slug import slug as slug_of
from build_scripts.content.strict_yaml import load, place_of
from build_scripts.content.vocabulary_item import VocabularyItem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from build_scripts.content.languages import Languages

BODIES = ("courts", "procuratorates", "prisons", "authorities")
_SLUG = 120  # characters; a folder's name has room for 255 bytes
_UNFILLED = "…"  # as the hint for a new line has it
_DIGITS = re.compile(r"\d*$", re.ASCII)
_LEVELS = {0: "high", 2: "intermediate", 4: "basic"}  # of a court, by the digits of its code


def wrong(message: Message, path: str = "", line: int = 0, column: int = 0) -> Problem:
    """What is wrong with an entry or a file."""
    remedy = Message(
        "one line an entry: {key: …, zh: …, en: …}, with a name in every language in which the list has names"
    )
    return Problem(rule="VOCAB-02", message=message, remedy=remedy, path=path, line=line, column=column)


def read_list(
    name: str,
    path: Path,
    terms: dict[str, VocabularyItem],
    languages: Languages,
    beside: Mapping[str, VocabularyItem] | None = None,
) -> Iterator[Problem]:
    """Read one file.

    Args:
        name: of the list.
        path: its file.
        terms: takes the entries.
        languages: of the site. A body needs a name in the first one only.
        beside: entries that are known already; one with the same key is replaced.
    """
    tree, problems = load(path.read_bytes())
    yield from problems
    if tree is None:
        return
    if not isinstance(tree, list):
        yield wrong(Message("the file must be a list"))
        return
    slugs = {term.slug: key for key, term in (beside or {}).items()}
    given = {code for entry in tree if isinstance(entry, dict) for code in languages.written if entry.get(code)}
    columns = [code for code in languages.written if code in given or code == languages.codes[0]]
    needed = ("key", *(columns[:1] if name in BODIES else columns))
    for number, entry in enumerate(tree):
        line, column = place_of(tree, (number,))
        if not isinstance(entry, dict) or (missing := [field for field in needed if not _filled(entry.get(field))]):
            lacking = tuple(missing) if isinstance(entry, dict) else Message("its fields")
            yield wrong(Message("the entry lacks {lacking}", lacking=lacking), line=line, column=column)
            continue
        if odd := [field for field, value in entry.items() if not _fits(field, value, columns)]:
            yield wrong(Message("not written as it must be: {odd}", odd=tuple(odd)), line=line, column=column)
            continue
        extra = {field: _plain(value) for field, value in entry.items() if field not in {"key", "slug", *columns}}
        key = str(entry["key"])
        # Laws and courts keep their key as it is in the URL; the rest become ASCII.
        slug = key if name in {"statutes", "courts"} else entry.get("slug") or slug_of(key)
        if name == "courts":
            extra.setdefault("level", _level(key, str(entry[columns[0]])))
        if key in terms:
            yield wrong(Message("the key `{key}` stands twice", key=key), line=line, column=column)
        elif not slug or slugs.get(slug, key) != key or not _harmless(slug):
            other = slugs.get(slug)
            why = (
                Message("its URL is also that of `{other}`; add `slug: …` to one", other=other)
                if other
                else Message("its key cannot stand in a URL, or is too long for one; add `slug: …`")
            )
            yield wrong(Message("`{key}`: {why}", key=key, why=why), line=line, column=column)
        else:
            slugs[slug] = key
            names = {code: entry[code] for code in columns if _filled(entry.get(code))}
            terms[key] = VocabularyItem(key=key, names=names, slug=slug, extra=extra)


def _filled(value: Any) -> bool:
    """An editor may have copied the hint and left a name as it was."""
    return bool(value) and value != _UNFILLED


def _level(code: str, name: str) -> str:
    """The level of a court whose line does not tell it: that of its code, but for courts of a special sort."""
    ordinary = "法院" not in name or name.endswith("人民法院")
    digits = _DIGITS.search(code)
    return _LEVELS.get(len(digits[0]) if digits else 0, "special") if ordinary else "special"


def _fits(name: str, value: Any, columns: Iterable[str]) -> bool:
    """Every field of an entry is text, but for a law's articles (number → names), its earlier numberings, aliases, labels, and what a term is about."""
    if name == "articles":
        return isinstance(value, dict) and all(
            isinstance(names, dict) and all(isinstance(names.get(language), str) for language in columns)
            for names in value.values()
        )
    if name == "earlier":
        return law_numbering.fits(value)
    if name == "about":
        return isinstance(value, dict) and all(isinstance(value.get(language), str) for language in columns)
    if name in {"aliases", "labels"}:
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
