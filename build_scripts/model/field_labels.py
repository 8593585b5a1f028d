"""What the keys that an editor writes are called: `decided` is the date of the judgment.

Takes the models; gives the label of a field or of a choice, in English, as gettext translates it. A key that means different things is
called what it mostly means, or nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING, get_args

from pydantic import BaseModel

from build_scripts.model.kinds import KINDS
from build_scripts.model.status import Sealed, Withdrawn, Withheld
from build_scripts.model.types import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator


def label(key: str) -> str | None:
    """The label of a key; None where there is none, or several with equal right.

    Args:
        key: a field, `decided`, a field with those it stands in, `decision.reduction`, or the value of a choice, `life`.
    """
    plain = ".".join(step for step in key.split(".") if not step.isdigit())
    found = _labels().get(plain)
    if not found:
        return None
    most, count = found.most_common(1)[0]
    return most if most and 2 * count > found.total() - found[""] else None


@cache
def _labels() -> dict[str, Counter[str]]:
    """Labels by key, empty for a field without one; a choice has the key of no field."""
    labels: defaultdict[str, Counter[str]] = defaultdict(Counter)
    choices: defaultdict[str, Counter[str]] = defaultdict(Counter)
    seen: set[type] = set()
    models: tuple[type[BaseModel], ...] = (*(kind.model for kind in KINDS.values()), Withheld, Withdrawn, Sealed)
    for root in models:
        for path, title in _fields(root, ()):
            for start in range(len(path)):
                labels[".".join(path[start:])][title] += 1
        for choice in _choices(root, seen):
            choices[choice.value][choice.label] += 1
    return choices | labels


def _fields(model: type[BaseModel], path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every field, those of inner models included, with its title."""
    for name, field in model.model_fields.items():
        here = (*path, field.alias or name)
        yield here, field.title or ""
        for inner in _types(field.annotation):
            if issubclass(inner, BaseModel):
                yield from _fields(inner, here)


def _choices(model: type[BaseModel], seen: set[type]) -> Iterator[Choice]:
    """Every choice of a model's fields, each type once."""
    for field in model.model_fields.values():
        for inner in _types(field.annotation):
            if inner not in seen:
                seen.add(inner)
                if issubclass(inner, BaseModel):
                    yield from _choices(inner, seen)
                elif issubclass(inner, Choice):
                    yield from inner


def _types(annotation: object) -> Iterator[type]:
    if isinstance(annotation, type):
        yield annotation
    for inner in get_args(annotation):
        yield from _types(inner)
