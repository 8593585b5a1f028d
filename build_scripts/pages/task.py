"""One page still to be made, as plain data, and how it is made.

Takes jobs in chunks, in whatever process; gives the bytes of each page. A plan's `key` says everything that the page
depends on, so that a page whose key is the same as in the previous build need not be made again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from build_scripts.pages import latin, text_links
from build_scripts.pages.foreign import CHINESE
from build_scripts.pages.page import Page, base_of, file_in, fill_shell, prefix
from build_scripts.pages.record_body import ENTRY, HEAD, NEIGHBOURS, WINDOW
from build_scripts.pages.terms import once

if TYPE_CHECKING:
    from collections.abc import Mapping

    from build_scripts.catalog.publication_log import Opening
    from build_scripts.pages.alternates import AlternateLink
    from build_scripts.pages.renderer import Renderer
    from build_scripts.pages.shell import Shell

HAND_WRITTEN = "fragment.html"  # the template of the pages that the editors wrote themselves


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTask:
    """A page to be made.

    Attributes:
        path, language, title, description, languages, noindex, feed, moved_to: as in `Page`.
        template: of the article, or of the neighbours when there is a draft.
        data: what the template names; plain values only.
        window: what stands first on a record's page as long as the public may act on it, as `window.html` names it.
        draft: fingerprint of the record's draft, into which the template puts its neighbours.
        entries: what the publication log says of the record, as `entry.html` names it; None where there is no log.
        opening: of its newest entry.
        links: ids of other records, which are no part of the content to which that commits.
        head: what other records say of this one, as `head.html` names it, for the head of its page; None where they say nothing.
        targets: what the text names → its page below the language's root, for the links in the text.
        about, alternates, linked_data, connect: as in `Page`.
    """

    path: str
    language: str
    title: str
    template: str
    data: Mapping[str, Any] = field(default_factory=dict)
    description: str = ""
    languages: tuple[str, ...] = ()
    noindex: bool = False
    feed: str | None = None
    moved_to: str = ""
    window: Mapping[str, Any] | None = None
    draft: str | None = None
    entries: Mapping[str, Any] | None = None
    opening: Opening | None = None
    links: tuple[str, ...] = ()
    head: Mapping[str, Any] | None = None
    targets: Mapping[str, str] = field(default_factory=dict)
    about: tuple[tuple[str, str], ...] = ()
    alternates: tuple[AlternateLink, ...] = ()
    linked_data: Mapping[str, Any] | None = None
    connect: tuple[str, ...] = ()


class PagePlan(NamedTuple):
    """A page that may have to be made.

    Attributes:
        path, language, languages, noindex: as in `PageTask`.
        state: with the version of code, templates, names and shells, everything that the page depends on.
        job: gives the job, which costs more than to find that the page is as it was.
        by_hand: whether it is one of the editors' own pages.
        record: id of the record whose page it is, on whose file it depends too; empty for any other page.
    """

    path: str
    language: str
    languages: tuple[str, ...]
    noindex: bool
    state: str
    job: Callable[[], PageTask]
    by_hand: bool = False
    record: str = ""

    @property
    def digest(self) -> bytes:
        """Of what it depends on, but for the file of its record, and code, templates, names and shells."""
        state = f"{self.language}\0{self.path}\0{self.state}"
        return hashlib.blake2b(state.encode(), digest_size=16).digest()

    def file(self, languages: tuple[str, ...]) -> str:
        """The file's path from the site's root."""
        return file_in(self.path, self.language, languages)


def plan_of(job: PageTask) -> PagePlan:
    """A page whose job is at hand already."""
    state = json.dumps([getattr(job, name) for name in _FIELDS], ensure_ascii=False, sort_keys=True)
    by_hand = job.template == HAND_WRITTEN
    return PagePlan(job.path, job.language, job.languages, job.noindex, state, lambda: job, by_hand)


_FIELDS = tuple(PageTask.__dataclass_fields__)


def make(
    job: PageTask,
    draft: str | None,
    renderer: Renderer,
    shells: Mapping[str, Shell],
    content: Mapping[str, Any] | None = None,
) -> bytes:
    """Make one page.

    Args:
        job: the page.
        draft: the record's draft in the job's language, when the job names one.
        renderer: templates and names.
        shells: the frame of each language.
        content: of the record, to hold against its newest entry in the publication log.
    """
    html = renderer.render(job.template, job.language, job.path, **job.data)
    if draft is not None:
        first = renderer.render("window.html", job.language, job.path, **job.window) if job.window else ""
        head = renderer.render("head.html", job.language, job.path, **job.head) if job.head else ""
        html = draft.replace(WINDOW, first, 1).replace(HEAD, head, 1).replace(NEIGHBOURS, html, 1)
        html = html.replace(ENTRY, _entry(job, renderer, content), 1)
        folder = prefix(job.language, renderer.languages)
        html = text_links.linked(html, job.targets, base_of(folder + job.path) + folder)
    page = Page(
        path=job.path,
        language=job.language,
        title=job.title if job.language == CHINESE else latin.in_title(job.title),
        html=once(html),
        description=job.description,
        languages=job.languages,
        noindex=job.noindex,
        feed=job.feed,
        moved_to=job.moved_to,
        about=job.about,
        alternates=job.alternates,
        linked_data=job.linked_data,
        connect=job.connect,
    )
    return fill_shell(page, shells[job.language], renderer.site_languages)


def _entry(job: PageTask, renderer: Renderer, content: Mapping[str, Any] | None) -> str:
    """What the publication log says of the record."""
    if job.entries is None:
        return ""
    entered = job.opening is not None and content is not None and job.opening.fits(content)
    return renderer.render("entry.html", job.language, job.path, entered=entered, **job.entries)
