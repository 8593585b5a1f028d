"""The links of the hand-written pages, each at its line of Markdown.

Takes the folder of the pages; gives for each link where it stands and what it leads to, as `links.targets` names it. MkDocs turns a link to
another page's file into one to that page; every other link is one from the page's address, as a browser reads it.
"""

from __future__ import annotations

import posixpath
import re
from html import escape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.pages.fragment import Fragment
from build_scripts.pages.links import targets
from build_scripts.pages.page import prefix

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LINKS = (
    re.compile(r"\]\(\s*<?([^\s)>]+)"),
    re.compile(r"^\s{0,3}\[[^\]]+\]:\s*<?([^\s>]+)"),
    re.compile(r"(?:href|src)=[\"']([^\"']+)"),
)
_FENCE = re.compile(r"\s*(```|~~~)")
_CODE = re.compile(r"(`+).+?\1")


class HandWrittenLink(NamedTuple):
    """One link.

    Attributes:
        path, line: where it stands.
        target: the file or folder of the site to which it leads.
    """

    path: str
    line: int
    target: str


def links(folder: Path, languages: tuple[str, ...]) -> Iterator[HandWrittenLink]:
    """Every link of every page into the site.

    Args:
        folder: `pages/` of the content, with a folder a language.
        languages: of the site, the first one at its root.
    """
    for language in languages:
        for source, shown_in in _sources(folder, language, languages):
            for line, link in _written(source.read_text(encoding="utf-8-sig")):
                docs = folder / (language if (folder / language) in source.parents else languages[0])
                here = PurePosixPath(source.relative_to(docs).as_posix())
                for target in _targets(link, docs, here, prefix(shown_in, languages)):
                    yield HandWrittenLink(source.as_posix(), line, target)


def fragments(folder: Path, language: str) -> tuple[Fragment, ...]:
    """The pages of a language, without their texts."""
    return tuple(Fragment(path, "", "", "") for _source, path in sources(folder, language))


def sources(folder: Path, language: str) -> Iterator[tuple[Path, str]]:
    """The files of a language's pages, each with its address below the root of the language."""
    for source in _files(folder / language):
        yield source, page_path(PurePosixPath(source.relative_to(folder / language).as_posix()))


def page_path(source: PurePosixPath) -> str:
    """The address of a page below its language's root."""
    whole = source.parent if source.stem in {"index", "README"} else source.with_suffix("")
    return "" if str(whole) == "." else f"{whole}/"


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.md") if path.is_file())


def _sources(folder: Path, language: str, languages: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    """The pages shown in a language: its own, and those of the first language that it lacks."""
    own = {path.relative_to(folder / language): path for path in _files(folder / language)}
    first = {path.relative_to(folder / languages[0]): path for path in _files(folder / languages[0])}
    for path in (first | own).values():
        yield path, language


def _written(text: str) -> Iterator[tuple[int, str]]:
    fence = ""
    for number, line in enumerate(text.split("\n"), 1):
        if mark := _FENCE.match(line):
            fence = "" if fence == mark[1] else fence or mark[1]
        elif not fence:
            for pattern in _LINKS:
                for link in pattern.findall(_CODE.sub("", line)):
                    yield number, link


def _targets(link: str, docs: Path, here: PurePosixPath, start: str) -> Iterator[str]:
    path = re.split(r"[?#]", link, maxsplit=1)[0]
    page = f"{start}{page_path(here)}index.html"
    if path and "//" not in path and not path.startswith("/"):
        near = PurePosixPath(posixpath.normpath((here.parent / path).as_posix()))
        if (docs / near).is_file():
            if near.suffix == ".md":
                yield f"{start}{page_path(near)}".rstrip("/")
            return
    yield from targets(page, f' href="{escape(link)}"'.encode())
