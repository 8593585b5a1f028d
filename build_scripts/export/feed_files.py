"""The files of one feed: in each language the same entries in Atom and in JSON Feed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.export import atom_document, json_feed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.task import Files


class FeedHead(NamedTuple):
    """What a feed says before its entries.

    Attributes:
        language: of the feed.
        path: of the page that it belongs to, below the root of the language.
        name: of the feed; none for that of the whole site.
        day: ISO day of the newest entry.
    """

    language: str
    path: str
    name: str | None
    day: str

    def title(self, context: ExportContext) -> str:
        """The name, and that of the site."""
        site = context.names[self.language]
        return f"{self.name} · {site}" if self.name else site


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One entry.

    Attributes:
        id: an address that no other entry has.
        page: address of the page that tells it.
        title, title_language: the title and the language that it is in.
        updated: ISO day.
        published: ISO day, where it is known.
        authors: names of the bodies.
        categories: term → label in the language of the feed.
        summary, summary_language: the same as of the title; may be empty.
    """

    id: str
    page: str
    title: str
    title_language: str
    updated: str
    published: str | None = None
    authors: Sequence[str] = ()
    categories: Mapping[str, str] = field(default_factory=dict)
    summary: str = ""
    summary_language: str = ""


def files(
    context: ExportContext,
    path: str,
    day: str,
    name: Callable[[str], str | None],
    entries: Callable[[str], Sequence[FeedEntry]],
) -> Files:
    """Write a feed in each language.

    Args:
        context: languages, names and addresses.
        path: as in `FeedHead`.
        day: as there.
        name: gives the name of the feed in a language.
        entries: gives its entries in a language.
    """
    made = []
    for language in context.languages:
        head, told = FeedHead(language, path, name(language), day), entries(language)
        made += [
            (context.file(language, f"{path}{form.FILE}"), form.document(context, head, told))
            for form in (atom_document, json_feed)
        ]
    return made
