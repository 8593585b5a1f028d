"""The texts of a file that go on over several lines, while it is looked through for slips of the pen.

`TextScan` knows where a text ends, and mends the lines of it that are not indented and the field that lacks its `|`; the module `yaml_slips`
builds on it what reads fields and items.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_scripts.content.message import Message
from build_scripts.content.slip import COMMENTED, SPACES, Kind, Mending, Notes, Slip, is_folded, shown

if TYPE_CHECKING:
    from collections.abc import Collection

NOT_INDENTED = Message("from here on the text is not indented, so that it does not belong to its field")
HYPHEN = Message("an item begins with a hyphen and a space")
BAR = Message("a full-width bar stands where YAML needs `|`")
HEADER = Message("the text begins on the next line, after `|`")
JOINED = Message("the text goes on over several lines, and YAML joins them to one; `|` after the colon keeps the lines")
KEY = re.compile(
    rf"(?P<name>[A-Za-zＡ-Ｚａ-ｚ][\w＿－-]*|[一-鿿]{{2,8}})(?P<before>[ {SPACES}]*)(?P<colon>[:：﹕︰;；])"
    rf"(?P<gap>[ {SPACES}]*)(?P<rest>.*)"
)
ASCII_NAME = re.compile(r"[A-Za-z][\w-]*", re.ASCII)
BLOCK = re.compile(r"[|>｜丨│∣¦][+-]?\d?[+-]?[ \t]*(?:[ \t]#.*)?$")
ON_HEADER = re.compile(r"[|｜丨│∣¦][ \t]*(?P<text>[^ \t|>+\-\d].*)$")
BULLET = re.compile(r"[－–—•·●○■◆▪]\s*(?P<rest>\S.*)")
ITEM = re.compile(rf"(?P<mark>[-－–—•·])(?P<gap>[ {SPACES}]*)(?=(?P<rest>\S.*)?$)")
NO_COLON_SIGN = re.compile(rf"(?P<name>[a-z][a-z_]{{2,}})[ {SPACES}]+(?P<rest>[^\x00-\x7f].*|\d.*)$")
LEAD = re.compile(rf"[ {SPACES}]*")

_LONGEST = 20_000  # characters of a line; a longer one is no slip of the pen, and would take long


@dataclass(slots=True)
class Level:
    """A list or group that lines stand in; `empty` while its last field has no value yet."""

    indent: int
    is_list: bool = False
    empty: bool = False


class TextScan:
    """The file while it is read from top to bottom."""

    def __init__(
        self, text: str, kinds: Collection[Kind], prose: Collection[str], only: Collection[int] | None
    ) -> None:
        self.lines = text.split("\n")
        if max(map(len, self.lines)) > _LONGEST:
            kinds = frozenset()
        self.kinds, self.prose, self.only = kinds, prose, only
        self.mending = Mending(list(self.lines))
        self.levels = [Level(0)]
        self.at = 0

    def notes_for(self, number: int) -> Notes:
        wanted = self.only is None or number + 1 in self.only
        return Notes(self.kinds if wanted else frozenset())

    def put(
        self, number: int, made: str | None, notes: Notes, display: str | None = None, remedy: Message | None = None
    ) -> None:
        """Keep a mended line and its slips."""
        if not notes.found:
            return
        end = "\r" if self.lines[number].endswith("\r") else ""
        self.mending.lines[number] = None if made is None else made.replace("\n", f"{end}\n") + end
        seen = shown(made or "") if display is None else display
        for rule, message, certain in notes.found:
            slip = Slip(line=number + 1, rule=rule, message=message, shown=seen, certain=certain, remedy=remedy)
            self.mending.slips.append(slip)

    def ends_text(self, line: str, indent: int) -> bool:
        """Whether a line that is not indented begins a field or an item, or is a comment, rather than belonging to a text."""
        line = line.rstrip("\r")
        bare = line.lstrip(" ")
        if len(line) - len(bare) > indent:
            return False
        if bare.startswith("#"):
            return bool(COMMENTED.match(bare))
        if bare.startswith("- "):
            return any(level.is_list for level in self.levels)
        if bare.startswith(("---", "...")):
            return bare.rstrip() in {"---", "..."}
        match = KEY.match(bare)
        if match is None or not ASCII_NAME.fullmatch(unicodedata.normalize("NFKC", match["name"])):
            return False
        if match["colon"] == ":":
            return bool(match["gap"] or not match["rest"] or not match["rest"].startswith("//"))
        return Kind.BROKEN in self.kinds and match["name"].islower()

    def block(self, number: int, start: str, header: str, notes: Notes, outer: int) -> None:
        """A text after `|` or `>`: its lines are indented alike, and nothing in them is YAML."""
        text = ON_HEADER.match(header)
        display, made = None, None
        if not BLOCK.match(header) and text and notes.add(Kind.BROKEN, HEADER):
            made = f"{start} |\n{' ' * (max(outer, 0) + 2)}{text['text']}"
            display = f"{start} |\n{' ' * (max(outer, 0) + 2)}…"
        elif header[0] in "｜丨│∣¦" and notes.add(Kind.LOSS, BAR):
            made = f"{start} |{header[1:]}"
        first = self._first_text(outer)
        indent = len(first) - len(first.lstrip(" ")) if first else 0
        indent = indent if indent > outer and not _odd(first) else max(outer, 0) + 2
        lines = self._lines_of_text(indent, outer)
        if header[0] == ">" and is_folded(lines) and notes.add(Kind.LOSS, JOINED, rule="YAML-10"):
            made = f"{start} |{header[1:]}"
        if made is not None:
            self.put(number, made, notes, display)
        elif notes.found:
            self.put(number, f"{start} {header}", notes)

    def _first_text(self, outer: int) -> str:
        for line in self.lines[self.at :]:
            if line.strip():
                return "" if self.ends_text(line, outer) else line.rstrip("\r")
        return ""

    def _lines_of_text(self, indent: int, outer: int) -> list[str]:
        """Pass over the lines of a text, mending those that are not indented."""
        lines: list[str] = []
        told: Message | None = None
        while self.at < len(self.lines):
            line = self.lines[self.at].rstrip("\r")
            bare = line.lstrip(" ")
            if bare and len(line) - len(bare) < indent:
                notes = self.notes_for(self.at)
                if self.ends_text(line, outer) or not notes.add(Kind.BROKEN, NOT_INDENTED):
                    break
                end = self.lines[self.at][len(line) :]
                made = " " * indent + line[len(LEAD.match(line)[0]) :]  # type: ignore[index]
                if told is None:
                    told = Message("put {count} spaces before each of its lines", count=indent)
                    self.put(self.at, made, notes, "", told)
                self.mending.lines[self.at] = made + end
            lines.append(line)
            self.at += 1
        return lines

    def goes_on(self, number: int, start: str, name: str, value: str, notes: Notes, place: int) -> bool:
        """A text without `|` that goes on in the lines below."""
        if value[:1] in {"[", "{", "#"} or (not value and not self._text_follows(place)):
            return False
        mark = value[:1] if value[:1] in {'"', "'"} else ""
        several = name in self.prose
        if several and value.strip() == mark and not self._closes(mark, place):
            value = mark = ""  # the text below was to stand between quotation marks, and the second one is missing
        if mark and (Kind.BROKEN in self.kinds or value.rstrip("\r").rstrip().count(mark) != 1):
            return False
        stop = self.at
        while stop < len(self.lines) and not self._ends_value(self.lines[stop], place, mark, several):
            stop += 1
            if mark and self.lines[stop - 1].rstrip().endswith(mark):
                break
        while stop > self.at and not self.lines[stop - 1].strip():
            stop -= 1
        if stop == self.at or (not is_folded([value or " ", *self.lines[self.at : stop]]) and value):
            self.at = max(stop, self.at)
            return stop > number + 1
        below = [line.strip(f" \r{SPACES}") for line in self.lines[self.at : stop]]
        if not value and not several and self._bullets(below, start, notes, place):
            return True
        if notes.add(
            Kind.LOSS if value or len(below) > 1 else Kind.BROKEN,
            JOINED,
            rule="YAML-10",
            certain=several and not mark and len(value.strip()) != 1,
        ):
            self._rewrite(
                number, start, value.strip(mark + " ") if mark else value.strip(), below, several, notes, place
            )
        self.at = stop
        return True

    def _closes(self, mark: str, place: int) -> bool:
        """Whether a quotation mark stands in the text below."""
        for line in self.lines[self.at :]:
            if mark in line or self._ends_value(line, place, "", True):
                return mark in line
        return False

    def _bullets(self, below: list[str], start: str, notes: Notes, place: int) -> bool:
        """A list whose items begin with the bullets of a word processor, which YAML reads as one text."""
        items = [BULLET.fullmatch(line) for line in below if line]
        if not all(items) or not notes.add(Kind.LOSS, HYPHEN, certain=False):
            return False
        lines = [f"{' ' * (place + 2)}- {item['rest']}" for item in items if item]
        self.put(self.at - 1, "\n".join([start, *lines]), notes)
        for offset in range(len(below)):
            self.mending.lines[self.at + offset] = None
        self.at += len(below)
        return True

    def _rewrite(
        self, number: int, start: str, value: str, below: list[str], several: bool, notes: Notes, place: int
    ) -> None:
        pad = " " * (place + 2)
        if not several:
            whole = " ".join([value, *below]).strip()
            whole = re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", whole)
            self.put(number, f"{start} {whole}", notes)
            for offset in range(len(below)):
                self.mending.lines[number + 1 + offset] = None
            return
        first = [f"{pad}{value}"] if value else []
        self.put(number, "\n".join([f"{start} |", *first]), notes, f"{start} |\n{pad}…")
        for offset, line in enumerate(below):
            end = "\r" if self.lines[number + 1 + offset].endswith("\r") else ""
            self.mending.lines[number + 1 + offset] = (pad + line if line else "") + end

    def _text_follows(self, place: int) -> bool:
        """Whether the next line is the text of a field that has none on its own line."""
        for line in self.lines[self.at :]:
            if line.strip():
                bare = line.strip(f" \r{SPACES}")
                if bare.startswith(("#", "- ", "-", "[", "{")) or self._ends_value(line, place, "", True):
                    return False
                return not KEY.match(bare) or (KEY.match(bare)["colon"] != ":" and not bare[0].isascii())  # type: ignore[index]
        return False

    def _ends_value(self, line: str, place: int, mark: str, several: bool) -> bool:
        """Whether a line is no more of the text that began above it."""
        bare = line.strip(f" \r{SPACES}")
        if mark or not bare:
            return False
        if bare.startswith(("#", ":", "：")):
            return True
        indented = len(line) - len(line.lstrip(f" {SPACES}")) > place
        if Kind.BROKEN not in self.kinds:
            return not indented  # as YAML has it, which could read the file; `? ` begins a field too
        if not indented and not several and (KEY.match(bare) or NO_COLON_SIGN.match(bare)):
            return True
        return self.ends_text(bare, place) or (not indented and bool(ITEM.match(bare)))


def _odd(line: str) -> bool:
    return bool(LEAD.match(line)[0].strip(" "))  # type: ignore[index]
