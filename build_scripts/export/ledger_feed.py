"""One feed, in Atom and in JSON Feed, of what happened in a ledger: the newest 50 events, each with its record; each language has its own.

The id of an entry is the address of the record's page with what happened; `updated` is the day on which the record last changed on this portal, as in
the feeds of records, or else the day of the event.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.content.labels import N_
from build_scripts.export.feed_files import FeedEntry, files
from build_scripts.export.feeds import UNKNOWN
from build_scripts.export.task import ExportTask

if TYPE_CHECKING:
    from collections.abc import Mapping

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.export.context import ExportContext
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site


class Event(NamedTuple):
    """One entry.

    Attributes:
        record: that tells of it.
        day: ISO day.
        name: of the event, unique on the page of the record.
        page: where it is told, below the root of a language.
        titles: language → title, and the language that it is in.
        summaries: language → what happened.
        categories: term → label, untranslated.
    """

    record: RecordSummary
    day: str
    name: str
    page: str
    titles: Mapping[str, tuple[str, str]]
    summaries: Mapping[str, str]
    categories: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LedgerFeed:
    """The feed of a ledger: the path of its page, its name, and its events, newest first."""

    path: str
    name: str
    events: tuple[Event, ...]

    def part(self, site: Site) -> ExportTask:
        """The feed as a part of the export."""
        depends = tuple(f"{site.seen[event.record.id]} {event[1:]}" for event in self.events)
        return ExportTask(name=f"{self.path}feed.xml", depends=depends, make=partial(_make, feed=self))


def _make(context: ExportContext, *, feed: LedgerFeed) -> Files:
    day = feed.events[0].day if feed.events else UNKNOWN
    return files(
        context,
        feed.path,
        day,
        lambda language: context.say(language, feed.name),
        lambda language: [_entry(context, language, event) for event in feed.events],
    )


def _entry(context: ExportContext, language: str, event: Event) -> FeedEntry:
    title, own = event.titles[language]
    page, _, anchor = event.page.partition("#")
    address = context.address(language, page)
    categories = {**event.categories, **({"sample": N_("Fictional sample")} if event.record.sample else {})}
    return FeedEntry(
        id=f"{address}#{event.name}",
        page=f"{address}#{anchor}" if anchor else address,
        title=title,
        title_language=own,
        updated=event.day,
        authors=[context.organ(language, key) for key in event.record.organs],
        categories={term: context.said(label)[language] for term, label in categories.items()},
        summary=event.summaries[language],
        summary_language=language,
    )
