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
from typing import TYPE_CHECKING

from build_scripts.checks.fold import fold
from build_scripts.model.body import cells, is_row

if TYPE_CHECKING:
    from build_scripts.content.message import Message

_BRACKETS = tuple(zip("〔［【〕］】﹝﹞[]", "((()))()()", strict=True))
BRACKETS = str.maketrans(dict(_BRACKETS))  # each is one character, so that a place stays the same
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)  # which the loader refuses
_BLANK = re.compile(r"(?<![A-Za-z])[^\S\n]+|[^\S\n]+(?![A-Za-z])|(?<=X)[^\S\n]+(?=X)")
_STOP = re.compile("(?<=[\u4e00-\u9fff)])[.．](?=$|\n|[\u4e00-\u9fff])")  # a full stop of another keyboard
_LAW_SIGNS = re.compile(
    r"<([\u4e00-\u9fff()、]{2,60}(?:[法典]|解释|规定|条例|意见|办法|规则|批复|决定)(?:\([一二三四五六七八九十\d]+\))?)>"
)  # of another keyboard
_MISREAD = re.compile(r"(?<![A-Za-z\d])[lI](?=\d)|(?<=\d)[lI](?=[\d年月日号条款项])|(?<=\d)[Oo](?=\d)")  # by a scanner
_MEANT = {"l": "1", "I": "1", "O": "0", "o": "0"}
_SPACED = re.compile("[\u4e00-\u9fff][ \u3000\u00a0](?=[\u4e00-\u9fff])")
_BETWEEN = re.compile("(?<=[^\\sA-Za-z])[ \u3000](?=[^\\sA-Za-z])")
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
    doubt: Message | None = None


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

    def shown(self, start: int, end: int) -> str:
        """A stretch of `flat` in the signs that the record keeps, without blanks; of a table as it is read."""
        parts = []
        for number in range(self.paragraph(start), self.paragraph(end) + 1):
            read, solid = self.read[number - 1], "".join(self.kept[number - 1].split())
            first = max(0, start - self._starts[number - 1])
            parts.append((solid if len(solid) == len(read) else read)[first : end - self._starts[number - 1]])
        return "\n".join(parts)

    @property
    def body(self) -> str:
        """The text as a record's `body` has it."""
        return "\n".join(self.kept)


def readable(text: str) -> str:
    """A text as it is read; its lines stay."""
    folded = fold(INVISIBLE.sub("", text))
    for one, other in _BRACKETS:
        if one in folded:
            folded = folded.replace(one, other)
    if "<" in folded:
        folded = _LAW_SIGNS.sub(r"《\1》", folded)
    solid = _STOP.sub("。", _BLANK.sub("", folded))
    return _MISREAD.sub(lambda found: _MEANT[found[0]], solid) if set(solid) & set("lIOo") else solid


def document(paragraphs: list[str]) -> Document:
    """Make a document of raw paragraphs; empty ones fall away."""
    text = INVISIBLE.sub("", "\n".join(paragraphs)).replace("\u00a0", " ").replace("\t", " ")
    if len(_SPACED.findall(text)) > len(text) * _MOST_SPACED:
        text = _BETWEEN.sub("", text)
    tidy = [line for paragraph in text.split("\n") if (line := paragraph.strip(" \u3000"))]
    told = [" ".join(cells(line)) if is_row(line) else line for line in tidy]
    return Document(tuple(tidy), tuple(readable("\n".join(told)).split("\n")) if tidy else ())
