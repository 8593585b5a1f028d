"""Lets Babel find the statements of the rules, which stand in docstrings (pyproject.toml, `[tool.babel]`)."""

from __future__ import annotations

import ast
import inspect
from typing import IO, TYPE_CHECKING, Any

from babel.messages.extract import extract_python

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping


def extract(
    file: IO[bytes], keywords: Mapping[str, Any], comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[tuple[int, str | None, Any, list[str]]]:
    """Babel's extraction interface: line, function, message, comments; for Python and for every rule's statement."""
    yield from extract_python(file, keywords, comment_tags, options)  # type: ignore[arg-type,misc]
    if "Message" in keywords:  # what is said to editors is collected, which has a catalogue of its own
        return
    file.seek(0)
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.FunctionDef) and any(_is_rule(decorator) for decorator in node.decorator_list):
            yield node.lineno, None, statement(ast.get_docstring(node) or ""), []


def _is_rule(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Name) and decorator.func.id == "rule"


def statement(docstring: str) -> str:
    """The first paragraph of a docstring, in one line."""
    return inspect.cleandoc(docstring).split("\n\n")[0].replace("\n", " ")
