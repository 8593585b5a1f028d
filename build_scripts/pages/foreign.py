"""Values of a record that are kept as Chinese words, for readers of another language: names, places, bodies, amounts, sentences, numbers.

Takes a text and its language; gives it in the page's language where it can be read, with the original where a reader needs it, and else
the original marked with its language. On a page in the record's language everything stands as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from build_scripts.checks.names.personal_name import CJK
from build_scripts.content.citation import in_chinese, in_parts
from build_scripts.content.labels import N_, SOURCE
from build_scripts.content.vocabulary_list import BODIES
from build_scripts.pages import latin, penalties
from build_scripts.pages.template_compiler import marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from build_scripts.content.vocabulary import Vocabulary
    from build_scripts.pages.formats import Formats

CHINESE = "zh"
_SORTS = {
    "公安机关": N_("Public security organ"),
    "监察机关": N_("Supervisory organ"),
}  # bodies that a record does not name
_WORDS = re.compile(rf"((?:[（〔]\d{{4}}[）〕])?[{CJK}](?:[{CJK}\d（）〔〕《》、，；：·]*[{CJK}）》])?)")
_LONG = 6  # characters; fewer name no place
_CITY = re.compile(r"(?P<province>.+?(?:省|自治区))(?:.+?(?:市|自治州|地区|盟))(?P<county>.+)")
_STATE = re.compile(r",? of the People's Republic of China")


class Foreign:
    """What a page in one language says of Chinese words."""

    def __init__(
        self,
        language: str,
        vocabulary: Vocabulary,
        formats: Formats,
        say: Callable[[str], str],
        lang: Callable[[str], str],
    ) -> None:
        self._own, self._vocabulary, self._formats, self._say, self._lang = language, vocabulary, formats, say, lang
        self._named = lru_cache(maxsize=2_000)(self._look_up)
        self.cites = lru_cache(maxsize=500)(self._cites)

    @property
    def filters(self) -> dict[str, Callable[..., str]]:
        """What templates write after a bar."""
        return {
            "person": self.person,
            "body": self.body,
            "place": self.place,
            "amount_in_words": self.amount,
            "sentence_in_words": self.sentence,
            "case_number": self.case_number,
            "cites": self.cites,
            "event_detail": self.event_detail,
            "mixed": self.mixed,
        }

    def _is_foreign(self, language: str) -> bool:
        return language == CHINESE and self._own != CHINESE

    def original(self, text: str, language: str) -> str:
        """The text as it is, in an element that names its language where that is not the page's."""
        return marked(f"<span{self._lang(language)}>{escape(text)}</span>") if language != self._own else escape(text)

    def mixed(self, text: str) -> str:
        """A text of this language in which single Chinese words stand, such as 某."""
        if self._own == CHINESE or not _WORDS.search(text):
            return text
        pieces = _WORDS.split(text)
        return Markup("").join(self.original(one, CHINESE) if _WORDS.fullmatch(one) else escape(one) for one in pieces)

    def person(self, name: str, language: str) -> str:
        """A name, with its pinyin before it: Chen Mou (陈某); where it is that of a body, what the body is called."""
        pinyin = latin.person(name) if self._is_foreign(language) else None
        return marked(f"{escape(pinyin)} ({self.original(name, language)})") if pinyin else self.body(name, language)

    def body(self, text: str, language: str) -> str:
        """The name of a court or other body that a record writes out."""
        if self._is_foreign(language):
            if text in _SORTS:
                return self._say(_SORTS[text])
            if found := self._named(BODIES, text):
                return found
        return self.original(text, language)

    def place(self, text: str, language: str) -> str:
        """A county."""
        found = self._named(("regions",), text) if self._is_foreign(language) else None
        return found or self.original(text, language)

    def amount(self, text: str, language: str) -> str:
        """An amount in words: 三十万元."""
        read = penalties.amount(text) if self._is_foreign(language) else None
        return self._formats.money(read) if read else self.original(text, language)

    def sentence(self, text: str, language: str) -> str:
        """A sentence in words, each part with its value."""
        parts = penalties.sentence(text) if self._is_foreign(language) else []
        return self._say("; ").join(map(self._part, parts)) if parts else self.original(text, language)

    def _part(self, part: penalties.Said) -> str:
        value = (
            self._formats.money(part.amount)
            if part.amount
            else self._formats.period(part.period)
            if part.period
            else ""
        )
        return f"{self._say(part.label)}{self._say(': ')}{value}" if value else self._say(part.label)

    def case_number(self, text: str, language: str) -> str:
        """A number, with its pinyin after it."""
        pinyin = latin.number(text) if self._is_foreign(language) else None
        shown = self.original(text, language)
        return marked(f'{shown} <span class="portal-detail">{escape(pinyin)}</span>') if pinyin else shown

    def event_detail(self, text: str, language: str) -> str:
        """What a timeline tells beside the name of an event; free text of another language stands on the record's page, and not here."""
        if not text or not self._is_foreign(language):
            return self.original(text, language) if text else ""
        return self._named(BODIES, text) or (self.original(text, language) if latin.number(text) else "")

    def _cites(self, cites: str) -> str:
        """The provisions on which a rule rests."""
        if self._own != SOURCE:  # rules are written in English; other languages have the Chinese form
            return self.original(in_chinese(cites), CHINESE)
        return Markup("; ").join(
            Markup("{}{}").format(number or self._law(law), rest) for law, number, rest in in_parts(cites)
        )

    def _law(self, name: str) -> str:
        found = self._vocabulary.get("statutes", name)
        if not found or found.language(self._own) != self._own:
            return self.original(name, CHINESE)
        return _STATE.sub("", found.name(self._own))

    def _look_up(self, lists: tuple[str, ...], text: str) -> str | None:
        """The name in this language of the one entry that has a Chinese name; of a county also without the city above it."""
        texts = [text]
        if lists == ("regions",) and (found := _CITY.fullmatch(text)):
            texts.append(f"{found['province']}{found['county']}")
        for one in texts:
            for name in lists:
                keys = self._vocabulary.named(name, one) or self._ending(name, one)
                item = self._vocabulary.get(name, keys[0]) if len(keys) == 1 else None
                if item and item.language(self._own) == self._own:
                    return item.name(self._own)
        return None

    def _ending(self, name: str, text: str) -> tuple[str, ...]:
        """The keys of the bodies whose full name ends so: 金华市婺城区人民法院 leaves out its province."""
        if name == "regions" or len(text) < _LONG:
            return ()
        return self._vocabulary.ending(name, text)
