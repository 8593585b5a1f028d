"""YAML text → a mapping of plain text, with the line of every key and value.

Takes the bytes of one file; gives a `Node` tree of `dict`, `list` and `str` (never a number, a boolean or a date: the
model converts, so that `no`, `0123` and `12:30` stay what the editor wrote) and the `Problem`s found. What YAML offers
beyond that (anchors, aliases, tags, merge keys, several documents) is refused, because a reader of the file
would not see what it does. An empty value (`court:`) reads as None, which the
model treats as a field that is not there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from build_scripts.content.message import Message
from build_scripts.content.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_FILE = 4 * 1024 * 1024  # bytes; the longest published judgments are below 1 MB
MAX_SCALAR = 1_000_000  # characters
MAX_DEPTH = 12  # nested lists and mappings; the deepest field of any kind is at 6
MAX_NODES = 50_000
UNSETTLED = "# 待核对:"  # begins a comment in which `portal draft` asks what only a reader can tell

# Cc but for line feed, tab and the carriage return of CRLF; every Cf (bidirectional and zero-width); line and
# paragraph separators; surrogates and non-characters. All can make a text look different from what it is.
_NONCHARACTERS = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    f"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001-\U000e007f{_NONCHARACTERS}]|\r(?!\n)"
)
_TRANSLATED = {
    "found character '\\t' that cannot start any token": Message("a tab stands where YAML needs spaces"),
    "mapping values are not allowed in this context": Message("a colon followed by a space starts a new field here"),
    "could not find expected ':'": Message("a field name must be followed by a colon and a space"),
    "did not find expected key": Message("the indentation or the quotation marks do not fit the lines above"),
    **{
        str(why): why
        for why in (
            Message("found character that cannot start any token"),
            Message("did not find expected <document start>"),
            Message("found invalid Unicode character escape code"),
            Message("did not find expected ',' or ']'"),
            Message("found unexpected end of stream"),
            Message("found unknown escape character"),
        )
    },
}


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


class _RefusedError(Exception):
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


def load(data: bytes) -> tuple[Any, list[Problem]]:
    """Read one YAML document.

    Args:
        data: the file's bytes.

    Returns:
        The tree (None when it could not be read) and the problems, whose `path` the caller fills in.
    """
    if len(data) > MAX_FILE:
        return None, [too_large(len(data))]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [_problem("YAML-01", Message("the file is not UTF-8 text"), Message("save it as UTF-8"), line)]
    if forbidden := list(_forbidden(text)):
        return None, forbidden
    try:
        tree = _build(text)
    except _RefusedError as refused:
        return None, [refused.problem]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        why = str(error.problem)
        said = _TRANSLATED.get(why)
        message = Message("not readable as YAML: {why}", why=said) if said else Message("not readable as YAML")
        remedy = Message(
            "indent with spaces, put values holding `: ` or ` #` in quotation marks, compare with the line above"
        )
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        return None, [_problem("YAML-03", message, remedy, line, column)]
    except yaml.YAMLError:
        return None, [
            _problem("YAML-03", Message("not readable as YAML"), Message("compare with a record that works"), 1)
        ]
    return tree, []


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
                yield _problem(
                    "YAML-08",
                    message,
                    Message("compare it with the document, write the value, and remove the comment"),
                    number,
                )


def too_large(size: int) -> Problem:
    """The finding for a file of `size` bytes; a caller that knows the size need not read the file."""
    return _problem(
        "YAML-06",
        Message("the file has {size} bytes; at most {most} are read", size=f"{size:,}", most=f"{MAX_FILE:,}"),
        Message("split or shorten it"),
    )


def _problem(rule: str, message: Message, remedy: Message, line: int = 0, column: int = 0) -> Problem:
    return Problem(rule=rule, message=message, remedy=remedy, line=line, column=column)


def _forbidden(text: str) -> Iterator[Problem]:
    for number, match in enumerate(_FORBIDDEN.finditer(text)):
        if number == 20:  # noqa: PLR2004 - enough to see the pattern; a binary file would give thousands
            return
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        name = f"U+{ord(match[0]):04X}"
        message = Message("the invisible or control character {name} can disguise the text", name=name)
        yield _problem("YAML-02", message, Message("delete it"), line, column)


def _build(text: str) -> Any:
    """Turn parser events into the tree without recursion, so that depth costs nothing."""
    root: Any = None
    seen = False
    stack: list[Any] = []
    keys: list[str | None] = []
    nodes = 0
    event: Any
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        kind = type(event)
        if kind is yaml.ScalarEvent or kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            nodes += 1
            mark = event.start_mark
            if event.anchor is not None or event.tag is not None:
                raise _RefusedError(
                    "YAML-04", Message("anchors (&) and tags (!) are not allowed"), Message("write the value out"), mark
                )
            if nodes > MAX_NODES or len(stack) >= MAX_DEPTH:
                raise _RefusedError(
                    "YAML-06", Message("too many or too deeply nested values"), Message("flatten the record"), mark
                )
            place = (mark.line + 1, mark.column + 1)
            value: Any
            if kind is yaml.ScalarEvent:
                value = _scalar(event)
            else:
                value = Loaded(place) if kind is yaml.MappingStartEvent else LoadedList(place)
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
            if kind is not yaml.ScalarEvent:
                stack.append(value)
                keys.append(None)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            stack.pop()
            keys.pop()
        elif kind is yaml.AliasEvent:
            raise _RefusedError(
                "YAML-04", Message("aliases (*) are not allowed"), Message("write the value out"), event.start_mark
            )
        elif kind is yaml.DocumentStartEvent and seen:
            raise _RefusedError(
                "YAML-05",
                Message("the file holds more than one document"),
                Message("one file, one record"),
                event.start_mark,
            )
    return root


def _scalar(event: Any) -> str | None:
    value: str = event.value
    if len(value) > MAX_SCALAR:
        message = Message(
            "a value of {size} characters; at most {most} are allowed",
            size=f"{len(value):,}",
            most=f"{MAX_SCALAR:,}",
        )
        raise _RefusedError("YAML-06", message, Message("shorten it"), event.start_mark)
    if event.style == '"' and _FORBIDDEN.search(value):  # an escape such as "\u202e" passed the first look
        raise _RefusedError(
            "YAML-02", Message("an escaped invisible or control character"), Message("delete it"), event.start_mark
        )
    return value if value or event.style else None


def _key(value: Any, mapping: Loaded, mark: Any) -> str:
    if not isinstance(value, str):
        raise _RefusedError(
            "YAML-04", Message("a field name must be plain text"), Message("write a simple name before the colon"), mark
        )
    if value == "<<":
        raise _RefusedError(
            "YAML-04", Message("merge keys (<<) are not allowed"), Message("write the fields out"), mark
        )
    if value in mapping:
        first = mapping.places[value][0]
        raise _RefusedError(
            "YAML-07",
            Message("the field stands twice; first in line {first}", first=first),
            Message("keep one of them"),
            mark,
        )
    return value
