"""What texts are looked up by: takes normal forms, gives 40-bit token hashes with the place they came from.

A normal form is a row of units: a Latin word, a number, or any other single character that is no punctuation.
Tokens are the single units, the pairs of neighbouring units, and pairs with punctuation between them, which
differ from the former, so that two characters are found exactly. Two words with a space between them make no
pair. A punctuation mark is a token of its own, for queries that consist of nothing else.
"""

import re
import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from build_scripts.search.normal import DIGITS, LATIN, PUNCTUATION

HASH_BITS = 40
"""A token's hash: enough that a million tokens hardly ever meet, few enough to sort with a document."""

SINGLE, ADJACENT, APART, NUMBER = 1, 2, 3, 4
"""The forms of a token: a unit, a pair, a pair with punctuation between, and a whole case number."""

_SEEDS = (0x243F6A88, 0x85A308D3)  # digits of pi
_WORD = 1 << 31
_CHARACTER, _LATIN, _DIGIT, _PUNCTUATION, _BREAK = range(5)
_WORDS = re.compile(f"[{LATIN}]+|[{DIGITS}]+")


class Tokens(NamedTuple):
    """Hashes of the tokens of many texts, and for each the position of the text it was found in."""

    hashes: NDArray[np.uint64]
    texts: NDArray[np.int32]


def _classes() -> NDArray[np.uint8]:
    """Make the table code point → class."""
    table = np.full(0x110000, _CHARACTER, dtype=np.uint8)
    for ranges, value in ((LATIN, _LATIN), (DIGITS, _DIGIT), (PUNCTUATION, _PUNCTUATION)):
        for first, last in re.findall("(?s)(.)(?:-(.))?", ranges):
            table[ord(first) : ord(last or first) + 1] = value
    table[[0, ord(" ")]] = _BREAK
    return table


_CLASSES = _classes()


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
        texts: Normal forms.

    Returns:
        Every occurrence of every token; a token that occurs twice in a text is there twice.
    """
    joined = "\0".join(texts) + "\0"
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    classes = _CLASSES[points]
    owners = np.repeat(np.arange(len(texts), dtype=np.int32), [len(text) + 1 for text in texts])

    is_word = (classes == _LATIN) | (classes == _DIGIT)
    same = np.zeros(len(points), dtype=bool)
    same[1:] = is_word[1:] & (classes[1:] == classes[:-1])
    starts = np.flatnonzero(((classes == _CHARACTER) | is_word) & ~same)
    units = points[starts].copy()
    words = _WORDS.findall(joined)
    numbers = {word: number_of_word(word) for word in set(words)}
    units[is_word[starts]] = [numbers[word] for word in words]

    # Positions up to which no unit has begun tell what stands between one unit and the next.
    outside = np.cumsum((classes == _PUNCTUATION) | (classes == _BREAK), dtype=np.int32)
    breaks = np.cumsum(classes == _BREAK, dtype=np.int32)
    apart = outside[starts[1:]] != outside[starts[:-1]]
    joint = breaks[starts[1:]] == breaks[starts[:-1]]
    marks = np.flatnonzero(classes == _PUNCTUATION)

    parts = [
        _some(SINGLE, units, None, starts, owners),
        _some(SINGLE, points[marks], None, marks, owners),
    ]
    for form, chosen in ((ADJACENT, joint & ~apart), (APART, joint & apart)):
        at = np.flatnonzero(chosen)
        parts.append(_some(form, units[at], units[at + 1], starts[at], owners))
    return Tokens(np.concatenate([part.hashes for part in parts]), np.concatenate([part.texts for part in parts]))


def _some(
    form: int,
    first: NDArray[np.uint32],
    second: NDArray[np.uint32] | None,
    at: NDArray[np.int64],
    owners: NDArray[np.int32],
) -> Tokens:
    """Hash the tokens that begin at given positions."""
    return Tokens(hash_tokens(form, first, np.zeros_like(first) if second is None else second), owners[at])


def numbers(folded: Iterable[str]) -> NDArray[np.uint64]:
    """Hash whole case numbers, one token each, from their folded forms."""
    words = np.array([number_of_word(number) for number in folded], dtype=np.uint32)
    return hash_tokens(NUMBER, words, np.zeros_like(words))
