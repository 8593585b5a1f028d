"""The list of the words that sealed records had: keyed hashes in `content/sealed-words.txt`, or a private file.

Takes texts and a file; gives a `WordList`, which finds what it holds and tells nothing else. One list serves all sealed records and
is sorted, so that it does not tell which word was in which.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from build_scripts.content.message import Message
from build_scripts.publish.sealed_words.units import own, units_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from build_scripts.publish.sealed_words.units import Units

FILE = "sealed-words.txt"  # below the content folder
KEY = "PORTAL_SEAL_KEY"  # the environment's variable with the secret
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
_MARK = "portal-sealed-words-1"
_SALT = 16  # bytes
_HASH = 8  # bytes: none of a million words of a site is taken for one of a million sealed ones (chance 1 in 18 million)


_KEEP_BOTH = Message("keep the lines of both sides and delete the marks; the order of the lines does not matter")
_TAKE_BACK = Message("take the file back from git")


class KeyMismatchError(Exception):
    """The list cannot be used: it was made with another secret, or with one where none is set now, or it is damaged."""

    def __init__(self, message: Message, remedy: Message, *, absent: bool = False) -> None:
        """Say why and what to do; `absent` where the environment has no secret at all, as in a check of somebody else's change."""
        super().__init__(message)
        self.message, self.remedy, self.absent = message, remedy, absent


@dataclass(frozen=True)
class _Hashes:
    """What one file holds: hashes, and the salts with which they are made, several where lists of two clones were merged.

    Which hash has which salt does not matter, and so neither does the order of the lines, which a merge may change.
    """

    salts: tuple[bytes, ...]
    key: bytes
    hashes: frozenset[bytes]

    def __contains__(self, unit: int) -> bool:
        return any(self.of(unit, salt) in self.hashes for salt in self.salts)

    def of(self, unit: int, salt: bytes) -> bytes:
        return hmac.digest(salt + self.key, unit.to_bytes(_HASH, "big"), "sha256")[:_HASH]


@dataclass(frozen=True)
class WordList:
    """What several files hold together."""

    _hashed: tuple[_Hashes, ...] = field(default=(), repr=False)
    _plain: frozenset[int] = field(default=frozenset(), repr=False)

    def __bool__(self) -> bool:
        return bool(self._plain or any(file.hashes for file in self._hashed))

    def __or__(self, other: WordList) -> WordList:
        """Both lists."""
        return WordList(self._hashed + other._hashed, self._plain | other._plain)

    def find(self, units: Units) -> Units:
        """Those units that the list holds."""
        found = [unit for unit in units.tolist() if unit in self._plain or any(unit in file for file in self._hashed)]
        return np.array(found, dtype=np.uint64)

    @property
    def fingerprint(self) -> str:
        """Of all that it finds, keyed with the salt, so that it may be kept."""
        state = hashlib.sha256()
        for file in self._hashed:
            state.update(b"\0".join((*file.salts, hashlib.sha256(file.key).digest(), *sorted(file.hashes))))
        state.update(repr(sorted(self._plain)).encode())
        return state.hexdigest()


def add(file: Path, texts: Iterable[str], key: bytes | None = None, numbers: Iterable[str] = ()) -> int:
    """Enter the words of a record's texts; a list that is not there is begun.

    Args:
        file: the list.
        texts: everything that the record said, each value for itself.
        key: the secret; None is that of the environment, which may have none.
        numbers: those of the record's own case, which no other record may name.

    Returns:
        How many hashes are new.

    Raises:
        KeyMismatchError: the list was made with another secret, or is damaged.
        OSError: the file cannot be written.
    """
    secret = _secret(key)
    if file.exists():
        known = _parse(_text(file), secret, absent=False)
    else:
        known = _Hashes((secrets.token_bytes(_SALT),), secret, frozenset())
    units = np.union1d(units_of(texts, addresses=True), own(numbers))
    new = (unit for unit in units.tolist() if unit not in known)
    made = known.hashes | {known.of(unit, known.salts[0]) for unit in new}
    heads = (f"{_MARK} {salt.hex()} {_check(salt, secret)}" for salt in known.salts)
    lines = [*heads, *sorted(one.hex() for one in made)]
    scratch = file.with_name(f".{file.name}.new")
    scratch.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    scratch.replace(file)
    return len(made) - len(known.hashes)


def read(file: Path, key: bytes | None = None) -> WordList:
    """Read a list: one that `add` made, or a private file with a word or a text on each line.

    Args:
        file: the list; one that is missing holds nothing.
        key: the secret; None is that of the environment, which may have none.

    Raises:
        KeyMismatchError: the list was made with another secret, or is damaged.
        OSError: the file cannot be read.
    """
    text = _text(file) if file.exists() else ""
    if text.startswith(_MARK):
        return WordList((_parse(text, _secret(key), absent=key is None and KEY not in os.environ),))
    if _MARK in text:  # as after a merge with conflicts; taken for plain words it would find nothing
        raise _damaged(text)
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return WordList((), frozenset(units_of(lines, addresses=True).tolist()))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (UnicodeDecodeError, IsADirectoryError) as error:
        raise _damaged() from error


def _parse(text: str, secret: bytes, *, absent: bool) -> _Hashes:
    heads, lines = {}, set()
    try:
        for line in text.split("\n"):
            if line.startswith(_MARK):
                _mark, salt, check = line.split(" ")
                heads[bytes.fromhex(salt)] = check
            elif line:
                lines.add(bytes.fromhex(line))
    except ValueError as error:
        raise _damaged(text) from error
    if any(not hmac.compare_digest(check, _check(salt, secret)) for salt, check in heads.items()):
        message = Message("the list of sealed words was made with another secret than that of {variable}", variable=KEY)
        remedy = Message("set {variable} to the secret with which the list was made", variable=KEY)
        raise KeyMismatchError(message, remedy, absent=absent)
    return _Hashes(tuple(sorted(heads)), secret, frozenset(lines))


def _damaged(text: str = "") -> KeyMismatchError:
    if _CONFLICT.search(text):
        return KeyMismatchError(Message("the list of sealed words has the marks of a merge in it"), _KEEP_BOTH)
    return KeyMismatchError(Message("the list of sealed words is damaged"), _TAKE_BACK)


def _secret(key: bytes | None) -> bytes:
    return os.environ.get(KEY, "").strip().encode() if key is None else key


def _check(salt: bytes, secret: bytes) -> str:
    return hmac.digest(salt + secret, b"", "sha256")[:_HASH].hex()
