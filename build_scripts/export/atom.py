"""Atom 1.0 feeds (RFC 4287): the newest 50 of the whole site, of each kind, court and cause.

Each language has its own. Withheld and withdrawn records appear as such, with the reason. `channel`
says what stands in which feed. The id of an entry is the address of its page, and `updated` comes from
the records: midnight in UTC+8 of the day on which one last changed.
"""

from __future__ import annotations

import re
from functools import cache, partial
from html import escape
from typing import TYPE_CHECKING

from build_scripts.content.labels import N_
from build_scripts.export.feeds import feeds_of
from build_scripts.export.task import ExportTask
from build_scripts.model.base import Status
from build_scripts.model.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.export.context import ExportContext
    from build_scripts.export.feeds import Feed
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site

NOTICE = N_(
    "This portal is not the official source. Every record names its source and links to it; "
    "where the two differ, the source prevails."
)
SAMPLE = N_("This record is a fictional sample. It concerns no real person or case.")
_STATUS = {status.value: status.label for status in Status}
_SUMMARY = 400  # characters
_NEVER = (
    "1970-01-01"  # when an empty feed last changed: Atom wants a day, and that of the build would change every night
)
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def parts(site: Site) -> Iterator[ExportTask]:
    """Every feed, in all its languages."""
    for channel in feeds_of(site):
        entries = [f"{day} {site.keys[record.id]}" for day, record in channel.entries]
        yield ExportTask(
            name=f"{channel.path}feed.xml",
            depends=tuple(entries),
            make=partial(make, channel=channel),
        )


def make(context: ExportContext, *, channel: Feed) -> Files:
    """Write one feed in each language."""
    path = f"{channel.path}feed.xml"
    return [
        (context.file(language, path), _feed(context, language, channel).encode()) for language in context.languages
    ]


def _feed(context: ExportContext, language: str, channel: Feed) -> str:
    site_name = context.names[language]
    name = channel.names.get(language)
    day = max((day for day, _card in channel.entries), default=_NEVER)
    own = context.address(language, f"{channel.path}feed.xml")
    entries = "".join(_entry(context, language, day, record) for day, record in channel.entries)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{context.tag(language)}">\n'
        f"<id>{_xml(own)}</id>\n"
        f"<title>{_xml(f'{name} · {site_name}' if name else site_name)}</title>\n"
        f"<subtitle>{_xml(context.say(language, NOTICE))}</subtitle>\n"
        f"<updated>{_moment(day)}</updated>\n"
        f'<link rel="self" type="application/atom+xml" href="{_xml(own)}"/>\n'
        f'<link rel="alternate" type="text/html" href="{_xml(context.address(language, channel.path))}"/>\n'
        f"<author><name>{_xml(site_name)}</name></author>\n"
        f"{entries}</feed>\n"
    )


def _entry(context: ExportContext, language: str, day: str, record: RecordSummary) -> str:
    title, title_language = context.title(language, record)
    address = _xml(context.address(language, record.url))
    summary, summary_language = _summary(context, language, record)
    categories = {record.kind: KINDS[record.kind].one, record.status: _STATUS[record.status]}
    if record.sample:
        categories["sample"] = N_("Fictional sample")
    return (
        "<entry>"
        f"<id>{address}</id>"
        f"<title{_lang(context, title_language, language)}>{_xml(title)}</title>"
        f'<link rel="alternate" type="text/html" href="{address}"/>'
        f"<updated>{_moment(day)}</updated>"
        + (f"<published>{_moment(record.published)}</published>" if record.published else "")
        + "".join([f"<author><name>{_xml(context.organ(language, key))}</name></author>" for key in record.organs])
        + "".join([_category(term, context.said(label)[language]) for term, label in categories.items()])
        + (f"<summary{_lang(context, summary_language, language)}>{_xml(summary)}</summary>" if summary else "")
        + "</entry>\n"
    )


def _summary(context: ExportContext, language: str, record: RecordSummary) -> tuple[str, str]:
    """The reason of a reduced record or the summary of another, and the language of it."""
    label = context.reason(record)
    reason = context.say(language, label) if label else ""
    if record.status == Status.WITHHELD.value:
        text, own = (
            context.say(language, N_("The text is withheld. Reason: %(reason)s."), reason=reason),
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


def _moment(day: str) -> str:
    return f"{day}T00:00:00+08:00"


@cache
def _category(term: str, label: str) -> str:
    return f'<category term="{term}" label="{_xml(label)}"/>'


def _lang(context: ExportContext, own: str, page: str) -> str:
    return f' xml:lang="{context.tag(own)}"' if own != page else ""


def _xml(text: str) -> str:
    """Text for content or an attribute; what XML cannot hold becomes U+FFFD."""
    return escape(_NOT_XML.sub("\ufffd", text))
