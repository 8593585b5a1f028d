"""What the last build knew of every file: its stat, its key, its card and what the rules found.

Takes the store and the files with their stats; gives what need not be opened again. One row of the store holds one folder, so
that an edit writes little.
"""

from __future__ import annotations

import json
import time
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any, NamedTuple

from build_scripts.build.process import Processed, fields_of, tuples
from build_scripts.catalog.card import Card
from build_scripts.content.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from build_scripts.build.reuse.store import Store
    from build_scripts.content.file_stat import FileStat

_MISSING = object()
_USUAL: dict[str, Any] = {
    field.name: field.default_factory() if field.default_factory is not MISSING else field.default
    for field in fields(Card)
    if field.default is not MISSING or field.default_factory is not MISSING
}  # what a card need not say


class Entry(NamedTuple):
    """What is known of one file.

    Attributes:
        key: of its bytes, its place and all that its drafts depend on.
        prepared: without drafts and document.
    """

    key: str
    prepared: Processed


class SourceIndex:
    """The files of the last build, by their place."""

    def __init__(self, store: Store | None, version: str, sources: Mapping[str, FileStat]) -> None:
        """Read the folders of these files; without a store, or with another version, nothing is known."""
        self._start = time.time_ns()
        self._version = version
        self._sources = sources
        self._entries: dict[str, Entry] = {}
        self._untouched: set[str] = set()
        self._folders = {folder: self._key(folder) for folder in map(_folder, sources)}
        self._stale: set[str] = set()
        for value in store.get(self._folders.values()).values() if store else ():
            for source, (stat, key, kept) in json.loads(value).items():
                if source not in sources:
                    self._stale.add(_folder(source))
                    continue
                self._entries[source] = Entry(key, _undump(source, kept))
                if stat == list(sources[source]):
                    self._untouched.add(source)

    def _key(self, folder: str) -> str:
        return f"sources {self._version} {folder}"

    def knows(self, source: str) -> bool:
        """Whether nobody touched the file since the last build."""
        return source in self._untouched

    def get(self, source: str) -> Entry | None:
        """What was known of a file of this name."""
        return self._entries.get(source)

    def write(self, store: Store, entries: Mapping[str, Entry]) -> None:
        """Keep what this build knows, in the folders that changed.

        Only files without errors are known; of one that was written a moment ago the stat proves nothing yet.
        """
        stale = self._stale | {_folder(source) for source in self._sources if self._differs(source, entries)}
        texts: dict[str, dict[str, Any]] = {folder: {} for folder in stale}
        for source, entry in entries.items():
            if (folder := _folder(source)) in stale:
                stat = self._sources[source]
                settled = list(stat) if stat.is_settled(self._start) else None
                texts[folder][source] = [settled, entry.key, _dump(entry.prepared)]
        store.put((self._key(folder), json.dumps(text, ensure_ascii=False).encode()) for folder, text in texts.items())

    def _differs(self, source: str, entries: Mapping[str, Entry]) -> bool:
        newly_settled = not self.knows(source) and self._sources[source].is_settled(self._start)
        return newly_settled or entries.get(source) != self._entries.get(source)


def _folder(source: str) -> str:
    return source.rpartition("/")[0]


def _dump(prepared: Processed) -> dict[str, Any]:
    card = fields_of(prepared.card) if prepared.card else {}
    return {
        "card": {name: value for name, value in card.items() if value != _USUAL.get(name, _MISSING)},
        "problems": [fields_of(problem) for problem in prepared.problems],
    }


def _undump(source: str, kept: dict[str, Any]) -> Processed:
    card = Card(**tuples(kept["card"]))
    problems = tuple(Problem(**{**found, "severity": Severity(found["severity"])}) for found in kept["problems"])
    return Processed(source, card, (), None, problems)
