"""The version of a record that the log has entered last, as the project's repository still has it.

Takes the record's file and what proves its content; gives the whole record as it was then. Without a repository, or after its history was
purged, there is none.
"""

from __future__ import annotations

import json
from itertools import islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from build_scripts.catalog.publication_log import FOLDER, OPENINGS
from build_scripts.catalog.summary import summary_of
from build_scripts.content.git import bytes_at, versions
from build_scripts.export.whole_record import whole_record, without_links
from build_scripts.model.base import Base
from build_scripts.model.record_file import read_record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from build_scripts.catalog.publication_log import Opening
    from build_scripts.content.vocabulary import Vocabulary

_MOST = 30  # versions of a file that are looked at


def earlier(content: Path, source: str, opening: Opening, vocabulary: Vocabulary) -> dict[str, Any] | None:
    """The version that an entry is of.

    Args:
        content: the content folder.
        source: the record's file below it.
        opening: of the entry; its salt proves the version; where it is gone, the version is what the commit has with which the entry came.
        vocabulary: resolves keys.
    """
    for tree in islice(_versions(content, source, vocabulary), _MOST):
        if opening.fits(tree):
            return tree
    commit = _entered(content, opening)
    return _tree(bytes_at(content, commit, source), source, vocabulary) if commit else None


def _entered(content: Path, opening: Opening) -> str | None:
    """The commit with which an entry came."""
    found = None
    for version in versions(content, f"{FOLDER}/{OPENINGS}/{opening.header['id']}.json"):
        data = bytes_at(content, version.commit, version.path) or b"[]"
        if opening.index not in {one["index"] for one in json.loads(data)}:
            break
        found = version.commit
    return found


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
    if not isinstance(file.entry, Base):
        return dict(file.tree)
    links = summary_of(file.entry, path, vocabulary.languages).pointed_at
    without: dict[str, Any] = without_links(whole_record(file.entry, file.tree), links)
    return without
