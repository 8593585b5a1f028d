"""The languages of the site, and how each of them is named, marked up, spoken and formatted.

Takes the codes that `extra.languages` in mkdocs.yml names, what `mkdocs.<language>.yml` says of each, and the project's
own catalogues; gives `Languages`, plain data that can be sent to a worker.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from babel import Locale, UnknownLocaleError

from build_scripts.content.labels import SHIPPED, catalogue, translations
from build_scripts.content.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from gettext import NullTranslations
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language of the site.

    Attributes:
        code: its folder in the site, and the end of the names of fields in it: `en` in `title_en`.
        tag: what `lang` and `hreflang` say, by BCP 47.
        name: what its own speakers call it.
        locale: the name under which Babel knows how days and numbers are written.
        words: its compiled catalogue.
    """

    code: str
    tag: str
    name: str
    locale: str
    words: bytes = field(repr=False)


@dataclass(frozen=True)
class Languages:
    """All languages of the site.

    Attributes:
        each: the first one is at the root of the site.
        usual: the language of a record that names none.
    """

    each: tuple[Language, ...]
    usual: str

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Their codes."""
        return tuple(language.code for language in self.each)

    @property
    def written(self) -> tuple[str, ...]:
        """The languages in which content may be written: those of the site, and those that the program ships words for."""
        return tuple(dict.fromkeys((*self.codes, *SHIPPED)))

    @cached_property
    def _by_code(self) -> dict[str, Language]:
        return {language.code: language for language in self.each}

    @cached_property
    def _translations(self) -> dict[str, NullTranslations]:
        return {language.code: translations(language.words) for language in self.each}

    def __reduce__(self) -> tuple[Any, ...]:
        """For a worker: without what it works out for itself."""
        return Languages, (self.each, self.usual)

    def __getitem__(self, code: str) -> Language:
        """A language of the site."""
        return self._by_code[code]

    def tag(self, code: str) -> str:
        """The BCP 47 tag of a language, which may be none of the site's."""
        return self._by_code[code].tag if code in self._by_code else code

    def translations(self, code: str) -> NullTranslations:
        """The translations into a language; into one that is none of the site's, the messages themselves."""
        return self._translations.get(code) or translations(b"")

    def say(self, code: str, message: str, **values: object) -> str:
        """A message in a language, with `%(name)s` filled in."""
        text = self.translations(code).gettext(message)
        return text % values if values else text


def languages_of(
    codes: Iterable[str],
    details: Mapping[str, Mapping[str, Any]] | None = None,
    root: Path | None = None,
    usual: str | None = None,
) -> Languages:
    """Look up what is known of each language.

    Args:
        codes: of the languages, the first one at the root.
        details: code → what the project says of it: `tag`, `locale`.
        root: the project's folder, which may hold catalogues of its own.
        usual: the language of a record that names none; None is the first one.

    Raises:
        ValueError: Babel knows no such language, or the usual one is none in which content is written.
        FileNotFoundError: there are no words for one.
    """
    each = []
    for code in codes:
        about = (details or {}).get(code, {})
        locale = str(about.get("locale") or code)
        babel_locale(locale)
        name = babel_locale(code).get_display_name() or code
        tag = str(about.get("tag") or code)
        each.append(Language(code=code, tag=tag, name=name, locale=locale, words=catalogue(code, root)))
    found = Languages(tuple(each), usual or each[0].code)
    if found.usual not in found.written:
        raise ValueError(
            Message("mkdocs.yml: extra.{name} is one of {known}", name="record_language", known=found.written)
        )
    return found


@cache
def babel_locale(name: str) -> Locale:
    """What Babel knows of a language.

    Raises:
        ValueError: nothing.
    """
    try:
        return Locale.parse(name.replace("-", "_"))
    except (UnknownLocaleError, ValueError) as error:
        raise ValueError(Message("mkdocs.yml names a language that Babel does not know: {name}", name=name)) from error
