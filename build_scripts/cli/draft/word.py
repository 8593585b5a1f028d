"""The text of a Word file as it is read on paper with all changes accepted.

Takes an opened document of python-docx; gives its lines. Automatic numbers stand before their paragraphs. Text that somebody inserted with changes tracked, in a control, a text box or a
footnote belongs to it; deleted, moved away and hidden text, comments, headers and footers do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from build_scripts.cli.draft import tables
from build_scripts.cli.draft.word_numbers import Numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = frozenset(
    {f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "tblPr", "tcPr", "trPr")}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}  # the same once more, for old programs
)
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_NO = frozenset({"0", "false", "off"})


def lines_of(opened: Any, parse: Callable[[bytes], Any]) -> list[str]:
    """The lines of a document, those of its footnotes last.

    Args:
        opened: by python-docx.
        parse: its parser, for the parts with the lists, the styles and the footnotes.
    """
    parts = {
        name: parse(relation.target_part.blob)
        for relation in opened.part.rels.values()
        if (name := relation.reltype.rpartition("/")[2]) in {"numbering", "styles", "footnotes"}
    }
    numbers = Numbers(parts.get("numbering"), parts.get("styles"))
    lines = list(_lines(opened.element.body, numbers))
    for note in parts["footnotes"].iterchildren(f"{_W}footnote") if "footnotes" in parts else ():
        lines += _lines(note, numbers)
    return lines


def _lines(parent: Any, numbers: Numbers) -> Iterator[str]:
    """The lines of what holds paragraphs and tables: the body, a cell, a control, a text box."""
    begun = ""
    for block in parent.iterchildren():
        if block.tag == f"{_W}p":
            number, own = numbers.before(block), "".join(_text(block))
            text = begun + (number if own.strip() and not begun else "") + own
            begun = text if block.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None else ""  # its end was deleted
            if not begun:
                yield from text.split("\n")
                for box in _boxes(block):
                    yield from _lines(box, numbers)
        elif block.tag == f"{_W}tbl":
            yield from tables.lines_of(_rows(block, numbers))
        elif block.tag not in _GONE:
            yield from _lines(block, numbers)
    if begun:
        yield begun


def _text(element: Any) -> Iterator[str]:
    """What is shown of a paragraph, without its text boxes."""
    for child in element.iterchildren():
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag != f"{_W}txbxContent" and child.tag not in _GONE and not _is_hidden(child):
            yield from _text(child)


def _boxes(element: Any) -> Iterator[Any]:
    for child in element.iterchildren():
        if child.tag == f"{_W}txbxContent":
            yield child
        elif child.tag not in _GONE:
            yield from _boxes(child)


def _is_hidden(run: Any) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val", "1") not in _NO


def _rows(table: Any, numbers: Numbers) -> list[list[str]]:
    """The cells of a table; what is merged over columns counts once, over rows in each of them."""
    rows, above = [], {}
    for row in table.iter(f"{_W}tr"):
        if row.find(f"{_W}trPr/{_W}del") is not None or next(row.iterancestors(f"{_W}tbl")) is not table:
            continue
        cells, column = [], 0
        for cell in row.iter(f"{_W}tc"):
            if next(cell.iterancestors(f"{_W}tr")) is not row:
                continue
            merged = cell.find(f"{_W}tcPr/{_W}vMerge")
            if merged is None or merged.get(f"{_W}val") == "restart":
                above[column] = " ".join(_lines(cell, numbers)).strip()
            cells.append(above.get(column, ""))
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            column += int(span.get(f"{_W}val", "1")) if span is not None else 1
        rows.append(cells)
    return rows
