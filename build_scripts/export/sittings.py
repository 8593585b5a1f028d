"""The sittings to come to which the public is invited, as a calendar beside the list of their kind; each language has its own.

刑事诉讼法 Art 187: of a public trial, time and place are announced three days before. A calendar names no person, since a copy that somebody keeps
outlives the announcement; and a record with an end is not in it at all.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.content.labels import N_
from build_scripts.export.calendar_files import calendar_files
from build_scripts.export.feeds import changed
from build_scripts.export.ics import CalendarDay
from build_scripts.export.selection import exportable
from build_scripts.export.task import ExportTask
from build_scripts.model.kinds import KINDS
from build_scripts.pages.lists import CALENDAR
from build_scripts.pages.wording import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.export.context import ExportContext
    from build_scripts.export.task import Files
    from build_scripts.model.kinds import Kind
    from build_scripts.pages.site import Site

_PRODUCT = "-//Judicial Openness Portal//Sittings//EN"
_OPEN = N_(
    "Open to the public. Ask the court before you set out: this portal may learn late of what was put off or called off."
)


class SittingToCome(NamedTuple):
    """One sitting: what a calendar says of it."""

    record: RecordSummary
    day: str
    time: str
    place: str
    changed: str


def parts(site: Site) -> Iterator[ExportTask]:
    """The calendar of each kind that invites the public, in all languages."""
    today = site.as_of.isoformat()
    for kind in site.kinds:
        if kind.calendar:
            found = tuple(sorted(_to_come(site, kind, today), key=lambda one: (one.day, one.time, one.record.id)))
            yield ExportTask(
                name=f"{kind.folder}/{CALENDAR}",
                depends=tuple(f"{site.seen[one.record.id]} {one.changed}" for one in found),
                make=partial(make, kind=kind.key, sittings=found),
            )


def _to_come(site: Site, kind: Kind, today: str) -> Iterator[SittingToCome]:
    for record in site.catalog.records:
        if record.kind == kind.key and record.sitting and record.sitting[0] >= today and exportable(record):
            yield SittingToCome(record, *record.sitting, changed(record, today, site.log))


def make(context: ExportContext, *, kind: str, sittings: Sequence[SittingToCome]) -> Files:
    """Write the calendar in each language."""
    path = f"{KINDS[kind].folder}/{CALENDAR}"
    days = partial(_days, context, sittings)
    return calendar_files(context, path, _PRODUCT, lambda language: context.say(language, KINDS[kind].calendar), days)


def _days(context: ExportContext, sittings: Sequence[SittingToCome], language: str) -> list[CalendarDay]:
    return [
        CalendarDay(
            uid=f"{one.record.id}-sitting-{language}",
            stamp=one.changed,
            day=one.day,
            time=one.time,
            summary=_title(context, language, one.record),
            description=_about(context, language, one.record),
            url=context.address(language, one.record.url),
            place=" ".join([*(context.organ(language, key) for key in one.record.organs), one.place]).strip(),
        )
        for one in sittings
    ]


def _title(context: ExportContext, language: str, record: RecordSummary) -> str:
    organs = [context.organ(language, key) for key in record.organs]
    return " · ".join(filter(None, (context.said(KINDS[record.kind].one)[language], record.number, *organs)))


def _about(context: ExportContext, language: str, record: RecordSummary) -> str:
    said = context.said(_OPEN)[language]
    return f"{context.said(SAMPLE)[language]} {said}" if record.sample else said
