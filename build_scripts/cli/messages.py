"""Lets Babel find the help of the commands, which stands in docstrings and in `help=` (pyproject.toml, `make labels`)."""

from __future__ import annotations

import ast
from typing import IO, TYPE_CHECKING, Any

from babel.messages.extract import extract_python

from build_scripts.cli.spoken import paragraphs_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_COMMANDS = {"command", "group"}  # the decorators of a function whose docstring is help
_OPTIONS = {"option", "argument"}


def extract(
    file: IO[bytes], keywords: Mapping[str, Any], comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[tuple[int, str | None, Any, list[str]]]:
    """Babel's extraction interface: line, function, message, comments; for Python and for every help of a command."""
    yield from extract_python(file, keywords, comment_tags, options)  # type: ignore[arg-type,misc]
    if "Message" not in keywords:  # the words of pages are collected, which have a catalogue of their own
        return
    file.seek(0)
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.FunctionDef) and any(
            _name(decorator) in _COMMANDS for decorator in node.decorator_list
        ):
            for paragraph in paragraphs_of(ast.get_docstring(node) or ""):
                yield node.lineno, None, paragraph, []
        if isinstance(node, ast.Call) and _name(node) in _OPTIONS:
            for keyword in node.keywords:
                if keyword.arg == "help" and isinstance(keyword.value, ast.Constant):
                    yield node.lineno, None, " ".join(str(keyword.value.value).split()), []


def _name(node: ast.expr) -> str:
    """The last part of what a decorator or a call names: `command` of `click.command(…)`."""
    if isinstance(node, ast.Call):
        node = node.func
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
