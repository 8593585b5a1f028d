"""The form of an Atom feed: its head, and what its entries are made of."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from build_scripts.content.labels import N_

if TYPE_CHECKING:
    from build_scripts.export.context import ExportContext

NOTICE = N_(
    "This portal is not the official source. Every record names its source and links to it; "
    "where the two differ, the source prevails."
)
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def document(context: ExportContext, language: str, path: str, name: str | None, day: str, entries: str) -> str:
    """A whole feed.

    Args:
        context: names and addresses.
        language: of the feed.
        path: of the page that it belongs to, below the root of the language.
        name: of the feed; none for that of the whole site.
        day: ISO day of the newest entry.
        entries: as XML.
    """
    site_name = context.names[language]
    own = context.address(language, f"{path}feed.xml")
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{context.tag(language)}">\n'
        f"<id>{xml(own)}</id>\n"
        f"<title>{xml(f'{name} · {site_name}' if name else site_name)}</title>\n"
        f"<subtitle>{xml(context.say(language, NOTICE))}</subtitle>\n"
        f"<updated>{moment(day)}</updated>\n"
        f'<link rel="self" type="application/atom+xml" href="{xml(own)}"/>\n'
        f'<link rel="alternate" type="text/html" href="{xml(context.address(language, path))}"/>\n'
        f"<author><name>{xml(site_name)}</name></author>\n"
        f"{entries}</feed>\n"
    )


def moment(day: str) -> str:
    """Midnight in UTC+8."""
    return f"{day}T00:00:00+08:00"


@cache
def category(term: str, label: str) -> str:
    """A category of an entry."""
    return f'<category term="{term}" label="{xml(label)}"/>'


def lang(context: ExportContext, own: str, page: str) -> str:
    """The attribute of a text in another language than the feed's."""
    return f' xml:lang="{context.tag(own)}"' if own != page else ""


def xml(text: str) -> str:
    """Text for content or an attribute; what XML cannot hold becomes U+FFFD."""
    return escape(_NOT_XML.sub("\ufffd", text))
