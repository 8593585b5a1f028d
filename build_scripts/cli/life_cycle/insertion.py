"""A note on a correction put into a record's file without touching anything else in it: comments, layout, ends of lines.

Takes the file's bytes and the note; gives the new bytes, or None where the file has another layout than editors use.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.content.record_yaml import scalar
from build_scripts.content.strict_yaml import load

if TYPE_CHECKING:
    from collections.abc import Mapping

_FIELD = "corrections"
_ROOT = re.compile(r"^(?=[A-Za-z_])", re.MULTILINE)
_BLANK = re.compile(r"(?:[ \t]*(?:#[^\n]*)?(?:\n|$))*\Z")
_LATER = ("source:", "sample:", "body:", "related:", "exceptions:")  # before the first of them a new field stands
_EMPTY = re.compile(r"corrections:[ \t]*(?:\[[ \t]*\])?[ \t]*(#[^\n]*)?\s*")


def with_correction(data: bytes, note: Mapping[str, str]) -> bytes | None:
    """The file with one more note at the end of `corrections`.

    Args:
        data: of the file.
        note: its fields, in order.
    """
    before = load(data)[0]
    if not isinstance(before, dict):
        return None
    whole = data.decode("utf-8-sig")
    ending = "\r\n" if "\r\n" in whole else "\n"
    text = whole.replace("\r\n", "\n")
    line = "{" + ", ".join(f"{name}: {scalar(value)}" for name, value in note.items()) + "}"
    for made in (_into(text, line), _new_field(text, line)):
        if made is None:
            continue
        after = load(made.encode())[0]
        notes = [*(before.get(_FIELD) or []), dict(note)]
        if after is not None and {**before, _FIELD: notes} == after:
            bom = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
            return bom + made.replace("\n", ending).encode()
    return None


def _into(text: str, line: str) -> str | None:
    """Into the list that the file has."""
    found = re.search(rf"^{_FIELD}:", text, re.MULTILINE)
    if not found:
        return None
    start = found.start()
    after = _ROOT.search(text, found.end())
    end = after.start() if after else len(text)
    block, tail = text[start:end], ""
    if blank := _BLANK.search(block):
        block, tail = block[: blank.start()], block[blank.start() :]
    if empty := _EMPTY.fullmatch(block):
        return f"{text[:start]}{_FIELD}:{f'  {empty[1]}' if empty[1] else ''}\n  - {line}\n{tail}{text[end:]}"
    if block.rstrip().endswith("]") and re.match(rf"{_FIELD}:[ \t]*\[", block):
        return f"{text[:start]}{block.rstrip()[:-1].rstrip().rstrip(',')}, {line}]\n{tail}{text[end:]}"
    pad = re.search(r"^([ \t]*)- ", block, re.MULTILINE)
    if not pad:
        return None
    closed = block if block.endswith("\n") else f"{block}\n"
    return f"{text[:start]}{closed}{pad[1]}- {line}\n{tail}{text[end:]}"


def _new_field(text: str, line: str) -> str | None:
    """A field of its own, before the fields that come last by custom, or at the end."""
    if re.search(rf"^{_FIELD}:", text, re.MULTILINE):
        return None
    starts = [found.start() for found in _ROOT.finditer(text) if text.startswith(_LATER, found.start())]
    at = starts[0] if starts else len(text)
    above = text[:at] if not text[:at] or text[:at].endswith("\n") else f"{text[:at]}\n"
    return f"{above}{_FIELD}:\n  - {line}\n{text[at:]}"
