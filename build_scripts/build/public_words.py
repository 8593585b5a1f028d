"""What explains the words of the output: everything that is public as of the day, and everything of which pages are made.

Takes the site and the store; gives units (`publish/sealed_words/units.py`). A word that a public record has by right is explained by its own
text. The less is explained, the more is found: the code is no part of it, nor is a place that nobody names.
"""

from __future__ import annotations

import re
from itertools import chain, product
from typing import TYPE_CHECKING

import numpy as np

from build_scripts.build import tasks
from build_scripts.build.process import whole_key
from build_scripts.content import derived
from build_scripts.content.labels import LOCALES, MESSAGES
from build_scripts.content.languages import babel_locale
from build_scripts.publish.sealed_words.escapes import resolved
from build_scripts.publish.sealed_words.readings import readings
from build_scripts.publish.sealed_words.units import OWN, own, units_of
from build_scripts.search.analysis import whole_words
from build_scripts.search.normal import fold_number, unify
from build_scripts.search.tokens import numbers, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_scripts.build.store.store import Keeps
    from build_scripts.pages.site import Site
    from build_scripts.publish.sealed_words.units import Units

_RECORDS, _CHARACTERS = 250, 1 << 20  # that are looked at together
_DERIVED = re.compile("(?:[一-鿿]|[a-z]{2}-)[0-9]{2,4}")  # keys of courts, procuratorates and places that no file names
_NUMERALS = "零〇一二三四五六七八九十百千条款项"  # pages write the articles of laws in words


def public_units(site: Site, store: Keeps) -> Units:
    """The units of everything that is public or makes pages."""
    return _in_batches(_texts(site, store))


def naming(site: Site, store: Keeps, sealed: Units) -> Iterator[str]:
    """Where a case number of a sealed record is named that no public record has as its own: records' files, and pages; empty elsewhere.

    Args:
        site: what is public.
        store: holds its records.
        sealed: such numbers, among those that are public.
    """
    sealed = np.setdiff1d(sealed, own(record.number for record in site.catalog.records if record.number))
    if not len(sealed):
        return
    texts = [(record.source, _wholes(store, [site.keys[record.id]])) for record in site.catalog.records]
    for language, shell in site.shells.items():
        texts += [
            (f"pages/{language}/{one.path.strip('/') or 'index'}.md", [resolved(one.html)]) for one in shell.fragments
        ]
    named = [place for place, several in texts if np.isin(units_of(several) | OWN, sealed).any()]
    yield from named or [""]


def hidden_units(site: Site, store: Keeps) -> Units:
    """The units of records that stand in the content, not sealed, and are not shown on the day; the cache and releases hold them."""
    shown = {site.keys[record.id] for record in site.catalog.records}
    words = [path.read_text(encoding="utf-8") for path in sorted(LOCALES.rglob(f"{MESSAGES}.po"))]  # of warnings
    return _in_batches(chain(_wholes(store, sorted({*site.keys.values()} - shown)), words))


def index_tokens(site: Site, store: Keeps) -> Units:
    """The tokens that the search index may hold: also pairs that come about where it joins lines."""
    keys = [site.keys[record.id] for record in site.catalog.records]
    found = [np.empty(0, dtype=np.uint64)]
    for start in range(0, len(keys), _RECORDS):
        documents = tasks.documents_of(store.path, keys[start : start + _RECORDS]).values()
        folded = [fold_number(number) for document in documents for number in document.case_numbers]
        texts = [
            unify(text)
            for document in documents
            for text in (*document.titles.values(), *document.summaries.values(), document.body)
        ]
        whole = [word for document in documents for word, _field in whole_words(document)]
        found.append(np.unique(np.concatenate([tokenise([*texts, *folded]).hashes, numbers([*folded, *whole])])))
    return np.unique(np.concatenate(found))


def _in_batches(texts: Iterable[str]) -> Units:
    """The units of many texts, a few at a time, since some take fifty times their length in memory."""
    found, batch, size = np.empty(0, dtype=np.uint64), list[str](), 0
    for text in texts:
        batch.append(text)
        size += len(text)
        if size > _CHARACTERS:
            found, batch, size = np.union1d(found, units_of(batch, addresses=True)), [], 0
    return np.union1d(found, units_of(batch, addresses=True))


def _texts(site: Site, store: Keeps) -> Iterator[str]:
    records = _wholes(store, [site.keys[record.id] for record in site.catalog.records])
    yield from records
    yield from _addresses(site)
    yield from _vocabulary(site, records)
    yield from map("".join, product(_NUMERALS, repeat=2))
    yield from site.renderer.templates.values()
    yield from (str(line.rule) for line in site.coverage)
    assets = {data: name for shell in site.shells.values() for name, data in shell.assets.items()}
    for shell in site.shells.values():
        yield from (*shell.pieces, shell.site_name, shell.description, shell.site_url)
        yield from (f"{one.path}\n{one.title}\n{one.description}\n{resolved(one.html)}" for one in shell.fragments)
    for data, name in assets.items():
        yield from (resolved(text) for text in readings(name, data))
    for language in site.renderer.site_languages.each:
        yield language.words.decode("utf-8", "replace").replace("\0", "\n")
        yield from (language.code, language.name, language.tag)
        locale = babel_locale(language.locale)
        forms = (names["format"] for names in (locale.months, locale.days))
        yield from (name for widths in forms for form in widths.values() for name in form.values())


def _wholes(store: Keeps, keys: Iterable[str]) -> list[str]:
    return [resolved(value.decode()) for value in store.get(map(whole_key, keys)).values()]


def _addresses(site: Site) -> Iterator[str]:
    """What stands in addresses, also in those of sealed records."""
    for record in site.catalog.records:
        yield from (record.id, record.slug, record.number or "")
    yield from (stone.path for stone in site.catalog.tombstones)
    yield from (moved.path for moved in site.catalog.moved)


def _vocabulary(site: Site, records: Iterable[str]) -> Iterator[str]:
    named = {key for record in records for key in _DERIVED.findall(record)}
    more = (derived.get(name, key) for name in derived.LISTS for key in sorted(named))
    listed = (term for terms in site.renderer.vocabulary.lists.values() for term in terms.values())
    for term in filter(None, (*listed, *more)):
        yield from (term.key, term.slug, *term.names.values(), *map(str, term.extra.values()))
