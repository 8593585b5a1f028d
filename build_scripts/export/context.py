"""What every export draws from besides its own records: words, names, addresses, the day.

Takes the `Site`; gives the `ExportContext`, plain data that is small enough to be sent to every worker.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from build_scripts.pages import citations
from build_scripts.pages.page import prefix
from build_scripts.pages.site import Site

if TYPE_CHECKING:
    import datetime as dt

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.content.vocabulary import Vocabulary
    from build_scripts.pages.citations import Cited
    from build_scripts.search.document import Document

Documents = Callable[[Sequence[str]], Mapping[str, "Document"]]  # can be pickled
Wholes = Callable[[Sequence[str]], Mapping[str, Mapping[str, Any]]]  # the same
_AS_IT_IS = re.compile(r"[\w.~/-]*", re.ASCII)  # what `quote` leaves alone


@dataclass(frozen=True)
class ExportContext:
    """What the site knows without its records, and remembers of what was asked before.

    Attributes:
        roots: language → absolute address of its root; the first language's is that of the site.
        names: language → name of the site.
        documents: gives the published documents that are kept under some keys.
        wholes: gives the whole records that are kept under them.
    """

    roots: Mapping[str, str]
    names: Mapping[str, str]
    documents: Documents = field(repr=False)
    wholes: Wholes = field(repr=False)
    _site: Site  # a bare one, which says things as the whole one does
    _said: dict[str, dict[str, str]] = field(default_factory=dict, repr=False)
    _organs: dict[tuple[str, str], str] = field(default_factory=dict, repr=False)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the site, the first one at its root."""
        return self._site.languages

    @property
    def written(self) -> tuple[str, ...]:
        """The languages in which content may be written."""
        return self._site.renderer.vocabulary.languages

    @property
    def as_of(self) -> dt.date:
        """The day of the build."""
        return self._site.as_of

    @property
    def vocabulary(self) -> Vocabulary:
        """The lists of courts, laws and so on."""
        return self._site.renderer.vocabulary

    def address(self, language: str, path: str) -> str:
        """The percent-encoded absolute address of a page or file.

        Args:
            language: of the page; the first one of the site is at the root.
            path: below the root of the language.
        """
        return self.roots[language] + quoted(path)

    def file(self, language: str, path: str) -> str:
        """The path from the site's root."""
        return prefix(language, self.languages) + path

    def say(self, language: str, message: str, **values: object) -> str:
        """A message in a language, with `%(name)s` filled in."""
        return self._site.say(language, message, **values)

    def said(self, message: str | None) -> Mapping[str, str]:
        """A message in every language; of none, nothing."""
        if not message:
            return {}
        if message not in self._said:
            self._said[message] = {language: self.say(language, message) for language in self.languages}
        return self._said[message]

    def tag(self, language: str) -> str:
        """The BCP 47 tag of a language."""
        return self._site.tag(language)

    def organ(self, language: str, key: str) -> str:
        """The name of a court, procuratorate, prison or authority."""
        if (language, key) not in self._organs:
            self._organs[language, key] = self._site.organ(language, key)
        return self._organs[language, key]

    def term(self, list_: str, language: str, key: str) -> str:
        """The name of a key of one list of the vocabulary; the key where the list has none."""
        found = self._site.renderer.vocabulary.get(list_, key)
        return found.name(language) if found else key

    def title(self, language: str, record: RecordSummary) -> tuple[str, str]:
        """What a list calls a record, and the language of those words."""
        return self._site.title(language, record)

    def cited(self, record: RecordSummary) -> Cited:
        """What the citations of a record say; they name its page in its own language."""
        root = self.roots[citations.own_language(self._site, record)]
        return citations.cited(self._site, record, root, self.names)

    def result(self, record: RecordSummary) -> str | None:
        """The label of a record's outcome."""
        return self._site.result(record)

    def reason(self, record: RecordSummary) -> str | None:
        """The label of the reason why a record is withheld or was withdrawn."""
        return self._site.reason(record)

    def regions(self, record: RecordSummary) -> tuple[str, ...]:
        """The record's own regions and those of its organs."""
        return self._site.catalog.regions_of(record)


def context_of(site: Site, documents: Documents, wholes: Wholes) -> ExportContext:
    """What a site's exports draw from."""
    bare = replace(
        site.catalog,
        records=(),
        by_id={},
        unlinked=frozenset(),
        tombstones=(),
        moved=(),
        cases={},
        case_of={},
        linked_from={},
    )
    languages = site.languages
    return ExportContext(
        roots={name: site.shells[name].site_url + prefix(name, languages) for name in languages},
        names={name: site.shells[name].site_name for name in languages},
        documents=documents,
        wholes=wholes,
        _site=Site(bare, replace(site.renderer, templates={}), {}, site.as_of),
    )


def quoted(path: str) -> str:
    """The path percent-encoded."""
    return path if _AS_IT_IS.fullmatch(path) else quote(path)
