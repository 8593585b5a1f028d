"""The list of the words that sealed records had: keyed hashes in `content/sealed-words.txt`, or a private file.

Takes texts and a file; gives a `WordList`, which finds what it holds and tells nothing else. One list serves all sealed records and
is sorted, so that it does not tell which word was in which.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from build_scripts.content.message import Message
from build_scripts.publish.sealed_words.units import units_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from build_scripts.publish.sealed_words.units import Units

FILE = "sealed-words.txt"  # below the content folder
KEY = "PORTAL_SEAL_KEY"  # the environment's variable with the secret
_MARK = "portal-sealed-words-1"
_SALT = 16  # bytes
_HASH = 8  # bytes: none of a million words of a site is taken for one of a million sealed ones (chance 1 in 18 million)


class KeyMismatchError(Exception):
    """The list was made with another secret, or with one where none is set now; nothing could be found in it."""

    def __init__(self, message: Message, *, absent: bool = False) -> None:
        """Say why; `absent` where the environment has no secret at all, as in a check of somebody else's change."""
        super().__init__(message)
        self.message, self.absent = message, absent


@dataclass(frozen=True)
class _Hashes:
    """What one file holds: hashes with what they are made with."""

    salt: bytes
    key: bytes
    hashes: frozenset[bytes]

    def __contains__(self, unit: int) -> bool:
        return self.of(unit) in self.hashes

    def of(self, unit: int) -> bytes:
        return hmac.digest(self.salt + self.key, unit.to_bytes(_HASH, "big"), "sha256")[:_HASH]


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
            state.update(b"\0".join((file.salt, hashlib.sha256(file.key).digest(), *sorted(file.hashes))))
        state.update(repr(sorted(self._plain)).encode())
        return state.hexdigest()


def add(file: Path, texts: Iterable[str], key: bytes | None = None) -> int:
    """Enter the words of a record's texts; a list that is not there is begun.

    Args:
        file: the list.
        texts: everything that the record said, each value for itself.
        key: the secret; None is that of the environment, which may have none.

    Returns:
        How many hashes are new.

    Raises:
        KeyMismatchError: the list was made with another secret.
        OSError: the file cannot be written.
    """
    secret = _secret(key)
    if file.exists():
        known = _parse(_text(file), secret, absent=False)
    else:
        known = _Hashes(secrets.token_bytes(_SALT), secret, frozenset())
    made = known.hashes | {known.of(unit) for unit in units_of(texts, addresses=True).tolist()}
    lines = [f"{_MARK} {known.salt.hex()} {_check(known.salt, secret)}", *sorted(one.hex() for one in made)]
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
        KeyMismatchError: the list was made with another secret.
        OSError: the file cannot be read.
    """
    text = _text(file) if file.exists() else ""
    if text.startswith(_MARK):
        return WordList((_parse(text, _secret(key), absent=key is None and KEY not in os.environ),))
    if _MARK in text:  # as after a merge with conflicts; taken for plain words it would find nothing
        raise KeyMismatchError(Message("the list of sealed words is damaged"))
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return WordList((), frozenset(units_of(lines, addresses=True).tolist()))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (UnicodeDecodeError, IsADirectoryError) as error:
        raise KeyMismatchError(Message("the list of sealed words is damaged")) from error


def _parse(text: str, secret: bytes, *, absent: bool) -> _Hashes:
    first, *lines = text.split("\n")
    try:
        _mark, salt, check = first.split(" ")
        known = _Hashes(bytes.fromhex(salt), secret, frozenset(bytes.fromhex(line) for line in lines if line))
    except ValueError as error:
        raise KeyMismatchError(Message("the list of sealed words is damaged")) from error
    if not hmac.compare_digest(check, _check(known.salt, secret)):
        message = Message("the list of sealed words was made with another secret than that of {variable}", variable=KEY)
        raise KeyMismatchError(message, absent=absent)
    return known


def _secret(key: bytes | None) -> bytes:
    return os.environ.get(KEY, "").strip().encode() if key is None else key


def _check(salt: bytes, secret: bytes) -> str:
    return hmac.digest(salt + secret, b"", "sha256")[:_HASH].hex()
