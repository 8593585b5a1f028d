"""The index after an edit: takes the old files and the edited documents, gives the files that change.

What has to be known of the documents that were not edited stands in the old files.
"""

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

import numpy as np

from build_scripts.search.amend import Changes, amend
from build_scripts.search.analysis import Analysis
from build_scripts.search.columns import Labels
from build_scripts.search.manifest import PATH, digit, emit_columns, paths_of, postings_of, rows_of
from build_scripts.search.names import NAME_LENGTH, POSTINGS, ROWS, Emit, Series, name
from build_scripts.search.old import Old, Read
from build_scripts.search.postings import Keys, shard_bits
from build_scripts.search.rows import ROWS_PER_SHARD, encode, row
from build_scripts.search.stale import StaleError, must
from build_scripts.search.word_table import NO_WORDS, Words, emit_words

Move = Callable[[str, str], None]
"""Takes the new path and the old path of a file."""
Keep = Callable[[str, str], bool]
"""Takes a file of the old index over, given its old path and its new one; says whether it was there."""


def patch(
    read: Read, before: Analysis, after: Analysis, facets: Labels, emit: Emit, keep: Keep, words: Words = NO_WORDS
) -> bool:
    """Make the index that `write` would make after an edit, from the files of the old index.

    It serves for a few documents whose numbers stay, with the code that made the old index.

    Args:
        read: Gives the bytes of a file of the old index.
        before: The edited documents as they were.
        after: The same documents as they are now, in any order.
        facets: As for `write`; they may have changed.
        emit: Called with path and bytes of each new file; `search/manifest.json` comes last.
        keep: Called before anything is emitted, for each old file that stays; the path is new where a neighbour changed.
        words: As for `write`; they may have changed.

    Returns:
        Whether it was done; if not, nothing was emitted, and `write` has to make the index.
    """
    files: dict[str, bytes] = {}
    moved: dict[str, str] = {}  # new path → old path
    try:
        old = Old(read)
        manifest = _edit(old, before, after, facets, files.__setitem__, moved.__setitem__)
        tables: dict[str, bytes] = {}
        manifest["words"] = emit_words(words, tables.__setitem__)
    except (StaleError, OSError, LookupError, TypeError, ValueError):
        return False
    moved |= {path: path for path in paths_of(old.manifest)}
    kept = [path for path in paths_of(manifest) if path in moved]
    if manifest["words"] == old.manifest.get("words"):
        kept += tables
    else:
        files |= tables
    if not all(keep(moved.get(path, path), path) for path in kept):
        return False
    for path, data in files.items():
        if path not in moved:
            emit(path, data)
    emit(PATH, encode(manifest))
    return True


def _edit(old: Old, before: Analysis, after: Analysis, facets: Labels, emit: Emit, move: Move) -> dict[str, Any]:
    """Make the manifest, emit the files that may have changed, and move those that get another name with them."""
    numbers = {document.id: old.number(document) for document in before.documents}
    must(len(numbers) == len(before.documents) == len(after.documents))
    languages = {document.id: document.languages for document in before.documents}
    must(languages == {document.id: document.languages for document in after.documents})
    rows = _rows(old, after, numbers)
    for document in after.documents:
        old.columns.put(numbers[document.id], document)
    for number in numbers.values():
        must(_is_between(old, number))

    keys = [_keys(analysis, numbers) for analysis in (before, after)]
    total = old.manifest["postings"]["total"] + len(keys[1]) - len(keys[0])
    bits = shard_bits(total)
    must(bits == old.manifest["postings"]["bits"])
    changes = Changes.between(*keys)
    shards = amend({shard: old.file(POSTINGS, shard) for shard in set(changes.shards(bits))}, changes, bits)
    sizes = list(old.manifest["postings"]["sizes"])
    for shard, data in shards.items():
        sizes[shard] = digit(len(data))
    return {
        **old.manifest,
        **emit_columns(old.columns, old.manifest["languages"], facets, emit),
        "rows": rows_of(_renamed(old, ROWS, rows, emit, move)),
        "postings": postings_of(_renamed(old, POSTINGS, shards, emit, move), "".join(sizes), bits, total),
    }


def _rows(old: Old, after: Analysis, numbers: Mapping[str, int]) -> dict[int, bytes]:
    """Encode the files of rows in which the edited documents stand."""
    changed: dict[int, list[Any]] = {}
    for document in after.documents:
        file, place = divmod(numbers[document.id], ROWS_PER_SHARD)
        rows = changed.setdefault(file, old.rows(numbers[document.id]))
        rows[place] = row(document, old.manifest["languages"])
    return {file: encode(rows) for file, rows in changed.items()}


def _is_between(old: Old, number: int) -> bool:
    """Whether a document still stands behind the one before it and before the one behind it."""
    around = range(max(number - 1, 0), min(number + 2, old.manifest["documents"]))
    keys = [old.order(near) for near in around]
    return all(first < second for first, second in pairwise(keys))


def _keys(analysis: Analysis, numbers: Mapping[str, int]) -> Keys:
    """Give the postings of documents with their numbers in the whole index."""
    return analysis.postings.keys(np.array([numbers[document.id] for document in analysis.documents], dtype=np.int32))


def _renamed(old: Old, series: Series, changed: Mapping[int, bytes], emit: Emit, move: Move) -> str:
    """Name the groups of files in which something changed anew; give the names of all groups."""
    before: str = old.manifest[series.folder]["names"]
    names = before
    for index in sorted({number // series.group for number in changed}):
        files = dict(enumerate(old.group(series, index), index * series.group))
        named = name(changed.get(number, data) for number, data in files.items())
        names = names[: index * NAME_LENGTH] + named + names[(index + 1) * NAME_LENGTH :]
        for number in files:
            if number in changed:
                emit(series.path(names, number), changed[number])
            else:
                move(series.path(names, number), series.path(before, number))
    return names
