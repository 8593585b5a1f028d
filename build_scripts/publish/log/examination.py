"""The log of a finished site: its tree, its signature, an earlier checkpoint, and every record, from outside.

Takes whatever reads the files of the site; gives figures and every fault, and no secret.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol

from build_scripts.content.message import Message
from build_scripts.publish.log import checkpoint, record_check, tree_check
from build_scripts.publish.log.findings import LOG, WAITING, Fault, finding
from build_scripts.publish.log.log_error import LogError
from build_scripts.publish.log.record_file import NAME

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from build_scripts.content.problem import Problem
    from build_scripts.publish.log.checkpoint import Checkpoint
    from build_scripts.publish.log.keys import PublicKey
    from build_scripts.publish.log.page_text import Shown


class Site(Protocol):
    """A site, wherever it is."""

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; None where there is none."""

    def read_all(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """The files that are there, each with its path."""

    def named(self, name: str) -> list[str]:
        """The paths of all files of a name."""


def examine(
    site: Site, earlier: Checkpoint | None, key: PublicKey | None, shown: Mapping[str, Collection[Shown]]
) -> tuple[dict[str, object], list[Problem]]:
    """Check a site against its log.

    Args:
        site: reads its files.
        earlier: a checkpoint that somebody kept.
        key: of the log, as its reader knows it from elsewhere; None is the one that the site names.
        shown: what pages show, by the folder of the record.

    Returns:
        `entries` and `records`, nothing where there is no log; and the problems.
    """

    def read(path: str) -> bytes | None:
        return site.read(LOG + path)

    opened, problems = record_check.claims(site.read_all(site.named(NAME)), shown)
    data = read(checkpoint.PLACE)
    if data is None:
        if opened or problems or earlier or key:
            message = Message("dropped: the site has no log, and should have one")
            problems.append(finding(Fault.DROPPED, LOG + checkpoint.PLACE, message))
        return {}, problems
    try:
        stated = checkpoint.parse(data)
    except LogError as error:
        message = Message("altered: {why}", why=error.message)
        return {}, [*problems, finding(Fault.ALTERED, LOG + checkpoint.PLACE, message)]
    problems += tree_check.signature(read, stated, key)
    tree, found = tree_check.read_tree(read, stated)
    problems += found
    if earlier:
        problems += tree_check.growth(stated, earlier, tree)
    if tree:
        problems += record_check.compare(tree, opened, _waiting(read(WAITING), problems))
    return {"entries": stated.size, "records": len({page for page, _one in opened.values()})}, problems


def _waiting(data: bytes | None, problems: list[Problem]) -> frozenset[int]:
    try:
        return frozenset(map(int, json.loads(data or b"[]")))
    except (ValueError, TypeError):
        message = Message("altered: {why}", why=Message("the file is not as `portal build` writes it"))
        problems.append(finding(Fault.ALTERED, LOG + WAITING, message))
        return frozenset()
