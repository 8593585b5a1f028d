"""What a cell says, as a record writes it: keys for names and labels, days, lengths of time and numbers in their one form.

Takes a text and the type of its field; gives the text of the record. What it cannot tell stays as it is, so that the checks of the
record find it.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from build_scripts.checks.reading import numerals
from build_scripts.model.synonyms import SYNONYMS
from build_scripts.model.types import Choice, Period

if TYPE_CHECKING:
    from collections.abc import Iterable

    from build_scripts.content.languages import Languages
    from build_scripts.content.vocabulary import Vocabulary
    from build_scripts.model.field_type import FieldType

_TRUE, _FALSE = frozenset({"是", "有", "√", "true", "yes"}), frozenset({"否", "无", "×", "false", "no"})
_DAY = re.compile(
    r"([12]\d{3})[年/.-](\d{1,2})[月/.-](\d{1,2})[日号]?(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.0+)?)?)?", re.ASCII
)
_TOGETHER = re.compile(r"([12]\d{3})(\d{2})(\d{2})", re.ASCII)
_SERIAL = re.compile(r"[2-6]\d{4}", re.ASCII)  # the number that Excel keeps for a day of 1954 to 2091
_PLAIN = 3  # characters of another word for a value that leaves no doubt: 被告人, but not 刑
_BRACKETS = re.compile("（(.*?)）")
_EPOCH = dt.date(1899, 12, 30)
_PART = re.compile(r"([12]\d{3})年(?:(\d{1,2})月)?", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?", re.ASCII)


class Values:
    """Turns cells into values; remembers the names of a vocabulary and the labels of choices."""

    def __init__(self, vocabulary: Vocabulary, languages: Languages) -> None:
        self._vocabulary, self._languages = vocabulary, languages
        self._labels: dict[type[Choice], dict[str, str]] = {}

    def value(self, text: str, kind: FieldType | None, name: str) -> str:
        """The text of the record.

        Args:
            text: of the cell, without blanks around it.
            kind: what the field may hold.
            name: of the field.
        """
        if kind is None or not text:
            return text
        if kind.vocabulary:
            return self._key(text, kind.vocabulary.lists, kind.vocabulary.used_by)
        for one in kind.types:
            if issubclass(one, Choice):
                return self._choice(text, one)
        form = day_or_part if name == "born" else next((_FORMS[one] for one in kind.types if one in _FORMS), str)
        return form(text)

    def _choice(self, text: str, choices: type[Choice]) -> str:
        if text in {choice.value for choice in choices}:
            return text
        if choices not in self._labels:
            codes = ("zh", *self._languages.codes)
            labels = [(self._languages.say(code, choice.label), choice.value) for choice in choices for code in codes]
            readings = [(said, value) for label, value in labels for said in _readings(label)]
            others = [(word, one.value) for one in choices for word in SYNONYMS.get(one.value, "").split()]
            readings += [(word, value) for word, value in others if len(word) >= _PLAIN]
            self._labels[choices] = _certain(readings)
        return self._labels[choices].get(text, text)

    def _key(self, text: str, lists: tuple[str, ...], used_by: str | None) -> str:
        if self._vocabulary.find(lists, text):
            return text
        keys = {
            key
            for name in lists
            for key in {*self._names[name].get(text, ()), *self._vocabulary.named(name, text)}
            if self._fits(name, key, used_by)
        }
        return keys.pop() if len(keys) == 1 else text

    def _fits(self, name: str, key: str, used_by: str | None) -> bool:
        term = self._vocabulary.get(name, key)
        return term is None or term.extra.get("used_by", used_by) == used_by

    @cached_property
    def _names(self) -> dict[str, dict[str, set[str]]]:
        """List → name in any language, or alias → keys."""
        found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for name, terms in self._vocabulary.lists.items():
            for key, term in terms.items():
                for called in (*term.names.values(), *term.extra.get("aliases", ())):
                    found[name][called].add(key)
        return found


def _readings(label: str) -> tuple[str, ...]:
    """A label as it is, and with and without what stands in brackets: 被告（人） is 被告 and 被告人."""
    return label, _BRACKETS.sub("", label), _BRACKETS.sub(r"\1", label)


def _certain(said: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Label → value, without a label that two values have."""
    found: dict[str, set[str]] = defaultdict(set)
    for label, value in said:
        found[label].add(value)
    return {label: next(iter(values)) for label, values in found.items() if len(values) == 1}


def day(text: str) -> str:
    """A day: 2023年3月1日, 二〇二三年三月一日, 2023/3/1, 20230301, or the number that Excel keeps for a day."""
    folded = unicodedata.normalize("NFKC", text).replace(" 00:00:00", "")
    try:
        if found := _DAY.fullmatch(folded) or _TOGETHER.fullmatch(folded):
            return dt.date(*map(int, found.groups())).isoformat()
        if _SERIAL.fullmatch(folded):
            return (_EPOCH + dt.timedelta(days=int(folded))).isoformat()
    except ValueError:
        return text
    if (written := numerals.DAY.fullmatch(folded)) and (known := numerals.day_of(written)):
        return known.isoformat()
    return text


def day_or_part(text: str) -> str:
    """A day, or a month or year alone, as of a birth: 1990年5月 becomes 1990-05."""
    found = _PART.fullmatch(unicodedata.normalize("NFKC", text))
    if not found:
        return day(text)
    return f"{found[1]}-{int(found[2]):02}" if found[2] else found[1]


def truth(text: str) -> str:
    """Yes or no."""
    return "true" if text.lower() in _TRUE else "false" if text.lower() in _FALSE else text


def period(text: str) -> str:
    """A length of time: 1年6个月 and 一年六个月 become P1Y6M."""
    folded = unicodedata.normalize("NFKC", text)
    found = numerals.length(folded)
    return found[0] if found and found[1] == len(folded) else text


def number(text: str) -> str:
    """A number in digits only, without the commas of thousands."""
    folded = unicodedata.normalize("NFKC", text)
    return folded.replace(",", "") if _NUMBER.fullmatch(folded) else text


_FORMS: dict[type, Callable[[str], str]] = {bool: truth, dt.date: day, Period: period, int: number, Decimal: number}
