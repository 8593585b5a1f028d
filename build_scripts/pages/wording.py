"""What templates say in one language: words of the interface and names of the vocabulary.

Takes a language and the vocabulary; gives the functions and filters that templates call by name. `formats` writes days, numbers
and lengths of time.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from markupsafe import Markup, escape

from build_scripts.content import law_numbering
from build_scripts.content.labels import N_
from build_scripts.content.vocabulary_item import VocabularyItem
from build_scripts.pages.foreign import Foreign
from build_scripts.pages.formats import formats_of
from build_scripts.pages.template_compiler import marked, shown
from build_scripts.pages.terms import Terms

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping

    from build_scripts.content.languages import Languages
    from build_scripts.content.vocabulary import Vocabulary
    from build_scripts.model.types import Choice

ORGANS = ("courts", "procuratorates", "prisons", "authorities")
SEPARATOR, COMMA = N_("; "), N_(", ")  # between the items of a list, and before what belongs to an item
SAMPLE = N_("This record is a fictional sample. It concerns no real person or case.")
HOME = "\0home\0"  # the way to the language's root, until it is known from where; the loader refuses \0 in any text


class Version(NamedTuple):
    """A text as a page shows it.

    Attributes:
        value: the text, or the list of texts.
        language: the language it is in.
        own: whether it is the original, not a translation into the page's language.
        mark: the attributes of its element, for the search and for the language.
    """

    value: Any
    language: str
    own: bool
    mark: str


class Wording:
    """The words of a language; whatever depends on a key alone is looked up once."""

    def __init__(self, language: str, languages: Languages, vocabulary: Vocabulary) -> None:
        self.language, self.languages = language, languages
        self.vocabulary = vocabulary
        self.formats = formats_of(languages[language])
        words = languages.translations(language)
        self.say: Callable[[str], str] = cache(words.gettext)
        self._count = words.ngettext
        self.gettext = lru_cache(maxsize=10_000, typed=True)(self._gettext)  # typed, since HTML may equal a text
        self.term, self.organ, self.article = cache(self._term), cache(self._organ), cache(self._article)
        self.lang = cache(self._lang)
        self._terms = Terms(language, vocabulary.lists.get("glossary", {}).values(), self.say, HOME)
        self._foreign = Foreign(language, vocabulary, self.formats, self.say, self.lang)
        self.cause_link, self._body_link = cache(self._cause_link), cache(self._list_of_body)

    @property
    def functions(self) -> dict[str, object]:
        """What templates name."""
        return {
            "_": self.gettext,
            "gettext": self.gettext,
            "ngettext": self.ngettext,
            "label": self.label,
            "term": self.term,
            "organ": self.organ,
            "organ_link": self.organ_link,
            "cause_link": self.cause_link,
            "article": self.article,
            "article_link": self.article_link,
            "comma": COMMA,
            "case_name": self.case_name,
            "lang_tag": self.languages.tag,
            "plural_forms": self.formats.plural_forms,
        }

    @property
    def filters(self) -> dict[str, Callable[..., object]]:
        """What templates write after a bar."""
        formats = self.formats
        return {
            "day": formats.day,
            "near_day": formats.near_day,
            "number": formats.number,
            "money": formats.money,
            "amount": lambda amount: formats.money(Decimal(amount)),
            "share": formats.share,
            "part": formats.part,
            "article_number": formats.article,
            "comparison": formats.comparison,
            "checked": formats.checked,
            "period": formats.period,
            "born": formats.born,
            "numeral": formats.numeral,
            "lang": self.lang,
            "explained": self._terms.label,
            "explained_in": self._terms.prose,
            "meaning": self._terms.meaning,
            **self._foreign.filters,
            "in_language": self.in_language,
            "listed": self.listed,
        }

    def _gettext(self, message: str, **values: object) -> Markup:
        """A message with its values filled in; whatever these hold is text."""
        return _filled(self.say(message), values)

    def ngettext(self, one: str, many: str, num: int, **values: object) -> Markup:
        """The same, in the form for a number of things."""
        return _filled(self._count(one, many, num), {"num": num, **values})

    def label(self, choice: Choice | str | None) -> str:
        """A choice's label, or a label kept as text, in this language."""
        return self.say(getattr(choice, "label", choice)) if choice else ""

    def _name(self, item: VocabularyItem) -> str:
        """A name of the vocabulary; one that is not in the page's language says in which it is."""
        own, name = item.language(self.language), item.name(self.language)
        return name if own == self.language else Markup("<span{}>{}</span>").format(self.lang(own), name)

    def _term(self, name: str, key: str) -> str:
        """The name of a vocabulary key."""
        found = self.vocabulary.get(name, key)
        return self._name(found) if found else key

    def _organ(self, key: str) -> str:
        """The name of a court, procuratorate, prison or authority."""
        found = self.vocabulary.find(ORGANS, key)
        return self._name(found[1]) if found else key

    def organ_link(self, key: str, record: Any) -> str:
        """A body's name, as a link where its list holds the record of this page."""
        link = self._body_link(key)
        return link if link and key in record.organs else self.organ(key)

    def _list_of_body(self, key: str) -> Markup | None:
        found = self.vocabulary.find(ORGANS, key)
        if not found:
            return None
        return Markup('<a href="{}{}/{}/">{}</a>').format(HOME, found[0], quote(found[1].slug), self.organ(key))

    def _cause_link(self, key: str) -> str:
        """The name of a cause of this page's record, as a link to its list, which holds the record."""
        found = self.vocabulary.get("causes", key)
        if not found:
            return key
        return Markup('<a href="{}causes/{}/">{}</a>').format(HOME, quote(found.slug), self._name(found))

    def _article(self, law: str, number: str, day: dt.date | None = None) -> str:
        """The short name of the article that had a number on a day, or nothing where the vocabulary has none."""
        found = self.vocabulary.get("statutes", law)
        now = law_numbering.today(found, number, day) if found else None
        names = found.extra.get("articles", {}).get(now) if found else None
        return self._name(VocabularyItem(key=number, names=names, slug="")) if names else ""

    def article_link(self, law: str, number: str, day: dt.date | None = None) -> str:
        """Law and article, as a link to the page of those that cite it, where today's number of the article is known."""
        words = Markup("{} {}").format(self.term("statutes", law), self.formats.article(number))
        found = self.vocabulary.get("statutes", law)
        now = law_numbering.today(found, number, day) if found else None
        if not found or not now:
            return words
        return Markup('<a href="{}statutes/{}/{}/">{}</a>').format(HOME, quote(found.slug), now, words)

    def in_language(self, thing: Any, name: str, original: str) -> Version:
        """A field's translation into this language where there is one, else the field in the original language."""
        translated = thing.translation(name, self.language) if original != self.language else None
        if translated:
            return Version(translated, self.language, own=False, mark="")
        return Version(getattr(thing, name), original, own=True, mark=Markup(" data-text") + self.lang(original))

    def case_name(self, name: Any) -> Markup:
        """The name of a case, or a citation, in which names of bodies and numbers may stand in another language."""
        text = escape(name.text)
        for own in map(escape, name.own):
            text = text.replace(own, Markup("<span{}>{}</span>").format(self.lang(name.own_language), own))
        return text

    def listed(self, items: Iterable[str], language: str, separator: str = SEPARATOR) -> str:
        """Several short texts of one language, set apart as that language does it."""
        return self.languages.say(language, separator).join(items)

    def _lang(self, other: str) -> str:
        """The attribute that names the language of a text, where it is not the page's."""
        return Markup(' lang="{}"').format(self.languages.tag(other)) if other != self.language else ""


def _filled(message: str, values: Mapping[str, object]) -> Markup:
    return marked(message % {name: shown(value) for name, value in values.items()})
