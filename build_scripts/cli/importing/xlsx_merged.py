"""Which cells of a sheet are merged with the one above: they look as if they had its value, and hold none.

Takes a workbook and the name of a sheet; gives places of cells. The library tells of merged cells only if it holds the whole workbook in memory.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from pathlib import Path

_RANGE = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)", re.ASCII)
_BOOK = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def below(path: Path, sheet: str) -> dict[int, list[tuple[int, int]]]:
    """Row → the ranges of columns, first and last counted from 0, whose cells belong to a cell further up."""
    found: dict[int, list[tuple[int, int]]] = {}
    with zipfile.ZipFile(path) as parts:
        if not {_BOOK, _LINKS} <= set(parts.namelist()):
            return found  # some programs name the parts in their own way
        links = {link.get("Id"): link.get("Target", "") for link in ET.fromstring(parts.read(_LINKS))}  # noqa: S314 - no entities are expanded outside the file, which is the user's own
        tags = ET.fromstring(parts.read(_BOOK)).iter()  # noqa: S314
        target = next(
            (links.get(tag.get(_LINK), "") for tag in tags if tag.get("name") == sheet and tag.get(_LINK)), ""
        )
        part = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        if not target or part not in parts.namelist():
            return found
        with parts.open(part) as file:
            for _event, tag in ET.iterparse(file):  # noqa: S314
                if tag.tag.endswith("}mergeCell") and (cells := _RANGE.fullmatch(tag.get("ref", ""))):
                    for row in range(int(cells[2]) + 1, int(cells[4]) + 1):
                        found.setdefault(row, []).append((_number(cells[1]), _number(cells[3])))
                elif tag.tag.endswith("}row"):
                    tag.clear()
    return found


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
