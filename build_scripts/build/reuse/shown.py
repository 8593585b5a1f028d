"""What others see of the records, as one digest, and what earlier builds made of that alone.

A record's file changes more often than what others see of it: its summary, its facts and what the rules found. Lists, ledgers, cases and feeds
are made of these, of the words and templates, of the day and of the publication log; nothing else of a record reaches them. So where the digest
is that of the last build, they need not be joined, counted and planned again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from build_scripts.build.reuse.fingerprint import of, of_each
from build_scripts.content import plain, problem
from build_scripts.content.lazy_sequence import LazySequence
from build_scripts.pages.made_once import NAMES, MadeOnce

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from build_scripts.build.config import BuildConfig
    from build_scripts.build.gather import Gathered
    from build_scripts.build.store.store import Keeps
    from build_scripts.catalog.publication_log import PublicationLog
    from build_scripts.content.problem import Problem

Line = TypeVar("Line")
_TOGETHER = "together"


def shown(config: BuildConfig, gathered: Gathered, log: PublicationLog | None) -> str:
    """The digest of everything that others see of the records, on the day of the build.

    Args:
        config: of the build.
        gathered: what was read.
        log: the publication log by the end of the day.
    """
    found = json.dumps([problem.dump() for problem in gathered.problems], ensure_ascii=False, default=str)
    told = (
        (log.size, log.origin, log.signed, log.key, log.newest, sorted(log.ahead), sorted(log.texts.items()))
        if log
        else ()
    )
    records = of_each(f"{record} {gathered.seen[record]}" for record in sorted(gathered.seen))
    return of(gathered.version, config.as_of, config.standing, config.faulty, found, told, records)


def examined_together(store: Keeps | None, digest: str, examine: Callable[[], Iterable[Problem]]) -> list[Problem]:
    """What the rules over several records find, now or in the last build.

    Args:
        store: of the last build; None where nothing is kept.
        digest: of what others see of the records.
        examine: runs the rules.
    """
    found = Recalled(store, digest)(_TOGETHER, lambda: [one.dump() for one in examine()])
    return [problem.undumped(one) for one in found]


class Recalled(MadeOnce):
    """Plain data that are made of what others see of the records alone, from the last build or made now."""

    def __init__(self, store: Keeps | None, digest: str) -> None:
        """Begin.

        Args:
            store: of the last build; None where nothing is kept.
            digest: of what others see of the records, and of all else that the data are made of.
        """
        super().__init__()
        self._store, self._digest = store, digest

    def _first(self, name: str, make: Callable[[], Any]) -> Any:
        row = _row(name, self._digest)
        if self._store and (known := self._store.get([row]).get(row)):
            return plain.undumped(known)
        made = make()
        if self._store:
            self._store.put([(row, plain.dumped(made))])
        return made


def recalled_rows(digest: str) -> Iterator[str]:
    """Every key under which the store may have what a site recalls, for a build that needed none of it."""
    return (_row(name, digest) for name in NAMES)


def _row(name: str, digest: str) -> str:
    return f"{name} {digest}"


@dataclass(frozen=True)
class WhenAsked(LazySequence[Line]):
    """Lines that are made when somebody asks for them: where no ledger is planned, nobody does.

    Attributes:
        make: gives them.
    """

    make: Callable[[], Sequence[Line]] = field(repr=False)

    @cached_property
    def _lines(self) -> Sequence[Line]:
        return self.make()

    def item(self, place: int) -> Line:
        """One line."""
        return self._lines[place]

    def __len__(self) -> int:
        """How many there are."""
        return len(self._lines)
