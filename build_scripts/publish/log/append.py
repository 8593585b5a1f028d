"""New entries for the log: what of the public records is new or changed, and whose time is over.

Takes the folder of the log and what is public on a day; appends, signs the new tree, and puts the new folder in the place of the old one
in one step, so that a killed `portal log` leaves the log as it was. Where nothing changed, no byte does.
"""

from __future__ import annotations

import json
import secrets
from collections import Counter
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from build_scripts.catalog.entered_change import class_of
from build_scripts.catalog.publication_log import (
    CHECKPOINTS,
    DAYS,
    FOLDER,
    OPENINGS,
    Opening,
    days_of,
    opening_files,
    openings,
)
from build_scripts.content.message import Message
from build_scripts.model.base import Status
from build_scripts.publish.log import checkpoint, merkle, tiles
from build_scripts.publish.log.closing import CLOSING, only_writer_of, to_close
from build_scripts.publish.log.entries import SALT, closed_in, closing_entries, content_digest, entry_of
from build_scripts.publish.log.log_error import LogError
from build_scripts.publish.log.log_folder import exchange, read_entries, read_tree

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from build_scripts.content.problem import Problem
    from build_scripts.publish.log.checkpoint import Checkpoint
    from build_scripts.publish.log.keys import PrivateKey

    Tree = Mapping[str, Any]
    Earlier = Callable[
        ["Public", Opening], Tree | None
    ]  # the content to which an opening commits, where it can be found

CORRECTION = "correction"
_EVENTS = {
    Status.PUBLISHED.value: "publication",
    Status.WITHHELD.value: "withholding",
    Status.WITHDRAWN.value: "withdrawal",
}


class Public(NamedTuple):
    """A record that is public on the day.

    Attributes:
        id, kind, status: of the record.
        source: its file, relative to the content folder.
        content: as the whole-record export gives it, without links to other records.
    """

    id: str
    kind: str
    status: str
    source: str
    content: Tree


@dataclass(frozen=True, slots=True)
class Appended:
    """What became of the log.

    Attributes:
        events: how many entries of each event are new.
        closed: how many entries were closed.
        size: how many entries the log has now.
        signed: whether its checkpoint is signed.
    """

    events: Mapping[str, int]
    closed: int
    size: int
    signed: bool


def append(
    folder: Path,
    public: Sequence[Public],
    day: dt.date,
    origin: str,
    key: PrivateKey | None = None,
    earlier: Earlier = lambda _record, _opening: None,
) -> Appended:
    """Bring a log up to what is public.

    Args:
        folder: of the log; it need not be there.
        public: every record that is public on the day.
        day: of the entries.
        origin: the name of the log.
        key: signs; without one the checkpoint is unsigned.
        earlier: finds the content that a record had before.

    Raises:
        LogError: the log is damaged, another command writes it, or the day is before its last one.
    """
    folder = folder.absolute()
    with only_writer_of(folder):
        log = _Log(folder, origin, day.isoformat())
        log.close(record.id for record in public)
        for record in _in_no_order(public):
            log.enter(record, earlier)
        return log.write(key)


def must_be_whole(folder: Path, origin: str, day: dt.date) -> None:
    """Refuse a log to which nothing can be appended, before anybody reads the content.

    Args:
        folder: of the log; it need not be there.
        origin: the name of the log.
        day: of the entries that are to come.

    Raises:
        LogError: it is damaged, or has entries of a later day.
    """
    _Log(folder.absolute(), origin, day.isoformat())
    to_close(folder)


def _in_no_order(public: Sequence[Public]) -> list[Public]:
    """Shuffled: by an order of ids the entries on both sides of a closed one would tell which record it was."""
    return secrets.SystemRandom().sample(public, len(public))


@dataclass
class _Log:
    """The log while it grows."""

    folder: Path
    origin: str
    day: str
    events: Counter[str] = field(default_factory=Counter)
    closed: int = 0

    def __post_init__(self) -> None:
        problems: list[Problem] = []
        self.days, self.openings = days_of(self.folder, problems), openings(opening_files(self.folder), problems)
        if problems:
            raise LogError(problems[0].message, problems[0].path.removeprefix(f"{FOLDER}/"))
        self.tree = read_tree(self.folder, self.origin)
        self.entries = read_entries(self.folder, self.tree)
        self.changed: set[str] = set()  # ids whose openings are new, different or gone
        if self.days and self.day < max(self.days):
            raise LogError(Message("the log has entries of {day}, and none may be earlier", day=max(self.days)))

    def close(self, public: Iterable[str]) -> None:
        """Append an entry for those whose openings were destroyed, and destroy those of records that are not public."""
        waiting, there = to_close(self.folder), set(public)
        for identifier, known in list(self.openings.items()):
            indexes = {opening.index for opening in known}
            if identifier not in there or indexes & waiting:
                waiting |= indexes
                del self.openings[identifier]
                self.changed.add(identifier)
        waiting -= closed_in(self.entries)
        if any(not 0 <= index < len(self.entries) for index in waiting):
            raise LogError(Message("it names an entry that the log does not have"), CLOSING)
        self.entries += closing_entries(waiting)
        self.closed = len(waiting)

    def enter(self, record: Public, earlier: Earlier) -> None:
        """Append an entry for a record, unless its newest one is of the same content."""
        known = self.openings.get(record.id, ())
        last = known[-1] if known else None
        if last and last.fits(record.content):
            return
        salt, content_salt = secrets.token_hex(SALT), secrets.token_hex(SALT)
        header: dict[str, Any] = {
            "id": record.id,
            "kind": record.kind,
            "event": _event(record.status, known),
            "date": self.day,
            "content": content_digest(content_salt, record.content),
        }
        if last:
            change = class_of(earlier(record, last), record.content, since=last.header["date"])
            header |= {"class": change.class_.value, "fields": list(change.fields)}
        opening = Opening(len(self.entries), header, salt, content_salt)
        self.entries.append(entry_of(salt, header))
        self.openings[record.id] = (*(replace(one, content_salt=None) for one in known), opening)
        self.changed.add(record.id)
        self.events[header["event"]] += 1

    def write(self, key: PrivateKey | None) -> Appended:
        """Put the new log in the place of the old one, if anything changed."""
        size = len(self.entries)
        root = merkle.root([merkle.leaf_hash(entry) for entry in self.entries])
        tree = checkpoint.Checkpoint(origin=self.origin, size=size, root=root)
        tree = tree.signed_by(key) if key else tree
        same = self.tree is not None and size == self.tree.size and not self.changed
        unsigned = key is not None and self.tree is not None and not self.tree.verified(key.public)
        if size and (not same or unsigned or (self.folder / CLOSING).exists()):
            self._replace(tree if not same or unsigned else self.tree or tree)
        else:
            tree = self.tree or tree
        return Appended(dict(self.events), self.closed, size, bool(tree.signatures))

    def _replace(self, tree: Checkpoint) -> None:
        made = tiles.files(self.entries)
        days = {**self.days, self.day: tree.size} if tree.size != max(self.days.values(), default=0) else self.days
        made |= {checkpoint.PLACE: bytes(tree), f"{CHECKPOINTS}/{tree.size}": bytes(tree), DAYS: _lines(days)}
        gone = {CLOSING}
        for identifier in self.changed:
            name = f"{OPENINGS}/{identifier}.json"
            if identifier in self.openings:
                made[name] = _lines([asdict(opening) for opening in self.openings[identifier]])
            else:
                gone.add(name)
        exchange(self.folder, made, gone)


def _event(status: str, known: Sequence[Opening]) -> str:
    """What an entry tells: the status, if the record did not have it before, and else a correction."""
    event = _EVENTS[status]
    before = [opening.header["event"] for opening in known if opening.header["event"] != CORRECTION]
    return CORRECTION if before and before[-1] == event else event


def _lines(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=0) + "\n").encode()
