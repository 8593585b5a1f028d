"""What pages and feeds call the fields that a change touched.

Takes names as the log has them (`decision.date`, `title_en`); gives them in the words of a language, those of one group together:
Parties (Name; Sex), Title (English).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.content.labels import N_
from build_scripts.model.field_at import own_fields
from build_scripts.model.field_labels import label
from build_scripts.model.kinds import KINDS
from build_scripts.pages.wording import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterable

    from build_scripts.pages.site import Site

_OTHERS = {  # fields that have no title, since no message names them
    "status": N_("Status"),
    "kind": N_("Kind of record"),
    "language": N_("Language of the text"),
    "sample": N_("Fictional sample"),
    "corrections": N_("Notes about corrections"),
    "exceptions": N_("Exceptions from rules"),
    "withheld": N_("Withholding"),
    "withdrawn": N_("Withdrawal"),
}
_UNKNOWN = N_("Other particulars")
_WITHIN = N_("%(field)s (%(details)s)")


def named(site: Site, language: str, kind: str, fields: Iterable[str]) -> list[str]:
    """The names of changed fields, each once, in the order given.

    Args:
        site: knows the words.
        language: of the names.
        kind: of the record.
        fields: as the log has them.
    """
    groups: dict[str, dict[str, None]] = {}
    for field in fields:
        first, _dot, _rest = field.partition(".")
        own, code = _translation(site, kind, first)
        details = groups.setdefault(site.say(language, _title(kind, own)), {})
        if code:
            details[site.renderer.site_languages[code].name] = None
        elif detail := _detail(field):
            details[site.say(language, detail)] = None
    separator = site.say(language, SEPARATOR)
    return [
        site.say(language, _WITHIN, field=name, details=separator.join(details)) if details else name
        for name, details in groups.items()
    ]


def _translation(site: Site, kind: str, name: str) -> tuple[str, str]:
    """A field's own name, and the language for which this one holds its translation."""
    base, _line, code = name.rpartition("_")
    if name not in own_fields(KINDS[kind].model) and code in site.languages and base:
        return base, code
    return name, ""


def _title(kind: str, name: str) -> str:
    field = own_fields(KINDS[kind].model).get(name)
    return (field.title if field else None) or _OTHERS.get(name) or label(name) or _UNKNOWN


def _detail(path: str) -> str:
    """The innermost title inside a group, if it has one; that of the original for a translation."""
    return (label(path) or label(path.rpartition("_")[0]) or "") if "." in path else ""
