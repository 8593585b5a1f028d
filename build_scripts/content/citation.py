"""The provisions that a rule cites, as Chinese lawyers write them: `法释〔2014〕5号 Art 3` is 法释〔2014〕5号第三条.

Takes the text that stands in `cites`: sources set apart by semicolons, each with its articles, and those that held before in brackets.
What has another form, such as a web address, stays as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOCUMENTS = {"法释": "Fashi", "法发": "Fafa", "法": "Fa"}
_DOCUMENT = re.compile(rf"(?P<by>{'|'.join(_DOCUMENTS)})〔(?P<year>\d{{4}})〕(?P<serial>\d+)号")
_ARTICLES = r"Arts? (?P<{0}>\d[\d(), -]*(?<=[\d)]))"
_SOURCE = re.compile(
    rf"(?P<law>[^A-Za-z;]*?[^A-Za-z; ])(?: ?\((?P<year>\d{{4}})\))?(?: {_ARTICLES.format('now')})?"
    rf"(?: \((?P<years>\d{{4}}-\d{{4}}): {_ARTICLES.format('then')}\))?"
)
_ARTICLE = re.compile(r"(?P<first>\d+)(?:-(?P<last>\d+))?(?:\((?P<part>\d+)\))?(?:\((?P<item>\d+)\))?")
_LISTS = {
    "法释〔2013〕17号",
    "法释〔2013〕26号",
    "法释〔2016〕19号",
    "法释〔2017〕7号",
}  # a single number in brackets is an item (项) of theirs
_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")


@lru_cache(maxsize=1000)
def in_chinese(cites: str) -> str:
    """All sources of a rule."""
    return "；".join(_source(part) for part in cites.split("; "))


def in_parts(cites: str) -> Iterator[tuple[str, str, str]]:
    """Each source of a rule, for a language that writes laws in its own words.

    Yields:
        The Chinese name of a law, or nothing; the number of a judicial interpretation in Latin letters (Fashi [2016] No. 19), or nothing; and
        the rest, which is in English already.
    """
    for part in cites.split("; "):
        found = _SOURCE.fullmatch(part)
        law = found["law"] if found else part
        document = _DOCUMENT.fullmatch(law)
        number = f"{_DOCUMENTS[document['by']]} [{document['year']}] No. {document['serial']}" if document else ""
        yield "" if document else law, number, part.removeprefix(law)


def article_in_chinese(number: str) -> str:
    """第二百六十四条 of `264`, 第一百三十三条之一 of `133-1`."""
    return _articles(number, "")


def _source(text: str) -> str:
    found = _SOURCE.fullmatch(text)
    if not found:
        return text
    law = found["law"]
    year = f"（{found['year']}年）" if found["year"] else ""
    years = (found["years"] or "").replace("-", "年至")
    then = f"（{years}年为{_articles(found['then'], law)}）" if years else ""
    return f"{law}{year}{_articles(found['now'] or '', law)}{then}"


def _articles(text: str, law: str) -> str:
    return "、".join(_article(found, law) for found in _ARTICLE.finditer(text))


def _article(found: re.Match[str], law: str) -> str:
    first, last = int(found["first"]), int(found["last"] or 0)
    part, item = found["part"], found["item"]
    if part and not item and law in _LISTS:
        part, item = None, part
    said = f"第{numeral(first)}条"
    if last > first:
        said += f"{'、' if last == first + 1 else '至'}第{numeral(last)}条"
    elif last:
        said += f"之{numeral(last)}"  # 133-1
    said += f"第{numeral(int(part))}款" if part else ""
    return said + (f"第{numeral(int(item))}项" if item else "")


def numeral(number: int) -> str:
    """A number below ten thousand: 二百六十五, 十, 一百零三."""
    said = ""
    for place, digit in reversed(list(enumerate(int(sign) for sign in reversed(str(number))))):
        said += _DIGITS[digit] + _UNITS[place] if digit else _DIGITS[0]
    said = re.sub("零+", "零", said).rstrip("零")
    return said.removeprefix("一") if said.startswith("一十") else said
