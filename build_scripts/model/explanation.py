"""What pydantic refused, in an editor's words: one of its errors → a problem with line, field, what is allowed and what was meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from build_scripts.content.message import Message
from build_scripts.content.named import named
from build_scripts.content.problem import Problem
from build_scripts.content.strict_yaml import Loaded, place_of
from build_scripts.model import choice_hint
from build_scripts.model.field_at import choices_of, described, field_at, group_of, lists_of, names_at, titled
from build_scripts.model.translated import ELSEWHERE

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

    from build_scripts.content.vocabulary import Vocabulary

# pydantic's error type → what is wrong and how to mend it
_NUMBER = Message("must be a whole number"), Message("write digits only")
_DECIMAL = Message("must be a number"), Message("write digits, with a point for decimals")
_CHECK = Message("check the number")
_PLAIN = {
    "string_type": (Message("must be text"), Message("write plain text after the colon")),
    "string_too_short": (Message("is empty"), Message("write a value or remove the field")),
    "string_pattern_mismatch": (
        Message("is not written as it must be"),
        Message("the schema shows the form, and an example"),
    ),
    "tuple_type": (Message("must be a list"), Message("write [a, b], or one line an item that begins with `- `")),
    "dict_type": (Message("must be a group of fields"), Message("write the fields indented on lines of their own")),
    "bool_parsing": (Message("must be true or false"), Message("write `true` or `false`")),
    "bool_type": (Message("must be true or false"), Message("write `true` or `false`")),
    "int_parsing": _NUMBER,
    "int_type": _NUMBER,
    "int_parsing_size": (Message("is too large a number"), Message("check the digits")),
    "decimal_parsing": _DECIMAL,
    "decimal_type": _DECIMAL,
}


def explained(detail: ErrorDetails, tree: Any, model: type[BaseModel], vocabulary: Vocabulary) -> Problem:
    """Turn one of pydantic's errors into a problem.

    Args:
        detail: the error.
        tree: what `load` returned for the file.
        model: which refused it.
        vocabulary: which the record was held against.
    """
    location = _as_written(tree, tuple(step for step in detail["loc"] if step != ELSEWHERE))
    line, column = place_of(tree, location)
    if detail["type"] == "portal":
        line, column = _place_of_first(detail["ctx"]["text"], tree, location)
    rule, message, remedy = _said(detail, location, tree, model, vocabulary)
    return Problem(rule=rule, message=message, remedy=remedy, line=line, column=column)


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


def _said(
    detail: ErrorDetails, location: tuple[str | int, ...], tree: Any, model: type[BaseModel], vocabulary: Vocabulary
) -> tuple[str, Message, Message]:
    """Rule, message and remedy."""
    field = field_at(model, location)
    name = named(".".join(str(part) for part in location), field.title if field else None)
    value, context, kind = _value(tree, location), detail.get("ctx", {}), detail["type"]
    options = choices_of(field)
    if kind == "portal":
        text = context["text"]
        return "FORM-10", Message("{field}: {text}", field=name, text=text) if location else text, context["remedy"]
    if kind == "missing":
        return "FORM-06", Message("the field {field} is missing", field=name), _added(str(location[-1]), field, options)
    if kind == "extra_forbidden":
        return "FORM-07", *_no_such_field(name, location, model, vocabulary.languages)
    if kind in {"enum", "literal_error"}:
        allowed = [option.strip(" '") for option in context["expected"].replace(" or ", ", ").split(",")]
        return "FORM-08", *one_of(name, value, {key: options.get(key, "") for key in allowed})
    if kind == "string_pattern_mismatch" and location[-1:] == ("id",):
        remedy = Message("8 characters of bcdfghjkmnpqrstvwxz23456789; `portal new` makes one")
        return "FORM-09", Message("{field} is not an identifier", field=name), remedy
    message, remedy = _limits(kind, context) or _form(kind, field, value, vocabulary)
    return "FORM-09", Message("{field}: {text}", field=name, text=message), remedy


def one_of(field: Message, value: object, options: dict[str, str]) -> tuple[Message, Message]:
    """What to say of a value that is none of a closed list.

    Args:
        field: its name.
        value: what was written.
        options: value → English label.
    """
    message = Message("{field} must be one of {options}", field=field, options=_each(options))
    hint = choice_hint.meant(value, options)
    if hint is None:
        return message, Message("choose one of them")
    choice = named(hint[0], options[hint[0]])
    return message, Message("write {choice}", choice=choice) if hint[1] else Message(
        "did you mean {choice}?", choice=choice
    )


def _each(options: dict[str, str]) -> tuple[Message, ...]:
    return tuple(named(key, label) for key, label in options.items())


def _added(name: str, field: FieldInfo | None, options: dict[str, str]) -> Message:
    """How to add a field that is missing."""
    if group := group_of(field):
        return Message("add `{name}:`, a group of fields: {fields}", name=name, fields=described(group))
    if options:
        return Message("add `{name}: …`, one of {options}", name=name, options=_each(options))
    return Message("add `{name}: …`", name=name)


def _no_such_field(
    name: Message, location: tuple[str | int, ...], model: type[BaseModel], languages: tuple[str, ...]
) -> tuple[Message, Message]:
    names = names_at(model, location[:-1], languages)
    group = (group_of(field_at(model, location[:-1])) if location[:-1] else model) or model
    titles = {
        known: (field_at(group, (known,)) or field_at(group, ())) for known in sorted(names, key=len, reverse=True)
    }  # of two with one label, `name` and `name_en`, the shorter one is meant
    hint = choice_hint.meant(
        location[-1], {known: (field.title if field else "") or "" for known, field in titles.items()}
    )
    allowed = Message("allowed here: {names}", names=titled(group, names))
    nearest = Message("did you mean {field}?", field=titled(group, [hint[0]])[0]) if hint else allowed
    if re.fullmatch(r"[A-Za-z][A-Za-z_-]{0,40}", str(location[-1])):
        return Message("the field {field} does not exist here", field=name), nearest
    if hint:
        return Message("a field has another name"), nearest
    remedy = Message("put values that hold a comma or a colon in quotation marks; {allowed}", allowed=allowed)
    return Message("a piece of text stands where a field name should"), remedy  # a comma in { } makes a field of it


def _form(kind: str, field: FieldInfo | None, value: object, vocabulary: Vocabulary) -> tuple[Message, Message]:
    """What to say of a value of the wrong form."""
    message, remedy = _PLAIN.get(
        kind, (Message("not a valid value"), Message("compare with a record that works, or with the schema"))
    )
    group, keys = group_of(field), lists_of(field)
    if kind == "model_type":
        message = Message("must be a group of fields")
        remedy = Message("write the fields indented on lines of their own")
    if group and kind in {"model_type", "tuple_type"}:
        remedy = Message("{how}; a group of fields: {fields}", how=remedy, fields=described(group))
    if keys and kind == "tuple_type" and isinstance(value, str) and (mended := keys.several(vocabulary, value)):
        remedy = Message("write {mended}", mended=mended)
    if kind == "bool_parsing" and (hint := choice_hint.meant(value, {"true": "yes", "false": "no"})):
        remedy = Message("write `{value}`", value=hint[0])
    return message, remedy


def _limits(kind: str, limits: dict[str, Any]) -> tuple[Message, Message] | None:
    """What to say of a value that passes a limit."""
    said = {
        "string_too_long": lambda: (
            Message("is longer than {most} characters", most=limits["max_length"]),
            Message("shorten it, or move it to `body`"),
        ),
        "too_short": lambda: (
            Message("needs at least {least}", least=limits["min_length"]),
            Message("add at least so many, or remove the field"),
        ),
        "too_long": lambda: (Message("has more than {most}", most=limits["max_length"]), Message("remove some")),
        "greater_than_equal": lambda: (Message("must be at least {least}", least=limits["ge"]), _CHECK),
        "greater_than": lambda: (Message("must be more than {limit}", limit=limits["gt"]), _CHECK),
        "less_than_equal": lambda: (Message("must be at most {most}", most=limits["le"]), _CHECK),
        "less_than": lambda: (Message("must be less than {limit}", limit=limits["lt"]), _CHECK),
    }
    return said[kind]() if kind in said else None


def _value(tree: Any, location: tuple[str | int, ...]) -> Any:
    """What stands at a place of the file."""
    for step in location:
        try:
            tree = tree[step]
        except (KeyError, IndexError, TypeError):
            return None
    return tree


def _place_of_first(text: str, tree: Any, location: tuple[str | int, ...]) -> tuple[int, int]:
    """A rule over several fields stands where the first one is that it names."""
    for name in re.findall(r"`([\w.]+)`", text):
        steps = (*location, *(int(step) if step.isdigit() else step for step in name.split(".")))
        place = place_of(tree, steps)
        if place != place_of(tree, location) and _has(tree, steps):
            return place
    return place_of(tree, location)


def _has(tree: Any, location: tuple[str | int, ...]) -> bool:
    """Whether the file has a place for a field, with a value or without."""
    above = _value(tree, location[:-1])
    return isinstance(above, Loaded) and location[-1] in above.places
