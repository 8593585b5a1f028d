"""The form of a JSON Feed 1.1 (jsonfeed.org): its head, and its items.

An item says of its title and text which language they are in, as JSON Feed has it, once: where the two differ, that of the text counts. The
`terms` of `_portal` are the keys of what `tags` says in words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from build_scripts.export.atom_document import NOTICE, moment
from build_scripts.export.json_lines import encode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.feed_files import FeedEntry, FeedHead

FILE = "feed.json"
MIME = "application/feed+json"
_VERSION = "https://jsonfeed.org/version/1.1"


def document(context: ExportContext, head: FeedHead, entries: Sequence[FeedEntry]) -> bytes:
    """A whole feed."""
    return encode(
        {
            "version": _VERSION,
            "title": head.title(context),
            "home_page_url": context.address(head.language, head.path),
            "feed_url": context.address(head.language, f"{head.path}{FILE}"),
            "description": context.say(head.language, NOTICE),
            "language": context.tag(head.language),
            "authors": [{"name": context.names[head.language]}],
            "items": [_item(context, entry) for entry in entries],
        }
    )


def _item(context: ExportContext, entry: FeedEntry) -> dict[str, Any]:
    """An item; its text, without which the format allows none, is the title where there is no summary."""
    language = entry.summary_language if entry.summary else entry.title_language
    item = {
        "id": entry.id,
        "url": entry.page,
        "title": entry.title,
        "content_text": entry.summary or entry.title,
        "language": context.tag(language),
        "date_modified": moment(entry.updated),
        "date_published": moment(entry.published) if entry.published else None,
        "authors": [{"name": name} for name in entry.authors],
        "tags": list(entry.categories.values()),
        "_portal": {"terms": list(entry.categories)},
    }
    return {name: value for name, value in item.items() if value}
