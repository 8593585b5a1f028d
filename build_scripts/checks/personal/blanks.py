"""Blanks that a scanner or a careful writer put inside words and numbers: 身 份 证 号 码.

Takes a text; gives it without the blanks beside its ideographs, which would divide the words that say what a number is, and what is found in
it then.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.checks.personal.scan import scan_each

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_scripts.checks.personal.span import Span

_BLANKS = re.compile(r"(?<=[\u4e00-\u9fff])[^\S\n]+|[^\S\n]+(?=[\u4e00-\u9fff])")
_LINE = re.compile(".+")
_DIGIT = re.compile("[0-9０-９]")


def without_blanks(text: str) -> tuple[str, list[int]]:
    """A text without these blanks, and the place of each of its characters."""
    gone = {place for blank in _BLANKS.finditer(text) for place in range(*blank.span())}
    places = [place for place in range(len(text)) if place not in gone]
    return "".join(map(text.__getitem__, places)), places


def behind_blanks(texts: Sequence[str], known: Sequence[Sequence[Span]]) -> Iterator[tuple[int, Span]]:
    """What is certain in a line only when the blanks inside its words are left out, with the number of its text.

    Args:
        texts: as they are.
        known: what `scan_each` found in each.
    """
    lines = [
        (number, line.start(), *without_blanks(line[0]))
        for number, text in enumerate(texts)
        for line in _LINE.finditer(text)
        if _BLANKS.search(line[0]) and _DIGIT.search(line[0])
    ]
    for (number, start, _tight, places), found in zip(lines, scan_each([line[2] for line in lines]), strict=True):
        for span in (one.among([start + place for place in places]) for one in found if one.sure):
            if not any(span.start < one.end and one.start < span.end for one in known[number] if one.sure):
                yield number, span
