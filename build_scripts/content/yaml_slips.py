"""The slips of the pen in a file, each in the line where it is, and the file as it should read.

Takes the text of a file, line by line, with no parser, since most of these files have none that reads them; gives a `Mending`. What it mends is
what lawyers who write YAML in a word processor do: signs of a Chinese keyboard, spaces that are none, text that is not indented.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from build_scripts.content import yaml_brackets, yaml_values
from build_scripts.content.message import Message
from build_scripts.content.slip import COMMENTED, Kind, Mending, Notes
from build_scripts.content.yaml_texts import (
    ASCII_NAME,
    BLOCK,
    HYPHEN,
    ITEM,
    KEY,
    LEAD,
    NO_COLON_SIGN,
    ON_HEADER,
    Level,
    TextScan,
)

if TYPE_CHECKING:
    from collections.abc import Collection

INDENT = Message("the line begins with a character that looks like a space; YAML needs spaces")
LEVEL = Message("the line is not indented like the lines that it belongs with")
WIDE_NAME = Message("the name of a field stands in full-width letters")
NO_COLON = Message("a colon is missing after the name of the field")
SEMICOLON = Message("a semicolon stands where YAML needs a colon and a space")
LOST_LINE = Message("a line that begins with `#` is read as a comment and lost; a comment begins with `#` and a space")

_WIDTH = {"\t": "  ", "\u3000": "  "}
_DEEPEST = 24  # characters of hyphens and spaces before a value
_EMPTY = re.compile(r"(?:#.*)?$")


def mend(text: str, kinds: Collection[Kind], prose: Collection[str], only: Collection[int] | None = None) -> Mending:
    """Look for slips.

    Args:
        text: of the file, without a byte order mark.
        kinds: of slips that are looked for.
        prose: names of the fields that hold several paragraphs.
        only: the numbers of the lines to be mended; None is all of them.
    """
    scan = _Scan(text, kinds, prose, only)
    while scan.at < len(scan.lines):
        scan.step()
    return scan.mending


class _Scan(TextScan):
    """The file while it is read from top to bottom."""

    def step(self) -> None:
        """Read the next line, and the lines of text that belong to it."""
        raw = self.lines[self.at]
        line = raw.rstrip("\r")
        self.end = raw[len(line) :]
        bare = line.lstrip(" ")
        if not bare.strip():
            self.at += 1
        elif bare.startswith("#"):
            self._comment(line, bare)
        else:
            self._content(line)

    def _comment(self, line: str, bare: str) -> None:
        notes = self.notes_for(self.at)
        if not COMMENTED.match(bare) and notes.add(Kind.LOSS, LOST_LINE, rule="YAML-09", certain=False):
            self.put(self.at, line, notes, "# …")
        self.at += 1

    def _content(self, line: str) -> None:
        notes = self.notes_for(self.at)
        lead = LEAD.match(line)[0]  # type: ignore[index]
        indent = "".join(_WIDTH.get(sign, " ") for sign in lead)
        if lead.strip(" "):
            notes.add(Kind.BROKEN, INDENT)
        rest = line[len(lead) :]
        item = self._item(rest, notes)
        prefix = ""
        while item and len(prefix) < _DEEPEST:
            level = self._item_level(len(indent), notes)
            indent = " " * level if not prefix else indent
            prefix += "- "
            rest = rest[item.end() :]
            if not rest:
                break
            item = self._item(rest, notes)
        place = len(indent) + len(prefix)
        key = self._key(rest, notes, in_list=bool(prefix))
        if key is None and not prefix and not self._is_new(rest):
            self.at += 1  # text that belongs to no field; the parser will say so
            return
        if not prefix:
            place = self._key_level(place, notes)
            indent = " " * place
        elif key:
            self.levels.append(Level(place))
        self._value(indent + prefix, rest, key, notes, place)

    def _is_new(self, rest: str) -> bool:
        return rest[:1] in {"[", "{", "]", "}"} or rest.startswith(("---", "...", "%"))

    def _item(self, rest: str, notes: Notes) -> re.Match[str] | None:
        """The hyphen of an item, also one that lacks its space or is another dash."""
        match = ITEM.match(rest)
        if match is None or rest.startswith("---"):
            return None
        if match["mark"] == "-" and (match["gap"] == "" and not match["rest"]):
            return match
        if match["mark"] == "-" and match["gap"] and not match["gap"].strip(" "):
            return match
        listed = self.levels[-1].empty or any(level.is_list for level in self.levels)
        return match if listed and notes.add(Kind.BROKEN, HYPHEN) else None

    def _item_level(self, indent: int, notes: Notes) -> int:
        top = self.levels[-1]
        if top.empty and not top.is_list and indent >= top.indent:
            top.empty = False
            self.levels.append(Level(indent, is_list=True))
            return indent
        lists = [level for level in self.levels if level.is_list]
        if not lists:
            return indent
        near = min(reversed(lists), key=lambda level: abs(level.indent - indent))
        if near.indent != indent and not self._moved(notes, _is_between(near, lists, indent)):
            return indent
        del self.levels[self.levels.index(near) + 1 :]
        return near.indent

    def _key_level(self, indent: int, notes: Notes) -> int:
        top = self.levels[-1]
        if top.empty and not top.is_list and indent > top.indent:
            top.empty = False
            self.levels.append(Level(indent))
            return indent
        groups = [level for level in self.levels if not level.is_list]
        near = min(reversed(groups), key=lambda level: abs(level.indent - indent))
        if near.indent != indent and not self._moved(notes, _is_between(near, groups, indent)):
            return indent
        del self.levels[self.levels.index(near) + 1 :]
        return near.indent

    def _moved(self, notes: Notes, between: bool) -> bool:
        """Note that a line has to move, unless something else was said of what it begins with."""
        begun = any(message in {INDENT, HYPHEN} for _rule, message, _certain in notes.found)
        return (begun and not between) or notes.add(Kind.BROKEN, LEVEL, certain=not between)

    def _key(self, rest: str, notes: Notes, *, in_list: bool) -> tuple[str, str, str] | None:
        """The name of a field, what stands between it and its value, and the value; None where there is no name."""
        match = KEY.match(rest)
        if match is None:
            missing = NO_COLON_SIGN.match(rest)
            if missing and not in_list and notes.add(Kind.BROKEN, NO_COLON, certain=False):
                return missing["name"], " ", missing["rest"]
            return None
        name, colon, gap, value = match["name"], match["colon"], match["gap"], match["rest"]
        plain = unicodedata.normalize("NFKC", name)
        chinese = not ASCII_NAME.fullmatch(plain)
        if colon == ":" and not chinese and ASCII_NAME.fullmatch(name):
            if gap or not value:
                if gap.strip(" "):
                    notes.add(Kind.BROKEN, yaml_brackets.SPACE)
                    gap = " "
                return name, gap, value
            if value.startswith("//") or not name.islower() or not notes.add(Kind.BROKEN, yaml_brackets.NO_SPACE):
                return None
            return name, " ", value
        if colon == ":" and (gap or not value):
            if not chinese:
                notes.add(Kind.BROKEN, WIDE_NAME)
            return (name if chinese else plain), gap, value
        if colon in ";；" and not (name.islower() and ASCII_NAME.fullmatch(name)):
            return None
        if chinese and in_list:
            return None
        message = SEMICOLON if colon in ";；" else yaml_brackets.COLON
        if not notes.add(Kind.BROKEN, message, certain=not chinese and colon not in ";；"):
            return None
        return (name if chinese else plain), " ", value

    def _value(self, head: str, rest: str, key: tuple[str, str, str] | None, notes: Notes, place: int) -> None:
        """The value on the line, and the lines below that belong to it."""
        number = self.at
        self.at += 1
        name, gap, value = key or ("", "", rest)
        self.levels[-1].empty = bool(key) and bool(_EMPTY.match(value))
        start = head + (f"{name}:" if key else "")
        plain = value.rstrip()
        if BLOCK.match(plain) or ON_HEADER.match(plain):
            self.block(number, start, plain, notes, place if key else len(head) - 2)
            return
        if key and self.goes_on(number, start, name, value, notes, place):
            return
        if self._is_open(value):
            self._skip_flow(value)
            return
        made = yaml_values.mended(value, gap, notes)
        between = " " if key and made != value and value.startswith("#") else gap
        self.put(number, f"{start}{between}{made}" if made else start, notes)

    def _is_open(self, value: str) -> bool:
        """Whether a list in brackets goes on in the next line."""
        if value[:1] not in {"[", "{"} or _depth(value) <= 0:
            return False
        return self.at < len(self.lines) and not self.ends_text(self.lines[self.at], 0)

    def _skip_flow(self, value: str) -> None:
        depth = _depth(value)
        while depth > 0 and self.at < len(self.lines) and not self.ends_text(self.lines[self.at], 0):
            depth += _depth(self.lines[self.at])
            self.at += 1


def _is_between(near: Level, levels: list[Level], indent: int) -> bool:
    """Whether a line may belong as well to another list or group than the one that was taken for the nearest."""
    return any(level.indent + near.indent == 2 * indent and level.indent != near.indent for level in levels)


def _depth(line: str) -> int:
    """How many brackets a line leaves open, outside quotation marks."""
    bare = re.sub(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", "", line)
    return sum(bare.count(sign) for sign in "[{") - sum(bare.count(sign) for sign in "]}")
