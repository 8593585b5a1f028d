"""The search of finished files for words that nothing public explains and that a sealed record had.

Takes files, the units of everything public, and the list; gives a problem for each file that holds such a word, and for each that
cannot be searched. A problem never tells the word. `unexplained` runs in whatever process.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from build_scripts.content.databases import UnreadableError
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem
from build_scripts.publish.sealed_words.escapes import resolved
from build_scripts.publish.sealed_words.index_tokens import MANIFEST, shard_numbers, tokens_of
from build_scripts.publish.sealed_words.readings import readings
from build_scripts.publish.sealed_words.units import units_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from numpy.typing import NDArray

    from build_scripts.publish.sealed_words.units import Units
    from build_scripts.publish.sealed_words.word_list import WordList

RULE = "SEAL-03"
CONTENT = "content"  # explains what caches and releases hold
_ENDS = (
    '<>"。；'  # of passages: the more of these, the more passages are the same; 2,000 records take a third of the time
)
_BARE_NUMBER = re.compile(r"(?<=[\[,:])\s?\d+(?=[,\]}])")  # in what caches hold: sizes, times and inodes


class Searched(NamedTuple):
    """One file to be searched.

    Attributes:
        name: what a problem calls it.
        path: where it lies.
        shard: its number, if it is a part of a search index, and the bits that name one.
    """

    name: str
    path: str
    shard: tuple[int, int] | None = None


class Known(NamedTuple):
    """What explains words.

    Attributes:
        path: a file of `numpy.savez`; besides others it has the tokens that the `index` of the site may hold.
        name: of the units in it that explain what is no index.
    """

    path: str
    name: str


class Unexplained(NamedTuple):
    """What a chunk of files holds.

    Attributes:
        units: those that nothing public explains, as bytes.
        unreadable: files that cannot be searched, with the reason.
    """

    units: bytes
    unreadable: list[tuple[str, Message]]


def unexplained(files: Sequence[Searched], known: Known) -> Unexplained:
    """Search files for what nothing public explains.

    Args:
        files: a chunk; lines that several share are looked at once.
        known: what explains them.
    """
    lines: set[str] = set()
    units: list[Units] = []
    unreadable = []
    for file in files:
        try:
            data = Path(file.path).read_bytes()
            if file.shard:
                units.append(without(tokens_of(data, *file.shard), _units(known.path, "index")))
            for text in readings(
                file.name, data, deleted=known.name != CONTENT
            ):  # the cache overwrites what it deletes
                lines.update(text.split("\n"))
        except UnreadableError as error:
            unreadable.append((file.name, error.message))
        except OSError as error:
            unreadable.append((file.name, Message("cannot be read: {why}", why=error.strerror)))
    text = "\n".join(lines)
    if known.name == CONTENT:
        text = _BARE_NUMBER.sub("", text)
    units.append(without(units_of(resolved(once(text)).split("\n")), _units(*known)))
    return Unexplained(np.unique(np.concatenate(units)).tobytes(), unreadable)


def once(text: str) -> str:
    """Each passage once, since nothing that counts reaches over the ends of passages, and pages repeat what records say."""
    for mark in _ENDS:
        text = text.replace(mark, "\n")
    return "\n\n".join(set(text.split("\n")))  # an escape of CSS takes one line end with it


def without(units: Units, known: Units) -> Units:
    """Those units that are not among others; both are ascending, and the others are mostly many more."""
    there: NDArray[np.bool_] = np.append(known, np.uint64(0))[np.searchsorted(known, units)] == units
    return units[~there]


@lru_cache(maxsize=4)
def _units(path: str, name: str) -> Units:
    with np.load(path) as kept:
        units: Units = kept[name]
    return units


def files_of(
    folder: Path, name: str = "", searched: Collection[int] = frozenset(), only: Collection[str] | None = None
) -> Iterator[Searched]:
    """The files of a site, or of any other folder.

    Args:
        folder: its root; one that is missing has none.
        name: what problems call it; empty for the site itself.
        searched: inodes of files to be passed over.
        only: paths of files below it that alone are meant; None is all.

    Raises:
        UnreadableError: it has a search index whose manifest cannot be read.
    """
    places = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*")) if only is None else sorted(only)
    shards: dict[str, tuple[int, int]] = {}
    for manifest in (place for place in places if f"/{place}".endswith(f"/{MANIFEST}")):
        bits, numbers = shard_numbers((folder / manifest).read_bytes())
        shards |= {f"{manifest.removesuffix(MANIFEST)}{path}": (number, bits) for path, number in numbers.items()}
    root = folder.absolute()  # who searches may be in another folder
    for place in places:
        path = f"{root}/{place}"  # a `Path` of each file takes as long as reading it
        if os.path.isfile(path) and not (searched and os.stat(path).st_ino in searched):  # noqa: PTH113, PTH116 - as above
            yield Searched(f"{name}/{place}" if name else place, path, shards.get(place))


class Search:
    """One search, over whatever many chunks; remembers what it has compared with the list."""

    def __init__(self, words: WordList, known: Known) -> None:
        """Begin.

        Args:
            words: the list.
            known: what explains words.
        """
        self._words, self._known = words, known
        self._seen: Units = np.empty(0, dtype=np.uint64)
        self._hits: Units = np.empty(0, dtype=np.uint64)

    def problems(self, files: Sequence[Searched], found: Unexplained) -> Iterator[Problem]:
        """What a chunk came to.

        Args:
            files: the chunk.
            found: what `unexplained` gave for it.
        """
        yield from (_problem(file, why) for file, why in found.unreadable)
        units = np.frombuffer(found.units, dtype=np.uint64)
        fresh = without(units, self._seen)
        self._seen = np.union1d(self._seen, fresh)
        self._hits = np.union1d(self._hits, self._words.find(fresh))
        if len(np.intersect1d(units, self._hits)):
            for file in files:
                own = np.frombuffer(unexplained([file], self._known).units, dtype=np.uint64)
                if len(np.intersect1d(own, self._hits)):
                    yield _problem(
                        file.name, Message("words of a sealed record stand here, and nothing public explains them")
                    )


def _problem(file: str, message: Message) -> Problem:
    remedy = Message("find where they come from; build with --no-cache if nothing in the content has them")
    return Problem(rule=RULE, message=message, remedy=remedy, path=file)
