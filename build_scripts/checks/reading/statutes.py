"""The articles that a document applies, from the sentence that ends with 判决如下.

Takes the document with its sections; gives law, article, paragraph and item in their order. Articles that the reasons, a lower court or
an annex cite are not read.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checks.reading import numerals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.reading.document import Document
    from build_scripts.checks.reading.sections import Sections
    from build_scripts.content.vocabulary import Vocabulary

_N = numerals.NUMERAL
_LAW = re.compile(
    r"《(?P<name>(?:[^《》]|《[^《》]*》)+)》"
)  # one way to read each sign, or a text could take for ever
_BEGUN = "(?:第|(?<=[、,和及]))"  # half a number, from a broken line, is none
_TOKEN = re.compile(
    rf"(?P<article>{_BEGUN}(?P<a>{_N}+)条(?:之(?P<sub>[一二三四五六七八九十\d]{{1,2}}))?)"
    rf"|(?P<paragraph>(?:{_BEGUN}|(?<=条))(?P<p>{_N}{{1,3}})款)"
    rf"|(?P<item>(?:{_BEGUN}|(?<=[条款]))\(?(?P<i>{_N}{{1,3}})\)?项)"
    rf"|(?P<open>第\(?(?P<o>{_N}{{1,4}})\)?(?=[、,和及]))"
    rf"|(?P<more>(?<=[、,和及])\(?(?P<m>{_N}{{1,4}})\)?(?=[、,和及条款项]))"
)
_CITED = re.compile(r"(?:依照|依据|根据|按照|参照|遵照|适用|援引)")


class Cited(NamedTuple):
    """One citation; `law` is a key of the vocabulary, or the name where it has none."""

    law: str
    known: bool
    article: str
    paragraph: int | None
    item: int | None
    place: int

    @property
    def key(self) -> tuple[str, str, int | None, int | None]:
        return self.law, self.article, self.paragraph, self.item


def read_statutes(document: Document, sections: Sections, vocabulary: Vocabulary) -> list[Cited]:
    """What the document rests on."""
    start, end = sections.order
    flat = document.flat
    sentence = flat[start:end]
    begin = _CITED.search(sentence)
    if begin is None:
        return []
    found: list[Cited] = []
    for law, at, stop in laws(sentence, begin.start(), vocabulary):
        name, known = law
        for article, paragraph, item, offset in _articles(sentence[at:stop]):
            cited = Cited(name, known, article, paragraph, item, document.paragraph(start + at + offset))
            if cited.key not in {one.key for one in found}:
                found.append(cited)
    return found


def laws(sentence: str, begin: int, vocabulary: Vocabulary) -> Iterator[tuple[tuple[str, bool], int, int]]:
    """Each law that is named from a place on, with the span of the articles after it."""
    marks: list[tuple[int, int, str]] = [
        (match.start(), match.end(), match["name"]) for match in _LAW.finditer(sentence, begin)
    ]
    bare = _bare(tuple(_known(vocabulary)))
    inside = [(start, end) for start, end, _name in marks]
    marks += [
        (match.start(), match.end(), match[0])
        for match in bare.finditer(sentence, begin)
        if not any(start <= match.start() < end for start, end in inside)
    ]
    marks.sort()
    for number, (_start, end, name) in enumerate(marks):
        stop = marks[number + 1][0] if number + 1 < len(marks) else len(sentence)
        yield law_key(name, vocabulary), end, stop


@lru_cache(maxsize=4)
def _bare(names: tuple[str, ...]) -> re.Pattern[str]:
    words = sorted((name for name in names if not name.startswith("最高")), key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, words)) + ")(?=第)")


@lru_cache(maxsize=4)  # of a hundred laws, asked for each law that a text names
def _known(vocabulary: Vocabulary) -> dict[str, str]:
    """Every name of a law → its key."""
    made: dict[str, str] = {}
    for item in vocabulary.lists.get("statutes", {}).values():
        for name in (item.key, *item.names.values(), *item.extra.get("aliases", ())):
            made[_folded(name)] = item.key
    return made


def _folded(name: str) -> str:
    return re.sub(r"[《》〈〉<>\s]", "", name)


def law_key(name: str, vocabulary: Vocabulary) -> tuple[str, bool]:
    """The key of a law by its name; else the short name that a new entry would have."""
    known = _known(vocabulary)
    name = re.sub(r"\s", "", name)
    titled = re.sub(r"[〉>]", "》", re.sub(r"[〈<]", "《", name)).removeprefix("中华人民共和国")
    plain = re.sub(r"\((?:\d{4}年?)?[^()]{0,12}(?:修正|修订|修改)[^()]*\)$", "", _folded(name))
    for form in (plain, plain.removeprefix("中华人民共和国"), f"中华人民共和国{plain}"):
        if form in known:
            return known[form], True
    return titled, False


def _articles(text: str) -> Iterator[_Exact]:
    """Articles, each with its paragraphs and items: 第二十五条第一款、第二款, 第一、三款, 第二百零七条第（一）、（二）项."""
    made: list[_Exact] = []
    article: str | None = None
    paragraph: int | None = None
    waiting: list[int] = []  # numbers whose unit comes later: 第一、三款
    for match in _tokens(text):
        kind = match.lastgroup_
        value = match.value
        if value is None:
            continue
        if kind == "wait":
            waiting.append(value)
            continue
        values = [*waiting, value]
        waiting = []
        if kind == "article":
            made += [_Exact(str(one), None, None, match.start) for one in values[:-1]]
            article = f"{value}-{match.sub}" if match.sub else str(value)
            paragraph = None
            made.append(_Exact(article, None, None, match.start))
        elif article is None:
            continue
        elif kind == "paragraph":
            for one in values:
                _add(made, article, one, None, match.start)
            paragraph = values[-1]
        else:
            for one in values:
                _add(made, article, paragraph, one, match.start)
    yield from made


def _add(made: list[_Exact], article: str, paragraph: int | None, item: int | None, at: int) -> None:
    """A paragraph or item makes its article or paragraph more exact, or stands beside the one before."""
    last = made[-1]
    same = last.article == article and last.item is None
    bare = same and (last.paragraph is None or (item is not None and last.paragraph == paragraph))
    exact = _Exact(article, paragraph, item, last.at if bare else at)
    made[len(made) - bare :] = [exact]


class _Exact(NamedTuple):
    article: str
    paragraph: int | None
    item: int | None
    at: int


class _Token(NamedTuple):
    lastgroup_: str
    value: int | None
    sub: int | None
    start: int


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        if match["article"]:
            yield _Token("article", numerals.number(match["a"]), numerals.number(match["sub"] or ""), match.start())
        elif match["paragraph"]:
            yield _Token("paragraph", numerals.number(match["p"]), None, match.start())
        elif match["item"]:
            yield _Token("item", numerals.number(match["i"]), None, match.start())
        else:
            yield _Token("wait", numerals.number(match["o"] or match["m"] or ""), None, match.start())
