"""A folder that opens from disk by a double click, made from a finished site, for looking at what is not published yet.

Takes the site; gives a folder in which every link names a file, the scripts are classic ones and what the search reads stands in
scripts, because a browser neither shows folders of a disk nor lets a page read its files. Each page says that it is a preview and
asks search engines to pass it over. The folder bears a mark of its own, so that it never takes the place of a site, nor a site its.
"""

from __future__ import annotations

import base64
import json
import re
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.pages.links import target_of
from build_scripts.pages.page import base_of, file_in
from build_scripts.publish.classic_script import classic_scripts
from build_scripts.publish.staging_tree import MARK, StagingTree, must_be_ours
from build_scripts.publish.swap import PublishError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_scripts.content.languages import Languages

PREVIEW_MARK = ".portal-preview.json"
BANNER = '<aside class="portal-preview"'  # by which a page of such a folder is known
_NAME = N_("Preview")
SENTENCE = N_("Preview, not published. What stands here may still have to be removed: look at it, do not pass it on.")
_SHEET = "assets/stylesheets/preview.css"
_OWN = Path(__file__).parent
_NOT_FOR_READERS = frozenset({"404.html", "robots.txt", "sitemap.xml", MARK})

_TAG = re.compile(r'<[a-zA-Z][^<>]*\s(?:href|src|action)="[^<>]*>')
_BODY = re.compile(r"<body\b[^<>]*>")
_ADDRESS = re.compile(r'(?<=[\s])(href|src|action)="([^"#][^"]*)"')
_ELSEWHERE = re.compile(
    r'<link rel="(?:canonical|search|alternate" hreflang)[^<>]*>\n?|<meta (?:name="robots"|http-equiv="refresh")[^<>]*>\n?'
)
_MODULE = re.compile(r'(<script\b[^<>]*) type="module"')
_TEXT = re.compile(r'<html lang="[^"]*">|<article\b.*</article>', re.DOTALL)


def must_be_free(folder: Path, site: Path) -> None:
    """Refuse a place for the folder before anything is built.

    Raises:
        PublishError: the place is the site's or taken by something else than such a folder.
    """
    own, other = folder.absolute(), site.absolute()
    if own.is_relative_to(other) or other.is_relative_to(own):
        raise PublishError(
            Message("{one} and {other} must be two folders, neither of them within the other", one=folder, other=site)
        )
    must_be_ours(folder, PREVIEW_MARK)


def write(site: Path, folder: Path, languages: Languages) -> None:
    """Write a site as a folder that opens from disk.

    Args:
        site: as `portal build` published it.
        folder: to be written or replaced.
        languages: of the site.

    Raises:
        PublishError: the folder cannot be written or is something else, or a script cannot be loaded from disk.
    """
    must_be_free(folder, site)
    names = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} - _NOT_FOR_READERS
    with StagingTree(folder, None, PREVIEW_MARK) as tree:
        for file, data in _files(site, names, languages):
            tree.add(file, data, "")
        tree.weigh()
        tree.publish()


def _files(site: Path, names: Iterable[str], languages: Languages) -> Iterator[tuple[str, bytes]]:
    """Every file of the folder, with its bytes."""
    known = frozenset(names)
    scripts = sorted(name for name in known if name.endswith(".js"))
    prelude = (_OWN / "portable.js").read_text(encoding="utf-8")
    sources = {name: (site / name).read_text(encoding="utf-8") for name in scripts}
    for name, script in classic_scripts(sources, prelude).items():
        yield name, script.encode()
    searched = _searched(site, known, languages)
    yield _SHEET, (_OWN / "portable.css").read_bytes()
    for name in sorted(known.difference(scripts)):
        data = (site / name).read_bytes()
        if name.endswith(".html"):
            page = data.decode()
            yield name, _page(name, page, known, languages).encode()
            if name in searched:
                yield f"{name}.js", _handed_over(json.dumps("\n".join(_TEXT.findall(page)), ensure_ascii=False))
        elif not name.startswith("search/"):
            yield name, data
        elif name.endswith(".json"):
            yield f"{name}.js", _handed_over(json.dumps(data.decode(), ensure_ascii=False))
        else:
            text = base64.b64encode(data).decode()
            yield f"{name}.js", _handed_over(f'Uint8Array.from(atob("{text}"), (byte) => byte.charCodeAt(0))')


def _searched(site: Path, names: frozenset[str], languages: Languages) -> set[str]:
    """The pages in which the search looks for the words of its hits."""
    shards = (json.loads((site / name).read_bytes()) for name in names if name.startswith("search/rows/"))
    addresses = {row[1] for shard in shards for row in shard}
    return {file_in(address, code, languages.codes) for code in languages.codes for address in addresses}


def _handed_over(expression: str) -> bytes:
    """A script that hands over a file to `fetch` in portable.js."""
    return f"portalFiles.set(document.currentScript.src, {expression});\n".encode()


def _page(name: str, page: str, names: frozenset[str], languages: Languages) -> str:
    """A page with addresses of files, classic scripts and the words that it is a preview."""
    folder = name.split("/", maxsplit=1)[0]
    language = folder if folder in languages.codes[1:] else languages.codes[0]
    page = _MODULE.sub(r"\1 defer", _ELSEWHERE.sub("", page))
    page = _TAG.sub(lambda tag: _ADDRESS.sub(lambda found: _address(name, found, names), tag[0]), page)
    head = f'<meta name="robots" content="noindex">\n<link rel="stylesheet" href="{base_of(name)}{_SHEET}">\n</head>'
    page = page.replace("</head>", head, 1)
    title, sentence = (escape(languages.say(language, words)) for words in (_NAME, SENTENCE))
    page = page.replace("<title>", f"<title>{title} · ", 1)
    return _BODY.sub(lambda body: f'{body[0]}\n{BANNER} aria-label="{title}">{sentence}</aside>', page, count=1)


def _address(page: str, found: re.Match[str], names: frozenset[str]) -> str:
    """An address within the site as that of a file, relative to the page; any other as it is."""
    attribute, link = found.groups()
    target = target_of(page, link.encode())
    index = "" if target is None else f"{target}/index.html".lstrip("/")
    file = index if index in names else target
    if file not in names:
        return found[0]
    parts = urlsplit(unescape(link))
    rest = (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
    return f'{attribute}="{base_of(page)}{quote(file)}{escape(rest)}"'
