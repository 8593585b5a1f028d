"""The form of an Atom feed (RFC 4287): its head, and its entries."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from build_scripts.content.labels import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.feed_files import FeedEntry, FeedHead

FILE = "feed.xml"
NOTICE = N_(
    "This portal is not the official source. Every record names its source and links to it; "
    "where the two differ, the source prevails."
)
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def document(context: ExportContext, head: FeedHead, entries: Sequence[FeedEntry]) -> bytes:
    """A whole feed."""
    language = head.language
    own = context.address(language, f"{head.path}{FILE}")
    text = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{context.tag(language)}">\n'
        f"<id>{xml(own)}</id>\n"
        f"<title>{xml(head.title(context))}</title>\n"
        f"<subtitle>{xml(context.say(language, NOTICE))}</subtitle>\n"
        f"<updated>{moment(head.day)}</updated>\n"
        f'<link rel="self" type="application/atom+xml" href="{xml(own)}"/>\n'
        f'<link rel="alternate" type="text/html" href="{xml(context.address(language, head.path))}"/>\n'
        f"<author><name>{xml(context.names[language])}</name></author>\n"
        f"{''.join([_entry(context, language, entry) for entry in entries])}</feed>\n"
    )
    return text.encode()


def _entry(context: ExportContext, language: str, entry: FeedEntry) -> str:
    def lang(own: str) -> str:
        """The attribute of a text in another language than the feed's."""
        return f' xml:lang="{context.tag(own)}"' if own != language else ""

    return (
        "<entry>"
        f"<id>{xml(entry.id)}</id>"
        f"<title{lang(entry.title_language)}>{xml(entry.title)}</title>"
        f'<link rel="alternate" type="text/html" href="{xml(entry.page)}"/>'
        f"<updated>{moment(entry.updated)}</updated>"
        + (f"<published>{moment(entry.published)}</published>" if entry.published else "")
        + "".join([f"<author><name>{xml(name)}</name></author>" for name in entry.authors])
        + "".join([_category(term, label) for term, label in entry.categories.items()])
        + (f"<summary{lang(entry.summary_language)}>{xml(entry.summary)}</summary>" if entry.summary else "")
        + "</entry>\n"
    )


def moment(day: str) -> str:
    """Midnight in UTC+8."""
    return f"{day}T00:00:00+08:00"


@cache
def _category(term: str, label: str) -> str:
    return f'<category term="{term}" label="{xml(label)}"/>'


def xml(text: str) -> str:
    """Text for content or an attribute; what XML cannot hold becomes U+FFFD."""
    return escape(_NOT_XML.sub("\ufffd", text))
