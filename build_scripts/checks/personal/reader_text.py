"""What a reader sees of a published file, in passages that each stand by themselves.

Takes the text of a file; gives its passages. Of markup these are the blocks (paragraphs, headings, table rows) and the attributes that
people read, and each comment: inline tags and comments vanish from what stands around them, the cells of a row are set apart by a colon, blanks and line ends are one space, entities are
characters. Of JSON and CSV they are the lines of the file and the strings or cells in them; of other files the lines.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from functools import lru_cache
from html import unescape
from itertools import accumulate, chain
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MARKUP = (".html", ".xml", ".svg")
_PIECE, _BREAK, _CELL = "\x1d", "\x1e", "\x1f"  # separators that no text holds
_NUL = "\0"  # which markup may not hold, and no entity means
_INLINE = "a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q ruby s samp small span strong time tspan u var wbr"
_CELLS = "td th dt dd sub sup rp rt"
_INSTEAD = dict.fromkeys(_INLINE.split(), "") | dict.fromkeys(_CELLS.split(), _CELL)  # any other tag ends a block
_TAG = re.compile(rf"<(?:/?([A-Za-z][^\s/>{_PIECE}]*)|![Dd])[^>{_PIECE}]*>")  # CDATA is read as text
_COMMENT = re.compile("<!--(.*?)-->", re.DOTALL)
_SPACES = re.compile("  +")
_LONG = re.compile(
    r'"(?:[^"\\]|\\.){200,}+"'
)  # in a line of JSON; it is a passage by itself, and need not be read twice
_ATTRIBUTE = re.compile(
    r"""="(?:(?<=\salt=")|(?<=\stitle=")|(?<=\saria-label=")|(?<=\splaceholder=")|(?<=\slabel=")|(?<=\svalue=")"""
    r"""|(?<=\sname="description" content="))([^"]*)"""
)
_VALUE, _PARTS = re.compile('="([^"]*)"'), re.compile("[/?&=#;:]")


def passages(file: str, text: str) -> list[str]:
    """Everything that a reader sees of a file, some of it perhaps twice.

    Args:
        file: its path, which tells its format.
        text: all of it.

    Returns:
        Passages as they stand in the file but for tags; `readable` gives what a reader makes of them.
    """
    if file.endswith(MARKUP):
        text = text.replace(_NUL, "\ufffd")  # as a browser reads it
        return [*_blocks(_without_comments(text)), *_ATTRIBUTE.findall(text), *_COMMENT.findall(text)]
    found = text.split("\n")
    if file.endswith(".json"):
        found += _strings(text)
    elif file.endswith((".jsonl", ".ndjson")):
        strings = [list(_strings(line)) for line in found]
        found = [_LONG.sub('""', line) if inner else line for line, inner in zip(found, strings, strict=True)]
        found += chain.from_iterable(strings)
    elif file.endswith(".csv"):
        found += chain.from_iterable(csv.reader(io.StringIO(text, newline="")))
    return found


def readable(file: str, several: Sequence[str]) -> list[str]:
    """Passages of a file as they are read: in markup, entities are characters, and blanks and line ends one space."""
    if not several or not file.endswith(MARKUP):
        return list(several)
    text = unescape(_NUL.join(several)).replace(_PIECE, " ")  # all at once, which spares most calls
    for blank in "\t\n\r\f":
        text = text.replace(blank, " ")
    text = _SPACES.sub(" ", text)
    return text.replace(f"{_CELL} {_CELL}", _CELL).replace(_CELL, ": ").split(_NUL)


def line_of(file: str, text: str, number: int) -> int:
    """The line of a file in which one of its passages begins; 0 where that cannot be said."""
    if not file.endswith(MARKUP):
        return number + 1 if number <= text.count("\n") else 0
    pieces = _pieces(_without_comments(text)).split(_PIECE)
    breaks = [*accumulate(sum(name not in _INSTEAD for name in _TAG.findall(piece)) for piece in pieces)]
    if number > breaks[-1]:
        matches = chain(_ATTRIBUTE.finditer(text), _COMMENT.finditer(text))
        start = [match.start() for match in matches][number - breaks[-1] - 1]
        return text.count("\n", 0, start) + 1
    before = next(place for place, total in enumerate(breaks) if total >= number)
    return sum(piece.count("\n") + 1 for piece in pieces[:before]) + 1


def in_attributes(text: str) -> list[tuple[int, str]]:
    """The parts of all values of attributes in a page, such as the steps and the queries of addresses; with the lines they stand in."""
    return [
        (text.count("\n", 0, value.start()) + 1, part)
        for value in _VALUE.finditer(text)
        for part in _PARTS.split(unquote(unescape(value[1])))
    ]


def decoded(data: bytes, errors: str = "replace") -> str:
    """A file as text: in UTF-16 where it says so, as spreadsheets write it."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data.decode("utf-16" if wide else "utf-8", "replace" if wide else errors)


def _without_comments(text: str) -> str:
    """Markup without its comments, on as many lines."""
    return _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text) if "<!--" in text else text


def _pieces(text: str) -> str:
    """Markup marked where a line begins with a tag, so that what only looks like the beginning of a tag ends there."""
    return text.replace("\n<", f"{_PIECE}<")


def _blocks(text: str) -> list[str]:
    return _PIECE.join(map(_without_tags, _pieces(text).split(_PIECE))).split(_BREAK)


@lru_cache(maxsize=1 << 12)  # most lines of a page are those of its frame, and come on every page
def _without_tags(piece: str) -> str:
    parts = _TAG.split(piece)
    parts[1::2] = [_INSTEAD.get(name, _BREAK) for name in parts[1::2]]
    return "".join(parts)


def _strings(text: str) -> Iterator[str]:
    """The keys and strings in JSON; none where it is broken."""
    try:
        values = [json.loads(text)]
    except ValueError:
        return
    while values:
        value = values.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            values += [*value, *value.values()]
        elif isinstance(value, list):
            values += value
