"""The notices that are open, as a calendar of their last days and as a feed; each language has its own.

They name no person: a copy that somebody keeps outlives the notice.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.content.labels import N_
from build_scripts.export.calendar_files import calendar_files
from build_scripts.export.feed_files import FeedEntry, files
from build_scripts.export.feeds import UNKNOWN, changed
from build_scripts.export.ics import CalendarDay
from build_scripts.export.selection import exportable
from build_scripts.export.task import ExportTask
from build_scripts.model.sentence_stages import Measure
from build_scripts.pages import open_days
from build_scripts.pages.notices import PATH, TITLE, open_changes
from build_scripts.pages.sentence_steps import words
from build_scripts.pages.wording import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.task import Files
    from build_scripts.model.change_facts import Told
    from build_scripts.pages.site import Site

CALENDAR, FEED = f"{PATH}calendar.ics", f"{PATH}feed.xml"
_PRODUCT = "-//Judicial Openness Portal//Open notices//EN"


class OpenNotice(NamedTuple):
    """One open notice: what a calendar or feed says of it."""

    id: str
    url: str
    number: str
    measure: str
    body: str
    last: str
    how: Told
    changed: str
    sample: bool


def parts(site: Site) -> Iterator[ExportTask]:
    """Calendar and feed, in all languages."""
    today = site.as_of.isoformat()
    found = tuple(
        OpenNotice(
            one.record.id,
            one.record.url,
            one.record.number or "",
            one.measure,
            one.decided_by,
            one.notice_to or "",
            open_days.how(one.record),
            changed(one.record, today, site.log),
            one.record.sample,
        )
        for one in open_changes(site)
        if exportable(one.record)
    )
    depends = tuple(map(repr, found))
    yield ExportTask(name=CALENDAR, depends=depends, make=partial(calendars, notices=found))
    yield ExportTask(name=FEED, depends=depends, make=partial(feeds, notices=found))


def calendars(context: ExportContext, *, notices: Sequence[OpenNotice]) -> Files:
    """The last day of each notice, in each language."""
    days = partial(_days, context, notices)
    return calendar_files(context, CALENDAR, _PRODUCT, lambda language: context.say(language, TITLE), days)


def _days(context: ExportContext, notices: Sequence[OpenNotice], language: str) -> list[CalendarDay]:
    return [
        CalendarDay(
            uid=f"{notice.id}-notice-{language}",
            stamp=notice.changed,
            day=notice.last,
            summary=context.say(language, N_("Last day to object: %(what)s"), what=_title(context, language, notice)),
            description=_how(context, language, notice),
            url=context.address(language, notice.url),
        )
        for notice in notices
    ]


def feeds(context: ExportContext, *, notices: Sequence[OpenNotice]) -> Files:
    """The same as a feed."""
    day = max((notice.changed for notice in notices), default=UNKNOWN)
    return files(
        context,
        PATH,
        day,
        lambda language: context.say(language, TITLE),
        lambda language: [_entry(context, language, notice) for notice in notices],
    )


def _entry(context: ExportContext, language: str, notice: OpenNotice) -> FeedEntry:
    address = context.address(language, notice.url)
    categories = {notice.measure: Measure(notice.measure).label}
    if notice.sample:
        categories["sample"] = N_("Fictional sample")
    until = context.say(language, N_("Objections until %(last)s."), last=notice.last)
    return FeedEntry(
        id=f"{address}#notice",
        page=address,
        title=_title(context, language, notice),
        title_language=language,
        updated=notice.changed,
        authors=[context.organ(language, notice.body)],
        categories={term: context.said(label)[language] for term, label in categories.items()},
        summary=f"{until} {_how(context, language, notice)}",
        summary_language=language,
    )


def _title(context: ExportContext, language: str, notice: OpenNotice) -> str:
    measure = context.said(Measure(notice.measure).label)[language]
    return " · ".join(filter(None, (measure, notice.number, context.organ(language, notice.body))))


def _how(context: ExportContext, language: str, notice: OpenNotice) -> str:
    """How to object, and first, where it is so, that nothing of it is real."""
    if how := words(notice.how, language):
        said = context.say(language, N_("How to object: %(how)s"), how=how[0])
    else:
        said = context.say(language, N_("The notice does not say how to object."))
    return f"{context.said(SAMPLE)[language]} {said}" if notice.sample else said
