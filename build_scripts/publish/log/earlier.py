"""The version of a record that the log has entered last, as the project's repository still has it.

Takes the record's file and what proves its content; gives the whole record as it was then. Without a repository, or after its history was
purged, there is none.
"""

from __future__ import annotations

from itertools import islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from build_scripts.content.git import bytes_at, last_commit, versions
from build_scripts.export.whole_record import whole_record
from build_scripts.model.base import Base
from build_scripts.model.record_file import read_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from build_scripts.content.vocabulary import Vocabulary

_MOST = 30  # versions of a file that are looked at


def earlier(
    content: Path, source: str, openings: str, vocabulary: Vocabulary, fits: Callable[[dict[str, Any]], bool]
) -> dict[str, Any] | None:
    """The version that was entered last.

    Args:
        content: the content folder.
        source: the record's file below it.
        openings: the file of the record's openings, below it too; what was committed with its last change was entered then.
        vocabulary: resolves keys.
        fits: whether a content is the one that was entered.
    """
    found = _versions(content, source, vocabulary)
    known = next((tree for tree in islice(found, _MOST) if fits(tree)), None)
    if known is not None:
        return known
    commit = last_commit(content, openings)
    return (
        _tree(bytes_at(content, commit, source), source, vocabulary) if commit else None
    )  # links to others are not in what was entered


def _versions(content: Path, source: str, vocabulary: Vocabulary) -> Iterator[dict[str, Any]]:
    for version in versions(content, source):
        tree = _tree(bytes_at(content, version.commit, version.path), version.path, vocabulary)
        if tree is not None:
            yield tree


def _tree(data: bytes | None, path: str, vocabulary: Vocabulary) -> dict[str, Any] | None:
    """The whole record of a file; one that has become invalid since is taken as it is."""
    place = PurePosixPath(path)
    if data is None or not place.is_relative_to("records"):
        return None
    file = read_record(data, place.relative_to("records"), vocabulary)
    if not isinstance(file.tree, dict):
        return None
    return whole_record(file.entry, file.tree) if isinstance(file.entry, Base) else dict(file.tree)
