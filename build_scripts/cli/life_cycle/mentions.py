"""Where else a sealed record is mentioned: other records, hand-written pages, vocabulary, settings, import ledgers, any other text.

Takes the project and a finder; gives a `Problem` for each mention, with file, line, field and what to change. No message repeats what was found.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_scripts.cli.life_cycle.notes import FOLDER
from build_scripts.cli.life_cycle.record_place import text_of, tree_of
from build_scripts.cli.life_cycle.traces import What
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from build_scripts.cli.life_cycle.finder import Finder

CERTAIN, POSSIBLE = "OPEN-01", "OPEN-02"
_PASSED = frozenset({".git", ".venv", ".cache", ".releases", FOLDER, "node_modules", "__pycache__"})
_LARGEST = 50_000_000  # bytes of a text that is looked through
_LOOKED_AT = 8000  # bytes; a NUL among them means that it is no text
_NAME = re.compile(r"[a-z_]{1,40}(?:\.(?:[a-z_]{1,40}|\d{1,4}))*")  # what a message may repeat
LEDGER = ".ids.jsonl"

_FOUND = {
    What.ID: Message("the identifier of the sealed record stands here"),
    What.NUMBER: Message("the case number of the sealed record stands here"),
    What.OTHER_NUMBER: Message("a case number that the sealed record names stands here: this may be the same case"),
    What.TITLE: Message("the title of the sealed record stands here"),
    What.NAME: Message("a name from the sealed record stands here"),
}
_REWRITE = Message("write the passage without it; see whether the rest still tells which case is meant")
_SAME_CASE = Message(
    "a record of the same case may have to be sealed as well: `portal seal`; otherwise confirm it with `--confirm mentions`"
)
_LOOK = Message(
    "write it without that, where the sealed record is meant; where it is not, confirm it with `--confirm mentions`"
)
_BY_FIELD = {
    "related": Message("remove this item of `related`"),
    "previous": Message("remove the identifier from `previous`"),
    "earlier": Message("remove the identifier from `earlier`"),
    "replaces": Message("remove this item of `replaces`; its address belongs to the sealed record"),
    "withdrawn": Message("remove `replaced_by`"),
    "corrections": Message("write the note without it; a note on a sealed record is not published"),
    "conviction": Message(
        "seal this record as well, if it rests on the sealed conviction; otherwise remove the number"
    ),
    "lower": Message("seal this record as well, if it decides the same case; otherwise remove the number"),
    "case_number": Message("this is another record of the same case: seal it as well, or correct the number"),
}


def mentions(
    root: Path, content: Path, finder: Finder, own: Collection[Path], sites: Collection[Path]
) -> Iterator[Problem]:
    """Every mention outside the record's own files.

    Args:
        root: the project's folder.
        content: the folder of its content.
        finder: finds the traces.
        own: files of the sealed record.
        sites: published folders, which other steps look at.
    """
    passed = {path.resolve() for path in own}
    for path in files(root, content, sites):
        if path.resolve() in passed:
            continue
        for found in finder.find(path.name):
            if found.what.certain:
                yield _problem(found.what, path, Message("rename the file; git keeps the old name"), 0, 0)
        data = path.read_bytes()
        text = _text(data)
        places = sorted({(found.at, found.what) for found in finder.find(text)})
        if not places:
            continue
        if path.name.endswith(LEDGER):
            yield from _of_ledger(path, text, [text.count("\n", 0, at) for at, what in places if what is What.ID])
            continue
        tree = tree_of(data) if path.suffix in {".yml", ".yaml"} else None
        for at, what in places:
            line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
            yield _problem(what, path, _remedy(what, field_at(tree, line, column)), line, column)


def _text(data: bytes) -> str:
    """The text of a file, an office document or an archive included; empty where it is none."""
    if data.startswith(b"PK"):
        with (
            contextlib.suppress(zipfile.BadZipFile, RuntimeError, NotImplementedError),
            zipfile.ZipFile(io.BytesIO(data)) as archive,
        ):
            return "\n".join(text_of(archive.read(name)) for name in archive.namelist())
    return "" if b"\0" in data[:_LOOKED_AT] else text_of(data)


def files(root: Path, content: Path, sites: Collection[Path]) -> Iterator[Path]:
    """Every file of the project, and of a content folder that stands elsewhere."""
    tops = [root] if content.resolve().is_relative_to(root.resolve()) else [root, content]
    left = {site.resolve() for site in sites}
    for top in tops:
        for folder, folders, names in os.walk(top):
            folders[:] = sorted(
                name for name in folders if name not in _PASSED and Path(folder, name).resolve() not in left
            )
            for name in sorted(names):
                path = Path(folder, name)
                if path.is_file() and not path.is_symlink() and path.stat().st_size <= _LARGEST:
                    yield path


def field_at(tree: Any, line: int, column: int) -> str:
    """The field whose value begins last before a place: `related.0.id`; empty where the file has no fields."""
    best: tuple[tuple[int, int], str] = ((0, 0), "")
    open_: list[tuple[Any, str]] = [(tree, "")]
    while open_:
        value, name = open_.pop()
        places = getattr(value, "places", None)
        if places is None:
            continue
        for key, place in places.items() if isinstance(places, dict) else enumerate(places):
            inner = f"{name}.{key}" if name else str(key)
            if best[0] <= place <= (line, column):
                best = (place, inner)
            open_.append((value[key], inner))
    return best[1] if _NAME.fullmatch(best[1]) else ""


def _remedy(what: What, field: str) -> Message:
    first = field.partition(".")[0]
    if what in {What.TITLE, What.NAME}:
        remedy = _LOOK
    elif what is What.OTHER_NUMBER:
        remedy = _SAME_CASE
    else:
        remedy = _BY_FIELD.get(first, _REWRITE)
    return Message("`{field}`: {remedy}", field=field, remedy=remedy) if field else remedy


def _problem(what: What, path: Path, remedy: Message, line: int, column: int) -> Problem:
    rule = CERTAIN if what.certain else POSSIBLE
    return Problem(rule=rule, message=_FOUND[what], remedy=remedy, path=str(path), line=line, column=column)


def _of_ledger(path: Path, text: str, numbers: list[int]) -> Iterator[Problem]:
    """The ledger's line of the record keeps its key, or the next import would publish the row anew; the hash of its text may be tried."""
    lines = text.split("\n")
    for number in numbers:
        try:
            entry = json.loads(lines[number])
        except ValueError:
            entry = {"text": ""}
        if isinstance(entry, dict) and entry.keys() & {"text", "next"}:
            yield Problem(
                rule=CERTAIN,
                message=Message("the ledger of an import still has the hash of the sealed record's text"),
                remedy=Message(
                    "delete `text` and `next` in this line, and keep `key` and `id`, or the next import would publish the row anew; "
                    "delete the row from the table as well"
                ),
                path=str(path),
                line=number + 1,
            )
