"""What the files of records say of their status, whatever else is wrong with them.

A removal must not wait until a file can be read: `status: sealed` at the beginning of a line is enough.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from pathlib import Path

STATUSES = ("sealed", "withdrawn", "withheld")  # which show less than a record, the least first
_SAID = re.compile(
    rb"^(?:\xef\xbb\xbf)?[\"']?status[\"']?[ \t]*(?::|\xef\xbc\x9a)[ \t]*[\"']?(\w+)", re.MULTILINE | re.IGNORECASE
)
ID = re.compile("[bcdfghjkmnpqrstvwxz23456789]{8}")
_SAYS_ID = re.compile(rb"^(?:\xef\xbb\xbf)?id[ \t]*:[ \t]*[\"']?(" + ID.pattern.encode() + rb")\b", re.MULTILINE)
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # with which a text of two bytes a character begins


def said_status(data: bytes) -> str | None:
    """The status that a file names, of several the one that shows least; None where it names none of them.

    Args:
        data: of the file, in whatever state.
    """
    if data.startswith(_WIDE):
        data = data.decode("utf-16", "replace").encode()
    said = {found.decode().lower() for found in _SAID.findall(data.replace(b"\r", b"\n"))}
    return next((status for status in STATUSES if status in said), None)


def files_by_id(content: Path) -> dict[str, list[Path]]:
    """Every file below `records/` that may be a record's, by the id that it is named after or else says, in a fixed order.

    Args:
        content: the folder that holds `records/`; it need not be there.
    """
    found: defaultdict[str, list[Path]] = defaultdict(list)
    for folder, folders, names in os.walk(content / "records"):
        folders.sort()
        for name in sorted(names):
            stem, _dot, ending = name.rpartition(".")
            if ending.lower() in {"yml", "yaml"} and not name.startswith("."):
                found[stem if ID.fullmatch(stem) else _said_id(Path(folder, name)) or stem].append(Path(folder, name))
    return dict(found)


def _said_id(path: Path) -> str | None:
    said = _SAYS_ID.search(bytes_of(path) or b"")
    return said[1].decode() if said else None


def bytes_of(path: Path) -> bytes | None:
    """A file as it is; None where it cannot be read, or is no file: a pipe would be waited for."""
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError:
        return None
