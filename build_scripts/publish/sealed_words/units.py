"""What words are compared by: takes texts, gives numbers for their character pairs, words, long numbers and case numbers.

The normal form and the hashes are those of the search index, so that an index is compared without anyone knowing its words. What
counts, and why no more, was measured: docs/sealed-words.md has the figures.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from build_scripts.content.slug import slug
from build_scripts.search import tokens
from build_scripts.search.normal import DIGITS, LATIN, fold_number, unify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    Units = NDArray[np.uint64]  # distinct, ascending

NAME = (
    5  # the form of two neighbouring words in Latin letters that both begin with a capital; an index has no such tokens
)
OWN = np.uint64(
    1 << tokens.HASH_BITS
)  # marks, in a list, the number of the sealed case itself, among the numbers that its record only names
LONG_NUMBER = 5  # digits: what a site works out for itself has fewer, but for sizes
LONG_WORD = 3  # letters: shorter ones are markup, or syllables of every name
_LINE = "\n"
_RUN = re.compile(f"[{LATIN}{DIGITS}-]+")
_CASE_ADDRESS = re.compile(
    r"\d{4}-[a-z][a-z\d]*(?:-[a-z\d]+){1,10}"
)  # what an address of the site makes of a case number
_PLATE = re.compile(rf"([^\d]+)(\d{{{LONG_NUMBER},}})|(\d{{{LONG_NUMBER},}})([^\d]+)")
_GROUPS = re.compile(r",\d{3}(?:,\d{3})*(?!\d)")
_FIRST_GROUP = re.compile(r"(?<![\d,])\d{1,3}$")
_NAMES = re.compile(r"[A-Z][a-z]+(?:[ \u00a0]+[A-Z][a-z]+)+(?![A-Za-z])")
_WIDE = re.compile("[Ａ-ｚ]")
_NUMBERED = re.compile("(?<=[0-9 ])号")
_BEFORE, _BEHIND = 44, 4  # characters around the 号 of a case number in which all of it stands
_CASE = re.compile(  # with or without brackets; then those of procuratorates
    r"\d{4}[)】〉]? ?(?!年)[一-鿿](?:[\w ]|\([一-鿿]{1,3}\)){0,24}?\d ?号(?:之[一二三四五六七八九十\d]{1,3})?"
    r"|[一-鿿]{2,12}[(【〈]\d{4}[)】〉] ?\d{1,6} ?号"
)
_OTHER = re.compile("[^一-鿿]")  # ends the name of the office, before which other words may stand


def units_of(texts: Iterable[str], *, addresses: bool = False) -> Units:
    """Find the units of texts.

    Args:
        texts: nothing is found across the border of two, or of two lines.
        addresses: whether a case number counts as well in the form that it has in addresses of the site.
    """
    text = _LINE.join(texts)
    points = np.frombuffer(unify(text).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    forms = np.where(points == ord(_LINE), points, tokens.FORMS_OF[points])
    normal = forms.tobytes().decode("utf-32-le", "replace")
    single, plates, addressed = _runs(normal)
    written = {number for one in _NUMBERED.finditer(normal) for number in _numbers(normal, one.start())}
    written |= {number[start:] for number in written for start in range(len(_OTHER.split(number, 1)[0]) - 2)}
    folded = {fold_number(number) for number in (*written, *addressed)}
    if addresses:
        folded |= {_addressed(number) for number in written}
    found = (
        _pairs(points),
        _hashed(tokens.SINGLE, [(word,) for word in sorted(single)]),
        _hashed(tokens.ADJACENT, sorted(plates)),
        _hashed(NAME, sorted(_names(text))),
        tokens.numbers(sorted(folded)),
    )
    return np.unique(np.concatenate(found))


def own(numbers: Iterable[str]) -> Units:
    """The units by which the case numbers of a record itself are known, in whatever brackets."""
    return np.unique(tokens.numbers([fold_number(number) for number in numbers]) | OWN)


@lru_cache(maxsize=1 << 14)
def _addressed(number: str) -> str:
    return fold_number(slug(number))


def _pairs(points: NDArray[np.uint32]) -> Units:
    """Two characters are a pair where they touch, and where both stand alone between blanks, as names often do."""
    classes = np.where(points == ord(_LINE), tokens.BREAK, tokens.CLASSES[points])
    solid = np.flatnonzero(classes != tokens.SPACE)
    points, is_character = tokens.FORMS_OF[points[solid]], classes[solid] == tokens.CHARACTER
    touches = np.diff(solid) == 1
    alone = is_character.copy()
    alone[1:] &= ~(touches & is_character[:-1])
    alone[:-1] &= ~(touches & is_character[1:])
    at = np.flatnonzero(is_character[1:] & is_character[:-1] & (touches | (alone[1:] & alone[:-1])))
    return tokens.hash_tokens(tokens.ADJACENT, points[at], points[at + 1])


def _runs(normal: str) -> tuple[set[str], set[tuple[str, str]], set[str]]:
    """Words and numbers, number plates, and what addresses make of case numbers.

    A word that touches a digit counts only as a part of a plate, since digests and salts are full of those.
    """
    runs = set(_RUN.findall(normal))
    single: set[str] = set()
    plates: set[tuple[str, str]] = set()
    for run in set("-".join(runs).split("-")):
        if len(run) >= LONG_WORD and (run.isalpha() or (run.isdigit() and len(run) >= LONG_NUMBER)):
            single.add(run)
        elif len(run) > LONG_NUMBER and (plate := _PLATE.fullmatch(run)):
            plates.add((plate[1] or plate[3], plate[2] or plate[4]))
    for groups in _GROUPS.finditer(normal):
        if first := _FIRST_GROUP.search(normal, max(groups.start() - 4, 0), groups.start()):
            number = (first[0] + groups[0]).replace(",", "")
            single |= {number} if len(number) >= LONG_NUMBER else set()
    return single, plates, {run for run in runs if "-" in run and _CASE_ADDRESS.fullmatch(run)}


def _numbers(normal: str, place: int) -> Iterator[str]:
    """The case number to which a 号 belongs; what stands before it in the line may be the rest of another one."""
    start = max(place - _BEFORE, normal.rfind(_LINE, max(place - _BEFORE, 0), place) + 1, 0)
    for number in _CASE.finditer(normal[start : place + _BEHIND]):
        if number.start() <= place - start < number.end():
            yield number[0]


def _names(text: str) -> set[tuple[str, str]]:
    text = unicodedata.normalize("NFKC", text) if _WIDE.search(text) else text
    several = [name.lower().split() for name in set(_NAMES.findall(text))]
    return {pair for name in several for pair in pairwise(name)}


def _hashed(form: int, words: list[tuple[str, ...]]) -> Units:
    numbers = np.zeros((2, len(words)), dtype=np.uint32)
    for at, several in enumerate(words):
        for place, word in enumerate(several):
            numbers[place, at] = tokens.number_of_word(word)
    return tokens.hash_tokens(form, *numbers)
