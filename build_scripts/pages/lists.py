"""The lists: by kind, court, region, year, cause and outcome, with counts, in pages of 50.

Takes the site; gives the plans of every list page and of the directories that lead to them. Everything on the site can be
reached through these links alone, without a script.
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any

from build_scripts.content.labels import N_
from build_scripts.model.case_type import CaseType
from build_scripts.model.kinds import KINDS, results_of
from build_scripts.pages import unseen
from build_scripts.pages.formats import Formats
from build_scripts.pages.kept_back import kept_back
from build_scripts.pages.listing import SIZE, Directory, Listing
from build_scripts.pages.task import PagePlan, PageTask, plan_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.content.vocabulary_item import VocabularyItem
    from build_scripts.pages.listing import Names
    from build_scripts.pages.site import Site

_NOT_FINAL = N_("%(outcome)s (also where the judgment is not final)")
_PRESUMED = N_(
    "Nobody may be called guilty before a court has said so in a judgment that has taken effect (Criminal Procedure Law Art 12). Of some of these "
    "judgments it is not recorded here that they took effect, or a later decision set them aside; their line says that a judgment was given."
)


def directories(site: Site) -> list[Directory]:
    """Every way in: by kind, court, region, cause, year and outcome."""
    return [
        Directory("browse/", N_("By kind"), tuple(_by_kind(site))),
        Directory("courts/", N_("By court"), tuple(_by_term(site, "courts"))),
        Directory("regions/", N_("By region"), tuple(_by_term(site, "regions"))),
        Directory("causes/", N_("By cause or charge"), tuple(_by_term(site, "causes"))),
        Directory("years/", N_("By year"), tuple(_by_year(site))),
        Directory("outcomes/", N_("By outcome"), tuple(_by_outcome(site))),
    ]


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
            records=groups.get(kind.key, ()),
            above=("browse/", N_("By kind")),
            feed=not kind.left_out,
            noindex=bool(kind.left_out),
            notice=kind.notice,
            guide=kind.guide if kind.guide and kind.guide[0] in written else None,
        )


def _by_term(site: Site, name: str) -> Iterator[Listing]:
    """The lists by court, region or cause; in the order of the vocabulary."""
    regions = site.renderer.vocabulary.lists.get("regions", {})

    def keys(record: RecordSummary) -> Iterable[str]:
        if name == "regions":
            return site.catalog.regions_of(record)
        return record.organs if name == "courts" else record.causes

    labels = {"courts": N_("By court"), "regions": N_("By region"), "causes": N_("By cause or charge")}
    groups = _grouped((key, record) for record in site.catalog.records for key in keys(record))
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
            above=(f"{name}/", labels[name]),
            feed=name != "regions",
            group=group,
            notice=unseen.notice(term, groups[key]) if name == "courts" else "",
            kept_back=kept_back(term, groups[key]) if name == "courts" else None,
        )


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


def listing_plans(site: Site, ways: Iterable[Directory]) -> Iterator[PagePlan]:
    """The pages of every list and directory, in every language."""
    for way in ways:
        for language in site.languages:
            if way.path != "browse/":
                yield plan_of(directory_job(site, way, language))
            for listing in way.lists:
                yield from _pages(site, listing, language)


def _pages(site: Site, listing: Listing, language: str) -> Iterator[PagePlan]:
    total = len(listing.records)
    count = max(1, -(-total // SIZE))
    about = (
        f"{listing.names[language]}\0{listing.above}\0{listing.feed}\0{listing.noindex}\0{total}\0{listing.kept_back}"
    )
    for number in range(1, count + 1):
        records = listing.records[(number - 1) * SIZE : number * SIZE]
        yield PagePlan(
            listing.path if number == 1 else f"{listing.path}page/{number}/",
            language,
            site.languages,
            listing.noindex,
            "\0".join([about, *(site.state(record) for record in records)]),
            partial(_list_job, site, listing, language, number, count),
        )


def _list_job(site: Site, listing: Listing, language: str, number: int, count: int) -> PageTask:
    name, name_language = listing.names[language]
    records = listing.records[(number - 1) * SIZE : number * SIZE]
    feed = f"{listing.path}feed.xml" if listing.feed else None
    return PageTask(
        path=listing.path if number == 1 else f"{listing.path}page/{number}/",
        language=language,
        title=name if number == 1 else f"{name} · {number}/{count}",
        template="list.html",
        data={
            "heading": name,
            "heading_language": name_language,
            "total": len(listing.records),
            "above": list(listing.above),
            "rows": [site.row(language, record) for record in records],
            "first": listing.path,
            "number": number,
            "pages": count,
            "feed": feed,
            "notice": listing.notice,
            "guide": listing.guide,
            "kept_back": listing.kept_back if number == 1 else None,
        },
        languages=site.languages,
        noindex=listing.noindex,
        feed=feed,
    )


def directory_job(site: Site, way: Directory, language: str) -> PageTask:
    """The page that leads to all lists of one sort, grouped where they have groups."""
    groups: dict[tuple[str, str], list[dict[str, object]]] = defaultdict(list)
    for listing in way.lists:
        group = listing.group[language] if listing.group else ("", language)
        groups[group].append(entry(listing, listing.short or listing.names, language))
    return PageTask(
        path=way.path,
        language=language,
        title=site.say(language, way.name),
        template="directory.html",
        data={"heading": way.name, "groups": [_group(*name, groups[name]) for name in groups]},
        languages=site.languages,
    )


def _group(name: str, language: str, entries: list[dict[str, object]]) -> dict[str, object]:
    return {"name": name, "language": language, "entries": entries}


def entry(listing: Listing, names: Names, language: str) -> dict[str, object]:
    """A list's line in a directory, under one of its names."""
    name, own = names[language]
    return {"path": listing.path, "name": name, "language": own, "count": len(listing.records)}
