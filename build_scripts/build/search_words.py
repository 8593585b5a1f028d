"""What the search calls the values of its filters, and what readers may call them: takes the site, gives labels and words.

Only what shown records name is in either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.model.base import Status
from build_scripts.model.kinds import outcome_of
from build_scripts.model.sentence_stages import Measure
from build_scripts.search import everyday_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from build_scripts.content.vocabulary_item import VocabularyItem
    from build_scripts.pages.site import Site
    from build_scripts.search.columns import Labels

_BODIES = {"court": "courts", "prison": "prisons", "procuratorate": "procuratorates"}


def search_labels(site: Site) -> Labels:
    """Facet → key → language → label."""

    def names(terms: Mapping[str, VocabularyItem]) -> dict[str, dict[str, str]]:
        return {key: {name: term.name(name) for name in site.languages} for key, term in terms.items()}

    def said(labels: Mapping[str, str]) -> dict[str, dict[str, str]]:
        return {key: {name: site.say(name, label) for name in site.languages} for key, label in labels.items()}

    return {facet: names(terms) for facet, terms in _terms(site).items()} | {
        "kind": said({kind.key: kind.many for kind in site.kinds}),
        "status": said({status.value: status.label for status in Status}),
        "measure": said({measure.value: measure.label for measure in Measure}),
        "outcome": said(
            dict(sorted(outcome_of(record.kind, record.result) for record in site.catalog.records if record.result))
        ),
    }


def search_words(site: Site) -> dict[str, dict[str, list[str]]]:
    """Facet → key → what people call it."""
    terms = _terms(site)
    called = {facet: {key: [*_names(facet, term)] for key, term in terms[facet].items()} for facet in terms}
    bodies = {
        facet: {key: term.name("zh") for key, term in terms[facet].items()} for facet in ("court", "procuratorate")
    }
    for facet, names in bodies.items():
        for place, keys in everyday_names.places(names):
            for key in keys:
                called[facet][key].append(place)
    for word, keys in everyday_names.telling({key: term.name("en") for key, term in terms["charge"].items()}):
        for key in keys:
            called["charge"][key].append(word)
    for facet, labels in search_labels(site).items():
        if facet not in called:
            called[facet] = {key: [*names.values()] for key, names in labels.items()}
    for kind in site.kinds:
        called["kind"][kind.key] += [site.say(language, kind.one) for language in site.languages]
    _add_listed(site, called)
    return called


def _add_listed(site: Site, called: dict[str, dict[str, list[str]]]) -> None:
    """What the vocabulary lists beside: other words for a value of a filter that shown records have, or for a word of the texts."""
    lists = site.renderer.vocabulary.lists
    for term in (*lists["search-words"].values(), *lists["document-types"].values()):
        facet, _space, key = term.extra.get("means", f"text {term.name('zh')}").partition(" ")
        names = called.setdefault(facet, {}).setdefault(key, []) if facet == "text" else called.get(facet, {}).get(key)
        if names is not None:
            names += [*term.names.values(), *term.extra.get("aliases", ())]


def _terms(site: Site) -> dict[str, dict[str, VocabularyItem]]:
    """Facet → the terms that shown records name."""
    records, vocabulary = site.catalog.records, site.renderer.vocabulary
    organs = {organ for record in records for organ in record.organs}
    return {facet: vocabulary.terms(name, organs) for facet, name in _BODIES.items()} | {
        "region": vocabulary.terms("regions", {key for record in records for key in site.catalog.regions_of(record)}),
        "charge": vocabulary.terms("causes", {cause for record in records for cause in record.causes}),
        "law": vocabulary.terms("statutes", {law for record in records for law, _article in record.articles}),
    }


def _names(facet: str, term: VocabularyItem) -> Iterator[str]:
    zh, en = term.name("zh"), term.name("en")
    yield from term.names.values()
    yield from term.extra.get("aliases", ())
    if facet == "region":
        yield from everyday_names.province(zh, en)
    elif facet == "charge":
        yield from everyday_names.charge(zh, en)
    elif facet == "law":
        yield from everyday_names.law(term.key, zh, en)
    else:
        yield from everyday_names.body(zh, en)
