"""The columns of a kind of record, as its models declare its fields, and what a record has in them.

Takes the models and a record as its file has it; gives typed columns and typed values. No kind is named here: a field that a model gets is a
column from then on. What a kind has no field of its own for is taken from what the data files say of every record (`FIELDS`).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from build_scripts.model.base import Status
from build_scripts.model.field_type import field_type, usual_value
from build_scripts.model.kinds import KINDS
from build_scripts.model.not_public import NOT_PUBLIC
from build_scripts.model.status import Withdrawn, Withheld
from build_scripts.model.translated import ELSEWHERE, translated_fields
from build_scripts.model.types import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import BaseModel

    from build_scripts.export.record import ExportedRecord

FIRST = ("id", "kind", "status", "language", "sample")  # of every record
_PLAIN = (bool, int, Decimal, dt.date)


@dataclass(frozen=True, slots=True)
class Column:
    """One column, or one field of a group.

    Attributes:
        name: as the file of a record has it.
        holds: what a value is: text, true or false, a whole number, a number or a day; `dict` for a group.
        many: whether it holds a list.
        choices: the values of a closed list; empty where it is open.
        columns: of a group.
        model: of a group.
        usual: what a record means that leaves it out; of a withheld or withdrawn one that is nothing.
    """

    name: str
    holds: type = str
    many: bool = False
    choices: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    model: type[BaseModel] | None = None
    usual: Any = None


@cache
def columns_of(kind: str, languages: tuple[str, ...]) -> tuple[Column, ...]:
    """The columns of a kind: what is said of every record, the kind's own, and those of withheld and withdrawn records.

    Args:
        kind: its key.
        languages: in which content may be written.
    """
    own = {
        column.name: column
        for model in (Withdrawn, Withheld, KINDS[kind].model)
        for column in _fields(model, languages)
    }
    order = dict.fromkeys(
        column.name for model in (KINDS[kind].model, Withheld, Withdrawn) for column in _fields(model, languages)
    )
    more = [column for column in _of_every_record(languages) if column.name not in own]
    rest = [own[name] for name in order if name not in FIRST]
    return (*(own[name] for name in FIRST), *more, *rest)


def _of_every_record(languages: tuple[str, ...]) -> Iterator[Column]:
    """What a record is known by, whatever its kind."""
    yield from (Column(f"url_{language}") for language in languages)
    yield Column("case")
    yield Column("date", dt.date)
    yield from (Column(name, many=True) for name in ("organs", "regions", "causes"))


@cache
def _fields(model: type[BaseModel], languages: tuple[str, ...]) -> tuple[Column, ...]:
    """The public fields of a model; a translated one stands before its translations."""
    found, hidden, translated = [], NOT_PUBLIC.get(model, frozenset()), translated_fields(model)
    for own, field in model.model_fields.items():
        name = field.alias or own
        if name != ELSEWHERE and name not in hidden:
            others = [f"{name}_{language}" for language in languages] if own in translated else []
            found += [_column(model, one, languages) for one in (name, *others)]
    return tuple(found)


def _column(model: type[BaseModel], name: str, languages: tuple[str, ...]) -> Column:
    about = field_type(model, name, languages)
    assert about  # noqa: S101 - the model has the field
    usual = () if about.many else usual_value(model, name)
    if about.model:
        return Column(name, dict, about.many, (), _fields(about.model, languages), about.model, usual)
    choices = [one for one in about.types if issubclass(one, Choice)]
    plain = [one for one in _PLAIN if one in about.types]
    closed = tuple(choice.value for choice in choices[0]) if len(choices) == 1 and not about.vocabulary else ()
    return Column(name, plain[0] if plain else str, about.many, closed, usual=usual)


def row(record: ExportedRecord, columns: tuple[Column, ...], languages: tuple[str, ...]) -> dict[str, Any]:
    """What a record has in each column.

    Args:
        record: of their kind.
        columns: of the kind.
        languages: of the site.
    """
    known = record.fields
    told = {**known, **{f"url_{language}": known["urls"].get(language) for language in languages}, **record.whole}
    told |= {name: known[name] for name in FIRST}
    if record.summary.status != Status.PUBLISHED.value:  # it leaves out what must not be told, and not what is usual
        columns = tuple(replace(column, usual=None) for column in columns)
    return {column.name: value_of(column, told.get(column.name)) for column in columns}


def value_of(column: Column, told: Any) -> Any:
    """A value of a column.

    Args:
        column: says of which type it is.
        told: as the file has it; None where it has nothing.
    """
    if told is None:
        told = column.usual
    if not column.many:
        return None if told is None else _single(column, told)
    items = (
        told if isinstance(told, list | tuple) else () if told is None else (told,)
    )  # one may stand without its list
    return [_single(column, one) for one in items]


def _single(column: Column, told: Any) -> Any:
    if column.model:
        group: Mapping[str, Any] = told if isinstance(told, dict) else _written_alone(column.model, told)
        return {field.name: value_of(field, group.get(field.name)) for field in column.columns}
    if column.holds is dt.date and isinstance(told, str):
        return dt.date.fromisoformat(told)
    if column.holds in {int, Decimal}:
        return column.holds(told)
    return told == "true" if column.holds is bool and isinstance(told, str) else told


def _written_alone(model: type[BaseModel], told: Any) -> Mapping[str, Any]:
    """The fields of a group in whose place a single value stands, as its model reads it."""
    return model.model_validate(told).model_dump(by_alias=True)
