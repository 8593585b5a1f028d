"""The feeds: the newest 50 of the whole site, of each kind, court and cause, in Atom and in JSON Feed.

Each language has its own. Withheld and withdrawn records appear as such, with the reason. `channel`
says what stands in which feed. The id of an entry is the address of its page, and `updated` comes from
the publication log or, without one, from the records: midnight in UTC+8 of the day on which one last changed; so does `published`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from build_scripts.content.labels import N_
from build_scripts.export.feed_files import FeedEntry, files
from build_scripts.export.feeds import UNKNOWN, feeds_of
from build_scripts.export.task import ExportTask
from build_scripts.model.base import Status
from build_scripts.model.kinds import KINDS
from build_scripts.pages.wording import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.export.context import ExportContext
    from build_scripts.export.feeds import Feed
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site

WITHHELD = N_("The text is withheld. Reason: %(reason)s.")
_STATUS = {status.value: status.label for status in Status}
_SUMMARY = 400  # characters


def parts(site: Site) -> Iterator[ExportTask]:
    """Every feed, in all its languages."""
    for channel in feeds_of(site):
        entries = [
            f"{day} {channel.first.get(record.id, '')} {site.seen[record.id]}" for day, record in channel.entries
        ]
        yield ExportTask(
            name=f"{channel.path}feed.xml",
            depends=tuple(entries),
            make=partial(make, channel=channel),
        )


def make(context: ExportContext, *, channel: Feed) -> Files:
    """Write one feed in each language."""
    day = max((day for day, _card in channel.entries), default=UNKNOWN)

    def entries(language: str) -> list[FeedEntry]:
        return [
            _entry(context, language, day, channel.first.get(record.id) or record.published, record)
            for day, record in channel.entries
        ]

    return files(context, channel.path, day, channel.names.get, entries)


def _entry(context: ExportContext, language: str, day: str, first: str | None, record: RecordSummary) -> FeedEntry:
    title, title_language = context.title(language, record)
    address = context.address(language, record.url)
    summary, summary_language = _summary(context, language, record)
    categories = {record.kind: KINDS[record.kind].one, record.status: _STATUS[record.status]}
    if record.sample:
        categories["sample"] = N_("Fictional sample")
    return FeedEntry(
        id=address,
        page=address,
        title=title,
        title_language=title_language,
        updated=day,
        published=first,
        authors=[context.organ(language, key) for key in record.organs],
        categories={term: context.said(label)[language] for term, label in categories.items()},
        summary=summary,
        summary_language=summary_language,
    )


def _summary(context: ExportContext, language: str, record: RecordSummary) -> tuple[str, str]:
    """The reason of a reduced record or the summary of another, and the language of it."""
    label = context.reason(record)
    reason = context.say(language, label) if label else ""
    if record.status == Status.WITHHELD.value:
        text, own = (
            context.say(language, WITHHELD, reason=reason),
            language,
        )
    elif record.status == Status.WITHDRAWN.value:
        text, own = (
            context.say(language, N_("The text was withdrawn. Reason: %(reason)s."), reason=reason),
            language,
        )
    else:
        text, own = record.summaries.get(language, ("", language))
    text = text if len(text) <= _SUMMARY else text[: _SUMMARY - 1] + "…"
    if record.sample:
        text = f"{context.said(SAMPLE)[own if own in context.languages else language]} {text}".rstrip()
    return text, own
