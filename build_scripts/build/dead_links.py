"""Links that lead nowhere, found before any page is made.

Takes what was read; gives a problem for each link of a hand-written page to a page that the site will not have. Whether a file of the exports
is there, only the build knows.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from build_scripts.checks import time_limits
from build_scripts.checks.sentences.ledger import ledger
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem, Severity
from build_scripts.pages import hand_written, hub
from build_scripts.pages.links import exists
from build_scripts.pages.plans import page_plans
from build_scripts.pages.shell import Shell
from build_scripts.pages.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.build.config import BuildConfig
    from build_scripts.checks.record_facts import KnownFacts
    from build_scripts.pages.renderer import Renderer

_REMEDY = Message("correct the link")


def dead_links(config: BuildConfig, renderer: Renderer, known: KnownFacts) -> Iterator[Problem]:
    """The links of hand-written pages that lead to no page.

    Args:
        config: where the pages are.
        renderer: knows the languages.
        known: every record that is shown.
    """
    folder, languages = config.part("pages"), renderer.languages
    links = list(hand_written.links(folder, languages))
    if not links:
        return
    shells = {
        name: Shell(name, "", "", "/", (), "", hand_written.fragments(folder, name), {}) for name in renderer.languages
    }
    site = Site(
        known.catalog,
        renderer,
        shells,
        config.as_of,
        deadlines=time_limits.ledger(known),
        sentences=tuple(ledger(known, ())),
        keys=defaultdict(str),
        seen=defaultdict(str),
        hub=hub.portals(config.settings, languages, lenient=config.standing),
    )
    files = {plan.file(languages) for plan in page_plans(site, site.catalog.records)}
    told = set()
    for link in links:
        name = link.target.rpartition("/")[2]
        if "/".join([*link.target.split("/")[-2:], ""]) in known.catalog.unlinked:
            yield _left_out(link)
            continue
        there = exists(link.target, files) or ("." in name.strip(".") and not name.endswith((".md", ".html")))
        if not there and (link.path, link.line, link.target) not in told:
            told.add((link.path, link.line, link.target))
            yield dead(link)


def _left_out(link: hand_written.HandWrittenLink) -> Problem:
    """The finding for a link that leads to a sealed record, or one that has ended or is not public yet: removing that waits for no page."""
    message = Message("the link leads to a record that is not public; the page shows its words without the link")
    remedy = Message("remove the link, and the words too if they tell of the record")
    return Problem(
        rule="LINK-02", severity=Severity.WARNING, message=message, remedy=remedy, path=link.path, line=link.line
    )


def dead(link: hand_written.HandWrittenLink) -> Problem:
    """The finding for a link of a hand-written page."""
    message = Message("the link leads to /{target}, which the site does not have", target=link.target)
    return Problem(rule="LINK-01", message=message, remedy=_REMEDY, path=link.path, line=link.line)


def broken(page: str, target: str) -> Problem:
    """A page that a template made links to nothing."""
    message = Message("the page {page} links to /{target}, which the site does not have", page=page, target=target)
    return Problem(rule="LINK-01", message=message, remedy=Message("correct the link in the template"))
