"""The text of a file in any of the formats in which judgments arrive; of JSON, as platforms answer with it, the longest text in it.

Takes a file; gives its text, a paragraph a line, and a table's rows as `tables` writes them. The libraries for Word and
PDF are an extra of the project, since only this command needs them.
"""

from __future__ import annotations

import json
import logging
import re
from typing import TYPE_CHECKING, Any

import click

from build_scripts.cli import language
from build_scripts.cli.draft import tables, word
from build_scripts.content.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_BLOCK_TAGS = (
    "p div br tr li h1 h2 h3 h4 h5 h6 section article header footer table ul ol dl dt dd blockquote pre center hr"
)
_UNSEEN_TAGS = "script style head noscript template nav select option button iframe"
_BLOCKS, _UNSEEN = frozenset(_BLOCK_TAGS.split()), frozenset(_UNSEEN_TAGS.split())
_HIDDEN = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_ENCODINGS = ("utf-8-sig", "gb18030", "utf-16")
_HTML = re.compile(r"\s*(?:<!doctype html|<html|<body|<div|<p[ >]|<table)", re.IGNORECASE)
_EXTRA = "`pip install 'judicial-openness-portal[draft]'`"


def text_of(path: Path) -> str:
    """Read a file.

    Args:
        path: .txt, .md, .html, .docx or .pdf; by its first bytes where the name does not tell.
    """
    data = path.read_bytes()
    suffix = path.suffix.lower()
    if suffix == ".pdf" or data.startswith(b"%PDF"):
        return _opened(_pdf, path, Message("a PDF file"))
    if suffix == ".docx" or (data.startswith(b"PK\x03\x04") and b"word/" in data):
        return _opened(_docx, path, Message("a Word file"))
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise language.wrong(Message("this is a .doc file; save it as .docx first"))
    return decoded(data, html=suffix in {".html", ".htm", ".xhtml"})


def decoded(data: bytes, *, html: bool = False, plain: bool = False) -> str:
    """Text or HTML from bytes, in the encodings that Chinese files have.

    Args:
        data: all bytes of the file.
        html: it is HTML, whatever it looks like.
        plain: it is neither HTML nor JSON, whatever it looks like.
    """
    order = ("utf-16", *_ENCODINGS) if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else _ENCODINGS
    for encoding in order:
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        if not plain and not html and (inside := _longest(text)):
            text = inside
        return _html(text) if not plain and (html or _HTML.match(text)) else text
    raise language.wrong(Message("the file is no text; use .txt, .html, .docx or .pdf"))


def _longest(text: str) -> str:
    """The longest text of a JSON object, where a list of texts is one with its lines; empty where the text is no JSON object."""
    if not text.lstrip().startswith("{"):
        return ""
    try:
        whole = json.loads(text, strict=False)
    except ValueError:
        return ""
    return max(_texts(whole), key=len, default="")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and all(isinstance(one, str) for one in value):
        yield "\n".join(value)
    elif isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def _html(text: str) -> str:
    html5lib: Any = _library("html5lib", Message("HTML files"))
    tree = html5lib.parse(text, namespaceHTMLElements=False)
    return "".join(_spoken(tree.find("body") if tree.find("body") is not None else tree))


def _spoken(element: Any) -> Iterator[str]:
    """What a reader sees of an element, with a line break where a block begins or ends."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag in _UNSEEN or not tag or "hidden" in element.attrib or _HIDDEN.search(element.get("style", "")):
        return
    if tag == "table" and len(list(element.iter("table"))) == 1:
        rows = [[_cell(cell) for cell in row if cell.tag in {"td", "th"}] for row in element.iter("tr")]
        yield "\n" + "\n".join(tables.lines_of(rows)) + "\n"
        return
    block = tag in _BLOCKS
    if block:
        yield "\n"
    shown = str if tag == "pre" else _apart if tag == "body" else _flowing
    if element.text:
        yield shown(element.text)
    for child in element:
        yield from _spoken(child)
        if child.tail:
            yield shown(child.tail)
    if tag in {"td", "th"}:
        yield " "
    if block:
        yield "\n"


def _cell(cell: Any) -> str:
    return " ".join("".join(_spoken(cell)).split())


def _apart(text: str) -> str:
    """Text outside every element, as scrapers leave it: an empty line ends a paragraph."""
    return "\n".join(map(_flowing, re.split(r"\n[ \t\r]*\n\s*", text)))


def _flowing(text: str) -> str:
    """Text outside `pre`: line breaks are a blank, and nothing between two ideographs."""
    return re.sub(r"[ \t\r\n]+", " ", re.sub(r"(?<=[^\x00-\x7f])[ \t]*(?:\r?\n[ \t]*)+(?=[^\x00-\x7f])", "", text))


def _opened(read: Callable[[Path], str], path: Path, what: Message) -> str:
    """Read with a library, and say so plainly if the file is not what it seems to be."""
    try:
        return read(path)
    except click.ClickException:
        raise
    except Exception as error:  # the libraries name no class for all that a damaged file leads to
        raise language.wrong(
            Message("the file cannot be read as {what}; is it damaged, or of another kind?", what=what)
        ) from error


def _docx(path: Path) -> str:
    docx: Any = _library("docx", Message("Word files"))
    parser: Any = _library("docx.oxml", Message("Word files"))
    return "\n".join(word.lines_of(docx.Document(str(path)), parser.parse_xml))


def _pdf(path: Path) -> str:
    pdfplumber: Any = _library("pdfplumber", Message("PDF files"))
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # which says on standard error what it had to guess
    with pdfplumber.open(path) as opened:
        pages = [page.extract_text() or "" for page in opened.pages]
    if not any(page.strip() for page in pages):
        raise language.wrong(
            Message("the PDF has no text layer; it is a scan, and has to be read by a person or an OCR program")
        )
    return "\n".join(_without_numbers(pages))


def _without_numbers(pages: list[str]) -> Iterator[str]:
    """The lines of all pages, without page numbers at their ends."""
    for page in pages:
        lines = [line for line in page.splitlines() if line.strip()]
        while lines and re.fullmatch(r"[\s\-—–第/共页\d]{1,14}", lines[-1]):
            lines.pop()
        yield from lines


def _library(name: str, what: Message) -> Any:
    import importlib

    find: Callable[[str], Any] = importlib.import_module
    try:
        return find(name)
    except ImportError as error:
        raise language.wrong(
            Message(
                "{what} need the extra `draft`, which is not installed; install them with: {command}",
                what=what,
                command=_EXTRA,
            )
        ) from error
