"""The publication log as a build reads it: what opens the entries of each record, and how far the log had come by a day.

Takes the folder `content/log`, which only `portal log` writes; gives the `PublicationLog` of a day. Of a record that was sealed
there are no openings: they were deleted, and nothing here can tell of it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rfc8785

from build_scripts.content.message import Message
from build_scripts.content.problem import Problem

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator, Mapping

FOLDER = "log"  # below the content folder
OPENINGS = "openings"
DAYS = "days.json"
CHECKPOINTS = "checkpoints"
FILE = "record.json"  # beside the page of each record: its content, and what opens its entries
_TECHNICAL = "technical"
_REMEDY = Message("take the folder back from git; only `portal log` writes it")


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens one entry of the log.

    Attributes:
        index: of the entry, counted from 0.
        header: what the entry commits to; `id`, `kind`, `event`, `date`, `content` and perhaps `class` and `fields`.
        salt: with which it does, in hex.
        content_salt: with which `content` commits to the record; None once a later entry tells of a newer version.
    """

    index: int
    header: Mapping[str, Any]
    salt: str
    content_salt: str | None

    def fits(self, content: Mapping[str, Any]) -> bool:
        """Whether the entry is of this content, and not of an earlier one.

        Args:
            content: the record as the whole-record export gives it.
        """
        return bool(self.content_salt) and salted_digest(self.content_salt or "", content) == self.header["content"]


def salted_digest(salt: str, value: Mapping[str, Any]) -> str:
    """The commitment to a value: SHA-256 of the salt and the value's canonical JSON (RFC 8785), in hex.

    Args:
        salt: in hex.
        value: plain data without fractions.
    """
    return hashlib.sha256(bytes.fromhex(salt) + rfc8785.dumps(value)).hexdigest()


@dataclass(frozen=True, slots=True)
class PublicationLog:
    """The log by the end of a day.

    Attributes:
        folder: of the log.
        entries: record id → its openings up to that day, oldest first.
        texts: record id → the file with all its openings, of whatever day.
        size: how many entries the log had.
        origin: its name.
        signed: whether its checkpoint of that day has a signature.
        key: its public key, which mkdocs.yml states; empty where there is none.
        newest: the ISO day of its newest entry, whatever day it is read for; empty where it has none.
        ahead: ids of records that tell of what happened after the day.
    """

    folder: Path
    entries: Mapping[str, tuple[Opening, ...]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    size: int = 0
    origin: str = ""
    signed: bool = False
    key: str = ""
    newest: str = ""
    ahead: frozenset[str] = frozenset()

    def state(self, identifier: str) -> str:
        """Everything on which depends what a page or a file shows of a record's entries, as text."""
        shown = len(self.entries.get(identifier, ()))
        return f"{self.origin} {self.signed} {self.key} {shown} {self.texts.get(identifier, '') if shown else ''}"

    def is_later(self, identifier: str) -> bool:
        """Whether a record first stood on the portal after the day; of one whose entries were closed since, its own days tell."""
        return identifier in self.ahead or (identifier in self.texts and identifier not in self.entries)

    def first_day(self, identifier: str) -> str | None:
        """The ISO day on which a record first stood on this portal, or None where the log does not know it."""
        known = self.entries.get(identifier)
        return known[0].header["date"] if known else None

    def changed(self, identifier: str) -> str | None:
        """The ISO day of the last entry of a record that tells of more than a technical change."""
        days = [one.header["date"] for one in self.entries.get(identifier, ()) if one.header.get("class") != _TECHNICAL]
        return days[-1] if days else self.first_day(identifier)

    def lost(self, ids: Collection[str], replaced: Collection[str]) -> Iterator[Problem]:
        """LOG-01: a record that the log knows stands in no file any more.

        Args:
            ids: of every file, also of those that are sealed or have errors.
            replaced: of records that others say they replace.
        """
        for identifier in sorted(self.texts.keys() - set(ids) - set(replaced)):
            yield Problem(
                rule="LOG-01",
                message=Message("the publication log knows this record, and no file has it"),
                remedy=Message(
                    "bring the file back from git; what must leave the portal is withdrawn or sealed, and what has "
                    "a new id is named in `replaces` of the record that stays"
                ),
                path=f"{FOLDER}/{OPENINGS}/{identifier}.json",
            )


def read(folder: Path, as_of: dt.date, key: str = "") -> tuple[PublicationLog | None, list[Problem]]:
    """The log by the end of a day; None where there is no log, or a damaged one.

    Args:
        folder: of the log.
        as_of: the day.
        key: the public key that mkdocs.yml states.
    """
    day = as_of.isoformat()
    if not folder.is_dir():
        return None, []
    problems: list[Problem] = []
    days = days_of(folder, problems)
    size = size_by(days, day)
    text = signatures = ""
    if size:
        try:
            text, _blank, signatures = (folder / CHECKPOINTS / str(size)).read_text("utf-8").partition("\n\n")
        except (OSError, ValueError):
            problems.append(_damaged(f"{CHECKPOINTS}/{size}"))
    texts = opening_files(folder)
    every = openings(texts, problems)
    if problems:
        return None, problems
    shown = {
        identifier: until
        for identifier, entries in every.items()
        if (until := tuple(one for one in entries if one.header["date"] <= day))
    }
    origin, newest = text.partition("\n")[0], max(days, default="")
    return PublicationLog(folder, shown, texts, size, origin, bool(signatures), key, newest), []


def size_by(days: Mapping[str, int], day: str) -> int:
    """How many entries the log had by the end of a day, by what it had at the end of each day that has entries."""
    return max((size for then, size in days.items() if then <= day), default=0)


def days_of(folder: Path, problems: list[Problem]) -> dict[str, int]:
    """The size of the log at the end of each day that has entries, by ISO day."""
    try:
        days = json.loads((folder / DAYS).read_bytes())
        return {str(day): int(size) for day, size in days.items()}
    except FileNotFoundError:
        return {}  # of a log that has only been closed so far, or is empty
    except (OSError, ValueError, AttributeError, TypeError):
        problems.append(_damaged(DAYS))
        return {}


def opening_files(folder: Path) -> dict[str, str]:
    """Record id → the file that opens its entries, of all records of a log."""
    place = folder / OPENINGS
    found = {}
    with contextlib.suppress(FileNotFoundError), os.scandir(place) as files:
        for file in sorted(files, key=attrgetter("name")):
            if file.name.endswith(".json"):
                found[file.name.removesuffix(".json")] = Path(file.path).read_text("utf-8", "replace")
    return found


def openings(texts: Mapping[str, str], problems: list[Problem]) -> dict[str, tuple[Opening, ...]]:
    """The openings of all records, by id.

    Args:
        texts: record id → the file with its openings.
        problems: takes one for each file that is damaged.
    """
    found = {}
    for identifier, text in texts.items():
        try:
            entries = tuple([Opening(**entry) for entry in json.loads(text)])
            if not entries or not all(entry.header["id"] == identifier and entry.header["date"] for entry in entries):
                raise ValueError  # noqa: TRY301 - one way to say that the file is damaged
        except (ValueError, TypeError, KeyError):
            problems.append(_damaged(f"{OPENINGS}/{identifier}.json"))
        else:
            found[identifier] = entries
    return found


def _damaged(name: str) -> Problem:
    message = Message("this file of the publication log is missing or damaged")
    return Problem(rule="LOG-02", message=message, remedy=_REMEDY, path=f"{FOLDER}/{name}")
