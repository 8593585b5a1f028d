"""Which feeds there are, and which records stand in each: the whole site, each kind, each court, each cause.

A court or cause has a feed when it has a list; so that no link to a feed breaks, a feed may be empty.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from build_scripts.export.selection import exportable
from build_scripts.model.base import Status
from build_scripts.model.kinds import KINDS
from build_scripts.render.records import NOINDEX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.card import Card
    from build_scripts.render.site import Site

LIMIT = 50


@dataclass(frozen=True, slots=True)
class Channel:
    """One feed before it is written.

    Attributes:
        path: of the page it belongs to, below the root of a language.
        names: language → its name; empty for the whole site.
        entries: day of the last change and card, newest first, at most 50.
    """

    path: str
    names: dict[str, str]
    entries: list[tuple[str, Card]] = field(default_factory=list)


def channels(site: Site) -> list[Channel]:
    """All feeds, in the order of their paths."""
    found = {"": Channel("", {})}
    for kind in KINDS.values():
        if kind.key not in NOINDEX:
            names = {language: site.say(language, kind.many) for language in site.languages}
            found[f"{kind.folder}/"] = Channel(f"{kind.folder}/", names)
    dated = [(changed(site, card), card) for card in site.catalog.cards]
    for day, card in sorted(dated, key=lambda pair: (pair[0], pair[1].id), reverse=True):
        open_ = exportable(card)
        paths = ["", f"{KINDS[card.kind].folder}/"]
        for path, names in _terms(site, card):
            paths.append(path)
            if path not in found:
                found[path] = Channel(path, names)
        for path in paths if open_ else ():
            if len(found[path].entries) < LIMIT:
                found[path].entries.append((day, card))
    return [found[path] for path in sorted(found)]


def _terms(site: Site, card: Card) -> Iterator[tuple[str, dict[str, str]]]:
    for name, keys in (("courts", card.organs), ("causes", card.causes)):
        for key in dict.fromkeys(keys):
            if term := site.press.vocabulary.get(name, key):
                yield f"{name}/{term.slug}/", {language: term.name(language) for language in site.languages}


def changed(site: Site, card: Card) -> str:
    """The ISO day on which the record last changed, as its own dates tell; never after the day of the build.

    A notice of withdrawal counts from its own day; of a hearing to come counts the day it was announced.
    """
    today = site.as_of.isoformat()
    days = [card.date, card.published, *(note[0] for note in card.corrections)]
    events = [event[0] for event in card.events]
    if card.status != Status.PUBLISHED.value:
        days += events
    for some in (days, events):
        if known := [day for day in some if day and day <= today]:
            return max(known)
    return today
