"""Text as it is meant: takes text in which characters are written as something else, gives it with the characters.

Entities of markup, escapes of JSON, JavaScript and CSS, percent-encoding and Base64, also one inside the other.
"""

from __future__ import annotations

import base64
import binascii
import re
import sys
from html import unescape
from string import ascii_letters, digits
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

_DEPTH = 3
_ENTITY = re.compile(r"&(?:#|[A-Za-z]+;)")
_ESCAPE = re.compile(
    r"\\(?:u([0-9A-Fa-f]{4})|u\{0*([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2})|0{0,2}([4-9][0-9A-Fa-f]{3})[ \t\n]?|[nrtbf/])"
)
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_SHORTEST = 16  # characters of Base64
_URL_SAFE = str.maketrans("-_", "+/")
_SURROGATE = re.compile("[\ud800-\udfff]")
_KINDS = tuple(map(re.compile, ("[A-Z]", "[a-z]", "[0-9]")))


def _table() -> NDArray[np.bool_]:
    """Code point → whether Base64 has it, up to the last of ASCII, which stands for all others as well."""
    table = np.zeros(128, dtype=bool)
    table[[ord(one) for one in f"{ascii_letters}{digits}+/-_"]] = True
    return table


_ALPHABET = _table()


def resolved(text: str) -> str:
    """The text without escapes, with what its Base64 says, and without Base64 that says nothing."""
    for _ in range(_DEPTH):
        before = text
        if "&" in text and _ENTITY.search(text):
            text = unescape(text)
        if "\\" in text:
            text = _ESCAPE.sub(_character, text)
        if "%" in text:
            text = _PERCENT.sub(_unquoted, text)
        if text == before:
            break
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    parts, end = [], 0
    for start, stop in _long_runs(text):
        parts += [text[end:start], _read_base64(text[start:stop])]
        end = stop
    return "".join([*parts, text[end:]])


def _long_runs(text: str) -> Iterable[tuple[int, int]]:
    """Where runs of the letters of Base64 stand that are long enough to say something."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    edges = np.flatnonzero(np.diff(_ALPHABET[np.minimum(points, 127)], prepend=False, append=False))
    starts, stops = edges[::2], edges[1::2]
    long = stops - starts >= _SHORTEST
    return zip(starts[long].tolist(), stops[long].tolist(), strict=True)


def _character(match: re.Match[str]) -> str:
    code = next(filter(None, match.groups()), "")
    return chr(int(code, 16)) if code and int(code, 16) <= sys.maxunicode else " "


def _unquoted(match: re.Match[str]) -> str:
    return bytes.fromhex(match[0].replace("%", "")).decode("utf-8", "replace")


def _read_base64(run: str) -> str:
    """What a run with capitals, small letters and digits says; digests and salts, in which words come about by chance, say nothing."""
    if not all(kind.search(run) for kind in _KINDS):
        return run
    try:
        data = base64.b64decode(run.translate(_URL_SAFE) + "=" * (-len(run) % 4))
        return f"{run}\n{data.decode('utf-8')}\n"
    except (binascii.Error, UnicodeDecodeError):
        return run if "-" in run or "_" in run else " "
