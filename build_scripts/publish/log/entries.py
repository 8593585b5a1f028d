"""What the entries of the log say: salted commitments to headers, and headers that commit to records.

Takes plain data and salts; gives the bytes of entries. A commitment tells nothing without its salt, so that an entry stays in the log
when a record is sealed, and what it was about goes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import rfc8785

from build_scripts.catalog.publication_log import salted_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SALT = 32  # bytes
MOST = 1000  # indexes in one entry, which may have 65,535 bytes


def content_digest(content_salt: str, content: Mapping[str, Any]) -> str:
    """The commitment of a header to a record, in hex.

    Args:
        content_salt: in hex.
        content: the record as the whole-record export gives it.
    """
    return salted_digest(content_salt, content)


def commitment_of(salt: str, header: Mapping[str, Any]) -> str:
    """The commitment of an entry to a header, in hex.

    Args:
        salt: in hex.
        header: id, kind, event, day and so on.
    """
    return salted_digest(salt, header)


def entry_of(salt: str, header: Mapping[str, Any]) -> bytes:
    """The entry that commits to a header."""
    return rfc8785.dumps({"commitment": commitment_of(salt, header)})


def closing_entries(indexes: Iterable[int]) -> list[bytes]:
    """The entries that say whose openings were destroyed: numbers alone, several entries where they are many."""
    wanted = sorted(set(indexes))
    return [rfc8785.dumps({"closed": wanted[start : start + MOST]}) for start in range(0, len(wanted), MOST)]


def closed_in(entries: Iterable[bytes]) -> set[int]:
    """The indexes that entries of the log say were closed."""
    return {index for entry in entries if entry.startswith(b'{"closed"') for index in json.loads(entry)["closed"]}
