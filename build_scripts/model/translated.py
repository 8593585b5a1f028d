"""Fields in other languages: `title_en` beside `title`, for every language in which content may be written.

A model names its translated fields once, in `TRANSLATED`; which languages there are comes with the vocabulary, in the context of
the validation. Takes mappings of fields; gives models whose translations obey the rules of the original fields.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, create_model, field_validator, model_validator

from build_scripts.content.message import Message
from build_scripts.model.types import content_languages, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import GetJsonSchemaHandler
    from pydantic_core import CoreSchema

ELSEWHERE = "\0translations"  # holds a character that the loader refuses, so that no field of a file is called so


class Translated(BaseModel):
    """Fields that may stand in other languages beside the original.

    Attributes:
        TRANSLATED: fields that may stand in other languages too, as `title` does in `title_en`.
        translations: these, by the name that the file gives them.
    """

    TRANSLATED: ClassVar[tuple[str, ...]] = ()

    translations: Any = Field(None, alias=ELSEWHERE)

    @model_validator(mode="before")
    @classmethod
    def _sorted_out(cls, data: Any, info: ValidationInfo) -> Any:
        """A field without a value is a field that is not there; one that does not exist stays, and is refused."""
        if not isinstance(data, dict):
            return data
        known = own_names(cls)
        if data.keys() <= known and None not in data.values():
            return data
        others = translated_names(cls, content_languages(info)[0])
        own = {name: value for name, value in data.items() if name not in others}
        own = {name: value for name, value in own.items() if value is not None or name not in known}
        elsewhere = {name: value for name, value in data.items() if name in others and value is not None}
        return own | {ELSEWHERE: elsewhere} if elsewhere else own

    @field_validator("translations", mode="plain")
    @classmethod
    def _typed(cls, value: Any, info: ValidationInfo) -> BaseModel:
        """A text in another language obeys the same rules as the original."""
        return _in_other_languages(cls, content_languages(info)[0]).model_validate(value, context=info.context)

    def translation(self, name: str, language: str) -> Any:
        """A field in another language than the record's; None where it is not translated."""
        return getattr(self.translations, f"{name}_{language}", None)

    def translations_of(self, name: str) -> Iterator[tuple[str, Any]]:
        """All translations of a field, each with the name that the file gives it."""
        for field, value in self.translations or ():
            if value is not None and field.rpartition("_")[0] == name:
                yield field, value

    def of_same_length(self, *names: str) -> None:
        """Refuse a list in another language that has more or fewer items than the original."""
        for name in names:
            for field, value in self.translations_of(name):
                if len(value) != len(getattr(self, name)):
                    refuse(
                        Message("`{field}` is not as long as `{name}`", field=field, name=name),
                        Message("translate each line, in the same order"),
                    )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Say which fields are translated; `model.schema` names them in the languages of the site."""
        made = handler.resolve_ref_schema(handler(schema))
        del made["properties"][ELSEWHERE]
        made[ELSEWHERE] = list(translated_fields(cls))
        return made


@cache
def translated_fields(cls: type[BaseModel]) -> tuple[str, ...]:
    """The translated fields of a model, in the order of its fields."""
    found = {name for base in cls.__mro__ for name in base.__dict__.get("TRANSLATED", ())}
    return tuple(name for name in cls.model_fields if name in found)


@cache
def own_names(cls: type[BaseModel]) -> frozenset[str]:
    """The fields of a model as YAML writes them, without those in other languages."""
    return frozenset(field.alias or name for name, field in cls.model_fields.items()) - {ELSEWHERE}


@cache
def translated_names(cls: type[BaseModel], languages: tuple[str, ...]) -> tuple[str, ...]:
    """What fields are called in these languages: `title_en`, `title_zh`, `summary_en` and so on."""
    return tuple(f"{name}_{language}" for name in translated_fields(cls) for language in languages)


@cache
def _in_other_languages(cls: type[BaseModel], languages: tuple[str, ...]) -> type[BaseModel]:
    """A model of the translated fields alone."""
    types = {name: cls.model_fields[name].rebuild_annotation() for name in translated_fields(cls)}
    fields: dict[str, Any] = {
        f"{name}_{language}": (annotation | None, None) for name, annotation in types.items() for language in languages
    }
    return create_model(f"{cls.__name__}InOtherLanguages", __config__=ConfigDict(frozen=True), **fields)
