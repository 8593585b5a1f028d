"""The text of a record in blocks: paragraphs, and tables in a plain-text notation.

A table is two or more lines that begin and end with `|`, one a row, with `|` between the cells; where the second line is `|---|---|`, the
first one is its head. After a backslash `|` is a sign like any other. Takes a body; gives blocks numbered by their first line.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import NamedTuple

_ROW = re.compile(r"\|.*\|")
_RULE = re.compile(r"\|(?:\s*:?-{3,}:?\s*\|)+")
_CELL = re.compile(r"(?<!\\)\|")


class Block(NamedTuple):
    """A paragraph, or a table.

    Attributes:
        number: of its first line, from 1.
        text: of a paragraph; empty for a table.
        head: the cells of a table's head; empty where it has none.
        rows: the cells of its other rows, as many in each.
    """

    number: int
    text: str = ""
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def is_row(line: str) -> bool:
    """Whether a line is one of a table."""
    return len(line) > 1 and line[0] == "|" and _ROW.fullmatch(line) is not None


def blocks(paragraphs: tuple[str, ...]) -> tuple[Block, ...]:
    """Put the rows of each table together."""
    found: list[Block] = []
    for of_table, group in groupby(enumerate(paragraphs, 1), lambda numbered: is_row(numbered[1])):
        lines = list(group)
        if of_table and len(lines) > 1:
            found.append(_table(lines[0][0], [line for _number, line in lines]))
        else:
            found += [Block(number, line) for number, line in lines]
    return tuple(found)


def _table(number: int, lines: list[str]) -> Block:
    headed = _RULE.fullmatch(lines[1]) is not None
    rows = [cells(line) for line in lines if not _RULE.fullmatch(line)]
    width = max(map(len, rows), default=0)
    whole = tuple((*row, *[""] * (width - len(row))) for row in rows)
    return Block(number, head=whole[0], rows=whole[1:]) if headed and whole else Block(number, rows=whole)


def cells(line: str) -> tuple[str, ...]:
    """The cells of a row."""
    return tuple(cell.strip().replace("\\|", "|") for cell in _CELL.split(line.strip()[1:-1]))


def as_lines(rows: list[list[str]]) -> list[str]:
    """A table in the notation, its first row as its head."""
    written = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return [written[0], "|" + "---|" * len(rows[0]), *written[1:]]
