"""What a field of a kind may hold, as programs ask that turn other data into records, and records into other data.

Takes a model and the name that the file gives to a field; gives its `FieldType`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

from pydantic import AfterValidator, BaseModel

from build_scripts.model.translated import ELSEWHERE, Translated, translated_names
from build_scripts.model.types import InVocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class FieldType:
    """What a field may hold.

    Attributes:
        model: of the group of fields that it is, or that each of its items is.
        many: whether it is a list.
        types: of a single value, such as `str`, `bool`, `datetime.date` or a `Choice`.
        vocabulary: where a value must be a key of one of some lists, which ones.
    """

    model: type[BaseModel] | None
    many: bool
    types: tuple[type, ...]
    vocabulary: InVocabulary | None


@cache
def field_type(model: type[BaseModel], name: str, languages: tuple[str, ...] = ()) -> FieldType | None:
    """The type of a field, or None where the model has no such field.

    Args:
        model: of the record or of a group in it.
        name: as YAML writes it; a field in another language is of the type of the original.
        languages: in which content may be written.
    """
    if issubclass(model, Translated) and name in translated_names(model, languages):
        name = name.rpartition("_")[0]
    for own, field in model.model_fields.items():
        if (field.alias or own) == name and name != ELSEWHERE:
            parts = list(_parts(field.rebuild_annotation()))
            types = tuple(part for part in parts if isinstance(part, type))
            groups = [part for part in types if issubclass(part, BaseModel)]
            vocabulary = next((part for part in parts if isinstance(part, InVocabulary)), None)
            many = any(issubclass(part, tuple) for part in types)
            return FieldType(groups[0] if groups else None, many, types, vocabulary)
    return None


def _parts(annotation: Any) -> Iterator[Any]:
    """Every type in an annotation, and every vocabulary that it asks."""
    if isinstance(annotation, AfterValidator):
        yield annotation.func
    origin = get_origin(annotation)
    yield annotation if origin is None else origin
    for part in get_args(annotation):
        yield from _parts(part)


@cache
def holds(model: type[BaseModel], name: str, wanted: Any) -> bool:
    """Whether a field, or each item of it, is of an annotated type such as `Url`."""
    for own, field in model.model_fields.items():
        if (field.alias or own) == name:
            return _within(get_type_hints(model, include_extras=True)[own], wanted)
    return False


def _within(annotation: Any, wanted: Any) -> bool:
    return annotation == wanted or any(_within(part, wanted) for part in get_args(annotation))


@cache
def usual_value(model: type[BaseModel], name: str) -> Any:
    """What a field holds that a record leaves out; None where it then holds nothing."""
    for own, field in model.model_fields.items():
        if (field.alias or own) == name and not field.is_required():
            usual = field.get_default(call_default_factory=False)
            return getattr(usual, "value", usual)
    return None


@cache
def about_somebody(model: type[BaseModel]) -> bool:
    """Whether a group is about a person or body that it names."""
    return "name" in model.model_fields
