"""Tables that stack on a phone: every cell learns the heading of its column, which the style sheet shows above it on a narrow screen.

Takes the HTML of a page; gives it with `data-label` on the cells of each table that has one row of headings.
"""

from __future__ import annotations

import re

_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_HEAD = re.compile(r"<thead>\s*<tr>(.*?)</tr>\s*</thead>", re.DOTALL)
_HEADING = re.compile(r"<(?:th|td)\b[^>]*>(.*?)</(?:th|td)>", re.DOTALL)
_ROW = re.compile(r"<tr\b[^>]*>.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<(t[dh])\b([^>]*)>")
_SPAN, _DOWN = re.compile(r'\bcolspan="(\d+)"'), re.compile(r'\browspan="(\d+)"')
_TAG = re.compile(r"<[^>]*>")


def stacked(html: str) -> str:
    """Label the cells of all tables."""
    return _TABLE.sub(lambda found: _labelled(found[0]), html) if "<thead>" in html else html


def _labelled(table: str) -> str:
    head = _HEAD.search(table)
    if not head or "rowspan" in head[0] or "colspan" in head[0]:
        return table
    labels = [" ".join(_TAG.sub("", text).split()).replace('"', "&#34;") for text in _HEADING.findall(head[1])]
    down = [0] * len(labels)
    body = _ROW.sub(lambda row: _row(row[0], labels, down), table[head.end() :])
    return table[: head.end()] + body


def _row(row: str, labels: list[str], down: list[int]) -> str:
    """Label the cells of a row; `down` counts for each column the rows that a cell above still spans."""
    column = 0
    taken = [rows > 0 for rows in down]
    down[:] = [max(rows - 1, 0) for rows in down]

    def cell(found: re.Match[str]) -> str:
        nonlocal column
        while column < len(labels) and taken[column]:
            column += 1
        if (rows := _DOWN.search(found[2])) and column < len(labels):
            down[column] = int(rows[1]) - 1
        label = labels[column] if found[1] == "td" and column < len(labels) else ""
        span = _SPAN.search(found[2])
        column += int(span[1]) if span else 1
        return f'<{found[1]} data-label="{label}"{found[2]}>' if label else found[0]

    return _CELL.sub(cell, row)
