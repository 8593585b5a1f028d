"""The check of a finished site from outside, without knowing how it was made.

Takes what reads the site, a folder or an address; gives the counts and a problem for every link that leads nowhere, every slot that was left open and
every page without a Content-Security-Policy, for a preview that was taken for a site, and for everything that its log does not bear out. It
reads nothing but the site, so it also serves for a site made elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from build_scripts.content.message import Message
from build_scripts.content.problem import Problem
from build_scripts.pages.links import targets
from build_scripts.publish.log import examination, page_text
from build_scripts.publish.portable import BANNER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.publish.log.checkpoint import Checkpoint
    from build_scripts.publish.log.keys import PublicKey

_ELSEWHERE = re.compile(
    rb"""<meta\s[^<>]*\brefresh\b[^<>]*\burl\s*=\s*["']?\s*(?:[a-z]+:|//)|<(?:script|iframe|base)\s[^<>]*\b(?:src|href)\s*=\s*["']?\s*(?:[a-z]+:|//)""",
    re.IGNORECASE,
)


class Site(examination.Site, Protocol):
    """A site with its pages, wherever it is."""

    def pages(self) -> Iterator[tuple[str, bytes]]:
        """Every page: path and bytes."""

    def exists(self, target: str) -> bool:
        """Whether a target of a link is there, once all pages were read."""

    def figures(self) -> dict[str, object]:
        """How many files there are, and how large they are together."""

    def place(self, path: str) -> str:
        """How a message calls a file."""


def audit(
    site: Site, earlier: Checkpoint | None = None, key: PublicKey | None = None
) -> tuple[dict[str, object], list[Problem]]:
    """Check every page of a site, and all of it against its log.

    Args:
        site: reads its files.
        earlier: a checkpoint of the log that somebody kept.
        key: of the log, as its reader knows it from elsewhere.

    Returns:
        `pages`, `files` and `bytes`, with a log also `entries` and `records`; and the problems.
    """
    pages = 0
    preview = False
    problems: list[Problem] = []
    links: dict[str, list[str]] = {}
    shown: dict[str, set[page_text.Shown]] = {}
    for name, data in site.pages():
        pages += 1
        preview = preview or (BANNER.encode() in data)
        problems += _page(name, data)
        for target in targets(name, data):
            links.setdefault(target, []).append(name)
        shown.setdefault("/".join([*name.split("/")[-3:-1], ""]), set()).add(page_text.on_page(data))
    problems += _dead(links, site)
    if preview:
        message = Message("this is a preview, and not a site to publish")
        problems.append(_problem(".", message, Message("name the folder of the site")))
    if not pages:
        problems.append(
            _problem(".", Message("there is no page here"), Message("name the folder that `portal build` published"))
        )
    entered, found = examination.examine(site, earlier, key, shown)
    placed = [replace(problem, path=site.place(problem.path)) for problem in [*problems, *found]]
    return {"pages": pages, **site.figures(), **entered}, placed


def _dead(links: dict[str, list[str]], site: Site) -> Iterator[Problem]:
    for target, names in sorted(links.items()):
        if not site.exists(target):
            message = Message("a link leads to /{target}, which is not there", target=target)
            yield from (_problem(name, message, Message("build the site again")) for name in names)


def _page(name: str, data: bytes) -> Iterator[Problem]:
    if b"[[portal:" in data:
        yield _problem(name, Message("a slot of the frame was left open"), Message("build the site again"))
    if b'http-equiv="Content-Security-Policy"' not in data:
        yield _problem(
            name, Message("the page has no Content-Security-Policy"), Message("it was not made by `portal build`")
        )
    if _ELSEWHERE.search(data):
        yield _problem(
            name,
            Message("the page sends its reader to another site, or takes a script from there"),
            Message("it was not made by `portal build`"),
        )


def _problem(path: str, message: Message, remedy: Message) -> Problem:
    return Problem(rule="SITE-01", message=message, remedy=remedy, path=path)
