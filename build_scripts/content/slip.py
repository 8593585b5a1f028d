"""A slip of the pen in a line of YAML, and how the line should read.

`Notes` collects, while a line is mended, what was wrong with it; `Slip` is one of these with its place,
and `Mending` the file without them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from build_scripts.content.message import Message
from build_scripts.content.problem import NONE, Problem

if TYPE_CHECKING:
    from collections.abc import Collection

SPACES = "\t\u00a0\u1680\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)  # that look like a space and are none to YAML
COMMENT = re.compile(
    r" {2,}#(?: |$)"
)  # how a comment begins after a value, as `portal new` and `portal draft` write it
COMMENTED = re.compile(
    r"#+(?:[ !\r\n]|$|[A-Za-z_][\w-]*\s*:|-)"
)  # a comment on a line of its own, or a field put out of use
_LONGEST = 120  # characters of a line that a remedy shows
_HEAD = re.compile(r"\s*(?:- )?(?:[\w-]+:(?: |$))?")


class Kind(Enum):
    """When a slip is one.

    Attributes:
        LOSS: always, since YAML reads the file and loses something.
        BROKEN: where YAML cannot read the file.
        WEAK: where the record is refused in this very line; it may be what the editor meant otherwise.
    """

    LOSS = 1
    BROKEN = 2
    WEAK = 3


READABLE, UNREADABLE, REFUSED = frozenset({Kind.LOSS}), frozenset({Kind.LOSS, Kind.BROKEN}), frozenset(Kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One slip.

    Attributes:
        line: counted from 1.
        rule: identifier of the rule.
        message: what is wrong.
        shown: the line as it should read, where the remedy may show it.
        certain: whether it can mean nothing else.
        remedy: what to do where no line can be shown.
    """

    line: int
    rule: str
    message: Message
    shown: str = ""
    certain: bool = True
    remedy: Message | None = None

    @property
    def problem(self) -> Problem:
        """As a finding."""
        remedy = self.remedy or NONE
        if self.shown:
            remedy = Message("write this as:\n      {line}", line=self.shown.replace("\n", "\n      "))
        return Problem(rule=self.rule, message=self.message, remedy=remedy, line=self.line)


@dataclass(slots=True)
class Mending:
    """A file as it should read.

    Attributes:
        lines: what should stand in the place of each line, perhaps several lines, or none (None).
        slips: in the order of the lines.
    """

    lines: list[str | None]
    slips: list[Slip] = field(default_factory=list)

    def text(self) -> tuple[str, list[int]]:
        """The whole file, and for each of its lines the number of the line from which it came."""
        made, numbers = [], []
        for number, line in enumerate(self.lines, 1):
            if line is not None:
                made.append(line)
                numbers += [number] * (line.count("\n") + 1)
        return "\n".join(made), numbers


@dataclass(slots=True)
class Notes:
    """What is wrong with one line.

    Attributes:
        kinds: of slips that are looked for.
        found: rule, message and certainty of each.
    """

    kinds: Collection[Kind]
    found: list[tuple[str, Message, bool]] = field(default_factory=list)

    def add(self, kind: Kind, message: Message, *, rule: str = "YAML-03", certain: bool = True) -> bool:
        """Note a slip if its kind is looked for, and say so; one message counts once a line."""
        if kind not in self.kinds:
            return False
        if all(message != known for _rule, known, _certain in self.found):
            self.found.append((rule, message, certain))
        return True


def comment_is_lost(text: str) -> bool:
    """Whether a `#` may stand anywhere that is not written as a comment must be; in the text of a field it is harmless.

    Args:
        text: of a file.
    """
    at = text.find("#")
    while at >= 0:
        end = at + 1
        if at == 0 or text[at - 1] in " \t\n":
            lead = text[text.rfind("\n", 0, at) + 1 : at]
            if lead.strip(" "):
                if not (lead.endswith("  ") and text[end : end + 1] in {" ", "\n", "\r", ""}):
                    return True
            elif not COMMENTED.match(text, at):
                return True
            if (end := text.find("\n", at)) < 0:
                return False
        at = text.find("#", end)
    return False


def is_folded(lines: list[str]) -> bool:
    """Whether two lines of a text follow each other, which YAML joins to one where it reads no `|`; a backslash at the end asks it to."""
    return any(one.strip() and other.strip() and not one.endswith("\\") for one, other in pairwise(lines))


def shown(line: str, *, text: bool = False) -> str:
    """A line as a remedy shows it: not too long, and of a paragraph of text only where it begins."""
    if text:
        return line[: len(line) - len(line.lstrip())] + "…"
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def without_value(line: str) -> str:
    """The same without what may be personal data: of each line the name of its field."""
    return "\n".join(f"{match[0]}…" if (match := _HEAD.match(one)) else "…" for one in line.split("\n"))
