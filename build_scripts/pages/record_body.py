"""An entry → the fragment of its page in each language.

Takes an entry, its summary and the renderer; gives a `Draft` a language, with marked places for what only the catalogue and the
publication log know (the case, related records, entries) or the day of the build decides, so that a draft depends on nothing but the record itself and can be kept from build to build.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from build_scripts.checks.reading.parts import parts
from build_scripts.model.base import Record
from build_scripts.model.kinds import KINDS
from build_scripts.model.status import Withdrawn, Withheld
from build_scripts.pages import text_links
from build_scripts.pages.page import base_of, prefix

if TYPE_CHECKING:
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.model.base import Base
    from build_scripts.pages.renderer import Renderer

NEIGHBOURS = "\0neighbours\0"  # holds a character that the loader refuses, so that no record can hold it
ENTRY = "\0entry\0"  # the same, for what the publication log says
HEAD = "\0head\0"  # the same, for what other records say of this one
WINDOW = "\0window\0"  # the same, for what depends on the day of the build
_MARKS = {mark.strip("\0"): Markup(mark) for mark in (NEIGHBOURS, ENTRY, HEAD, WINDOW)}  # noqa: S704 - constants


@dataclass(frozen=True, slots=True)
class Draft:
    """A record's page without its neighbours: language, and HTML with the place for them."""

    language: str
    html: str


def text_language(entry: Base, languages: tuple[str, ...]) -> str:
    """The language of the page that carries the text: the record's own, or the site's first."""
    return entry.language if entry.language in languages else languages[0]


def drafts(entry: Base, summary: RecordSummary, renderer: Renderer) -> list[Draft]:
    """Render an entry in every language of the site."""
    return [_draft(entry, summary, renderer, language) for language in renderer.languages]


def _draft(entry: Base, summary: RecordSummary, renderer: Renderer, language: str) -> Draft:
    path = summary.url
    kind = KINDS[summary.kind]
    template, more = "reduced.html", {}
    if not isinstance(entry, (Withheld, Withdrawn)):
        home = text_language(entry, renderer.languages)
        date, vocabulary = entry.date, renderer.vocabulary
        back = base_of(prefix(language, renderer.languages) + path)
        template = f"{summary.kind}.html"
        more = {
            "text_language": home,
            "contents": parts(entry.paragraphs) if isinstance(entry, Record) and language == home else (),
            "marked": lambda text: text_links.marked(text, vocabulary, date),
            "original": f"{back}{prefix(home, renderer.languages)}{path}#text",
        }
    data = {"record": entry, "folder": kind.folder, "kind_name": kind.many, "criminal": summary.criminal, **_MARKS}
    data["outcome_words"] = getattr(entry, "outcome", None)  # stands above, so that the timeline need not say it again
    return Draft(language, renderer.render(template, language, path, **data, **more))
