"""The checkpoint of a log (C2SP tlog-checkpoint): whose log, how many entries, which root, in a signed note (C2SP signed-note).

Takes and gives the bytes of the file. A checkpoint without a signature is allowed, and says so by having none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from build_scripts.content.message import Message
from build_scripts.publish.log.keys import decoded, encoded
from build_scripts.publish.log.log_error import LogError
from build_scripts.publish.log.tiles import HASH

if TYPE_CHECKING:
    from build_scripts.publish.log.keys import PrivateKey, PublicKey

LARGEST = 100_000  # bytes of a checkpoint, with many signatures
PLACE = "checkpoint"  # in the folder of the log
_LINE = re.compile(r"— ([^\s+]+) (\S+)")
_NUMBER = re.compile(r"0|[1-9]\d{0,17}", re.ASCII)
_IDENTIFIER = 4  # bytes of a signature that name its key


@dataclass(frozen=True, kw_only=True)
class Signature:
    """A line of a note: the name of a key, its identifier, and what it signed with."""

    name: str
    identifier: bytes
    data: bytes

    def __str__(self) -> str:
        return f"— {self.name} {encoded(self.identifier + self.data)}\n"


@dataclass(frozen=True, kw_only=True)
class Checkpoint:
    """A tree of a log at one moment.

    Attributes:
        origin: which log.
        size: how many entries.
        root: over them.
        more: further lines that are signed with it; we write none.
        signatures: of any keys.
    """

    origin: str
    size: int
    root: bytes
    more: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()

    @property
    def text(self) -> bytes:
        """What is signed."""
        return "".join(f"{line}\n" for line in (self.origin, self.size, encoded(self.root), *self.more)).encode()

    def __bytes__(self) -> bytes:
        return self.text + b"\n" + "".join(map(str, self.signatures)).encode()

    def signed_by(self, key: PrivateKey) -> Checkpoint:
        """The same with one signature more."""
        signature = Signature(name=key.name, identifier=key.public.identifier, data=key.key.sign(self.text))
        return replace(self, signatures=(*self.signatures, signature))

    def verified(self, key: PublicKey) -> bool | None:
        """Whether the signatures that name a key are its own; None if there is none."""
        named = [one.data for one in self.signatures if (one.name, one.identifier) == (key.name, key.identifier)]
        return all(key.signed(self.text, data) for data in named) if named else None


def parse(data: bytes) -> Checkpoint:
    """Read a checkpoint; `bytes()` of it gives the same bytes again.

    Raises:
        LogError: it is none.
    """
    wrong = LogError(Message("the checkpoint is no signed note with origin, size and root"), PLACE)
    try:
        note = data[:LARGEST].decode()
    except UnicodeDecodeError as error:
        raise wrong from error
    text, blank, lines = note.rpartition("\n\n")
    if not blank or len(data) > LARGEST or any(character < " " for character in note.replace("\n", "")):
        raise wrong
    origin, size, root, *more = [*text.split("\n"), "", ""]
    hashed = decoded(root)
    if not origin or not _NUMBER.fullmatch(size) or hashed is None or len(hashed) != HASH:
        raise wrong
    signatures = tuple(_signature(line, wrong) for line in lines.split("\n")[:-1])
    made = Checkpoint(origin=origin, size=int(size), root=hashed, more=tuple(more[:-2]), signatures=signatures)
    if bytes(made) != data:
        raise wrong
    return made


def _signature(line: str, wrong: LogError) -> Signature:
    found = _LINE.fullmatch(line)
    data = decoded(found[2]) if found else None
    if not found or not data or len(data) <= _IDENTIFIER:
        raise wrong
    return Signature(name=found[1], identifier=data[:_IDENTIFIER], data=data[_IDENTIFIER:])
