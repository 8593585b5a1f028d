"""YAML's events → mappings and lists of plain text that remember line and column.

Takes a text without invisible characters; gives the tree. What YAML offers beyond mappings, lists and text is refused, and so is a tree too
deep or too wide to be a record.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from build_scripts.content.message import Message
from build_scripts.content.problem import Problem

MAX_SCALAR = 1_000_000  # characters
MAX_DEPTH = 12  # nested lists and mappings; the deepest field of any kind is at 6
MAX_NODES = 50_000

# Cc but for line feed, tab and the carriage return of CRLF; every Cf (bidirectional and zero-width); what else is drawn as
# nothing (Default_Ignorable_Code_Point), but for variation selectors, which choose the form of a character; line and paragraph
# separators; surrogates and non-characters. All can make a text look different from what it is.
PRINTABLE = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # of these the ones that Python takes for printable
_NONCHARACTERS = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    f"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff{PRINTABLE}{_NONCHARACTERS}]|\r(?!\n)"
)


class Loaded(dict[str, Any]):
    """A mapping read from YAML; `places` maps each key to the (line, column) of its value, `where` is its own."""

    __slots__ = ("places", "where")

    def __init__(self, where: tuple[int, int]) -> None:
        super().__init__()
        self.where = where
        self.places: dict[str, tuple[int, int]] = {}


class LoadedList(list[Any]):
    """A list read from YAML; `places[i]` is the (line, column) of item i."""

    __slots__ = ("places", "where")

    def __init__(self, where: tuple[int, int]) -> None:
        super().__init__()
        self.where = where
        self.places: list[tuple[int, int]] = []


class RefusedError(Exception):
    """What the loader refuses though YAML allows it."""

    def __init__(self, rule: str, message: Message, remedy: Message, mark: Any) -> None:
        self.problem = Problem(rule=rule, message=message, remedy=remedy, line=mark.line + 1, column=mark.column + 1)


def place_of(tree: Any, location: tuple[str | int, ...]) -> tuple[int, int]:
    """Find the (line, column) of a field, or of the nearest enclosing one that exists.

    Args:
        tree: what `load` returned.
        location: keys and indices from the root, as pydantic reports them.
    """
    place = getattr(tree, "where", (0, 0))
    for step in location:
        try:
            place = tree.places[step]
            tree = tree[step]
        except (AttributeError, KeyError, IndexError, TypeError):
            break
    return place


def build(text: str) -> tuple[Any, list[tuple[int, int]]]:
    """Turn parser events into the tree, without recursion, so that depth costs nothing.

    Args:
        text: of the file.

    Returns:
        The tree, and the first and last line of every value that goes on over several lines without `|`.

    Raises:
        RefusedError: the text uses what no record needs.
        yaml.YAMLError: it is no YAML.
    """
    root: Any = None
    folded: list[tuple[int, int]] = []
    seen = False
    stack: list[Any] = []
    keys: list[str | None] = []
    nodes = 0
    scalar, mapping, sequence = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
    event: Any
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        kind = type(event)
        if kind is scalar or kind is mapping or kind is sequence:
            nodes += 1
            mark = event.start_mark
            if event.anchor is not None or event.tag is not None:
                raise RefusedError(
                    "YAML-04", Message("anchors (&) and tags (!) are not allowed"), Message("write the value out"), mark
                )
            if nodes > MAX_NODES or len(stack) >= MAX_DEPTH:
                raise RefusedError(
                    "YAML-06", Message("too many or too deeply nested values"), Message("flatten the record"), mark
                )
            place = (mark.line + 1, mark.column + 1)
            value: Any
            if kind is scalar:
                value = _scalar(event)
                if event.end_mark.line != mark.line and event.style != "|":
                    folded.append((mark.line + 1, event.end_mark.line + 1))
            else:
                value = Loaded(place) if kind is mapping else LoadedList(place)
            if not stack:
                root, seen = value, True
            elif isinstance(stack[-1], LoadedList):
                stack[-1].append(value)
                stack[-1].places.append(place)
            elif keys[-1] is None:
                keys[-1] = _key(value, stack[-1], mark)
            else:
                stack[-1][keys[-1]] = value
                stack[-1].places[keys[-1]] = place
                keys[-1] = None
            if kind is not scalar:
                stack.append(value)
                keys.append(None)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            stack.pop()
            keys.pop()
        elif kind is yaml.AliasEvent:
            raise RefusedError(
                "YAML-04", Message("aliases (*) are not allowed"), Message("write the value out"), event.start_mark
            )
        elif kind is yaml.DocumentStartEvent and seen:
            raise RefusedError(
                "YAML-05",
                Message("the file holds more than one document"),
                Message("one file, one record"),
                event.start_mark,
            )
    return root, folded


def _scalar(event: Any) -> str | None:
    value: str = event.value
    if len(value) > MAX_SCALAR:
        message = Message(
            "a value of {size} characters; at most {most} are allowed", size=f"{len(value):,}", most=f"{MAX_SCALAR:,}"
        )
        raise RefusedError("YAML-06", message, Message("shorten it"), event.start_mark)
    if event.style == '"' and FORBIDDEN.search(value):  # an escape such as "\u202e" passed the first look
        raise RefusedError(
            "YAML-02", Message("an escaped invisible or control character"), Message("delete it"), event.start_mark
        )
    return value if value or event.style else None


def _key(value: Any, mapping: Loaded, mark: Any) -> str:
    if not isinstance(value, str):
        raise RefusedError(
            "YAML-04", Message("a field name must be plain text"), Message("write a simple name before the colon"), mark
        )
    if value == "<<":
        raise RefusedError("YAML-04", Message("merge keys (<<) are not allowed"), Message("write the fields out"), mark)
    if value in mapping:
        first = mapping.places[value][0]
        raise RefusedError(
            "YAML-07",
            Message("the field stands twice; first in line {first}", first=first),
            Message("keep one of them"),
            mark,
        )
    return value
