"""`record.json` beside the page of a record: the record, and what opens its entries in the log.

Takes the bytes and the place of the file; gives its parts, if they are exactly what `portal build` writes. Every byte counts: the file is canonical
JSON (RFC 8785), so that no two files say the same.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

import rfc8785

from build_scripts.content.message import Message
from build_scripts.publish.log import page_text
from build_scripts.publish.log.entries import commitment_of, content_digest
from build_scripts.publish.log.log_error import LogError

NAME = "record.json"
_SALT = re.compile("[0-9a-f]{64}")
_KEYS = {"index", "header", "salt", "content_salt"}


@dataclass(frozen=True, kw_only=True)
class Opened:
    """An entry of the log that a record opens.

    Attributes:
        index: its place in the log.
        commitment: what the entry must say, in hex.
        date: the ISO day that its header names.
        entered: whether it commits to the record as it stands; None of an older version, or where the newest one is not in the log yet.
    """

    index: int
    commitment: str
    date: str
    entered: bool | None


@dataclass(frozen=True, kw_only=True)
class RecordFile:
    """What is in the file.

    Attributes:
        opened: the entries, oldest first.
        titles: digests of the record's titles in all languages; none of a notice.
        text: a digest of the record's body; None where it has none.
    """

    opened: tuple[Opened, ...]
    titles: frozenset[bytes]
    text: bytes | None


def read(path: str, data: bytes) -> RecordFile:
    """A record's file.

    Args:
        path: from the root of the site.
        data: the file.

    Raises:
        LogError: the file is not what it must be.
    """
    try:
        whole = json.loads(data)
        right = rfc8785.dumps(whole) == data and set(whole) == {"record", "entries"}
        opened = tuple([_opened(entry, whole["record"], path) for entry in whole["entries"]])
        body = whole["record"].get("body")
        titles = [words for name, words in whole["record"].items() if name == "title" or name.startswith("title_")]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, rfc8785.CanonicalizationError) as error:
        raise _malformed(path) from error
    if not right or [one.index for one in opened] != sorted({one.index for one in opened}):
        raise _malformed(path)
    if any(one.entered is not None for one in opened[:-1]):
        raise _malformed(path)
    return RecordFile(
        opened=opened,
        titles=frozenset(page_text.of_words(words) for words in titles if isinstance(words, str)),
        text=page_text.of_words(body) if isinstance(body, str) else None,
    )


def _opened(entry: dict[str, Any], record: dict[str, Any], path: str) -> Opened:
    header, salt, content_salt = entry["header"], entry["salt"], entry["content_salt"]
    if set(entry) != _KEYS or type(entry["index"]) is not int or entry["index"] < 0 or not _SALT.fullmatch(salt):
        raise ValueError
    if not (record["id"] == header["id"] == path.split("/")[-2] and record["kind"] == header["kind"]):
        raise ValueError
    if content_salt is not None and not _SALT.fullmatch(content_salt):
        raise ValueError
    return Opened(
        index=entry["index"],
        commitment=commitment_of(salt, header),
        date=str(header["date"]),
        entered=None if content_salt is None else content_digest(content_salt, record) == header["content"],
    )


def _malformed(path: str) -> LogError:
    return LogError(Message("the file is not as `portal build` writes it"), path)
