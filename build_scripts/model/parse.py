"""The one way from a loaded mapping to an entry of the right class.

Takes what `load` returned, the vocabulary and the place of the file; gives the entry, or problems with line, field,
what is allowed and the nearest valid value.
"""

from __future__ import annotations

import difflib
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from build_scripts.content.problem import Problem, Severity
from build_scripts.content.strict_yaml import Loaded, place_of
from build_scripts.model.base import Status
from build_scripts.model.kinds import BY_FOLDER, KINDS, Entry
from build_scripts.model.status import Sealed, Withdrawn, Withheld
from build_scripts.model.translated import ELSEWHERE, own_names, translated_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic_core import ErrorDetails

    from build_scripts.content.vocabulary import Vocabulary

_REDUCED: dict[str, type[Withheld | Withdrawn | Sealed]] = {
    Status.WITHHELD: Withheld,
    Status.WITHDRAWN: Withdrawn,
    Status.SEALED: Sealed,
}

# pydantic's error type → what is wrong and how to mend it, in an editor's words
_PLAIN = {
    "string_type": ("must be text", "write plain text after the colon"),
    "string_too_short": ("is empty", "write a value or remove the field"),
    "string_too_long": ("is longer than {max_length} characters", "shorten it, or move it to `body`"),
    "string_pattern_mismatch": ("is not written as it must be", "the schema shows the form, and an example"),
    "tuple_type": ("must be a list", "write [a, b], or one line an item that begins with `- `"),
    "model_type": (
        "must be a group of fields",
        "write {field: value, …}, or the fields indented on lines of their own",
    ),
    "dict_type": ("must be a group of fields", "write the fields indented on lines of their own"),
    "bool_parsing": ("must be true or false", "write true or false"),
    "bool_type": ("must be true or false", "write true or false"),
    "int_parsing": ("must be a whole number", "write digits only"),
    "int_parsing_size": ("is too large a number", "check the digits"),
    "int_type": ("must be a whole number", "write digits only"),
    "decimal_parsing": ("must be a number", "write digits, with a point for decimals"),
    "decimal_type": ("must be a number", "write digits, with a point for decimals"),
    "too_short": ("needs at least {min_length}", "add at least so many, or remove the field"),
    "too_long": ("has more than {max_length}", "remove some"),
    "greater_than_equal": ("must be at least {ge}", "check the number"),
    "greater_than": ("must be more than {gt}", "check the number"),
    "less_than_equal": ("must be at most {le}", "check the number"),
    "less_than": ("must be less than {lt}", "check the number"),
}


def parse(tree: Any, path: PurePosixPath, vocabulary: Vocabulary) -> tuple[Entry | None, list[Problem]]:
    """Make an entry.

    Args:
        tree: what `load` returned for the file.
        path: the file's place below `records/`, such as `judgments/2023/7k2m9xqd.yml`.
        vocabulary: resolves keys.

    Returns:
        The entry, or None when it has errors, and the problems (whose `path` the caller fills in).
    """
    if not isinstance(tree, dict):
        return None, [_problem("FORM-01", "a record is a mapping of fields", "start with `id: …` and `kind: …`")]
    if problems := list(_identity(tree, path)):
        return None, problems
    model = _REDUCED.get(tree.get("status") or "") or KINDS[tree["kind"]].model
    context: dict[str, Any] = {"vocabulary": vocabulary}
    try:
        entry = model.model_validate(tree, context=context)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        return None, [_of_detail(detail, tree, model, vocabulary.languages) for detail in details]
    return entry, list(_dropped(context.get("dropped", ()), tree, entry, vocabulary.languages))


def _identity(tree: Any, path: PurePosixPath) -> Iterator[Problem]:
    """A record's id is its file's name, its kind is its folder's."""
    known = ", ".join(KINDS)
    kind = tree.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        near = difflib.get_close_matches(kind, KINDS, n=1) if isinstance(kind, str) else []
        remedy = f"write `kind: {near[0]}`" if near else f"one of: {known}"
        yield _problem("FORM-02", "`kind` is missing or unknown", remedy, *place_of(tree, ("kind",)))
        return
    folder = path.parts[0]
    if folder != KINDS[kind].folder:
        remedy = f"move the file to records/{KINDS[kind].folder}/<year>/"
        if folder in BY_FOLDER:
            remedy += f", or write `kind: {BY_FOLDER[folder].key}`"
        yield _problem("FORM-03", f"a {kind} stands in the folder {folder}/", remedy, *place_of(tree, ("kind",)))
    if isinstance(tree.get("id"), str) and tree["id"] != path.stem:
        remedy = f"write `id: {path.stem}` or rename the file"
        yield _problem("FORM-04", "`id` is not the file's name", remedy, *place_of(tree, ("id",)))
    status = tree.get("status")
    if status is not None and status not in list(Status):
        near = difflib.get_close_matches(str(status), list(Status), n=1)
        remedy = f"write `status: {str.__str__(near[0])}`" if near else "choose one of them, or remove the field"
        allowed = ", ".join(str.__str__(choice) for choice in Status)
        message = f"`status` must be one of {allowed}"
        yield _problem("FORM-05", message, remedy, *place_of(tree, ("status",)))


def _problem(rule: str, message: str, remedy: str = "", line: int = 1, column: int = 0) -> Problem:
    return Problem(rule=rule, message=message, remedy=remedy, line=line, column=column)


def _of_detail(detail: ErrorDetails, tree: Any, model: type[BaseModel], languages: tuple[str, ...]) -> Problem:
    """Turn one of pydantic's errors into a sentence for an editor."""
    location = _as_written(tree, tuple(step for step in detail["loc"] if step != ELSEWHERE))
    line, column = place_of(tree, location)
    field = ".".join(str(part) for part in location)
    context = detail.get("ctx", {})
    kind = detail["type"]
    if kind == "portal":
        for name in re.findall(
            r"`([\w.]+)`", context["text"]
        ):  # a rule over several fields stands where the first one is
            named = (*location, *(int(step) if step.isdigit() else step for step in name.split(".")))
            if (found := place_of(tree, named)) != (line, column) and _has(tree, named):
                line, column = found
                break
        remedy = context["remedy"]
        if context["nearest"]:
            remedy = f"did you mean `{context['nearest']}`? Otherwise {remedy}"
        text = context["text"]
        return _problem("FORM-10", f"`{field}`: {text}" if field else text, remedy, line, column)
    if kind == "missing":
        return _problem("FORM-06", f"the field `{field}` is missing", f"add `{location[-1]}: …`", line, column)
    if kind == "extra_forbidden":
        names = fields_at(model, location[:-1], languages)
        name = str(location[-1])
        near = difflib.get_close_matches(name, names, n=1)
        if not re.fullmatch(r"[A-Za-z][A-Za-z_-]{0,40}", name):  # a comma in { } makes a field of a piece of text
            remedy = f"put values that hold a comma or a colon in quotation marks; allowed here: {', '.join(names)}"
            return _problem("FORM-07", "a piece of text stands where a field name should", remedy, line, column)
        remedy = f"did you mean `{near[0]}`?" if near else f"allowed here: {', '.join(names)}"
        return _problem("FORM-07", f"the field `{field}` does not exist here", remedy, line, column)
    if kind in {"enum", "literal_error"}:
        options = [option.strip(" '") for option in context["expected"].replace(" or ", ", ").split(",")]
        value = tree
        for step in location:
            value = value[step] if isinstance(value, (dict, list)) else value  # type: ignore[index]
        near = difflib.get_close_matches(str(value), options, n=1)
        remedy = f"did you mean `{near[0]}`?" if near else "choose one of them"
        return _problem("FORM-08", f"`{field}` must be one of {', '.join(options)}", remedy, line, column)
    if kind == "string_pattern_mismatch" and location[-1:] == ("id",):
        remedy = "8 characters of bcdfghjkmnpqrstvwxz23456789; `portal new` makes one"
        return _problem("FORM-09", f"`{field}` is not an identifier", remedy, line, column)
    message, remedy = _PLAIN.get(kind, ("not a valid value", "compare with a record that works, or with the schema"))
    return _problem("FORM-09", f"`{field}`: {message.format(**context)}", remedy, line, column)


def _as_written(tree: Any, location: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """A place without the steps into a list where the file has one item without its list."""
    steps = []
    for step in location:
        if isinstance(step, int) and isinstance(tree, dict):
            continue
        steps.append(step)
        try:
            tree = tree[step]
        except (KeyError, IndexError, TypeError):
            tree = None
    return tuple(steps)


def _has(tree: Any, location: tuple[str | int, ...]) -> bool:
    """Whether the file has a place for a field, with a value or without."""
    for step in location[:-1]:
        try:
            tree = tree[step]
        except (KeyError, IndexError, TypeError):
            return False
    return isinstance(tree, Loaded) and location[-1] in tree.places


def fields_at(model: type[BaseModel], location: Iterable[str | int], languages: tuple[str, ...]) -> list[str]:
    """The field names allowed at a place inside a model, as YAML writes them, those in other languages last."""
    for step in location:
        if isinstance(step, str):
            field = next((f for name, f in model.model_fields.items() if (f.alias or name) == step), None)
            inner = list(_models(field.annotation)) if field else []
            if not inner:
                return []
            model = inner[0]
    own = [field.alias or name for name, field in model.model_fields.items()]
    return [*(name for name in own if name != ELSEWHERE), *translated_names(model, languages)]


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models(argument)


def _dropped(names: Iterable[str], tree: Any, entry: Entry, languages: tuple[str, ...]) -> Iterator[Problem]:
    """A sealed or withdrawn record whose file still holds the text: nothing is shown, but the file should lose it."""
    model = KINDS[entry.kind].model
    held = [name for name in names if name in own_names(model) or name in translated_names(model, languages)]
    if isinstance(entry, Sealed) and held:
        message = "the record is sealed, but its file still holds what was sealed; nothing of it is published"
        remedy = "keep only `id`, `kind` and `status`, and purge the history as CONTRIBUTING.md describes"
        line, column = place_of(tree, ("status",))
        yield Problem(
            rule="SEAL-01", severity=Severity.WARNING, message=message, remedy=remedy, line=line, column=column,
            cites="刑事诉讼法 Art 286",
        )  # fmt: skip
