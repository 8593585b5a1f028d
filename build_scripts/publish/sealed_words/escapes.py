"""Text as it is meant: takes text in which characters are written as something else, gives it with the characters.

Entities of markup, escapes of JSON, JavaScript and CSS, percent-encoding and Base64, also one inside the other.
"""

from __future__ import annotations

import base64
import binascii
import re
from html import unescape

_DEPTH = 3
_ENTITY = re.compile(r"&(?:#|[A-Za-z]+;)")
_ESCAPE = re.compile(
    r"\\(?:u([0-9A-Fa-f]{4})|u\{0*([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2})|0{0,2}([4-9][0-9A-Fa-f]{3})[ \t\n]?|[nrtbf/])"
)
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,}(?![A-Za-z0-9+/_-])")
_KINDS = tuple(map(re.compile, ("[A-Z]", "[a-z]", "[0-9]")))
_URL_SAFE = str.maketrans("-_", "+/")
_SURROGATE = re.compile("[\ud800-\udfff]")


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
    return _BASE64.sub(_read_base64, text)


def _character(match: re.Match[str]) -> str:
    code = next(filter(None, match.groups()), "")
    return chr(int(code, 16)) if code and int(code, 16) < 0x110000 else " "


def _unquoted(match: re.Match[str]) -> str:
    return bytes.fromhex(match[0].replace("%", "")).decode("utf-8", "replace")


def _read_base64(match: re.Match[str]) -> str:
    """What a run with capitals, small letters and digits says; digests and salts, in which words come about by chance, say nothing."""
    run = match[0]
    if not all(kind.search(run) for kind in _KINDS):
        return run
    try:
        data = base64.b64decode(run.translate(_URL_SAFE) + "=" * (-len(run) % 4))
        return f"{run}\0{data.decode('utf-8')}\0"
    except (binascii.Error, UnicodeDecodeError):
        return " " if "-" not in run and "_" not in run else run
