"""Every way to the records without a script: the lists by kind, body, region, cause, year and outcome.

Takes the site; gives the directories with their lists. Everything on the site can be reached through these links alone.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from build_scripts.content.labels import N_
from build_scripts.model.case_type import CaseType
from build_scripts.model.kinds import KINDS, results_of
from build_scripts.pages import unseen
from build_scripts.pages.bodies import NAMES, Bodies
from build_scripts.pages.formats import Formats
from build_scripts.pages.lists import NEWEST, Directory, Listing
from build_scripts.pages.wording import ORGANS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.content.vocabulary_item import VocabularyItem
    from build_scripts.model.kinds import Kind
    from build_scripts.pages.lists import Names
    from build_scripts.pages.site import Site

_TERMS = {
    **{name: label for name, (label, _heading) in NAMES.items()},
    "regions": N_("By region"),
    "causes": N_("By cause or charge"),
}
BESIDES_KINDS = (*(f"{name}/" for name in _TERMS), "years/", "outcomes/")  # where the lists are that are not of a kind


_NOT_FINAL = N_("%(outcome)s (also where the judgment is not final)")
_PRESUMED = N_(
    "Nobody may be called guilty before a court has said so in a judgment that has taken effect (Criminal Procedure Law Art 12). Of some of these "
    "judgments it is not recorded here that they took effect, or a later decision set them aside; their line says that a judgment was given."
)


def directories(site: Site) -> list[Directory]:
    """Every way in: by kind, court or other body, region, cause, year and outcome."""
    bodies = Bodies(site)
    found = (
        ("browse/", N_("By kind"), _by_kind(site)),
        *((f"{name}/", label, _by_term(site, name, bodies)) for name, (label, _heading) in NAMES.items()),
        ("regions/", _TERMS["regions"], _by_term(site, "regions", bodies)),
        ("causes/", _TERMS["causes"], _by_term(site, "causes")),
        ("years/", N_("By year"), _by_year(site)),
        ("outcomes/", N_("By outcome"), _by_outcome(site)),
    )
    return [Directory(path, label, tuple(_with_citations(site, lists))) for path, label, lists in found]


def _with_citations(site: Site, lists: Iterable[Listing]) -> Iterator[Listing]:
    for one in lists:
        yield replace(one, citations=site.cited_lists(one.path, one.records))


def _each(site: Site, message: str) -> Names:
    return {language: (site.say(language, message), language) for language in site.languages}


def _named(site: Site, term: VocabularyItem) -> Names:
    return {language: (term.name(language), term.language(language)) for language in site.languages}


def _by_kind(site: Site) -> Iterator[Listing]:
    groups = _grouped((record.kind, record) for record in site.catalog.records)
    written = {fragment.path for fragment in site.shells[site.languages[0]].fragments}
    for kind in site.kinds:  # an empty list has its page too, since menus and feeds lead to it
        yield Listing(
            path=f"{kind.folder}/",
            names=_each(site, kind.many),
            records=_in_order(kind, groups.get(kind.key, ())),
            above=("browse/", N_("By kind")),
            order=kind.by_outcome or NEWEST,
            feed=not kind.left_out,
            calendar=bool(kind.calendar),
            noindex=bool(kind.left_out),
            notice=kind.notice,
            guide=kind.guide if kind.guide and kind.guide[0] in written else None,
        )


def _in_order(kind: Kind, records: tuple[RecordSummary, ...]) -> tuple[RecordSummary, ...]:
    """The records of a kind as its list has them, from the newest first."""
    if not kind.by_outcome:
        return records
    place = {result: number for number, result in enumerate(results_of(kind.key))}
    return tuple(sorted(records, key=lambda record: place.get(record.result or "", len(place))))


def _by_term(site: Site, name: str, bodies: Bodies | None = None) -> Iterator[Listing]:
    """The lists by body, region or cause; in the order of the vocabulary."""
    regions = site.renderer.vocabulary.lists.get("regions", {})
    found = {key: site.renderer.vocabulary.find(ORGANS, key) for key in _organs(site)} if name in NAMES else {}

    def keys(record: RecordSummary) -> Iterable[str]:
        if name == "regions":
            return site.catalog.regions_of(record)
        return [key for key in record.organs if (of := found[key]) and of[0] == name] if found else record.causes

    groups = _grouped((key, record) for record in site.catalog.records for key in dict.fromkeys(keys(record)))
    for key, term in site.renderer.vocabulary.terms(name, groups).items():
        group = None
        region = regions.get(str(term.extra.get("region", "")))
        if region:
            group = _named(site, region)
        elif name == "causes":
            group = _each(site, _case_type(term))
        yield Listing(
            path=f"{name}/{term.slug}/",
            names=_named(site, term),
            records=groups[key],
            above=(f"{name}/", _TERMS[name]),
            feed=True,
            group=group,
            notice=unseen.notice(term, groups[key]) if name == "courts" else "",
            about=bodies.about(name, key, term.slug, groups[key]) if bodies else {},
        )


def _organs(site: Site) -> set[str]:
    return {key for record in site.catalog.records for key in record.organs}


def _case_type(term: VocabularyItem) -> str:
    found = term.extra.get("case_type")
    return CaseType(found).label if found in set(CaseType) else N_("Other")


def _by_year(site: Site) -> Iterator[Listing]:
    groups = _grouped((record.year, record) for record in site.catalog.records if record.year)
    formats = {language.code: Formats(language) for language in site.renderer.site_languages.each}
    for year in sorted(groups, reverse=True):
        names = {language: (formats[language].year(year), language) for language in site.languages}
        yield Listing(path=f"years/{year}/", names=names, records=groups[year], above=("years/", N_("By year")))


def _by_outcome(site: Site) -> Iterator[Listing]:
    groups = _grouped(((record.kind, record.result), record) for record in site.catalog.records if record.result)
    for kind, value in sorted(groups, key=lambda key: (list(KINDS).index(key[0]), key[1])):
        many, short = _each(site, KINDS[kind].many), _each(site, results_of(kind)[value].label)
        presumed = any(map(site.is_unsettled, groups[kind, value]))
        if presumed:
            short = {name: (site.say(name, _NOT_FINAL, outcome=short[name][0]), name) for name in site.languages}
        yield Listing(
            path=f"outcomes/{kind}-{value}/",
            names={name: (f"{many[name][0]} · {short[name][0]}", name) for name in site.languages},
            short=short,
            records=groups[kind, value],
            above=("outcomes/", N_("By outcome")),
            group=many,
            noindex=bool(KINDS[kind].left_out),
            notice=_PRESUMED if presumed else "",
        )


def _grouped(pairs: Iterable[tuple[Any, RecordSummary]]) -> dict[Any, tuple[RecordSummary, ...]]:
    groups: dict[Any, list[RecordSummary]] = defaultdict(list)
    for key, record in pairs:
        groups[key].append(record)
    return {key: tuple(records) for key, records in groups.items()}
