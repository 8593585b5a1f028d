"""What the store keeps of each record for the others: its summary, and its facts for the rules over several records.

A portal may have a million records, and a summary with its facts takes some seven kilobytes in memory. So the steps after the reading of the
files hold a `StoredSummary` of each record: what every build asks of it to join the records, and where the store has the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from build_scripts.build.store.reader import StoreReader
from build_scripts.catalog.summary import RecordSummary
from build_scripts.checks.record_facts import RecordFacts
from build_scripts.content.plain import dumped, plain, undumped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from build_scripts.build.store.reader import Reads

_MISSING = object()
_USUAL: dict[str, Any] = {
    field.name: field.default_factory() if field.default_factory is not MISSING else field.default
    for field in fields(RecordSummary)
    if field.default is not MISSING or field.default_factory is not MISSING
}  # what a summary need not say
_OWN = ("id", "source", "number", "numbers", "related", "replaces", "replaced_by", "lowers", "corrections", "articles")
_COMMON = (
    "kind",
    "status",
    "language",
    "sample",
    "date",
    "published",
    "publish_on",
    "expires",
    "window",
    "organs",
    "regions",
    "causes",
    "document_class",
    "procedure",
    "reason",
    "result",
    "result_label",
    "finding",
    "effects",
    "follows",
)  # in which many records are alike
JOINING = (
    _OWN + _COMMON
)  # of a summary, in memory for each record: what joins it with others, and the short values by which lists are made
Joining = tuple[Any, ...]  # the values of these


def summary_key(key: str) -> str:
    """Under which the store keeps a summary."""
    return f"{key} summary"


def facts_key(key: str) -> str:
    """Under which the store keeps facts."""
    return f"{key} facts"


def rows(key: str, summary: RecordSummary, facts: RecordFacts) -> list[tuple[str, bytes]]:
    """For the store: the summary and the facts of a record.

    Args:
        key: of its file.
        summary: what others may show of it.
        facts: what rules need of it.
    """
    told = {name: getattr(summary, name) for name in _NAMES}
    told = {name: value for name, value in told.items() if value != _USUAL.get(name, _MISSING)}
    known = {name: getattr(facts, name) for name in _FACTS}
    return [(summary_key(key), dumped(told)), (facts_key(key), dumped(known))]


_NAMES = tuple(field.name for field in fields(RecordSummary))
_FACTS = tuple(field.name for field in fields(RecordFacts))


def joining(summary: RecordSummary) -> Joining:
    """Of a summary what is kept in memory."""
    return tuple(plain(getattr(summary, name)) for name in JOINING)


class StoredSummaries:
    """The summaries that a store keeps, of which those that were asked for last are at hand.

    Attributes:
        store: has them.
    """

    def __init__(self, store: Reads) -> None:
        """Of a store, which says how many are at hand."""
        self.store = store
        self.whole: Callable[[str], RecordSummary] = lru_cache(store.at_hand)(self._whole)
        self._common: dict[Any, Any] = {}

    def _whole(self, key: str) -> RecordSummary:
        return RecordSummary(**undumped(self.store.read(summary_key(key))))

    def of(self, key: str, values: Joining) -> RecordSummary:
        """The summary of a record, most of it left in the store; of equal values many records share one."""
        common = self._common.setdefault
        own, shared = values[: len(_OWN)], (common(value, value) for value in values[len(_OWN) :])
        *rest, articles = own
        cited = tuple([common(article, article) for article in articles])
        return cast("RecordSummary", StoredSummary(self, key, (*rest, cited, *shared)))

    def __reduce__(self) -> tuple[Any, ...]:
        """For another process, which reads the same file."""
        return _read_at, (self.store.path,)


_READ: list[tuple[StoreReader, StoredSummaries]] = []  # by this process, of one store at a time


def _read_at(path: str) -> StoredSummaries:
    if not _READ or _READ[0][0].path != path:
        forget()
        store = StoreReader(path)
        _READ.append((store, StoredSummaries(store)))
    return _READ[0][1]


def forget() -> None:
    """Let go of the file and of what was read from it, in a process that outlives the build: records may be sealed since."""
    while _READ:
        _READ.pop()[0].close()


class StoredSummary:
    """Is used as a `RecordSummary`; what is not in memory is read when it is asked for."""

    __slots__ = (*JOINING, "_key", "_summaries")

    def __init__(self, summaries: StoredSummaries, key: str, values: Joining) -> None:
        """Of the record that the store keeps under a key, with the values of `JOINING`."""
        self._summaries, self._key = summaries, key
        for name, value in zip(JOINING, values, strict=True):
            setattr(self, name, value)

    url, slug, year, pointed_at = RecordSummary.url, RecordSummary.slug, RecordSummary.year, RecordSummary.pointed_at
    is_shown, phase = RecordSummary.is_shown, RecordSummary.phase

    def __getattr__(self, name: str) -> Any:
        """Anything else of the summary.

        Raises:
            TornError: the store has lost it.
        """
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self._summaries.whole(self._key), name)

    def __reduce__(self) -> tuple[Any, ...]:
        """For another process."""
        return StoredSummary, (self._summaries, self._key, tuple(getattr(self, name) for name in JOINING))


class StoredFacts(Mapping[str, RecordFacts]):
    """File → the facts of its record, read when they are asked for; those that were asked for last are at hand."""

    def __init__(
        self,
        store: Reads,
        keys: Mapping[str, str],
        unstored: Mapping[str, RecordFacts] | None = None,
    ) -> None:
        """Of the files, each with its key; the facts of some that the store may not keep are given."""
        self._store, self._keys, self._unstored = store, keys, unstored or {}
        self._of: Callable[[str], RecordFacts] = lru_cache(store.at_hand)(self._read)

    def _read(self, key: str) -> RecordFacts:
        return RecordFacts(**undumped(self._store.read(facts_key(key))))

    def __getitem__(self, source: str) -> RecordFacts:
        """The facts of one record."""
        return self._unstored.get(source) or self._of(self._keys[source])

    def __iter__(self) -> Iterator[str]:
        """Every file."""
        return iter(self._keys)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._keys)
