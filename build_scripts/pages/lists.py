"""The pages of lists of records, 50 on each, and of the directories that lead to them.

Takes the site and its lists, which `ways` names; gives the plan of every page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from build_scripts.content.labels import N_
from build_scripts.pages.task import PagePlan, PageTask, plan_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.pages.alternates import AlternateLink
    from build_scripts.pages.site import Site

SIZE, NEWEST = 50, N_("Newest first")
CALENDAR = "calendar.ics"  # beside the first page of a list
Names = Mapping[str, tuple[str, str]]  # language of a page → words, and the language that they are in


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One list of records.

    Attributes:
        path: of its first page, below the language's root.
        names: language → heading, and the language that it is in.
        records: in the order that `order` names.
        above: path and label of the directory it belongs to.
        feed: whether an Atom feed stands beside it.
        calendar: whether one of sittings to come does.
        citations: what its records are cited by: a year where it is divided by years, and a file in each format.
        group: the same of the heading in its directory; None where there is none.
        notice: what it says before the records.
        guide: path and words of the guide to which it leads.
        about: what stands before the records of a body or a region, as `bodies` has it.
        short: what its directory calls it below that heading; None for the heading itself.
        noindex: whether search engines are asked to pass it over.
        order: what it says of its order.
    """

    path: str
    names: Names
    records: tuple[RecordSummary, ...]
    above: tuple[str, str]
    feed: bool = False
    calendar: bool = False
    citations: Sequence[tuple[str, tuple[AlternateLink, ...]]] = ()
    group: Names | None = None
    short: Names | None = None
    noindex: bool = False
    notice: str = ""
    guide: tuple[str, str] | None = None
    about: Mapping[str, Any] = field(default_factory=dict)
    order: str = NEWEST


@dataclass(frozen=True, slots=True)
class Directory:
    """A page that leads to all lists of one sort."""

    path: str
    name: str
    lists: tuple[Listing, ...]


def listing_plans(site: Site, ways: Iterable[Directory]) -> Iterator[PagePlan]:
    """The pages of every list and directory, in every language."""
    for way in ways:
        if way.path != "browse/":
            for language in site.languages:
                yield plan_of(directory_job(site, way, language))
        for listing in way.lists:
            yield from _pages(site, listing)


def _pages(site: Site, listing: Listing) -> Iterator[PagePlan]:
    """Each page in one language after the other, since both show the same records."""
    total = len(listing.records)
    count = max(1, -(-total // SIZE))
    for number in range(1, count + 1):
        path = listing.path if number == 1 else f"{listing.path}page/{number}/"
        states = [_before(site, listing) if number == 1 else "", *map(site.state, _on_page(listing, number))]
        for language in site.languages:
            about = f"{listing.names[language]}\0{listing.above}\0{listing.feed}\0{listing.noindex}\0{total}"
            job = partial(_list_job, site, listing, language, path, number, count)
            yield PagePlan(path, language, site.languages, listing.noindex, "\0".join([about, *states]), job)


def _on_page(listing: Listing, number: int) -> tuple[RecordSummary, ...]:
    return listing.records[(number - 1) * SIZE : number * SIZE]


def _before(site: Site, listing: Listing) -> str:
    """Everything on which depends what stands before the records."""
    notices = (site.state(site.catalog.by_id[key]) for key in listing.about.get("open", ()))
    return "\0".join([str(listing.about), str(listing.citations), *notices])


def _list_job(site: Site, listing: Listing, language: str, path: str, number: int, count: int) -> PageTask:
    name, name_language = listing.names[language]
    feed = f"{listing.path}feed.xml" if listing.feed else None
    about = listing.about if number == 1 else {}
    return PageTask(
        path=path,
        language=language,
        title=name if number == 1 else f"{name} · {number}/{count}",
        template="list.html",
        data={
            "heading": name,
            "heading_language": name_language,
            "total": len(listing.records),
            "above": list(listing.above),
            "rows": [site.row(language, record) for record in _on_page(listing, number)],
            "first": listing.path,
            "number": number,
            "pages": count,
            "feed": feed,
            "citations": [[part, [list(link) for link in links]] for part, links in listing.citations]
            if number == 1
            else [],
            "calendar": f"{listing.path}{CALENDAR}" if listing.calendar else None,
            "notice": listing.notice,
            "guide": listing.guide,
            "order": listing.order,
            "about": about,
            "open": [site.row(language, site.catalog.by_id[key]) for key in about.get("open", ())],
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
