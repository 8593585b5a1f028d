"""Case numbers and articles of laws in a paragraph, for the links of its page.

Takes a paragraph as the record has it, with the vocabulary and the day of the record; gives places and keys. A key says what stands there and not
whether it is on the portal, which only the catalogue knows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checks.fold import fold
from build_scripts.checks.reading import numerals
from build_scripts.checks.reading.document import BRACKETS
from build_scripts.checks.reading.head import numbers
from build_scripts.checks.reading.statutes import laws
from build_scripts.content import law_numbering
from build_scripts.model import case_number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from build_scripts.content.vocabulary import Vocabulary

_NUMBER, _ARTICLE = "n", "a"
_BETWEEN = re.compile(r"(?:[、,和及与]|以及|的?规定|\([^()。]{1,20}\)|第?\(?[一二三四五六七八九十\d]{1,3}\)?[款项])+")
_N = numerals.NUMERAL
_CITED = re.compile(rf"第?(?P<a>{_N}+)条(?:之(?P<sub>[一二三四五六七八九十\d]{{1,2}}))?")
_BEHIND = re.compile(r"\((?:以下)?简称[^()]{1,24}\)|\((?:19|20)\d\d年?[^()]{0,8}\)")  # between a law and its articles
_SIGNS = ("号", "条")


class Reference(NamedTuple):
    """What a paragraph names.

    Attributes:
        start, end: its place.
        key: `number_key` or `article_key`.
    """

    start: int
    end: int
    key: str


def number_key(number: str) -> str:
    """The key of a case number."""
    return f"{_NUMBER}{case_number.key(number)}"


def article_key(law: str, number: str) -> str:
    """The key of an article, by today's number."""
    return f"{_ARTICLE}{law} {number}"


def article_of(key: str) -> tuple[str, str] | None:
    """Law and number of an article by its key; None for the key of a case number."""
    law, _space, number = key[1:].rpartition(" ")
    return (law, number) if key.startswith(_ARTICLE) else None


def references(paragraph: str, vocabulary: Vocabulary, day: dt.date | None) -> list[Reference]:
    """Every case number and article, in the order of the paragraph."""
    if not any(sign in paragraph for sign in _SIGNS):
        return []
    text = fold(paragraph).translate(BRACKETS)
    found = [Reference(match.start(), match.end(), number_key(match[0])) for match in numbers(text)]
    found += _articles(text, vocabulary, day)
    return sorted(found)


def _articles(text: str, vocabulary: Vocabulary, day: dt.date | None) -> Iterator[Reference]:
    """The articles that follow the name of a law without a word between them."""
    if "条" not in text:
        return
    for (law, known), begin, stop in laws(text, 0, vocabulary):
        item = vocabulary.get("statutes", law) if known else None
        at = begin
        while item and at < stop:
            if cited := _CITED.match(text, at, stop):
                at = cited.end()
                article = numerals.number(cited["a"])
                number = f"{article}-{numerals.number(cited['sub'])}" if cited["sub"] else str(article)
                if article and (now := law_numbering.today(item, number, day)):
                    yield Reference(cited.start(), cited.end(), article_key(law, now))
            elif between := (_BEHIND.match(text, at, stop) if at == begin else _BETWEEN.match(text, at, stop)):
                at = between.end()
            else:
                break
