"""The mapping: which column of a table goes into which field of a record.

Takes the YAML that the adopter keeps, read by the strict loader; gives a `Mapping`, or what is wrong with it, by line. docs/import.md explains
it to whoever writes one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from build_scripts.cli.importing.mapping_form import shape, wrong
from build_scripts.content.message import Message
from build_scripts.content.strict_yaml import load
from build_scripts.model.field_type import field_type
from build_scripts.model.kinds import KINDS
from build_scripts.model.status import Withdrawn, Withheld

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as Group

    from build_scripts.content.problem import Problem
    from build_scripts.model.field_type import FieldType
    from build_scripts.model.kinds import Kind

Path = tuple[str | int, ...]
_REDUCED: dict[str, type[BaseModel]] = {"withheld": Withheld, "withdrawn": Withdrawn}
_PERSONAL = frozenset({"name", "person", "born", "county"})


@dataclass(frozen=True)
class Target:
    """Where a column goes.

    Attributes:
        path: of the field; numbers count the items of a list from 0.
        split: characters at which the cell is divided into several values; empty where it is one.
        each: the field of an item that each value becomes, where the list holds groups of fields.
        constants: what else each such item has.
    """

    path: Path
    split: str = ""
    each: str = ""
    constants: Group[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Mapping:
    """What a mapping says.

    Attributes:
        kind: of the records.
        key: the columns that tell a row from all others.
        columns: name → where it goes.
        values: column → what a cell says → what the record says.
        constants: field → what every record says.
        text: the column with the text of the document, from which the rest is drafted.
        skip_empty: columns without which a line is no record, such as a line of sums.
        sheet: of a workbook; None is the first one that is not hidden.
        languages: in which content may be written.
    """

    kind: Kind
    key: tuple[str, ...]
    columns: Group[str, Target]
    values: Group[str, Group[str, str]]
    constants: Group[Path, str]
    text: str | None
    skip_empty: tuple[str, ...]
    sheet: str | None
    languages: tuple[str, ...]

    @property
    def wanted(self) -> frozenset[str]:
        """The names of all columns that a file must have."""
        return frozenset((*self.key, *self.columns, *self.skip_empty, *([self.text] if self.text else ())))

    @property
    def model(self) -> type[BaseModel]:
        """Of the records: that of the kind, or what a constant `status` leaves of it."""
        return _REDUCED.get(self.constants.get(("status",), ""), self.kind.model)

    def type_of(self, path: Path) -> FieldType | None:
        """What a field may hold; None where the kind has none of this path."""
        return type_at(self.model, path, self.languages)


def type_at(model: type[BaseModel], path: Path, languages: tuple[str, ...]) -> FieldType | None:
    """What the field at a path may hold; None where there is none."""
    found: FieldType | None = None
    inner: type[BaseModel] | None = model  # of the group that the path has reached
    for step in path:
        if isinstance(step, int):
            if found is None or not found.many or inner is not None:
                return None
            inner = found.model
        else:
            found = field_type(inner, step, languages) if inner else None
            if found is None:
                return None
            inner = None if found.many else found.model
    return found


def read(data: bytes, languages: tuple[str, ...]) -> tuple[Mapping | None, list[Problem]]:
    """Read a mapping.

    Args:
        data: the file's bytes.
        languages: in which content may be written.

    Returns:
        The mapping, or None, and problems whose `path` the caller fills in.
    """
    tree, problems = load(data)
    if problems:
        return None, problems
    problems = list(shape(tree))
    if problems:
        return None, problems
    made = Mapping(
        kind=KINDS[tree["kind"]],
        key=_names(tree["key"]),
        columns={name: _target(value) for name, value in tree["columns"].items()},
        values=tree.get("values") or {},
        constants=dict(_flat(tree.get("constants") or {}, ())),
        text=tree.get("text"),
        skip_empty=_names(tree.get("skip_empty")),
        sheet=tree.get("sheet"),
        languages=languages,
    )
    problems = list(_sense(made, tree))
    return (None if problems else made), problems


def _target(value: Any) -> Target:
    if isinstance(value, str):
        return Target(_path(value))
    return Target(_path(value["field"]), value.get("split") or "", value.get("each") or "", value.get("with") or {})


def _path(text: str) -> Path:
    return tuple(int(step) if step.isdecimal() else step for step in text.split("."))


def _names(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def _flat(tree: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """The values of constants, which may be written as dotted paths or as groups."""
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for step, value in steps:
        here = (*path, *(_path(step) if isinstance(step, str) else (step,)))
        if isinstance(value, (dict, list)):
            yield from _flat(value, here)
        elif value is not None:
            yield here, value


def _sense(made: Mapping, tree: Any) -> Iterator[Problem]:
    """Whether the kind has these fields, and the key tells nothing of a person."""
    for name, target in made.columns.items():
        yield from _column(made, tree, name, target)
    for path in made.constants:
        if path in {("id",), ("kind",)} or made.type_of(path) is None:
            yield _no_field(made, tree, _dotted(path), "constants", path[0])
    if made.text and not made.kind.drafted:
        message = Message("records of this kind cannot be drafted from a text")
        yield wrong(message, tree, "text", remedy=Message("map the column to `body`"))
    for name in made.values:
        if name not in made.columns:
            yield wrong(Message("column {name} has values and goes into no field", name=name), tree, "values", name)


def _column(made: Mapping, tree: Any, name: str, target: Target) -> Iterator[Problem]:
    place = ("columns", name)
    found = made.type_of(target.path)
    if target.each and found and found.model and found.many:
        fields = (target.each, *target.constants)
        missing = [other for other in fields if field_type(found.model, other, made.languages) is None]
        yield from (_no_field(made, tree, f"{_dotted(target.path)}.{other}", *place) for other in missing)
    elif found is None or target.each or target.path in {("id",), ("kind",)}:
        yield _no_field(made, tree, _dotted((*target.path, *([target.each] if target.each else ()))), *place)
    elif found.model is not None:
        message = Message("column {name}: `{field}` is a group of fields", name=name, field=_dotted(target.path))
        remedy = Message("name one of its fields, such as `{field}.name`", field=target.path[0])
        yield wrong(message, tree, *place, remedy=remedy)
    if name in made.key and _PERSONAL & {target.path[-1], target.each}:
        message = Message("column {name} tells of a person and cannot be a key", name=name)
        yield wrong(message, tree, "key", remedy=Message("take the case number or a serial number"))


def _dotted(path: Path) -> str:
    return ".".join(map(str, path))


def _no_field(made: Mapping, tree: Any, name: str, *place: str | int) -> Problem:
    remedy = Message("schema/{kind}.json names the fields of this kind", kind=made.kind.key)
    return wrong(
        Message("a {kind} has no field `{field}`", kind=made.kind.key, field=name), tree, *place, remedy=remedy
    )
