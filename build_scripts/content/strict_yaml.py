"""The bytes of a file → a mapping of plain text, with the line of every key and value.

Gives a tree of `dict`, `list` and `str` (never a number, a boolean or a date: the model converts, so that `no`, `0123` and `12:30` stay what
the editor wrote) and the `Problem`s found: also of what YAML reads and loses, such as text after ` #`. Where the file has slips of the pen,
each is reported in its own line, with that line as it should read, and the tree is that of the mended file. An empty value (`court:`) reads as None.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import yaml

from build_scripts.content.message import Message
from build_scripts.content.problem import Problem
from build_scripts.content.slip import READABLE, UNREADABLE, Mending, comment_is_lost, is_folded
from build_scripts.content.yaml_slips import mend
from build_scripts.content.yaml_texts import JOINED
from build_scripts.content.yaml_tree import (
    FORBIDDEN,
    MAX_NODES,
    MAX_SCALAR,
    PRINTABLE,
    Loaded,
    LoadedList,
    RefusedError,
    build,
    place_of,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

__all__ = [
    "MAX_FILE",
    "MAX_NODES",
    "MAX_SCALAR",
    "UNSETTLED",
    "Loaded",
    "LoadedList",
    "forbidden",
    "load",
    "place_of",
    "read",
    "too_large",
    "unsettled",
]

MAX_FILE = 4 * 1024 * 1024  # bytes; the longest published judgments are below 1 MB
UNSETTLED = "# 待核对:"  # begins a comment in which `portal draft` asks what only a reader can tell

_UNREADABLE = Message("not readable as YAML")
_WHY = {
    "found character '\\t' that cannot start any token": Message("a tab stands where YAML needs spaces"),
    "mapping values are not allowed in this context": Message("a colon followed by a space starts a new field here"),
    "could not find expected ':'": Message("a field name must be followed by a colon and a space"),
    "did not find expected key": Message("the indentation or the quotation marks do not fit the lines above"),
    "did not find expected ',' or ']'": Message("a comma or a closing bracket is missing"),
    "did not find expected ',' or '}'": Message("a comma or a closing bracket is missing"),
    "block sequence entries are not allowed in this context": Message("an item of a list cannot begin here"),
    "found unexpected end of stream": Message("a closing quotation mark is missing"),
    "did not find expected '-' indicator": Message("the lines of a list are not indented alike"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds, and how it should read.

    Attributes:
        tree: of the file, or of the mended file; None where it cannot be read.
        problems: what was found.
        mended: the text as it should read; the file's own where it has no slip.
        numbers: for each line of `mended` the line of the file.
        certain: whether each slip can mean nothing else.
    """

    tree: Any
    problems: list[Problem]
    mended: str = ""
    numbers: tuple[int, ...] = ()
    certain: bool = True


def load(data: bytes) -> tuple[Any, list[Problem]]:
    """Read one YAML document.

    Args:
        data: the file's bytes.

    Returns:
        The tree (None when it could not be read, or something of it would be lost) and the problems, whose `path` the caller fills in.
    """
    reading = read(data)
    return (None if reading.problems else reading.tree), reading.problems


def read(data: bytes, prose: Collection[str] = frozenset()) -> Reading:
    """Read one YAML document, with its slips of the pen mended.

    Args:
        data: the file's bytes.
        prose: names of the fields that hold several paragraphs.
    """
    if len(data) > MAX_FILE:
        return Reading(None, [too_large(len(data))])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Reading(
            None, [_problem("YAML-01", Message("the file is not UTF-8 text"), Message("save it as UTF-8"), line)]
        )
    # Nearly all that is forbidden is not printable, and to ask that first saves a quarter of the time of reading a record.
    printable = text.replace("\n", "").replace("\u3000", "").isprintable() and not any(
        map(text.__contains__, PRINTABLE)
    )
    if not printable and (found := list(forbidden(text))):
        return Reading(None, found)
    tree, folded, problem = _parsed(text)
    if problem is None and not folded and not comment_is_lost(text):
        return Reading(tree, [], text)
    if problem is not None and problem.rule != "YAML-03":
        return Reading(None, [problem])
    return _mended(text, tree, folded, problem, prose)


def _signs(tree: Any) -> int:
    """How many `#` the values hold; none of them is lost where the text has as many."""
    if isinstance(tree, dict):
        return sum(_signs(key) + _signs(value) for key, value in tree.items())
    return sum(map(_signs, tree)) if isinstance(tree, list) else str(tree).count("#")


def _mended(
    text: str, tree: Any, folded: list[tuple[int, int]], problem: Problem | None, prose: Collection[str]
) -> Reading:
    """Read a text that YAML cannot read, or not all of."""
    mending = mend(text, UNREADABLE if problem else READABLE, prose)
    before = text.split("\n")
    unexplained = [
        first
        for first, last in folded
        if mending.lines[first - 1 : last] == before[first - 1 : last] and is_folded(before[first - 1 : last])
    ]
    if unexplained:  # two fields that lack the space after their colons are one text to YAML
        other = mend(text, UNREADABLE, prose)
        if other.slips and not _parsed(other.text()[0])[1]:
            mending, unexplained = other, []
    if problem is None and all(slip.rule == "YAML-09" for slip in mending.slips) and _signs(tree) == text.count("#"):
        mending = Mending(list(before))  # no comment at all: the line goes on with a text in quotation marks
    found = [slip.problem for slip in mending.slips]
    found += [
        _problem("YAML-10", JOINED, Message("write it on one line, or after `|`"), first) for first in unexplained
    ]
    told = {problem.line for problem in found}
    if not mending.slips:
        return Reading(None if problem else tree, [problem] if problem else found, text, certain=not (problem or found))
    certain = all(slip.certain for slip in mending.slips) and not unexplained
    better, numbers = mending.text()
    tree, _folded, still = _parsed(better)
    if still:
        return Reading(None, [*found, *_elsewhere(still, numbers, told)], certain=False)
    return Reading(tree, found, better, tuple(numbers), certain)


def _parsed(text: str) -> tuple[Any, list[tuple[int, int]], Problem | None]:
    try:
        return *build(text), None
    except RefusedError as refused:
        return None, [], refused.problem
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        why = _WHY.get(str(error.problem))
        message = Message("not readable as YAML: {why}", why=why) if why else _UNREADABLE
        remedy = Message(
            "indent with spaces, put values holding `: ` or ` #` in quotation marks, compare with the line above"
        )
        last = max(text.count("\n") + (not text.endswith("\n")), 1)  # beyond which the parser sees the end of the file
        line, column = (min(mark.line + 1, last), mark.column + 1) if mark else (0, 0)
        return None, [], _problem("YAML-03", message, remedy, line, column)
    except yaml.YAMLError:
        return None, [], _problem("YAML-03", _UNREADABLE, Message("compare with a record that works"), 1)


def unsettled(data: bytes) -> Iterator[Problem]:
    """Comments of `portal draft` that nobody has settled yet, as problems.

    Args:
        data: the file's bytes.
    """
    sign = UNSETTLED.encode()
    if sign in data:
        for number, line in enumerate(data.split(b"\n"), 1):
            if line.startswith(sign):
                message = Message("something that the draft could not tell is not settled")
                remedy = Message("compare it with the document, write the value, and remove the comment")
                yield _problem("YAML-08", message, remedy, number)


def too_large(size: int) -> Problem:
    """The finding for a file of `size` bytes; a caller that knows the size need not read the file."""
    message = Message("the file has {size} bytes; at most {most} are read", size=f"{size:,}", most=f"{MAX_FILE:,}")
    return _problem("YAML-06", message, Message("split or shorten it"))


def _problem(rule: str, message: Message, remedy: Message, line: int = 0, column: int = 0) -> Problem:
    return Problem(rule=rule, message=message, remedy=remedy, line=line, column=column)


def forbidden(text: str) -> Iterator[Problem]:
    """Characters that cannot be seen and change how a text looks, each as a problem; the first twenty of them."""
    for number, match in enumerate(FORBIDDEN.finditer(text)):
        if number == 20:  # noqa: PLR2004 - enough to see the pattern; a binary file would give thousands
            return
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        name = f"U+{ord(match[0]):04X}"
        message = Message("the invisible or control character {name} can disguise the text", name=name)
        yield _problem("YAML-02", message, Message("delete it"), line, column)


def _elsewhere(problem: Problem, numbers: list[int], told: Collection[int]) -> Iterator[Problem]:
    """What is still wrong with a mended text, unless a slip was found in the same line."""
    line = numbers[min(problem.line, len(numbers)) - 1] if problem.line else 0
    if line not in told:
        yield replace(problem, line=line)
