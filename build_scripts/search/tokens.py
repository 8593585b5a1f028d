"""What texts are looked up by: takes normal forms, gives 40-bit token hashes with the place they came from.

A normal form is a row of units: a Latin word, a number, or any other single character that is no punctuation.
Tokens are the single units, the pairs of neighbouring units, and pairs with punctuation between them, which
differ from the former, so that two characters are found exactly. Two words with a space between them make no
pair. A punctuation mark is a token of its own, for queries that consist of nothing else.
"""

import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from build_scripts.search.normal import DIGITS, FORMS, LATIN, PUNCTUATION, ranges

HASH_BITS = 40
"""A token's hash: enough that a million tokens hardly ever meet, few enough to sort with a document."""

SINGLE, ADJACENT, APART, NUMBER = 1, 2, 3, 4
"""The forms of a token: a unit, a pair, a pair with punctuation between, and a whole case number."""

_SEEDS = (0x243F6A88, 0x85A308D3)  # digits of pi
_WORD = 1 << 31
BREAK, _PUNCTUATION, CHARACTER, _LATIN, _DIGIT, SPACE = range(6)
_END = "\0"  # of a text


class Tokens(NamedTuple):
    """Hashes of the tokens of many texts, and for each the position of the text it was found in."""

    hashes: NDArray[np.uint64]
    texts: NDArray[np.int32]


def _tables() -> tuple[NDArray[np.uint32], NDArray[np.uint8]]:
    """Make the tables code point → code point of the normal form, and code point → class."""
    forms = np.arange(0x110000, dtype=np.uint32)
    forms[list(FORMS)] = [ord(form) for form in FORMS.values()]
    classes = np.full(len(forms), CHARACTER, dtype=np.uint8)
    for characters, value in ((LATIN, _LATIN), (DIGITS, _DIGIT), (PUNCTUATION, _PUNCTUATION), (" ", SPACE)):
        for points in ranges(characters):
            classes[points.start : points.stop] = value
    classes[list(FORMS)] = classes[forms[list(FORMS)]]
    classes[ord(_END)] = BREAK
    return forms, classes


FORMS_OF, CLASSES = _tables()


def _mix(value: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Scatter 32 bits over 32 bits, so that equal low or high bits say nothing about the rest."""
    value = (value ^ (value >> np.uint32(16))) * np.uint32(0x7FEB352D)
    value = (value ^ (value >> np.uint32(15))) * np.uint32(0x846CA68B)
    return value ^ (value >> np.uint32(16))


def hash_tokens(form: int, first: NDArray[np.uint32], second: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """Hash tokens of one form.

    Args:
        form: SINGLE, ADJACENT, APART or NUMBER.
        first: The numbers of the units.
        second: The numbers of the units that follow them; 0 for a token of one unit.

    Returns:
        40-bit hashes: 32 bits with the first seed, then the low 8 bits with the second.
    """
    halves = [_mix(_mix(_mix(np.array([seed + form], dtype=np.uint32)) ^ first) ^ second) for seed in _SEEDS]
    return (halves[0].astype(np.uint64) << np.uint64(8)) | (halves[1] & np.uint32(0xFF))


def number_of_word(word: str) -> int:
    """Number a Latin word, a number or a folded case number: its CRC-32 with the highest bit set."""
    return zlib.crc32(word.encode()) | _WORD


def tokenise(texts: Sequence[str]) -> Tokens:
    """Find the tokens of many texts at once.

    Args:
        texts: Texts as `normal.unify` leaves them, or normal forms.

    Returns:
        Every occurrence of every token; a token that occurs twice in a text is there twice.
    """
    joined = "".join(text + _END for text in texts)
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    classes = CLASSES[points]
    solid = np.flatnonzero(classes != SPACE)
    points, classes = FORMS_OF[points[solid]], classes[solid]
    is_word = classes >= _LATIN
    spaced = np.diff(solid, prepend=0) > 1
    same, kept_apart = np.zeros((2, len(points)), dtype=bool)
    same[1:] = is_word[1:] & (classes[1:] == classes[:-1]) & ~spaced[1:]
    kept_apart[1:] = is_word[1:] & is_word[:-1] & spaced[1:]

    starts = np.flatnonzero((classes >= CHARACTER) & ~same)
    marks = np.flatnonzero(classes == _PUNCTUATION)
    units = points[starts]
    units[is_word[starts]] = _numbers_of_words(points[is_word], ~same[is_word])

    # Sums up to a unit tell what stands between it and the one before it.
    owners = np.cumsum(classes == BREAK, dtype=np.int32)
    breaks = (owners + np.cumsum(kept_apart, dtype=np.int32))[starts]
    outside = np.cumsum(classes == _PUNCTUATION, dtype=np.int32)[starts]
    joint = breaks[1:] == breaks[:-1]
    apart = outside[1:] != outside[:-1]

    none = np.zeros(1, dtype=np.uint32)
    parts = [(hash_tokens(SINGLE, units, none), starts), (hash_tokens(SINGLE, points[marks], none), marks)]
    for form, chosen in ((ADJACENT, joint & ~apart), (APART, joint & apart)):
        at = np.flatnonzero(chosen)
        parts.append((hash_tokens(form, units[at], units[at + 1]), starts[at]))
    return Tokens(np.concatenate([hashes for hashes, _at in parts]), owners[np.concatenate([at for _, at in parts])])


def _numbers_of_words(points: NDArray[np.uint32], begins: NDArray[np.bool_]) -> list[int]:
    """Number words, given the characters of all of them and which of these begin a word."""
    parted = np.zeros(len(points) + np.count_nonzero(begins), dtype=np.uint32)
    parted[np.arange(len(points)) + np.cumsum(begins)] = points
    words = parted.tobytes().decode("utf-32-le").split(_END)[1:]
    numbers = {word: number_of_word(word) for word in set(words)}
    return [numbers[word] for word in words]


def numbers(folded: Iterable[str]) -> NDArray[np.uint64]:
    """Hash whole case numbers, one token each, from their folded forms."""
    words = np.array([number_of_word(number) for number in folded], dtype=np.uint32)
    return hash_tokens(NUMBER, words, np.zeros_like(words))
