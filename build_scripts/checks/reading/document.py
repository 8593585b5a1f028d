"""The text of a document as it is read: paragraphs without blanks, and where each stands.

Takes a raw text; gives its paragraphs twice, as they are kept in a record and as they are read (widths folded, one form of
brackets, no blanks between characters). What is read is found again by the number of its paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from build_scripts.checks.fold import fold

_BRACKETS = str.maketrans("〔［【〈［〕］】〉］﹝﹞", "([[<[)]]>]()")
_SQUARE = str.maketrans("[]", "()")
_INVISIBLE = re.compile("[\u200b-\u200f\ufeff\u2060\u00ad]")
_BLANK = re.compile(r"(?<![A-Za-z])[\s\u3000\u00a0]+|[\s\u3000\u00a0]+(?![A-Za-z])")
_SPACED = re.compile("[\u4e00-\u9fff][ \u3000\u00a0](?=[\u4e00-\u9fff])")
_HAN = re.compile("[\u4e00-\u9fff]")
_MOST_SPACED = 0.2  # of all characters; signatures and headings alone have fewer


@dataclass(frozen=True, slots=True)
class Found:
    """A value read from a text.

    Attributes:
        value: as a record writes it.
        paragraph: where it stands, counted from 1.
        doubt: why it must be checked by a reader first; empty where it is certain.
    """

    value: object
    paragraph: int
    doubt: str = ""


@dataclass(frozen=True)
class Document:
    """A text in paragraphs.

    Attributes:
        kept: the paragraphs as a record keeps them.
        read: the same ones as they are read.
    """

    kept: tuple[str, ...]
    read: tuple[str, ...]

    @cached_property
    def flat(self) -> str:
        """All that is read, a paragraph a line."""
        return "\n".join(self.read)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(paragraph) + 1 for paragraph in self.read)]

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph, from 1, in which a place of `flat` lies."""
        return bisect_right(self._starts, offset)

    @property
    def body(self) -> str:
        """The text as a record's `body` has it."""
        return "\n".join(self.kept)


def readable(paragraph: str) -> str:
    """One paragraph as it is read."""
    folded = fold(_INVISIBLE.sub("", paragraph)).translate(_BRACKETS).translate(_SQUARE)
    return _BLANK.sub("", folded)


def document(paragraphs: list[str]) -> Document:
    """Make a document of raw paragraphs; empty ones fall away."""
    tidy = [
        _INVISIBLE.sub("", paragraph).replace("\u00a0", " ").replace("\t", " ").strip(" \u3000")
        for paragraph in paragraphs
    ]
    tidy = [paragraph for paragraph in tidy if paragraph]
    han = len(_HAN.findall("".join(tidy)))
    if han and len(_SPACED.findall("".join(tidy))) > han * _MOST_SPACED:
        tidy = [_SPACED.sub(lambda match: match[0][0], paragraph) for paragraph in tidy]
    return Document(tuple(tidy), tuple(map(readable, tidy)))
