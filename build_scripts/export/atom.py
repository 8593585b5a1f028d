"""Atom 1.0 feeds (RFC 4287): the newest 50 of the whole site, of each kind, court and cause.

Each language has its own. Withheld and withdrawn records appear as such, with the reason. `channel`
says what stands in which feed. An entry is written once a language and shared by the feeds that carry
it. The id of an entry is the address of its page, and `updated` comes from the records: midnight in
UTC+8 of the day on which one last changed.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from build_scripts.export.address import absolute
from build_scripts.export.channel import channels
from build_scripts.labels import N_
from build_scripts.model.base import Status
from build_scripts.model.kinds import KINDS
from build_scripts.render.page import prefix, tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.card import Card
    from build_scripts.export.channel import Channel
    from build_scripts.render.site import Site

NOTICE = N_(
    "This portal is not the official source. Every record names its source and links to it; "
    "where the two differ, the source prevails."
)
SAMPLE = N_("This record is a fictional sample. It concerns no real person or case.")
_STATUS = {status.value: status.label for status in Status}
_SUMMARY = 400  # characters
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Every feed: path from the site's root, and bytes."""
    every = channels(site)
    for language in site.languages:
        entries: dict[str, str] = {}
        for channel in every:
            for day, card in channel.entries:
                if card.id not in entries:
                    entries[card.id] = _entry(site, language, day, card)
            text = _feed(site, language, channel, "".join(entries[card.id] for _day, card in channel.entries))
            yield f"{prefix(language, site.languages)}{channel.path}feed.xml", text.encode()


def _feed(site: Site, language: str, channel: Channel, entries: str) -> str:
    shell = site.shells[language]
    name = channel.names.get(language)
    day = max((day for day, _card in channel.entries), default=site.as_of.isoformat())
    own = absolute(site, language, f"{channel.path}feed.xml")
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{tag(language)}">\n'
        f"<id>{_xml(own)}</id>\n"
        f"<title>{_xml(f'{name} · {shell.site_name}' if name else shell.site_name)}</title>\n"
        f"<subtitle>{_xml(site.say(language, NOTICE))}</subtitle>\n"
        f"<updated>{_moment(day)}</updated>\n"
        f'<link rel="self" type="application/atom+xml" href="{_xml(own)}"/>\n'
        f'<link rel="alternate" type="text/html" href="{_xml(absolute(site, language, channel.path))}"/>\n'
        f"<author><name>{_xml(shell.site_name)}</name></author>\n"
        f"{entries}</feed>\n"
    )


def _entry(site: Site, language: str, day: str, card: Card) -> str:
    title, title_language = site.title(language, card)
    address = _xml(absolute(site, language, card.url))
    summary, summary_language = _summary(site, language, card)
    categories = {
        card.kind: site.say(language, KINDS[card.kind].one),
        card.status: site.say(language, _STATUS[card.status]),
    }
    if card.sample:
        categories["sample"] = site.say(language, N_("Fictional sample"))
    return (
        "<entry>"
        f"<id>{address}</id>"
        f"<title{_lang(title_language, language)}>{_xml(title)}</title>"
        f'<link rel="alternate" type="text/html" href="{address}"/>'
        f"<updated>{_moment(day)}</updated>"
        + (f"<published>{_moment(card.published)}</published>" if card.published else "")
        + "".join(f"<author><name>{_xml(site.organ(language, key))}</name></author>" for key in card.organs)
        + "".join(f'<category term="{term}" label="{_xml(label)}"/>' for term, label in categories.items())
        + (f"<summary{_lang(summary_language, language)}>{_xml(summary)}</summary>" if summary else "")
        + "</entry>\n"
    )


def _summary(site: Site, language: str, card: Card) -> tuple[str, str]:
    """The reason of a reduced record or the summary of another, and the language of it."""
    reason = site.say(language, card.note) if card.note else ""
    if card.status == Status.WITHHELD.value:
        text, own = (
            site.say(language, N_("The text is withheld. Reason: %(reason)s."), reason=reason),
            language,
        )
    elif card.status == Status.WITHDRAWN.value:
        text, own = (
            site.say(language, N_("The text was withdrawn. Reason: %(reason)s."), reason=reason),
            language,
        )
    else:
        text, own = card.summaries.get(language, ("", language))
    text = text if len(text) <= _SUMMARY else text[: _SUMMARY - 1] + "…"
    if card.sample:
        text = f"{site.say(own if own in site.languages else language, SAMPLE)} {text}".rstrip()
    return text, own


def _moment(day: str) -> str:
    return f"{day}T00:00:00+08:00"


def _lang(own: str, page: str) -> str:
    return f' xml:lang="{tag(own)}"' if own != page else ""


def _xml(text: str) -> str:
    """Text for content or an attribute; what XML cannot hold becomes U+FFFD."""
    return escape(_NOT_XML.sub("\ufffd", text))
