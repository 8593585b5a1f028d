"""Which feeds there are, and which records stand in each: the whole site, each kind, body, region, cause and article of a law.

Each of them has a feed when it has a list; so that no link to a feed breaks, a feed may be empty.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from build_scripts.export.selection import exportable
from build_scripts.model.base import Status
from build_scripts.pages import articles
from build_scripts.pages.wording import ORGANS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.catalog.publication_log import PublicationLog
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.pages.articles import Article
    from build_scripts.pages.site import Site

LIMIT = 50
UNKNOWN = "1970-01-01"  # Atom asks for a day; what has this one comes last
_PUBLISHED = Status.PUBLISHED.value


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed before it is written.

    Attributes:
        path: of the page it belongs to, below the root of a language.
        names: language → its name; empty for the whole site.
        entries: day of the last change and record, newest first, at most 50.
        first: record id → the day on which it first stood on this portal, of those that the log knows.
    """

    path: str
    names: dict[str, str]
    entries: list[tuple[str, RecordSummary]] = field(default_factory=list)
    first: dict[str, str] = field(default_factory=dict)


def feeds_of(site: Site) -> list[Feed]:
    """All feeds, in the order of their paths."""
    whole, kinds, terms = Feed("", {}), dict(_kinds(site)), list[Feed]()

    @cache
    def of_term(names: tuple[str, ...], key: str) -> Feed | None:
        """The feed of a body, region or cause, begun when the first record names it."""
        found = site.renderer.vocabulary.find(names, key)
        if found is None:
            return None
        name, term = found
        terms.append(Feed(f"{name}/{term.slug}/", {language: term.name(language) for language in site.languages}))
        return terms[-1]

    @cache
    def of_terms(names: tuple[str, ...], keys: tuple[str, ...]) -> list[Feed]:
        """Those of several."""
        return [channel for key in dict.fromkeys(keys) if (channel := of_term(names, key))]

    @cache
    def of_article(article: Article) -> Feed:
        """The feed of those that cite an article."""
        names = {language: articles.title(site, language, article) for language in site.languages}
        terms.append(Feed(articles.path(site, article), names))
        return terms[-1]

    today = site.as_of.isoformat()
    firsts = {record.id: site.log.first_day(record.id) or "" for record in site.catalog.records} if site.log else {}
    dated = [
        (changed(record, today, site.log), firsts.get(record.id, ""), own_day(record, today) or "", record.id, record)
        for record in site.catalog.records
    ]
    dated.sort(key=itemgetter(0, 1, 2, 3), reverse=True)  # of one day what is new here comes before what changed
    for day, first, _own, _id, record in dated:
        channels = [
            *of_terms(ORGANS, record.organs),
            *of_terms(("regions",), site.catalog.regions_of(record)),
            *of_terms(("causes",), record.causes),
            *map(of_article, articles.of_record(site.renderer.vocabulary, record)),
        ]
        if exportable(record):
            for channel in (whole, kinds[record.kind], *channels):
                if len(channel.entries) < LIMIT:
                    channel.entries.append((day, record))
                    if first:
                        channel.first[record.id] = first
    return sorted([whole, *kinds.values(), *terms], key=attrgetter("path"))


def _kinds(site: Site) -> Iterator[tuple[str, Feed]]:
    for kind in site.kinds:
        if not kind.left_out:
            names = {language: site.say(language, kind.many) for language in site.languages}
            yield kind.key, Feed(f"{kind.folder}/", names)


def changed(record: RecordSummary, today: str, log: PublicationLog | None = None) -> str:
    """The ISO day on which the record last changed on this portal, as the log knows, or else as its own dates tell.

    One of which no day is known changed on no day of ours: it never heads a feed again because a night went by.
    """
    return (log.changed(record.id) if log else None) or own_day(record, today) or UNKNOWN


def own_day(record: RecordSummary, today: str) -> str | None:
    """The last of the record's own days; never after the day of the build.

    A notice of withdrawal counts from its own day; of a hearing to come counts the day it was announced.
    """
    days = [record.date, record.published, record.publish_on, *[note[0] for note in record.corrections]]
    if record.status != _PUBLISHED:
        days += [event[0] for event in record.events]
    known = [day for day in days if day and day <= today] or [event[0] for event in record.events if event[0] <= today]
    return max(known, default=None)
