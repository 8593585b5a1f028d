"""The work that many files or pages need, a chunk at a time.

Each function takes plain data and gives plain data or files, and shares nothing, so that it can run in whatever process.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from build_scripts.build.process import (
    document_key,
    draft_key,
    undump_document,
    whole_key,
)
from build_scripts.build.store.reader import look_up
from build_scripts.build.workers import unpack
from build_scripts.checks import published_bytes
from build_scripts.content.problem import Problem
from build_scripts.export.index_file import Made, measure
from build_scripts.export.whole_record import without_links
from build_scripts.pages.links import targets
from build_scripts.pages.task import HAND_WRITTEN, PageTask, make
from build_scripts.publish.staging_tree import keep_same, write
from build_scripts.search.index import Analysis, analyse

if TYPE_CHECKING:
    from build_scripts.export.task import ExportTask
    from build_scripts.search.document import Document


class MadePage(NamedTuple):
    """One page that was made.

    Attributes:
        file: its path from the site's root.
        targets: what it links to, for the check that it is there.
        new: whether its bytes differ from the previous site's.
        problems: what the check of its bytes found.
    """

    file: str
    targets: set[str]
    new: bool
    problems: list[Problem]


class MadeFile(NamedTuple):
    """One file of an export.

    Attributes:
        made: its path from the site's root, its size and digest.
        new: whether its bytes differ from the previous site's.
        problems: what the check of its bytes found.
    """

    made: Made
    new: bool
    problems: list[Problem]


def make_pages(
    jobs: Sequence[tuple[PageTask, str]], renderer: bytes, shells: bytes, store: str, folder: str, previous: str
) -> list[MadePage]:
    """Make pages and write them; one that comes out as it was in the previous site is taken from there.

    Args:
        jobs: job and file of each.
        renderer: a packed Renderer.
        shells: the packed shells of all languages.
        store: the file of the store, which holds the drafts.
        folder: the new tree.
        previous: the site that it will replace.

    Returns:
        What was made, in the order of the jobs.

    Raises:
        TornError: the store has lost a draft.
    """
    ready, frames = unpack(renderer), unpack(shells)
    wanted = {draft_key(job.draft, job.language) for job, _file in jobs if job.draft}
    drafts = look_up(store, wanted)
    wholes = wholes_of(store, list({job.draft for job, _file in jobs if job.draft and job.opening}))
    old, tree, made = Path(previous), Path(folder), []
    for job, file in jobs:
        draft = drafts[draft_key(job.draft, job.language)].decode() if job.draft else None
        content = without_links(wholes[job.draft], job.links) if job.draft in wholes else None
        data = make(job, draft, ready, frames, content)
        new = not keep_same(old, tree, file, data)
        if new:
            write(tree, file, data)
        made.append(
            MadePage(
                file,
                targets(file, data),
                new,
                list(published_bytes.check_file(file, data, by_hand=job.template == HAND_WRITTEN)),
            )
        )
    return made


def make_parts(parts: Sequence[ExportTask], context: bytes, folder: str, previous: str) -> list[list[MadeFile]]:
    """Make parts of the exports and write their files; one that is as it was in the previous site is taken from there.

    Args:
        parts: in any order.
        context: a packed ExportContext.
        folder: the new tree.
        previous: the site that it will replace.

    Returns:
        The files of each part, in the order of the parts.
    """
    ready = unpack(context)
    tree, old = Path(folder), Path(previous)
    return [[_made(file, data, tree, old) for file, data in part.make(ready)] for part in parts]


def _made(file: str, data: bytes, folder: Path, previous: Path) -> MadeFile:
    new = not keep_same(previous, folder, file, data)
    if new:
        write(folder, file, data)
    return MadeFile(measure(file, data), new, list(published_bytes.check_file(file, data)))


def find_names(files: Sequence[str], folder: str, names: published_bytes.Names) -> list[Problem]:
    """Search files of the new tree for the names of a private list."""
    found: list[Problem] = []
    for file in files:
        found += published_bytes.hidden_in_file(file, Path(folder, file).read_bytes(), names)
    return found


def analyse_documents(records: Sequence[Sequence[str]], store: str) -> Analysis:
    """Take documents apart for the search.

    Args:
        records: the key of each, and the case numbers of the other records of its case.
        store: the file of the store, which holds the documents.

    Raises:
        TornError: the store has lost a document.
    """
    documents = documents_of(store, [key for key, *_numbers in records])
    return analyse(*(replace(documents[key], case=tuple(numbers)) for key, *numbers in records))


def documents_of(store: str, keys: Sequence[str]) -> dict[str, Document]:
    """The published documents of records, by key, in the order of the keys.

    Args:
        store: the file of the store, which holds the documents.
        keys: of the records.

    Raises:
        TornError: the store has lost a document.
    """
    found = look_up(store, [document_key(key) for key in keys])
    return {key: undump_document(found[document_key(key)]) for key in keys}


def wholes_of(store: str, keys: Sequence[str]) -> dict[str, Any]:
    """Whole records as the data files carry them, by key, in the order of the keys.

    Args:
        store: the file of the store, which holds them.
        keys: of the records.

    Raises:
        TornError: the store has lost one.
    """
    found = look_up(store, [whole_key(key) for key in keys])
    return {key: json.loads(found[whole_key(key)]) for key in keys}
