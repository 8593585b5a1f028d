"""How the settings under `extra` in mkdocs.yml are written that are ours, and not MkDocs'.

Takes the text of mkdocs.yml or `mkdocs.<language>.yml`; an error names the line, and shows how the setting is written. What one setting may say
is known where it is used; a number of days, a format or a portal of a hub is looked at there.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import yaml

from build_scripts.content.message import Message
from build_scripts.content.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_EXAMPLES = {  # what is a list, has fields, or is one word
    "languages": "languages: [zh, en]",
    "record_language": "record_language: zh",
    "language": "language: {tag: zh-Hans}",
    "contact": "contact: contact@portal.example",
    "log": "log: {origin: portal.example/log}",
    "hosting": "hosting: github-pages",
    "kinds": "kinds: [judgment, hearing]",
    "shell_maker": "shell_maker: properdocs",
    "hub": "",
    "formats": "",
    "releases": "",
    "promise_days": "",
    "sealed_per_year": "",
}
_FILLED_IN_BY_MKDOCS = "contact"
_TEXT, _NULL, _OURS = "tag:yaml.org,2002:str", "tag:yaml.org,2002:null", "tag:yaml.org,2002:"
_CLOSE = 0.8
_SHORTEST = 5  # letters of a setting for which a similar name can be meant


class SettingsError(ValueError):
    """The settings cannot be read; the message names the file and, where it is known, the line."""


def must_be_well_written(text: str, file: str) -> None:
    """Refuse settings of ours that stand elsewhere than under `extra`, twice, or are written otherwise than in the examples.

    Args:
        text: YAML that can be read.
        file: its name.

    Raises:
        SettingsError: one of them does.
    """
    for key, why in _wrong(text):
        raise SettingsError(Message("{file}, line {line}: {why}", file=file, line=_line(key), why=why))


def _wrong(text: str) -> Iterator[tuple[yaml.Node, Message]]:
    for key, _value in _fields(text):
        if key.value in _EXAMPLES:
            yield key, Message("{name} belongs under `extra`", name=key.value)
    known = set()
    for key, value in _fields(text, "extra"):
        name, example = key.value, _EXAMPLES.get(key.value)
        if example is None:
            continue
        if name in known:
            yield key, Message("extra.{name} stands twice", name=name)
        known.add(name)
        tagged = any(not tag.startswith(_OURS) for tag in _tags(value))
        if tagged and name != _FILLED_IN_BY_MKDOCS:
            why = Message("extra.{name} has a tag, which MkDocs alone would fill in; write the value itself", name=name)
            yield key, why
        elif example and not tagged and not _is_like(value, example):
            why = Message(
                "extra.{name} is not written as it should be; an example: `{example}`", name=name, example=example
            )
            yield key, why


def misspelt(text: str, file: str) -> Iterator[Problem]:
    """A warning for each setting under `extra` whose name is nearly one of ours: whoever wrote it may think that it counts.

    Args:
        text: YAML that can be read.
        file: its name.
    """
    ours = [name for name in _EXAMPLES if len(name) >= _SHORTEST]
    for key, _value in _fields(text, "extra"):
        close = [] if key.value in _EXAMPLES else difflib.get_close_matches(key.value, ours, n=1, cutoff=_CLOSE)
        if close:
            message = Message("extra.{name} is no setting of the portal", name=key.value)
            remedy = Message("if {name} is meant, write it so", name=close[0])
            yield Problem(
                rule="SITE-03", severity=Severity.WARNING, message=message, remedy=remedy, path=file, line=_line(key)
            )


def _fields(text: str, name: str | None = None) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
    """The fields of the file, or of one of them, whose names are single words."""
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    if name is not None and isinstance(node, yaml.MappingNode):
        node = next((value for key, value in node.value if key.value == name), None)
    fields = node.value if isinstance(node, yaml.MappingNode) else []
    return [(key, value) for key, value in fields if isinstance(key, yaml.ScalarNode)]


def _is_like(value: yaml.Node, example: str) -> bool:
    """Whether a value has the form of an example; one that is left empty says nothing, but for the languages, which MkDocs reads too."""
    name, _colon, form = example.partition(": ")
    if value.tag == _NULL and name != "languages":
        return True
    if form.startswith("["):
        items = value.value if isinstance(value, yaml.SequenceNode) else []
        words = [item.value for item in items if item.tag == _TEXT]
        least = int(name == "languages")
        return isinstance(value, yaml.SequenceNode) and len(items) == len(set(words)) >= least
    if form.startswith("{"):
        return isinstance(value, yaml.MappingNode) and all(one.tag in {_TEXT, _NULL} for _key, one in value.value)
    return value.tag == _TEXT


def _tags(node: yaml.Node, above: tuple[yaml.Node, ...] = ()) -> Iterator[str]:
    yield node.tag
    for one in node.value if not isinstance(node, yaml.ScalarNode) and node not in above else ():
        for part in one if isinstance(one, tuple) else (one,):
            yield from _tags(part, (*above, node))


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
