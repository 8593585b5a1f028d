"""What the pages link to inside the site, so that a build can say that all of it is there.

Takes a page's place and its bytes; gives the files and folders that it needs.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Collection

# `re` finds what begins with two given characters fastest. A link that begins with # stays on its page.
_LINK = re.compile(rb'="(?:(?<=\shref=")|(?<=\ssrc=")|(?<=\saction="))([^"#][^"]*)"')


def targets(file: str, page: bytes) -> set[str]:
    """The files and folders of the site to which a page links.

    Args:
        file: the page's path from the site's root.
        page: its HTML.

    Returns:
        Paths from the root, without a slash at the end; `..` stands for a link that leaves the site upwards.
    """
    if file == "404.html":
        return set()  # the one page with absolute addresses
    folder = _folder(file)
    root = b"../" * len(_steps(folder)) or b"./"
    found = set()
    for link in set(_LINK.findall(page)):
        if link.startswith(root):
            found.add(_from_root(link.removeprefix(root)))
        elif not link.startswith((b"https://", b"http://")):
            found.add(_target(folder, link))
    return {target for target in found if target is not None}


def target_of(file: str, link: bytes) -> str | None:
    """The file or folder of the site to which one link of a page leads, as in `targets`; None is elsewhere, or this very page."""
    return _target(_folder(file), link)


def _folder(file: str) -> str:
    return file.rpartition("/")[0]


def _target(folder: str, link: bytes) -> str | None:
    """Where a link leads; None is elsewhere, or this very page."""
    parts = urlsplit(unescape(link.decode()))
    if parts.scheme or parts.netloc or not parts.path:
        return None
    path = unquote(parts.path)
    steps = [] if path.startswith("/") else _steps(folder)
    for step in path.split("/"):
        if step == "..":
            if not steps:
                return ".."
            steps.pop()
        elif step and step != ".":
            steps.append(step)
    return "/".join(steps)


@lru_cache(maxsize=20_000)
def _from_root(link: bytes) -> str | None:
    """Where a link leads whose first steps went back to the root, as most do: the frame's are the same on all pages."""
    return _target("", b"./" + link)


def _steps(folder: str) -> list[str]:
    return [step for step in folder.split("/") if step]


def exists(target: str, files: Collection[str]) -> bool:
    """Whether a target is a file of the site or a folder with a page."""
    return target in files or f"{target}/index.html".lstrip("/") in files
