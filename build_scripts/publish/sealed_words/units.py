"""What words are compared by: takes texts, gives numbers for their character pairs, words, long numbers and case numbers.

The normal form and the hashes are those of the search index, so that an index is compared without anyone knowing its words. What
counts, and why no more, was measured: docs/sealed-words.md has the figures.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from slugify import slugify

from build_scripts.search import tokens
from build_scripts.search.normal import DIGITS, LATIN, fold_number, unify

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Units = NDArray[np.uint64]  # distinct, ascending

NAME = (
    5  # the form of two neighbouring words in Latin letters that both begin with a capital; an index has no such tokens
)
LONG_NUMBER = 5  # digits: what a site works out for itself has fewer, but for sizes
LONG_WORD = 3  # letters: shorter ones are markup, or syllables of every name
_BREAK = "\0\n"  # the normal form is made line by line
_RUN = re.compile(f"[{LATIN}{DIGITS}]+")
_THOUSANDS = re.compile(r"(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])")
_PLATE = re.compile(rf"([^\d]+)(\d{{{LONG_NUMBER},}})|(\d{{{LONG_NUMBER},}})([^\d]+)")
_NAMES = re.compile(r"[A-Z][a-z]+(?:[ \u00a0]+[A-Z][a-z]+)+(?![A-Za-z])")
_CASE = re.compile(  # with or without brackets
    r"\d{4}[)】〉]? ?(?!年)[一-鿿](?:[\w ]|\([一-鿿]{1,3}\)){0,24}?\d ?号(?:之[一二三四五六七八九十\d]{1,3})?"
)
_OFFICE_NUMBER = re.compile(r"[(【〈]\d{4}[)】〉] ?\d{1,6} ?号")  # of a procuratorate, without the short name before it
_OFFICE = re.compile("[一-鿿]{0,12}$")
_CASE_ADDRESS = re.compile(r"(?<![\w-])\d{4}(?:-[a-z\d]+){2,10}")  # what an address of the site makes of one


def units_of(texts: Iterable[str], *, addresses: bool = False) -> Units:
    """Find the units of texts.

    Args:
        texts: nothing is found across the border of two.
        addresses: whether a case number counts as well in the form that it has in addresses of the site.
    """
    text = _BREAK.join(texts)
    points = np.frombuffer(unify(text).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    normal = tokens.FORMS_OF[points].tobytes().decode("utf-32-le", "replace")
    found = (_pairs(points), _words(normal), _names(text), _case_numbers(normal, addresses=addresses))
    return np.unique(np.concatenate(found))


def _pairs(points: NDArray[np.uint32]) -> Units:
    """Two characters are a pair where they touch, and where both stand alone between blanks, as names often do."""
    classes = tokens.CLASSES[points]
    solid = np.flatnonzero(classes != tokens.SPACE)
    points, is_character = tokens.FORMS_OF[points[solid]], classes[solid] == tokens.CHARACTER
    touches = np.diff(solid) == 1
    alone = is_character.copy()
    alone[1:] &= ~(touches & is_character[:-1])
    alone[:-1] &= ~(touches & is_character[1:])
    at = np.flatnonzero(is_character[1:] & is_character[:-1] & (touches | (alone[1:] & alone[:-1])))
    return tokens.hash_tokens(tokens.ADJACENT, points[at], points[at + 1])


def _words(normal: str) -> Units:
    """Words and numbers that touch no digit and no letter, since digests and salts are full of those that do; and number plates."""
    single, plates = {number.replace(",", "") for number in _THOUSANDS.findall(normal)}, set()
    for run in set(_RUN.findall(normal)):
        if run.isalpha() or (run.isdigit() and len(run) >= LONG_NUMBER):
            single.add(run)
        elif plate := _PLATE.fullmatch(run):
            plates.add((plate[1] or plate[3], plate[2] or plate[4]))
    words = _hashed(tokens.SINGLE, [(word,) for word in sorted(single) if len(word) >= LONG_WORD])
    return np.concatenate((words, _hashed(tokens.ADJACENT, sorted(plates))))


def _names(text: str) -> Units:
    several = [name.lower().split() for name in set(_NAMES.findall(text))]
    return _hashed(NAME, sorted({pair for name in several for pair in pairwise(name)}))


def _hashed(form: int, words: list[tuple[str, ...]]) -> Units:
    numbers = np.zeros((2, len(words)), dtype=np.uint32)
    for at, several in enumerate(words):
        for place, word in enumerate(several):
            numbers[place, at] = tokens.number_of_word(word)
    return tokens.hash_tokens(form, *numbers)


def _case_numbers(normal: str, *, addresses: bool) -> Units:
    written = set(_CASE.findall(normal))
    for found in _OFFICE_NUMBER.finditer(normal):
        office = _OFFICE.search(normal[max(found.start() - 12, 0) : found.start()])
        written.add((office[0] if office else "") + found[0])
    folded = {fold_number(number) for number in (*written, *_CASE_ADDRESS.findall(normal))}
    if addresses:
        folded |= {fold_number(slugify(number)) for number in written}
    return tokens.numbers(sorted(folded))
