"""JSON Schema of a mapping, so that an editor's program completes its parts and the kinds while one is typed."""

from __future__ import annotations

import json

from build_scripts.model.kinds import KINDS
from build_scripts.model.schema import DIALECT

NAME = "import-mapping.json"


def schema() -> str:
    """The text of the file."""
    names = {"type": ["string", "array"], "items": {"type": "string"}, "minItems": 1}
    texts = {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean"]}}
    column = {
        "type": ["string", "object"],
        "properties": {
            "field": {"type": "string", "examples": ["causes", "source.published", "parties.0.name"]},
            "split": {"type": "string", "examples": ["、", "、，;"]},
            "each": {"type": "string", "examples": ["name"]},
            "with": texts,
        },
        "required": ["field"],
        "additionalProperties": False,
    }
    made = {
        "$schema": DIALECT,
        "title": "导入映射 · Mapping for `portal import`",
        "type": "object",
        "properties": {
            "kind": {"enum": list(KINDS)},
            "key": names,
            "columns": {"type": "object", "additionalProperties": column},
            "values": {"type": "object", "additionalProperties": texts},
            "constants": {"type": "object"},
            "text": {"type": "string"},
            "skip_empty": names,
            "sheet": {"type": "string"},
        },
        "required": ["kind", "key", "columns"],
        "additionalProperties": False,
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"
