"""A published site against the same site built again: the content is public and a build gives the same bytes, so whoever doubts a page builds it.

Takes what reads the published site, and the folder of the one that its reader built; gives a problem for each file that is altered, missing or
added. Lists, search, feeds and exports, which the publication log does not cover, are covered by this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from build_scripts.content.message import Message
from build_scripts.content.problem import Problem
from build_scripts.publish.hosting import HEADERS
from build_scripts.publish.promise import NAME as INDEX
from build_scripts.publish.promise import day_of
from build_scripts.publish.site_folder import SiteFolder
from build_scripts.publish.staging_tree import MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_NOT_SERVED = frozenset({MARK, HEADERS, "_redirects", ".nojekyll"})  # which hosts read and do not give out
_REMEDY = Message(
    "if both were built from the same commit, with the same version of the program and the same SITE_URL, do not rely on the file"
)


class Site(Protocol):
    """A published site, wherever it is."""

    def read_all(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """The files that are there, each with its path."""

    def paths(self) -> Iterable[str]:
        """The paths of all files that it is known to have."""


def differences(site: Site, folder: Path) -> Iterator[Problem]:
    """What the published site has otherwise.

    Args:
        site: reads its files; of one at an address every page was read before, and no other file is known.
        folder: where its reader built it again, as of the same day.
    """
    built = {path: file for path, file in SiteFolder(folder).files.items() if path not in _NOT_SERVED}
    days = [day_of(dict(one.read_all([INDEX])).get(INDEX)) for one in (site, SiteFolder(folder))]
    if days[0] != days[1] or not days[0]:
        message = Message("the two sites are not of the same day, so they cannot be compared")
        yield _problem(INDEX, message, Message("build with `--as-of` and the day that the published site names"))
        return
    missing = set(built)
    for path, data in site.read_all(sorted(built)):
        missing.discard(path)
        if data != built[path].read_bytes():
            yield _problem(path, Message("altered: the site that was built again has another file here"), _REMEDY)
    for path in sorted(missing):
        yield _problem(path, Message("dropped: the site that was built again has a file here"), _REMEDY)
    added = {*site.paths()} - built.keys() - _NOT_SERVED
    for path in sorted(added):
        yield _problem(path, Message("added: the site that was built again has no file here"), _REMEDY)


def _problem(path: str, message: Message, remedy: Message) -> Problem:
    return Problem(rule="BUILT-01", message=message, remedy=remedy, path=path)
