"""A new record for an editor to fill in.

Takes a kind and the day; gives a fresh id and the YAML text with every required field, and the optional ones as comments,
each with its name in the site's first language.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticUndefined

from build_scripts.content.message import Message
from build_scripts.content.record_yaml import schema_line
from build_scripts.model.translated import ELSEWHERE, translated_names
from build_scripts.model.types import ID_ALPHABET

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Container, Iterator

    from pydantic.fields import FieldInfo

    from build_scripts.content.languages import Languages
    from build_scripts.content.message import Say
    from build_scripts.model.kinds import Kind

_GIVEN = {"id", "kind", "status", "language", ELSEWHERE}
_OPTIONAL = Message("Optional; remove the # of what you need:")


def new_id(taken: Container[str]) -> str:
    """A random identifier that no record has; it says nothing about anybody."""
    while True:
        identifier = "".join(secrets.choice(ID_ALPHABET) for _ in range(8))
        if identifier not in taken and identifier[:2] not in {"qq", "vx", "wx"}:  # they would read as an account name
            return identifier


def skeleton(kind: Kind, identifier: str, today: dt.date, languages: Languages, say: Say = str) -> tuple[str, str]:
    """The place and the text of a new record.

    Args:
        kind: of the record.
        identifier: from `new_id`.
        today: names the year's folder.
        languages: of the site; the first one names the fields.
        say: gives the translation of a sentence for the editor.

    Returns:
        Path below the content folder, and YAML.
    """
    lines = [
        schema_line(kind.key),
        f"id: {identifier}",
        f"kind: {kind.key}",
        *_fields(kind, languages, say),
    ]
    return f"records/{kind.folder}/{today.year}/{identifier}.yml", "\n".join(lines) + "\n"


def _fields(kind: Kind, languages: Languages, say: Say) -> Iterator[str]:
    fields = {field.alias or name: field for name, field in kind.model.model_fields.items()}
    wanted = {name: field for name, field in fields.items() if name not in _GIVEN}
    others = tuple(code for code in languages.codes if code != languages.usual)
    required = [name for name, field in wanted.items() if field.is_required()]
    for name in required:
        yield f"{name}:{_hint(wanted[name], languages)}"
    yield f"# {say(_OPTIONAL)}"
    for name, field in wanted.items():
        if name not in required:
            yield f"# {name}:{_hint(field, languages)}"
        for translated in translated_names(kind.model, others):
            if translated.rpartition("_")[0] == name:
                yield f"# {translated}:"


def _hint(field: FieldInfo, languages: Languages) -> str:
    title = field.title
    default: Any = field.default
    words = languages.say(languages.codes[0], title) if title else ""
    shown = "" if default in (None, PydanticUndefined, ()) else f" {str(default).lower()}"
    return f"{shown}  # {words}" if words else shown
