"""What the last build knew of every file: its stat, its key, what joins its record with others and what the rules found.

Takes the store and the files with their stats; gives what need not be opened again. One row of the store holds one folder, so
that an edit writes little.
"""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from build_scripts.build.store.stored_summary import joining
from build_scripts.content import plain, problem
from build_scripts.content.file_stat import FileStat

if TYPE_CHECKING:
    from collections.abc import Mapping

    from build_scripts.build.store.store import Keeps
    from build_scripts.build.store.stored_summary import StoredSummaries
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.checks.record_facts import RecordFacts
    from build_scripts.content.problem import Problem


class Entry(NamedTuple):
    """What is known of one file.

    Attributes:
        key: of its bytes, its place and all that its drafts depend on.
        summary: what others may show of the record; None where the file has errors.
        problems: what the rules found in it.
        checked: the day of the build that checked it. What had happened then has happened on every later day.
        seen: digest of what others see of it.
        facts: what rules over several records need of it, unless the store has that.
    """

    key: str
    summary: RecordSummary | None
    problems: tuple[Problem, ...]
    checked: dt.date
    seen: str
    facts: RecordFacts | None = None


class SourceIndex:
    """The files of the last build, by their place."""

    _entries: dict[str, Entry]
    _stats: dict[str, FileStat | None]

    def __init__(
        self,
        store: Keeps | None,
        summaries: StoredSummaries | None,
        version: str,
        sources: Mapping[str, FileStat],
        as_of: dt.date,
        last: SourceIndex | None = None,
    ) -> None:
        """Recall what was known of these files; without a store, or with another version, that is nothing.

        Args:
            store: holds what earlier builds knew.
            summaries: of that store.
            version: of everything else that the entries depend on.
            sources: the files of this build, each with its stat.
            as_of: the day of this build; what was checked for a later one is not recalled.
            last: of the build before in this process, which spares reading the store.
        """
        self._start = time.time_ns()
        self._version = version
        self._sources = sources
        self._folders = {folder: self._key(folder) for folder in map(_folder, sources)}
        known = last is not None and last._version == version  # noqa: SLF001 - of the same class
        entries, stats = (last._entries, last._stats) if last and known else self._read(store, summaries)  # noqa: SLF001 - as above
        self._entries = {
            source: entry for source, entry in entries.items() if source in sources and entry.checked <= as_of
        }
        self._stats = stats
        self._untouched = {source for source in self._entries if stats.get(source) == sources[source]}
        self._stale = {_folder(source) for source in entries if source not in sources}

    def _read(
        self, store: Keeps | None, summaries: StoredSummaries | None
    ) -> tuple[dict[str, Entry], dict[str, FileStat | None]]:
        entries: dict[str, Entry] = {}
        stats: dict[str, FileStat | None] = {}
        if store is None or summaries is None:
            return entries, stats
        for folder in self._folders.values():
            value = store.get([folder]).get(folder)
            known = plain.undumped(value) if value else {}
            for source, (stat, key, checked, seen, values, found) in known.items():
                problems, day = tuple(problem.undumped(one) for one in found), dt.date.fromisoformat(checked)
                entries[source] = Entry(key, summaries.of(key, values), problems, day, seen)
                now = self._sources.get(source)
                stats[source] = now if now == stat else FileStat(*stat) if stat else None  # most are kept once
        return entries, stats

    def _key(self, folder: str) -> str:
        return f"sources {self._version} {folder}"

    def knows(self, source: str) -> bool:
        """Whether nobody touched the file since the last build."""
        return source in self._untouched

    def get(self, source: str) -> Entry | None:
        """What was known of a file of this name."""
        return self._entries.get(source)

    def write(self, store: Keeps, entries: Mapping[str, Entry]) -> None:
        """Keep what this build knows, in the folders that changed.

        Only files without errors are known; of one that was written a moment ago the stat proves nothing yet.

        Args:
            store: keeps it.
            entries: of those files, each with a summary.
        """
        stale = self._stale | {_folder(source) for source in self._sources if self._differs(source, entries)}
        self._entries = dict(entries)
        self._stats = {source: self._settled(source) for source in entries}
        inside: dict[str, list[str]] = {folder: [] for folder in stale}
        for source in entries:
            if (folder := _folder(source)) in stale:
                inside[folder].append(source)
        for folder, files in inside.items():  # one at a time, since what is kept of all would be in memory twice
            told = {source: _told(entries[source], self._stats[source]) for source in files}
            store.put([(self._key(folder), plain.dumped(told))])

    def _settled(self, source: str) -> FileStat | None:
        stat = self._sources[source]
        return stat if stat.is_settled(self._start) else None

    def _differs(self, source: str, entries: Mapping[str, Entry]) -> bool:
        newly_settled = not self.knows(source) and self._settled(source) is not None
        return newly_settled or entries.get(source) != self._entries.get(source)


def _folder(source: str) -> str:
    return source.rpartition("/")[0]


def _told(entry: Entry, stat: FileStat | None) -> list[Any]:
    assert entry.summary  # noqa: S101 - as `write` says
    about = (stat, entry.key, str(entry.checked), entry.seen)
    return [*about, joining(entry.summary), [found.dump() for found in entry.problems]]
