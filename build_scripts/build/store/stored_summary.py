"""Summaries of which most stays in the store.

A portal may have a million records, and a summary with its facts takes some seven kilobytes in memory. So the steps after the reading of the
files hold a `StoredSummary` of each record: what every build asks of it to join the records, and where the store has the rest.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from build_scripts.build.store.reader import StoreReader
from build_scripts.build.store.stored_records import summary_key
from build_scripts.catalog.summary import RecordSummary
from build_scripts.content.plain import plain, undumped
from build_scripts.model import case_number

if TYPE_CHECKING:
    from collections.abc import Callable

    from build_scripts.build.store.reader import Reads

_OWN = ("id", "number", "articles", "corrections")
_COMMON = (
    "date",
    "published",
    "organs",
    "regions",
    "causes",
    "effects",
    "related",
)  # in each of which many records are alike
_CLOSED = (
    "kind",
    "status",
    "language",
    "sample",
    "document_class",
    "procedure",
    "reason",
    "result",
    "result_label",
    "finding",
)  # of closed lists, so that few combinations occur
_RARE = (
    "publish_on",
    "expires",
    "window",
    "replaces",
    "replaced_by",
    "lowers",
    "follows",
)  # of which most records have none
JOINING = (
    *_OWN,
    "source",
    "numbers",
    *_COMMON,
    *_CLOSED,
    *_RARE,
)  # of a summary, in memory for each record: what joins it with others, and the short values by which lists are made
Joining = tuple[Any, ...]  # the values of these
_ID = "\0"  # stands for the id in a path, which cannot hold this sign


def joining(summary: RecordSummary) -> Joining:
    """Of a summary what is kept in memory: its path without the id, and its numbers without the key of its own."""
    own = case_number.key(summary.number) if summary.number else None
    short = {
        "source": summary.source.replace(summary.id, _ID),
        "numbers": tuple(None if number == own else number for number in summary.numbers),
    }
    return tuple(plain(short[name] if name in short else getattr(summary, name)) for name in JOINING)


class StoredSummaries:
    """The summaries that a store keeps, of which those that were asked for last are at hand.

    Attributes:
        store: has them.
    """

    def __init__(self, store: Reads) -> None:
        """Of a store, which says how many are at hand."""
        self.store = store
        self.whole: Callable[[str], RecordSummary] = lru_cache(store.at_hand)(self._whole)
        self._shared: dict[Any, Any] = {}

    def _whole(self, key: str) -> RecordSummary:
        return RecordSummary(**undumped(self.store.read(summary_key(key))))

    def of(self, key: str, values: Joining) -> RecordSummary:
        """The summary of a record, most of it left in the store."""
        return cast("RecordSummary", StoredSummary(self, key, values))

    def shared(self, value: Any) -> Any:
        """An equal value, which all summaries share that have it."""
        return self._shared.setdefault(value, value)

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
    """Is used as a `RecordSummary`; what is not in memory is read when it is asked for.

    A portal has a million of them. So values in which many are alike are shared, those that go together as one, and what follows from another value
    is worked out when it is asked for.
    """

    __slots__ = (*_OWN, *_COMMON, "key", "_closed", "_numbers", "_path", "_rare", "_summaries")
    _closed: tuple[Any, ...]
    _rare: tuple[Any, ...]

    def __init__(self, summaries: StoredSummaries, key: str, values: Joining) -> None:
        """Of the record that the store keeps under a key, with what `joining` gave."""
        told = dict(zip(JOINING, values, strict=True))
        shared = summaries.shared
        self._summaries, self.key = summaries, key
        for name in _OWN:
            setattr(self, name, told[name])
        for name in _COMMON:
            setattr(self, name, shared(told[name]))
        self.articles = tuple([shared(article) for article in told["articles"]])
        self._path, self._numbers = shared(told["source"]), shared(told["numbers"])
        self._closed, self._rare = (shared(tuple([told[name] for name in names])) for names in (_CLOSED, _RARE))

    @property
    def source(self) -> str:
        """As `RecordSummary` has it."""
        path: str = self._path
        return path.replace(_ID, self.id)

    @property
    def numbers(self) -> tuple[str, ...]:
        """As `RecordSummary` has it."""
        return tuple([case_number.key(self.number) if number is None else number for number in self._numbers])

    url, slug, year, pointed_at = RecordSummary.url, RecordSummary.slug, RecordSummary.year, RecordSummary.pointed_at
    is_shown, phase = RecordSummary.is_shown, RecordSummary.phase

    def __getattr__(self, name: str) -> Any:
        """Anything else of the summary.

        Raises:
            TornError: the store has lost it.
        """
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self._summaries.whole(self.key), name)

    def __reduce__(self) -> tuple[Any, ...]:
        """For another process."""
        return StoredSummary, (self._summaries, self.key, joining(cast("RecordSummary", self)))


def _of_together(slot: str, place: int) -> property:
    return property(lambda summary: getattr(summary, slot)[place])


for _slot, _together in (("_closed", _CLOSED), ("_rare", _RARE)):
    for _place, _name in enumerate(_together):
        setattr(StoredSummary, _name, _of_together(_slot, _place))
