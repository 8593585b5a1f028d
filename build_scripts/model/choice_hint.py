"""Which value of a closed list an editor meant who wrote its label, another word for it, or made a slip of the pen.

Takes what was written and the values with their English labels; gives a value. Labels are known in every language in which the
program speaks, whatever the language of the message.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from build_scripts.content.labels import SHIPPED, catalogue, translations
from build_scripts.model.synonyms import SYNONYMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from gettext import NullTranslations

_OPPOSITES = (
    "非",
    "不",
    "无",
    "未",
    "被",
    "原",
    "一",
    "二",
    "三",
)  # two words that differ in one of them mean two things
_BRACKETED = re.compile(r"[(（][^)）]*[)）]")
_CLOSE = 0.6


def meant(value: object, options: Mapping[str, str]) -> tuple[str, bool] | None:
    """The value that somebody may have meant.

    Args:
        value: what was written.
        options: the values allowed, with their English labels.

    Returns:
        The value, and whether there is no doubt; None where nothing is like it.
    """
    wanted = _fold(str(value)) if isinstance(value, str) else ""
    if not wanted:
        return None
    known = {form: key for key in options for word in SYNONYMS.get(key, "").split() for form in _forms(word)}
    known |= {form: key for key, label in options.items() for word in _labels(label) for form in _forms(word)}
    known |= {_fold(key): key for key in options}
    if wanted in known:
        return known[wanted], True
    like = [word for word in known if _signs(word) == _signs(wanted)]
    close = difflib.get_close_matches(wanted, like, n=1, cutoff=_CLOSE)
    return (known[close[0]], False) if close else None


def _fold(text: str) -> str:
    return re.sub(r"[\s_]+", "-", unicodedata.normalize("NFKC", text).strip().casefold())


def _forms(word: str) -> Iterator[str]:
    """A word as it is, without what stands in brackets, and without the brackets."""
    yield from {_fold(form) for form in (word, _BRACKETED.sub("", word), re.sub(r"[()（）]", "", word)) if form}


@cache
def _labels(label: str) -> tuple[str, ...]:
    """A label in every language of the program."""
    return tuple(dict.fromkeys(_catalogue(language).gettext(label) for language in SHIPPED)) if label else ()


@cache
def _catalogue(language: str) -> NullTranslations:
    return translations(catalogue(language))


def _signs(word: str) -> frozenset[str]:
    return frozenset(sign for sign in _OPPOSITES if sign in word)
