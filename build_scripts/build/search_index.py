"""The search index in the tree: taken over where no record changed, patched where a few did, else written anew.

Takes the tree, the site and the tools; what the last index was made of stands in the store.
"""

from __future__ import annotations

import hashlib
import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.build import tasks
from build_scripts.build.reuse.fingerprint import of
from build_scripts.build.reuse.indexed_records import IndexedRecords
from build_scripts.build.search_words import search_labels, search_words
from build_scripts.build.store.reader import TornError
from build_scripts.checks import published_bytes
from build_scripts.search import index

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from build_scripts.build.config import Progress
    from build_scripts.build.reuse.indexed_records import Made
    from build_scripts.build.store.store import Store
    from build_scripts.build.workers import WorkerPool
    from build_scripts.content.problem import Problem
    from build_scripts.pages.site import Site
    from build_scripts.publish.staging_tree import StagingTree
    from build_scripts.search.analysis import Analysis
    from build_scripts.search.columns import Labels
    from build_scripts.search.word_table import Words

ROW = "search"  # of the store: what the index in the site was made of, and its files
_FEW = 16  # edited records; with many more, everything is sooner written than patched


class Indexing:
    """The making of one index."""

    def __init__(self, tree: StagingTree, site: Site, pool: WorkerPool, store: Store, basis: str) -> None:
        """Begin.

        Args:
            tree: takes the files.
            site: knows the records and the names of things.
            pool: takes documents apart.
            store: holds the documents.
            basis: digest of the code and of the words.
        """
        self.tree, self.site, self.pool, self.store, self.basis = tree, site, pool, store, basis
        self.problems: list[Problem] = []
        self._files: dict[str, str] = {}  # path → key
        self._records = IndexedRecords(site, store)

    def add(self, progress: Progress) -> list[Problem]:
        """Put the index into the tree; gives what the check of its files found."""
        last = json.loads(self.store.get([ROW]).get(ROW, b"{}"))
        if last.get("basis") == self.basis:
            made = last["files"][index.PATH]
            edits = self._records.changed(made, _FEW) if last["records"] == len(self._records) else None
            if edits == [] and self.tree.keep_all(last["files"].items()):
                self._records.use(made)
                return []
            if edits and self._patch(edits, last["files"]):
                return self._done()
        labels, words = self._words()
        index.write(self._analyses(progress), labels, self._emit, words)
        return self._done()

    def _done(self) -> list[Problem]:
        made = {"basis": self.basis, "records": len(self._records), "files": self._files}
        self.store.put([(ROW, json.dumps(made).encode())])
        self._records.keep(self._files[index.PATH])
        return self.problems

    def _words(self) -> tuple[Labels, Words]:
        """The labels of what one can filter by, and what people call it."""
        once = self.site.once
        return once("labels", partial(search_labels, self.site)), once("words", partial(search_words, self.site))

    def _analyses(self, progress: Progress) -> Iterator[Analysis]:
        for done, analysis in self.pool.map(tasks.analyse_documents, self._records, self.store.path):
            progress("search", done, len(self._records))
            yield analysis

    def _emit(self, file: str, data: bytes) -> None:
        key = of(self.basis, hashlib.sha256(data).hexdigest())
        self._files[file] = key
        if not self.tree.keep(file, key):
            self.tree.add(file, data, key)
            self.problems += published_bytes.check_file(file, data)

    def _patch(self, edits: Sequence[tuple[Made, Made]], files: Mapping[str, str]) -> bool:
        """Change the last index, if that will do."""
        before, after = map(self._taken_apart, zip(*edits, strict=True))
        moved: dict[str, str] = {}

        def keep(old: str, new: str) -> bool:
            moved[new] = old
            return old in files and self.tree.has(old, files[old])

        def read(file: str) -> bytes:
            return Path(self.tree.site, file).read_bytes()

        made: dict[str, bytes] = {}
        labels, words = self._words()
        if not before or not after or not index.patch(read, before, after, labels, made.__setitem__, keep, words):
            return False
        for new, old in moved.items():
            self._files[new] = files[old]
            self.tree.move(old, new, files[old])
        for file, data in made.items():
            self._emit(file, data)
        return True

    def _taken_apart(self, records: Sequence[Made]) -> Analysis | None:
        try:
            return tasks.analyse_documents(records, self.store.path)
        except TornError:
            return None  # of an edit long ago, or a damaged store
