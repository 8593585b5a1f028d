"""What lists, ledgers and exports draw from, and the rows in which they show records.

Takes the catalogue, the press, the shells and the day; gives `Site`, which knows how to say things in each language.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from build_scripts.model.base import Status
from build_scripts.model.kinds import KINDS
from build_scripts.pages.wording import ORGANS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from build_scripts.catalog.card import Card
    from build_scripts.catalog.catalog import Catalog
    from build_scripts.content.problem import Problem
    from build_scripts.pages.renderer import Renderer
    from build_scripts.pages.shell import Shell

Row = dict[str, Any]


@dataclass(frozen=True)
class Site:
    """The whole site before it is pages.

    Attributes:
        catalog: every record that is shown.
        renderer: names and templates.
        shells: the frame of each language; the first language is at the root.
        as_of: the day of the build.
        problems: what the rules found in the records.
        keys: record id → a digest that changes with anything of the record.
    """

    catalog: Catalog
    renderer: Renderer
    shells: Mapping[str, Shell]
    as_of: dt.date
    problems: tuple[Problem, ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the site, the first one at its root."""
        return self.renderer.languages

    def say(self, language: str, message: str, **values: object) -> str:
        """A message in a language, with `%(name)s` filled in."""
        return self.renderer.site_languages.say(language, message, **values)

    def tag(self, language: str) -> str:
        """The BCP 47 tag of a language."""
        return self.renderer.site_languages.tag(language)

    def organ(self, language: str, key: str) -> str:
        """The name of a court, procuratorate, prison or authority."""
        found = self.renderer.vocabulary.find(ORGANS, key)
        return found[1].name(language) if found else key

    def title(self, language: str, card: Card) -> tuple[str, str]:
        """What a list calls a record, and the language of those words."""
        if card.titles:
            return card.titles[language]
        status = self.say(language, Status(card.status).label)
        if card.number:
            return card.number, card.language
        return f"{self.say(language, KINDS[card.kind].one)} · {status}", language

    def row(self, language: str, card: Card) -> Row:
        """One line of a list, as plain data."""
        title, title_language = self.title(language, card)
        return {
            "id": card.id,
            "url": card.url,
            "title": title,
            "title_language": title_language,
            "kind": KINDS[card.kind].one,
            "status": card.status,
            "status_label": Status(card.status).label,
            "date": card.date,
            "organs": list(card.organs[:2]),
            "number": card.number if card.titles else None,
            "language": card.language,
            "result": card.result[1] if card.result else None,
            "note": card.note,
            "sample": card.sample,
        }
