"""The field that stands at a place of a record: its title, the fields of its group, its closed choices.

Takes a model and the steps from the record to the place, as pydantic reports them; gives what messages say of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from build_scripts.content.named import named
from build_scripts.model.translated import ELSEWHERE, translated_names
from build_scripts.model.types import Choice, InVocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic.fields import FieldInfo

    from build_scripts.content.message import Message


def field_at(model: type[BaseModel], location: Iterable[str | int]) -> FieldInfo | None:
    """The field at a place inside a model; that of the list for an item of it."""
    found: FieldInfo | None = None
    inside: type[BaseModel] | None = model
    for step in location:
        if isinstance(step, str):
            fields = own_fields(inside) if inside else {}
            found = fields.get(step) or fields.get(step.rpartition("_")[0])  # `title_en` has the title of `title`
            inside = group_of(found)
    return found


def own_fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a model as YAML writes them, without those in other languages."""
    return {
        field.alias or name: field for name, field in model.model_fields.items() if (field.alias or name) != ELSEWHERE
    }


def group_of(field: FieldInfo | None) -> type[BaseModel] | None:
    """The model of a field that holds a group of fields, or a list of such groups."""
    return next((part for part in _parts(field) if isinstance(part, type) and issubclass(part, BaseModel)), None)


def choices_of(field: FieldInfo | None) -> dict[str, str]:
    """The closed choices of a field, value → English label."""
    found = [part for part in _parts(field) if isinstance(part, type) and issubclass(part, Choice)]
    return {choice.value: choice.label for kind in found for choice in kind}


def lists_of(field: FieldInfo | None) -> InVocabulary | None:
    """The vocabulary that a field takes its keys from."""
    found = (getattr(part, "func", None) for part in _parts(field))
    return next((part for part in found if isinstance(part, InVocabulary)), None)


def _parts(field: FieldInfo | None) -> Iterator[Any]:
    if field is not None:
        yield from field.metadata
        yield from _within(field.annotation)


def _within(annotation: Any) -> Iterator[Any]:
    yield annotation
    yield from getattr(annotation, "__metadata__", ())
    for argument in getattr(annotation, "__args__", ()):
        yield from _within(argument)


def names_at(model: type[BaseModel], location: Iterable[str | int], languages: tuple[str, ...]) -> list[str]:
    """The field names allowed at a place, as YAML writes them, those in other languages last."""
    steps = list(location)
    group = group_of(field_at(model, steps)) if steps else model
    return [*own_fields(group), *translated_names(group, languages)] if group else []


def titled(model: type[BaseModel], names: Iterable[str]) -> tuple[Message, ...]:
    """Fields of one group, each with its title."""
    titles = {name: field.title for name, field in own_fields(model).items()}
    return tuple(named(name, titles.get(name)) for name in names)


def described(model: type[BaseModel]) -> tuple[Message, ...]:
    """The fields of a group, each with its title, those first that it cannot do without."""
    fields = own_fields(model)
    return titled(model, sorted(fields, key=lambda name: not fields[name].is_required()))
