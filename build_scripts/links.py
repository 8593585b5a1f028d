"""What the pages link to inside the site, so that a build can say that all of it is there.

Takes a page's place and its bytes; gives the files and folders that it needs.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Collection

_LINK = re.compile(rb'\s(?:href|src|action)="([^"]*)"')


def targets(file: str, page: bytes) -> set[str]:
    """The files and folders of the site to which a page links.

    Args:
        file: the page's path from the site's root.
        page: its HTML.

    Returns:
        Paths from the root, without a slash at the end; `..` stands for a link that leaves the site upwards.
    """
    folder = [step for step in file.split("/")[:-1] if step]
    found = set()
    for link in set(_LINK.findall(page)):
        parts = urlsplit(unescape(link.decode()))
        if parts.scheme or parts.netloc or not parts.path or file == "404.html":
            continue  # elsewhere, this very page, or the one page with absolute addresses
        found.add(_resolve(folder, unquote(parts.path)))
    return found


def _resolve(folder: list[str], path: str) -> str:
    steps = [] if path.startswith("/") else list(folder)
    for step in path.split("/"):
        if step == "..":
            if not steps:
                return ".."
            steps.pop()
        elif step and step != ".":
            steps.append(step)
    return "/".join(steps)


def exists(target: str, files: Collection[str]) -> bool:
    """Whether a target is a file of the site or a folder with a page."""
    return target in files or f"{target}/index.html".lstrip("/") in files
