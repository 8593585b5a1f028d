"""The same records as Markdown with front matter, for Hugo and for MkDocs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from benchmarks.corpus import day_of, records
from benchmarks.words import COURTS
from build_scripts.model.kinds import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.sampler import Record

_NAMES = {court.key: court.name for court in COURTS} | {court.above: court.above_name for court in COURTS}
_HIDDEN = frozenset({"id", "kind", "title", "title_en", "summary", "body", "sample"})


def write(folder: Path, number: int, *, front: bool) -> None:
    """Write records.

    Args:
        folder: of the kinds' folders.
        number: how many records.
        front: with the facts as front matter, for Hugo's templates; else as a table in the text, for MkDocs.
    """
    for record in records(number):
        path = folder / KINDS[record["kind"]].folder / f"{record['id']}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_with_front(record) if front else _with_table(record), encoding="utf-8")


def facts(record: Record) -> list[tuple[str, str]]:
    """What a record's page tells besides the text: field and value."""
    return [(key, _said(value)) for key, value in record.items() if key not in _HIDDEN]


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return "，".join(f"{key} {_said(item)}" for key, item in value.items())
    return "；".join(map(_said, value)) if isinstance(value, list) else _NAMES.get(str(value), str(value))


def _with_front(record: Record) -> str:
    court = record.get("court") or record.get("decided_by") or record.get("organ")
    front = {
        "title": _title(record),
        "date": day_of(record).isoformat(),
        "slug": record["id"],
        "summary": record.get("summary", ""),
        "kinds": [KINDS[record["kind"]].folder],
        "courts": [_NAMES[court]] if court in _NAMES else [],
        "years": [str(day_of(record).year)],
        "causes": record.get("causes") or record.get("conviction", {}).get("causes", []),
        "facts": [list(fact) for fact in facts(record)],
    }
    return json.dumps(front, ensure_ascii=False, indent=1) + "\n\n" + _paragraphs(record)


def _with_table(record: Record) -> str:
    rows = "".join(f"| {key} | {value} |\n" for key, value in facts(record))
    return f"# {_title(record)}\n\n| | |\n|---|---|\n{rows}\n{_paragraphs(record)}"


def _title(record: Record) -> str:
    """A record that is withheld has a number alone."""
    return str(record.get("title") or record["case_number"])


def _paragraphs(record: Record) -> str:
    return "\n\n".join(record.get("body", "").splitlines()) + "\n"
