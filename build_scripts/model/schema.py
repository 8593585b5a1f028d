"""JSON Schema of every kind, so that an editor's program completes and checks fields while typing.

Takes the models; gives one schema a kind, in which `status` decides which fields stand: the kind's own, or what a withheld,
withdrawn or sealed record keeps. Their definitions stand once, in a file that all of them refer to. Records name their schema in
their first line.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from build_scripts.model.base import Status
from build_scripts.model.kinds import KINDS, Kind
from build_scripts.model.status import Sealed, Withdrawn, Withheld
from build_scripts.model.translated import ELSEWHERE
from build_scripts.model.types import LABELS, LANGUAGE, TERMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from build_scripts.content.languages import Languages
    from build_scripts.content.vocabulary import Vocabulary

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DEFINITIONS = "definitions.json"
VOCABULARY = "vocabulary.json"
_WORDS = {"ge": "minimum", "le": "maximum"}  # of bounds that pydantic checks in Python
_REDUCED: dict[Status, type[BaseModel]] = {
    Status.WITHHELD: Withheld,
    Status.WITHDRAWN: Withdrawn,
    Status.SEALED: Sealed,
}


def schemas(languages: Languages, kinds: Iterable[Kind] = tuple(KINDS.values())) -> Iterator[tuple[str, str]]:
    """File name and text of each schema, as `trees` has them."""
    for name, schema in trees(languages, kinds):
        yield name, json.dumps({"$schema": DIALECT, **schema}, ensure_ascii=False, indent=1) + "\n"


def trees(languages: Languages, kinds: Iterable[Kind]) -> Iterator[tuple[str, dict[str, Any]]]:
    """File name and content of each schema, in the order of the kinds, then of their common definitions.

    Args:
        languages: of the site; fields may stand in each of them, and their titles are in the first one and in English.
        kinds: that the site publishes.
    """
    kinds = tuple(kinds)
    models: dict[str, dict[Status, type[BaseModel]]] = {
        kind.key: {Status.PUBLISHED: kind.model, **_REDUCED} for kind in kinds
    }
    every = dict.fromkeys(model for of_kind in models.values() for model in of_kind.values())
    refs, definitions = models_json_schema([(model, "validation") for model in every], by_alias=True)
    for kind in kinds:
        branches = [_branch(status, refs[model, "validation"]["$ref"]) for status, model in models[kind.key].items()]
        title = _title(kind.one, languages)
        yield (
            f"{kind.key}.json",
            {"title": title, "type": "object", "required": ["id", "kind"], "allOf": branches},
        )
    spoken = {
        name: _spoken(_translated(definition, languages), languages)
        for name, definition in definitions["$defs"].items()
    }
    yield DEFINITIONS, {"$defs": spoken}


def _branch(status: Status, reference: str) -> dict[str, Any]:
    """If the record says this status (or, for `published`, says none), it has this model's fields."""
    condition: dict[str, Any] = {"properties": {"status": {"const": status.value}}}
    if status is not Status.PUBLISHED:
        condition["required"] = ["status"]
    return {"if": condition, "then": {"$ref": DEFINITIONS + reference}}


def _translated(definition: dict[str, Any], languages: Languages) -> dict[str, Any]:
    """Name the fields of a model in the languages in which content may be written, each below the original."""
    names = definition.pop(ELSEWHERE, ())
    properties: dict[str, Any] = {}
    for name, schema in definition.get("properties", {}).items():
        properties[name] = schema
        if name in names:
            bare = {key: value for key, value in schema.items() if key not in {"title", "default"}}
            choices = bare.get("anyOf") or [bare, {"type": "null"}]
            others = {f"{name}_{code}": {"anyOf": choices, "default": None} for code in languages.written}
            properties.update(others)
    return definition | {"properties": properties} if properties else definition


def _title(message: str, languages: Languages) -> str:
    """A message in the site's first language and in English."""
    return " · ".join(dict.fromkeys((languages.say(languages.codes[0], message), message)))


def _completed(lists: Sequence[str]) -> dict[str, Any]:
    """Keys of these lists are offered; any other text is left to `portal check`, which knows terms added since."""
    refs = [{"$ref": f"{VOCABULARY}#/$defs/{name.replace('/', '-')}"} for name in lists]
    return refs[0] if len(refs) == 1 else {"anyOf": refs}


def vocabulary_schema(vocabulary: Vocabulary) -> str:
    """The text of the file of all lists of the vocabulary, each key with its names as description.

    Args:
        vocabulary: of the site.
    """
    defs: dict[str, Any] = {}
    for name in vocabulary.lists:
        terms = [term for key, _name in vocabulary.full_names(name) if (term := vocabulary.get(name, key))]
        uses = dict.fromkeys(use for term in terms if (use := term.extra.get("used_by")))
        for use in uses or (None,):
            listed = [term for term in terms if term.extra.get("used_by") == use]
            names = [" · ".join(dict.fromkeys(term.names.values())) for term in listed]
            offered = {"enum": [term.key for term in listed], LABELS: names}
            defs[f"{name}-{use}" if use else name] = {"anyOf": [*([offered] if listed else []), {"type": "string"}]}
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(each, ensure_ascii=False)}" for name, each in defs.items())
    return f'{{"$defs": {{\n{lines}\n}}}}\n'


def _spoken(node: Any, languages: Languages) -> Any:
    """Give every title its words, list the languages, and take away what pydantic makes of Python's class names and docstrings."""
    if isinstance(node, list):
        return [_spoken(item, languages) for item in node]
    if not isinstance(node, dict):
        return node
    spoken: dict[str, Any] = {
        str(_WORDS.get(key, key)): _spoken(value, languages)
        for key, value in node.items()
        if key != "description" or not isinstance(value, str)
    }
    if spoken.get("format") == LANGUAGE:
        spoken = {"default": languages.usual, "enum": list(languages.written), "type": "string"}
    if lists := spoken.pop(TERMS, ()):
        spoken = {key: value for key, value in spoken.items() if key != "type"} | _completed(lists)
    if labels := spoken.get(LABELS):
        labels = [_title(label, languages) for label in labels]
        spoken |= {LABELS: labels, "markdownEnumDescriptions": labels}  # for completion, and for hovering
    title = spoken.get("title")
    if isinstance(title, str):
        if _title(title, languages) != title:
            spoken["title"] = _title(title, languages)
        else:
            del spoken["title"]
    return spoken
