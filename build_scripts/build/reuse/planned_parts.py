"""The parts of the exports that have to be made: those whose fingerprint no earlier build had, or whose files are gone.

Takes the parts, the store and the tree; gives them by fingerprint, and the files of those that were taken over. Where others see of the records what
they saw in an earlier build, parts that depend on nothing else are not planned again.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from build_scripts.export.index_file import Made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from build_scripts.build.store.store import Keeps
    from build_scripts.export.task import ExportTask
    from build_scripts.publish.staging_tree import StagingTree

Parts = dict[str, "ExportTask"]  # by fingerprint


def planned_parts(
    store: Keeps,
    tree: StagingTree,
    version: str,
    shown: str,
    of_texts: Iterable[ExportTask],
    of_summaries: Callable[[], Iterable[ExportTask]],
) -> tuple[Parts, dict[str, list[Made]]]:
    """The parts that were planned, and by fingerprint the files of those that were taken over, planned or not.

    Args:
        store: of the last build.
        tree: takes files over.
        version: of code, templates, names and shells.
        shown: digest of that and of what others see of the records.
        of_texts: parts that depend on the files of records.
        of_summaries: plans those that depend on what others see.
    """
    parts, row = _keyed(version, of_texts), f"parts {shown}"
    last = json.loads(store.get([row]).get(row, b"[]"))
    kept = _taken_over(store, tree, [*parts, *last])
    if not last or not kept.keys() >= set(last):
        others = _keyed(version, of_summaries())
        store.put([(row, json.dumps([*others]).encode())])
        parts |= others
        kept = _taken_over(store, tree, parts)
    return parts, kept


def _keyed(version: str, parts: Iterable[ExportTask]) -> Parts:
    states = ((part, "\0".join([version, *part.depends]).encode()) for part in parts)
    return {f"{part.name} {hashlib.blake2b(state, digest_size=16).hexdigest()}": part for part, state in states}


def _taken_over(store: Keeps, tree: StagingTree, keys: Iterable[str]) -> dict[str, list[Made]]:
    """Of the parts with these fingerprints those whose files could be taken over, with the files."""
    known = {key: [Made(*made) for made in json.loads(value)] for key, value in store.get(keys).items()}
    return {key: files for key, files in known.items() if tree.keep_all((made.path, made.sha256) for made in files)}
