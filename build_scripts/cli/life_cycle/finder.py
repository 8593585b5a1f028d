"""Finds traces in any text: in every width and bracket, with blanks, with or without 字第, in the escapes of addresses.

Takes salted hashes of the traces, so that no file has to keep the words; gives what was found, and where.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from operator import add
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote

from build_scripts.cli.life_cycle.traces import What, positions, squeezed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_scripts.cli.life_cycle.traces import Trace

_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_WORD = re.compile(r"[^\s\"'<>]+")
_BYTES = 12  # of a hash


class Mark(NamedTuple):
    """A trace as salted hashes: of two of its characters, which stand at `at`, and of all of it."""

    what: str
    length: int
    at: int
    pair: str
    whole: str


class Found(NamedTuple):
    """A trace in a text, and the place of its first character; how it is written there."""

    what: What
    at: int
    written: str


@dataclass(frozen=True)
class Finder:
    """Finds traces, of which it knows the hashes."""

    salt: str
    marks: tuple[Mark, ...]

    @cached_property
    def _by_pair(self) -> dict[str, list[Mark]]:
        known: dict[str, list[Mark]] = {}
        for mark in self.marks:
            known.setdefault(mark.pair, []).append(mark)
        return known

    @cached_property
    def _seen(self) -> set[str]:
        """The pairs of characters that were compared."""
        return set()

    @cached_property
    def _hits(self) -> dict[str, list[Mark]]:
        """Those of them that marks have."""
        return {}

    @cached_property
    def _clean(self) -> set[int]:
        """Texts without a trace; most of the versions that a repository has are those on disk."""
        return set()

    def find(self, text: str) -> Iterator[Found]:
        """Every trace in a text."""
        yield from self._find(text)
        for word in _WORD.finditer(text) if "%" in text else ():
            if _ESCAPE.search(word[0]):
                yield from (
                    Found(found.what, word.start(), word[0])
                    for found in self._find(unquote(word[0]))
                    if _ESCAPE.search(quote(found.written))
                )

    def _find(self, text: str) -> Iterator[Found]:
        if hash(text) in self._clean:
            return
        whole = squeezed(text)
        pairs = set(map(add, whole, whole[1:]))
        fresh = pairs - self._seen
        self._seen.update(fresh)
        self._hits.update((pair, marks) for pair in fresh if (marks := self._by_pair.get(hashed(self.salt, pair))))
        found = {one for pair in self._hits if pair in pairs for one in self._with(pair, whole)}
        if not found:
            self._clean.add(hash(text))
            return
        places = positions(text)
        for first, end, what in sorted(found):
            if _alone(what, text, places[first], places[end - 1]):
                yield Found(what, places[first], text[places[first] : places[end - 1] + 1])

    def _with(self, pair: str, whole: str) -> Iterator[tuple[int, int, What]]:
        """The traces around every place of a pair: first character, end, what."""
        place = whole.find(pair)
        while place >= 0:
            for mark in self._hits[pair]:
                first, end = place - mark.at, place - mark.at + mark.length
                if first >= 0 and end <= len(whole) and hashed(self.salt, whole[first:end]) == mark.whole:
                    yield first, end, What(mark.what)
            place = whole.find(pair, place + 1)


def finder_of(salt: str, found: Iterable[Trace]) -> Finder:
    """A finder of traces."""
    marks = (
        Mark(one.what.value, len(one.text), at, hashed(salt, one.text[at : at + 2]), hashed(salt, one.text))
        for one in found
        for at in (_rarest(one.text),)
    )
    return Finder(salt, tuple(sorted(marks)))


def _rarest(text: str) -> int:
    """Where two characters stand that few texts have: in a number where it names the court, and not the year."""
    return next((at for at in range(len(text) - 1) if text[at].isdecimal() and not text[at + 1].isdecimal()), 0)


def hashed(salt: str, text: str) -> str:
    """The salted hash of a text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_BYTES, key=salt.encode()).hexdigest()


def _alone(what: What, text: str, first: int, last: int) -> bool:
    """Whether the trace is no part of a longer identifier or number."""
    before, after = text[first - 1 : first] if first else "", text[last + 1 : last + 2]
    if what is What.ID:
        return not any(one.isascii() and one.isalnum() for one in (before, after))
    if what in {What.NUMBER, What.OTHER_NUMBER}:
        return not after.isdecimal() and not before.isdecimal()
    if text[first].isascii() and text[first].isalpha():
        return not any(one.isascii() and one.isalpha() for one in (before, after))
    return True
