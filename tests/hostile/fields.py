"""The fields of the models, and how a value is read from a record or put into it. Nothing here names a field."""

import copy
import itertools
from functools import cache
from typing import NamedTuple

from project import LANGUAGES
from pydantic import TypeAdapter, ValidationError
from subjects import words

from build_scripts.model.field_type import field_type
from build_scripts.model.kinds import KINDS
from build_scripts.model.status import Sealed, Withdrawn, Withheld
from build_scripts.model.translated import own_names, translated_names

REDUCED_MODELS = {"withheld": Withheld, "withdrawn": Withdrawn, "sealed": Sealed}
GIVEN = {"id", "kind", "status", "language", "sample"}
ADDRESS = "https://court.example/"
WORD = "文字"  # harmless, and no value of any closed list
DEEPEST = 6


class Leaf(NamedTuple):
    """A field that holds one value: where it stands, with 0 for any item of a list."""

    steps: tuple
    model: type
    name: str


def model_of(kind, status):
    """The model of a record."""
    return KINDS[kind].model if status == "published" else REDUCED_MODELS[status]


def leaves(model, above=()):
    """Every field of a model that holds a single value, those of its groups and of their items included."""
    names = [
        *sorted(own_names(model)),
        *(translated_names(model, LANGUAGES.written) if hasattr(model, "TRANSLATED") else ()),
    ]
    for name in names:
        if not above and name in GIVEN:
            continue
        found = field_type(model, name, LANGUAGES.written)
        steps = (*above, name, 0) if found.many else (*above, name)
        if found.model is None:
            yield Leaf(steps, model, name)
        else:
            if len(steps) < DEEPEST:
                yield from leaves(found.model, steps)
            if set(found.types) - {found.model, tuple}:  # a group, or one value in its place
                yield Leaf(steps, model, name)


def takes_text(leaf):
    """Whether a field holds words, and no key, day, amount or choice."""
    return kind_of_text(leaf.model, leaf.name) is not None


@cache
def kind_of_text(model, name):
    """A harmless text that fits a field which holds words or an address; None for any other."""
    found = field_type(model, name, LANGUAGES.written)
    if found.vocabulary or str not in found.types:
        return None
    adapter = TypeAdapter(field_of(model, name).rebuild_annotation())
    return next((text for text in (WORD, ADDRESS) if _takes(adapter, [text] if found.many else text)), None)


def _takes(adapter, value):
    try:
        adapter.validate_python(value, context={"vocabulary": words()})
    except ValidationError:
        return False
    return True


def field_of(model, name):
    """What the model says of a field; one in another language is as the original."""
    names = {field.alias or own: field for own, field in model.model_fields.items()}
    return names.get(name) or names[name.rpartition("_")[0]]


def at(fields, steps):
    """The value there, or None."""
    for step in steps:
        if isinstance(step, int):
            fields = fields[step] if isinstance(fields, list) and len(fields) > step else None
        else:
            fields = fields.get(step) if isinstance(fields, dict) else None
        if fields is None:
            return None
    return fields


def same(fields, text, above=()):
    """Where a record says this text, beside what every record has."""
    if fields == text and above[0] not in GIVEN:
        yield above
    for step, inner in (
        fields.items() if isinstance(fields, dict) else enumerate(fields) if isinstance(fields, list) else ()
    ):
        yield from same(inner, text, (*above, step))


def put_at(fields, steps, value):
    """A copy with a value there; groups and lists on the way are made where they lack."""
    made = copy.deepcopy(fields)
    inner = made
    for step, following in itertools.pairwise((*steps, None)):
        if following is None:
            if isinstance(step, int) and len(inner) <= step:
                inner.append(value)
            else:
                inner[step] = value
            return made
        empty = [] if isinstance(following, int) else {}
        if isinstance(step, int):
            if len(inner) <= step:
                inner.append(empty)
        elif not isinstance(inner.get(step), type(empty)):
            inner[step] = empty
        inner = inner[step]
    return made
