"""A list or group in brackets, on one line, as it should be written.

Takes the text from the opening bracket on; gives it with the brackets, commas, colons and quotation marks that YAML reads.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.content.message import Message
from build_scripts.content.slip import COMMENT, SPACES, Kind

if TYPE_CHECKING:
    from build_scripts.content.slip import Notes

BRACKET = Message("a full-width bracket stands where YAML needs a half-width one")
UNCLOSED_BRACKET = Message("a closing bracket is missing")
COMMA = Message("a full-width comma stands between two items; YAML needs a comma and a space")
COLON = Message("a full-width colon stands after the name of a field; YAML needs a colon and a space")
NO_SPACE = Message("a space is missing after the colon")
SPACE = Message("a character that looks like a space stands where YAML needs a space")
QUOTE = Message("a quotation mark is missing, or is a Chinese one")
LOST = Message("the text after `#` is read as a comment and lost; put the value into quotation marks")

_OPEN = {"[": "]", "{": "}", "［": "]", "｛": "}", "【": "]"}
_CLOSE = {"]": "]", "}": "}", "］": "]", "｝": "}", "】": "]"}
_NAME = re.compile(r"\s*[A-Za-z_][\w-]*", re.ASCII)
_QUOTED_NAME = re.compile(r"""\s*("[^"\\]*"|'[^']*')""")  # as JSON writes all names
_FIELD = re.compile(rf"[\s{SPACES}]*[A-Za-z_][\w-]*\s*[:：]", re.ASCII)
_STRAIGHT = {'"': '"', "'": "'"}
_ODD = re.compile(f"[{SPACES}]")


class _Flow:
    """The text while it is read: what was written so far, and which brackets are open."""

    def __init__(self, text: str, notes: Notes) -> None:
        self.text, self.notes = text, notes
        self.out: list[str] = []
        self.open: list[str] = []  # the closing bracket that each open one waits for
        self.item = 0  # where in `out` the present item or name begins
        self.start = True  # whether a value may begin here
        self.named = False  # whether the present item has its name already

    def read(self) -> tuple[str, str]:
        """Everything up to the bracket that closes the first one, and what comes after."""
        at = 0
        while at < len(self.text):
            at = self._step(at)
            if not self.open:
                break
        made = "".join(self.out)
        if self.open and self.notes.add(Kind.BROKEN, UNCLOSED_BRACKET):
            match = COMMENT.search(made)
            head, comment = (made[: match.start()], made[match.start() :]) if match else (made, "")
            made = head.rstrip() + "".join(reversed(self.open)) + comment
        return made, self.text[at:]

    def _step(self, at: int) -> int:
        sign = self.text[at]
        if self.start and sign in _STRAIGHT:
            return self._quoted(at)
        if self.start and sign in _OPEN:
            return self._opened(at)
        if sign in _CLOSE and (made := self._closed(at)):
            return made
        if sign == "," or (sign in "，、；" and self._is_comma(at)):
            return self._next(at, ", " if sign != "," else sign)
        if sign in ":：" and self._is_colon(at):
            return self._value(at)
        if sign == "#" and at and self.text[at - 1] in " \t":
            return self._lost(at)
        if _ODD.match(sign) and self.start and self.notes.add(Kind.BROKEN, SPACE):
            sign = " "
        self.out.append(sign)
        self.start = self.start and sign == " "
        return at + 1

    def _opened(self, at: int) -> int:
        sign = self.text[at]
        half = {"]": "[", "}": "{"}[_OPEN[sign]]
        wide = sign != half
        if wide and not self.notes.add(Kind.WEAK if sign == "【" else Kind.BROKEN, BRACKET):
            half = sign
            if not self.open:
                return len(self.text)
        self.open.append(_OPEN[sign])
        self.out.append(half)
        self.item, self.start, self.named = len(self.out), True, False
        return at + 1

    def _closed(self, at: int) -> int:
        """Close a bracket; 0 where the sign is part of a text."""
        sign = self.text[at]
        half = _CLOSE[sign]
        if sign != half:
            later = self.text[at + 1 :]
            if half in later and sign == "】":
                return 0
            if half not in self.open or not self.notes.add(Kind.BROKEN, BRACKET):
                return 0
        if self.open[-1] != half:
            if half not in self.open or not self.notes.add(Kind.BROKEN, UNCLOSED_BRACKET, certain=False):
                return 0
            while self.open[-1] != half:
                self.out.append(self.open.pop())
        self.open.pop()
        self.out.append(half)
        self.start, self.named = False, True
        return at + 1

    def _is_comma(self, at: int) -> bool:
        later = self.text[at + 1 :]
        after_bracket = "".join(self.out).rstrip()[-1:] in {"]", "}", '"', "'"}
        if after_bracket or later.lstrip()[:1] in {"{", "｛"} or (self.open[-1] == "}" and _FIELD.match(later)):
            return self.notes.add(Kind.BROKEN, COMMA)
        return self.open[-1] == "]" and self.notes.add(Kind.WEAK, COMMA)

    def _next(self, at: int, comma: str) -> int:
        self.out.append(comma)
        self.item, self.start, self.named = len(self.out), True, False
        at += 1
        if comma == ", ":
            while at < len(self.text) and (self.text[at] == " " or _ODD.match(self.text[at])):
                at += 1
        return at

    def _is_colon(self, at: int) -> bool:
        name = "".join(self.out[self.item :])
        quoted = _QUOTED_NAME.fullmatch(name.rstrip())
        if self.named or self.open[-1] != "}" or not (quoted or _NAME.fullmatch(name.rstrip())):
            return False
        later = self.text[at + 1 : at + 2]
        if quoted and self.text[at] == ":":
            return True
        if self.text[at] == "：":
            return self.notes.add(Kind.BROKEN, COLON)
        if _ODD.match(later):
            return self.notes.add(Kind.BROKEN, SPACE)
        return later in {" ", ""} or self.notes.add(Kind.BROKEN, NO_SPACE)

    def _value(self, at: int) -> int:
        gap = re.compile(f"[ {SPACES}]*").match(self.text, at + 1)
        self.out.append(": ")
        self.start, self.named, self.item = True, True, len(self.out)
        return gap.end() if gap else at + 1

    def _quoted(self, at: int) -> int:
        mark = self.text[at]
        pattern = r'"(?:[^"\\]|\\.)*"' if mark == '"' else r"'(?:[^']|'')*'"
        if match := re.compile(pattern).match(self.text, at):
            self.out.append(match[0])
            self.start = False
            return match.end()
        end = re.compile(r"[,，\]}]").search(self.text, at + 1)
        stop = end.start() if end else len(self.text)
        piece = self.text[at:stop].rstrip()
        if self.notes.add(Kind.BROKEN, QUOTE):
            piece = (piece[:-1] if piece[-1] in "”“’‘＂" and len(piece) > 1 else piece) + mark
        self.out.append(piece)
        self.start = False
        return stop

    def _lost(self, at: int) -> int:
        """A piece of an item that YAML takes for a comment."""
        if COMMENT.match(self.text[len(self.text[:at].rstrip(" ")) :]):
            self.out.append(self.text[at:])
            return len(self.text)
        end = re.compile(r"[,，\]}]").search(self.text, at)
        stop = end.start() if end else len(self.text)
        if self.notes.add(Kind.LOSS, LOST, rule="YAML-09"):
            whole = "".join(self.out[self.item :]) + self.text[at:stop]
            bare = whole.strip()
            self.out[self.item :] = [whole[: len(whole) - len(whole.lstrip())], f'"{bare}"']
        else:
            self.out.append(self.text[at:stop])
        self.start = False
        return stop


def mended_flow(text: str, notes: Notes) -> tuple[str, str]:
    """The list or group as it should be written, and the rest of the line.

    Args:
        text: from the opening bracket on.
        notes: receives what is wrong.
    """
    return _Flow(text, notes).read()
