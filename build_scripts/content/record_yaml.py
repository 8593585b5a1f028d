"""A record as YAML in the house style: the one writer of `portal draft`, `portal new` and `portal import`.

Takes a tree of mappings, lists and texts, as the strict loader gives it; gives text that the loader reads back as the same tree. A group of
fields stands on one line in braces where it fits, each item of a list of groups on a line of its own, a text of several lines under `|`.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_WIDTH = 240  # a party with counsel stays on one line
_BEGINS = r"[\w〇（〔《〈「『【“‘]"
_WITHIN = r"\w 〇、。〈-】〔〕！（）；？：％～—–…·“”‘’./;()%&+=!?'×*\-"
_IN_BRACES = re.compile(rf"{_BEGINS}[{_WITHIN}]*(?<! )")
_ALONE = re.compile(rf"{_BEGINS}[{_WITHIN},，\[\]{{}}\"]*(?<! )|https?://[\w./%?=&~+-]+")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", re.ASCII)
# What YAML reads as something else than text, in one of its versions: an editor's program would mark it.
_MEANT_OTHERWISE = re.compile(r"(?:yes|no|on|off|null|true|false|y|n)|[\d_.]+(?:e[+-]?\d+)?|0[xob]\w+", re.IGNORECASE)


def schema_line(kind: str) -> str:
    """The first line of a record, by which editors get completion."""
    return f"# yaml-language-server: $schema=../../../../schema/{kind}.json"


def record_yaml(tree: Mapping[str, Any]) -> str:
    """The whole file.

    Args:
        tree: fields in the order in which they are to stand; every scalar is text, or None where a field has no value.
    """
    return "\n".join([schema_line(str(tree.get("kind"))), *_fields(tree, "")]) + "\n"


def scalar(value: object) -> str:
    """A value that YAML reads back as the same text, inside braces as well."""
    text = str(value)
    return text if _plain(text, _IN_BRACES) else _quoted(text)


def literal(text: str, pad: str) -> str | None:
    """A text of several lines under `|`; None where it has to be quoted.

    Args:
        text: the whole of it.
        pad: blanks before each line.
    """
    words = text.rstrip("\n")
    if not words.strip(" \t\n") or "\r" in text:
        return None
    ending = {0: "-", 1: ""}.get(len(text) - len(words), "+")
    indent = "2" if words[0] in " \t\n" else ""
    lines = text.split("\n") if ending == "-" else text.split("\n")[:-1]
    return "\n".join([f"|{indent}{ending}", *(pad + line if line else "" for line in lines)])


def _fields(tree: Mapping[str, Any], pad: str) -> Iterator[str]:
    for name, value in tree.items():
        head = f"{pad}{scalar(name)}:"
        text = _on_one_line(value, len(head), pad + "  ")
        if text is not None:
            yield f"{head} {text}"
            continue
        yield head
        if value is not None:
            yield from _fields(value, pad + "  ") if isinstance(value, dict) else _items(value, pad + "  ")


def _items(items: Sequence[Any], pad: str) -> Iterator[str]:
    for item in items:
        text = _on_one_line(item, len(pad) + 1, pad + "  ", in_list=True)
        if text is not None:
            yield f"{pad}- {text}"
        elif isinstance(item, dict):
            first, *rest = _fields(item, pad + "  ")
            yield from (f"{pad}- {first[len(pad) + 2 :]}", *rest)
        else:
            yield f"{pad}-"
            yield from _items(item or (), pad + "  ")


def _on_one_line(value: Any, start: int, pad: str, *, in_list: bool = False) -> str | None:
    """A value that needs no lines of its own, or whose lines follow a sign at its beginning; None for any other."""
    if isinstance(value, str):
        block = literal(value, pad) if "\n" in value else None
        return block or (value if _plain(value, _ALONE) else _quoted(value))
    if value is None or (isinstance(value, list) and not in_list and any(isinstance(item, dict) for item in value)):
        return None
    text = _in_braces(value)
    return text if text is not None and (start + len(text) < _WIDTH or not value) else None


def _in_braces(value: Any) -> str | None:
    """A value on one line; None where something in it has no value or several lines."""
    if isinstance(value, str):
        return None if "\n" in value else scalar(value)
    if value is None:
        return None
    inner = [_in_braces(item) for item in (value.values() if isinstance(value, dict) else value)]
    if None in inner:
        return None
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(name)}: {text}" for name, text in zip(value, inner, strict=True)) + "}"
    return f"[{', '.join(map(str, inner))}]"


def _plain(text: str, form: re.Pattern[str]) -> bool:
    if _NUMBER.fullmatch(text) or text in {"true", "false"}:
        return True
    return form.fullmatch(text) is not None and not _MEANT_OTHERWISE.fullmatch(text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
