"""What the last build knew of every file: its stamp, its key, its summary and what the rules found.

Takes the cache and the files with their stamps; gives what need not be opened again. One row of the cache holds one folder, so
that an edit writes little.
"""

from __future__ import annotations

import json
import time
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any, NamedTuple

from build_scripts.build.process import Processed, fields_of, tuples
from build_scripts.catalog.summary import RecordSummary
from build_scripts.checks.record_facts import RecordFacts
from build_scripts.content.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from build_scripts.build.cache import Cache
    from build_scripts.content.file_stat import FileStat

_MISSING = object()
_USUAL: dict[str, Any] = {
    field.name: field.default_factory() if field.default_factory is not MISSING else field.default
    for field in fields(RecordSummary)
    if field.default is not MISSING or field.default_factory is not MISSING
}  # what a summary need not say


class Line(NamedTuple):
    """One file on the roll.

    Attributes:
        key: of its bytes, its place and all that its drafts depend on.
        prepared: without drafts and document.
    """

    key: str
    prepared: Processed


class Roll:
    """The files of the last build, by their place."""

    def __init__(self, cache: Cache | None, version: str, sources: Mapping[str, FileStat]) -> None:
        """Read the folders of these files; without a cache, or with another version, nothing is known."""
        self._start = time.time_ns()
        self._version = version
        self._sources = sources
        self._lines: dict[str, Line] = {}
        self._untouched: set[str] = set()
        self._folders = {folder: self._key(folder) for folder in map(_folder, sources)}
        self._stale: set[str] = set()
        for _key, value in cache.get(self._folders.values()) if cache else ():
            for source, (stamp, key, kept) in json.loads(value).items():
                if source not in sources:
                    self._stale.add(_folder(source))
                    continue
                self._lines[source] = Line(key, _undump(source, kept))
                if stamp == list(sources[source]):
                    self._untouched.add(source)

    def _key(self, folder: str) -> str:
        return f"roll {self._version} {folder}"

    @property
    def rows(self) -> Iterable[str]:
        """The keys of the cache that hold it."""
        return self._folders.values()

    def knows(self, source: str) -> bool:
        """Whether nobody touched the file since the last build."""
        return source in self._untouched

    def get(self, source: str) -> Line | None:
        """What was known of a file of this name."""
        return self._lines.get(source)

    def write(self, cache: Cache, lines: Mapping[str, Line]) -> None:
        """Keep what this build knows, in the folders that changed.

        A file without errors is on the roll; one that was written a moment ago is, but its stamp proves nothing yet.
        """
        stale = self._stale | {_folder(source) for source in self._sources if self._differs(source, lines)}
        texts: dict[str, dict[str, Any]] = {folder: {} for folder in stale}
        for source, line in lines.items():
            if (folder := _folder(source)) in stale:
                stamp = self._sources[source]
                settled = list(stamp) if stamp.is_settled(self._start) else None
                texts[folder][source] = [settled, line.key, _dump(line.prepared)]
        cache.put((self._key(folder), json.dumps(text, ensure_ascii=False).encode()) for folder, text in texts.items())

    def _differs(self, source: str, lines: Mapping[str, Line]) -> bool:
        newly_settled = not self.knows(source) and self._sources[source].is_settled(self._start)
        return newly_settled or lines.get(source) != self._lines.get(source)


def _folder(source: str) -> str:
    return source.rpartition("/")[0]


def _dump(prepared: Processed) -> dict[str, Any]:
    summary = fields_of(prepared.summary) if prepared.summary else {}
    return {
        "facts": fields_of(prepared.facts) if prepared.facts else {},
        "summary": {name: value for name, value in summary.items() if value != _USUAL.get(name, _MISSING)},
        "problems": [fields_of(problem) for problem in prepared.problems],
    }


def _undump(source: str, kept: dict[str, Any]) -> Processed:
    summary = RecordSummary(**tuples(kept["summary"]))
    problems = tuple(Problem(**{**found, "severity": Severity(found["severity"])}) for found in kept["problems"])
    return Processed(source, summary, RecordFacts(**tuples(kept["facts"])), (), None, problems)
