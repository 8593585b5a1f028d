"""`api/v1/openapi.json`: the JSON API in OpenAPI 3.1, made of the types that its files are written with and of the schemas of the records.

Takes the `Site`, of which it needs the settings alone; gives the one file.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import TypeAdapter

from build_scripts.content.labels import N_
from build_scripts.export import api_index, api_pages
from build_scripts.export.api_address import GROUPS, INDEX, OPENAPI, group_path, page_path, record_path
from build_scripts.export.atom_document import NOTICE
from build_scripts.export.fields import LISTED, RECORD, VERSION, WHOLE, RecordFields
from build_scripts.export.json_lines import encode
from build_scripts.export.task import ExportTask
from build_scripts.model.kinds import KINDS
from build_scripts.model.not_public import NOT_PUBLIC
from build_scripts.model.schema import DEFINITIONS, VOCABULARY, trees
from build_scripts.model.status import Sealed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.content.languages import Languages
    from build_scripts.export.context import ExportContext
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site

Schema = dict[str, Any]
_COMPONENTS = "#/components/schemas/"
_OF_KIND = "-record"  # ends the name of the schema of a kind's records


class Operation(NamedTuple):
    """A kind of file that can be asked for.

    Attributes:
        path: from the site's root.
        declared: the type of which the file is made.
        meaning: what it is.
        parameters: that its path has.
    """

    path: str
    declared: Any
    meaning: str
    parameters: tuple[str, ...] = ()


OPERATIONS = {
    "Entry": Operation(INDEX, api_index.Entry, N_("The entry, from which everything else is found")),
    "Record": Operation(record_path("{id}"), RecordFields, N_("One record"), ("id",)),
    "Group": Operation(group_path("{group}"), api_pages.Group, N_("The lists of a group"), ("group",)),
    "Page": Operation(
        page_path("{group}", "{name}", "{page}"), api_pages.Page, N_("One page of a list"), ("group", "name", "page")
    ),
}


def parts(site: Site) -> Iterator[ExportTask]:
    """The one file."""
    kinds = tuple(kind.key for kind in site.kinds if not kind.left_out)
    yield ExportTask(name=OPENAPI, depends=(), make=partial(make, languages=site.renderer.site_languages, kinds=kinds))


def make(context: ExportContext, *, languages: Languages, kinds: tuple[str, ...]) -> Files:
    """Write the file."""
    root = context.languages[0]
    components = _components(kinds, languages)
    description = {
        "openapi": "3.1.0",
        "info": {"title": context.names[root], "version": VERSION, "description": NOTICE},
        "servers": [{"url": context.address(root, "").rstrip("/")}],
        "paths": {f"/{one.path}": {"get": _operation(name, one, components)} for name, one in OPERATIONS.items()},
        "components": {"schemas": components},
    }
    return [(OPENAPI, encode(_spoken(description, context)))]


def _operation(name: str, one: Operation, components: Schema) -> Schema:
    fields: Schema = components["Record"]["properties"] | components["Page"]["properties"]
    operation: Schema = {
        "operationId": name,
        "responses": {
            "200": {
                "description": one.meaning,
                "content": {"application/json": {"schema": {"$ref": f"{_COMPONENTS}{name}"}}},
            }
        },
    }
    if one.parameters:
        operation["parameters"] = [
            {"name": parameter, "in": "path", "required": True, "schema": fields[parameter]}
            for parameter in one.parameters
        ]
        operation["responses"]["404"] = {"description": N_("There is no such file")}
    return operation


def _components(kinds: tuple[str, ...], languages: Languages) -> Schema:
    """The schema of each sort of file, and of what stands in it."""
    found: Schema = {}
    for name, one in OPERATIONS.items():
        schema = TypeAdapter(one.declared).json_schema(ref_template=f"{_COMPONENTS}{{model}}")
        found |= schema.pop("$defs", {}) | {name: schema}
    for name in found:
        found[name] = {key: value for key, value in found[name].items() if key not in {"title", "description"}}
        for field in found[name]["properties"].values():
            field.pop("title", None)
    found["Page"]["properties"]["group"]["enum"] = list(GROUPS)
    fields: Schema = found["Record"]["properties"]
    listed = {name: fields[name] for name in LISTED} | {api_pages.ADDRESS: _ADDRESS}
    found["Page"]["properties"]["records"]["items"] = _closed(listed)
    fields["kind"]["enum"] = list(kinds)
    whole = {"description": WHOLE, "anyOf": [{"$ref": f"{_COMPONENTS}{kind}{_OF_KIND}"} for kind in kinds]}
    found["Record"] = _closed({**fields, RECORD: whole})
    return found | _records(kinds, languages)


_ADDRESS = {"type": "string", "description": N_("Address of the whole record")}


def _closed(properties: Schema) -> Schema:
    """An object that always has all of these."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def _records(kinds: tuple[str, ...], languages: Languages) -> Schema:
    """The schemas of the kinds and of what their records consist of, without what is not public."""
    every = dict(trees(languages, [KINDS[kind] for kind in kinds]))
    definitions: Schema = every.pop(DEFINITIONS)["$defs"]
    definitions.pop(Sealed.__name__)
    for model, hidden in NOT_PUBLIC.items():
        for field in hidden:
            definitions[model.__name__]["properties"].pop(field)
    of_kinds = {name.removesuffix(".json") + _OF_KIND: schema for name, schema in every.items()}
    for schema in of_kinds.values():
        schema["allOf"] = [
            branch for branch in schema["allOf"] if not branch["then"]["$ref"].endswith(f"/{Sealed.__name__}")
        ]
        schema["properties"] = {"status": {"not": {"const": "sealed"}}}
    return {name: _placed(schema) for name, schema in (of_kinds | definitions).items()}


def _placed(node: Any) -> Any:
    """The same with references into this file; of a term of the vocabulary no more than that it is text."""
    if isinstance(node, list):
        return [_placed(item) for item in node]
    if not isinstance(node, dict):
        return node
    reference = node.get("$ref")
    if isinstance(reference, str):
        if reference.startswith(VOCABULARY):
            return {"type": "string"}
        return {**node, "$ref": _COMPONENTS + reference.rpartition("/")[2]}
    return {key: _placed(value) for key, value in node.items()}


def _spoken(node: Any, context: ExportContext) -> Any:
    """The same with every description in the site's first language and in English."""
    if isinstance(node, list):
        return [_spoken(item, context) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: " · ".join(dict.fromkeys((context.say(context.languages[0], value), value)))
        if key == "description" and isinstance(value, str)
        else _spoken(value, context)
        for key, value in node.items()
    }
