"""The check of a finished site from outside, without knowing how it was made.

Takes the folder; gives the counts and a problem for every link that leads nowhere, every slot that was left open and every
page without a Content-Security-Policy, and for a preview that was taken for a site. It reads nothing but the site, so it also serves for a site made elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.content.message import Message
from build_scripts.content.problem import Problem
from build_scripts.pages.links import exists, targets
from build_scripts.publish.portable import BANNER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def audit(site: Path) -> tuple[dict[str, object], list[Problem]]:
    """Check every page of a site.

    Returns:
        `pages`, `files` and `bytes`; and the problems.
    """
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    pages = [name for name in files if name.endswith(".html")]
    problems: list[Problem] = []
    for name in pages:
        problems += _page(name, files[name].read_bytes(), files)
    if any(BANNER.encode() in files[name].read_bytes() for name in pages[:1]):
        message = Message("this is a preview, and not a site to publish")
        problems.append(_problem(".", message, Message("name the folder of the site")))
    if not pages:
        problems.append(
            _problem(".", Message("there is no page here"), Message("name the folder that `portal build` published"))
        )
    size = sum(path.stat().st_size for path in files.values())
    return {"pages": len(pages), "files": len(files), "bytes": size}, problems


def _page(name: str, data: bytes, files: dict[str, Path]) -> Iterator[Problem]:
    for target in sorted(targets(name, data)):
        if not exists(target, files):
            yield _problem(
                name,
                Message("a link leads to /{target}, which is not there", target=target),
                Message("build the site again"),
            )
    if b"[[portal:" in data:
        yield _problem(name, Message("a slot of the frame was left open"), Message("build the site again"))
    if b'http-equiv="Content-Security-Policy"' not in data:
        yield _problem(
            name, Message("the page has no Content-Security-Policy"), Message("it was not made by `portal build`")
        )


def _problem(path: str, message: Message, remedy: Message) -> Problem:
    return Problem(rule="SITE-01", message=message, remedy=remedy, path=path)
