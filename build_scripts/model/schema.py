"""JSON Schema of every kind, so that an editor's program completes and checks fields while typing.

Takes the models; gives one schema a kind, in which `status` decides which fields stand: the kind's own, or what a withheld,
withdrawn or sealed record keeps. Records name their schema in their first line.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from build_scripts.content.labels import translations
from build_scripts.model.base import Status
from build_scripts.model.kinds import KINDS, Kind
from build_scripts.model.status import Sealed, Withdrawn, Withheld

if TYPE_CHECKING:
    from collections.abc import Iterator

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_REDUCED: dict[Status, type[BaseModel]] = {
    Status.WITHHELD: Withheld,
    Status.WITHDRAWN: Withdrawn,
    Status.SEALED: Sealed,
}


def schemas() -> Iterator[tuple[str, str]]:
    """File name and text of each schema, in the order of the kinds."""
    for kind in KINDS.values():
        yield f"{kind.key}.json", json.dumps(_schema(kind), ensure_ascii=False, indent=1) + "\n"


def _schema(kind: Kind) -> dict[str, Any]:
    models: dict[Status, type[BaseModel]] = {Status.PUBLISHED: kind.model, **_REDUCED}
    refs, definitions = models_json_schema(
        [(model, "validation") for model in models.values()], by_alias=True, ref_template="#/$defs/{model}"
    )
    branches = [_branch(status, refs[model, "validation"]) for status, model in models.items()]
    return {
        "$schema": DIALECT,
        "title": f"{translations('zh').gettext(kind.one)} · {kind.one}",
        "type": "object",
        "required": ["id", "kind"],
        "allOf": branches,
        "$defs": {name: _spoken(definition) for name, definition in definitions["$defs"].items()},
    }


def _branch(status: Status, reference: dict[str, Any]) -> dict[str, Any]:
    """If the record says this status (or, for `published`, says none), it has this model's fields."""
    condition: dict[str, Any] = {"properties": {"status": {"const": status.value}}}
    if status is not Status.PUBLISHED:
        condition["required"] = ["status"]
    return {"if": condition, "then": reference}


def _spoken(node: Any) -> Any:
    """Give every title its Chinese words, and take away what pydantic makes of Python's class names and docstrings."""
    if isinstance(node, list):
        return [_spoken(item) for item in node]
    if not isinstance(node, dict):
        return node
    spoken = {key: _spoken(value) for key, value in node.items() if key != "description" or not isinstance(value, str)}
    title = spoken.get("title")
    if isinstance(title, str):
        chinese = translations("zh").gettext(title)
        if chinese != title:
            spoken["title"] = f"{chinese} · {title}"
        else:
            del spoken["title"]
    return spoken
