"""What a hand-written page may hold besides text: the markup that Markdown makes, and as much HTML as formats a text.

Takes the pages as MkDocs rendered them, and the folder in which they stand; gives a problem at its line for every element, attribute or
address that could do more than show, and for every file among the pages that a browser would run. What is allowed is listed, so that
whatever HTML learns next is refused until somebody has looked at it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from build_scripts.content.message import Message
from build_scripts.content.problem import Problem
from build_scripts.content.strict_yaml import forbidden
from build_scripts.pages.hand_written import sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from build_scripts.pages.shell import Shell

ELEMENTS = frozenset((
    "a", "abbr", "article", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd",
    "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "i", "img", "ins", "kbd", "li", "mark", "nav", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp",
    "section", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr",
    "u", "ul", "var", "wbr",
))  # fmt: skip
ATTRIBUTES = frozenset((
    "abbr", "alt", "class", "cite", "colspan", "datetime", "dir", "height", "href", "hreflang", "id", "lang", "loading", "open",
    "rel", "reversed", "role", "rowspan", "scope", "src", "start", "tabindex", "title", "value", "width",
))  # fmt: skip
FILES = frozenset((
    ".avif", ".bmp", ".csv", ".docx", ".gif", ".ico", ".jpeg", ".jpg", ".json", ".md", ".markdown", ".mp3", ".mp4", ".ods",
    ".odt", ".ogg", ".pdf", ".png", ".pptx", ".txt", ".webm", ".webp", ".woff", ".woff2", ".xlsx", ".zip", ".css", ".js", ".svg",
))  # fmt: skip  # scripts and sheets are published only where mkdocs.yml names them
_SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
# Only what every parser reads alike: values in quotation marks, without angle brackets; comments without markup in them.
_TAG = re.compile(
    r"<(?:!--[^<>]*-->|/[a-z][a-z0-9]*\s*>"
    r"|(?P<name>[a-z][a-z0-9-]*)(?P<rest>(?:\s+[a-z][a-z0-9:-]*(?:=(?:\"[^\"<>]*\"|'[^'<>]*'))?)*)\s*/?>)",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([a-z][a-z0-9:-]*)(?:=(?:\"([^\"]*)\"|'([^']*)'))?", re.IGNORECASE)
_ALIGNED = re.compile(r"text-align: (?:left|right|center);")  # which the tables of Markdown have
_SVG_RUNS = re.compile(  # a drawing may be opened by itself, where no page's policy holds
    r"<(?:\w+:)?(?:script|foreignObject|iframe|handler|set|animate)\b|[\s\"'/]on\w+\s*=|javascript:|<!ENTITY|xml-stylesheet"
    r"|(?:href\s*=|url\(|@import)\s*[\"']?\s*(?:\w+:)?//",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\\/?#%:*\"<>|\s]+")
_LONGEST = 120


def problems(shells: Mapping[str, Shell], folder: Path) -> Iterator[Problem]:
    """What stands in the hand-written pages and among them, and must not.

    Args:
        shells: of every language, with its pages as they were rendered.
        folder: `pages/` of the content.
    """
    for language, shell in shells.items():
        written = {path: source for source, path in sources(folder, language)}
        for source in written.values():
            found = forbidden(source.read_text(encoding="utf-8-sig", errors="replace").replace("\r\n", "\n"))
            yield from (replace(problem, path=source.as_posix()) for problem in found)
        for fragment in shell.fragments:
            page = written.get(fragment.path)
            text = page.read_text(encoding="utf-8-sig", errors="replace") if page else ""
            place = page.as_posix() if page else fragment.path
            for message, sign in dict.fromkeys(_of_page(fragment.html)):
                yield _problem(message, place, _line(text, sign))
    yield from _files(folder)


def _of_page(html: str) -> Iterator[tuple[Message, str]]:
    """Each thing that a page must not hold, with a text by which its line can be found."""
    at = html.find("<")
    while at >= 0:
        tag = _TAG.match(html, at)
        if tag is None:
            sign = re.split("[>\n]", html[at : at + 12], maxsplit=1)[0]
            yield Message("markup that browsers may read in another way than it was meant"), sign
        elif name := (tag["name"] or "").lower():
            if name not in ELEMENTS:
                yield Message("the element `{name}` may do more than show a text", name=name), f"<{tag['name']}"
            for attribute, *values in _ATTRIBUTE.findall(tag["rest"]):
                yield from _of_attribute(attribute, unescape("".join(values)))
        at = html.find("<", tag.end() if tag else at + 1)


def _of_attribute(name: str, value: str) -> Iterator[tuple[Message, str]]:
    known = name.lower()
    if known == "style" and _ALIGNED.fullmatch(value):
        return
    if known not in ATTRIBUTES and not known.startswith("aria-"):
        yield Message("the attribute `{name}` may do more than show a text", name=known), name
    elif known in {"href", "src", "cite"}:
        try:
            address = urlsplit(re.sub(r"[\x00-\x20]", "", value.replace("\\", "/")))
        except ValueError:
            yield Message("not a web address"), value[:12]
            return
        if address.scheme.lower() not in _SCHEMES:
            yield Message("an address that begins with `{scheme}:`", scheme=address.scheme.lower()), value[:12]
        elif known == "src" and (address.scheme or address.netloc):
            yield Message("a picture from another site, which the pages never ask"), value[:12]


def _files(folder: Path) -> Iterator[Problem]:
    for path in sorted(folder.rglob("*")):
        place, name = path.as_posix(), path.name
        if any(step.startswith(".") for step in path.relative_to(folder).parts):
            continue  # MkDocs passes them over
        if (
            not _NAME.fullmatch(name)
            or not name.isprintable()
            or name.endswith(".")
            or len(name) > _LONGEST
            or PureWindowsPath(name).is_reserved()
        ):
            yield _problem(Message("the name of the file cannot stand in an address, or not on every system"), place)
        elif path.is_file() and path.suffix.lower() not in FILES:
            yield _problem(Message("a file that no page shows, and that a browser may run"), place)
        elif path.suffix.lower() == ".svg" and _SVG_RUNS.search(_decoded(path)):
            yield _problem(Message("a drawing with a script in it"), place)


def _decoded(path: Path) -> str:
    """A drawing as a browser reads it, whatever stands for its characters."""
    return unescape(path.read_bytes().replace(b"\0", b"").decode("utf-8", "replace"))


def _line(text: str, sign: str) -> int:
    """The line of a text in which a sign stands first; the first line where the rendering has changed it."""
    at = text.lower().find(sign.lower())
    return text.count("\n", 0, at) + 1 if at >= 0 else 1


def _problem(message: Message, path: str, line: int = 0) -> Problem:
    remedy = Message("write it in Markdown, or take it out; SECURITY.md says what a page may hold")
    return Problem(rule="PAGE-01", message=message, remedy=remedy, path=path, line=line)
