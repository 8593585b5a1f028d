"""The steps by which a record's words leave the project, each of which may be done again.

In this order, so that a run killed between two of them loses nothing that the next one needs: what must be remembered of the words is written
first (sealed words, private notes), then the file is stripped, then what opens the log's entries and what earlier builds kept is deleted.
"""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import sqlite3
from typing import TYPE_CHECKING

from build_scripts.build import removal as releasing
from build_scripts.build.store.reader import TornError
from build_scripts.build.store.store import Store
from build_scripts.catalog import publication_log
from build_scripts.cli.life_cycle import atomic
from build_scripts.cli.life_cycle.record_place import text_of, tree_of
from build_scripts.content.message import Message
from build_scripts.publish.log import closing
from build_scripts.publish.log.log_error import LogError
from build_scripts.publish.swap import PublishError

_LEFT = frozenset({"id", "kind", "status", "replaces"})
_KEPT = re.compile(r"(?:id|kind|status):|# yaml-language-server:|# ?\$schema")
_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\n]*")
_NAMES = re.compile(r"(?<![^\s{,-])[a-z_]+:(?=\s|$)")

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import Any

    from build_scripts.build.config import BuildConfig


def texts_of(versions: Iterable[bytes]) -> list[str]:
    """Every text that any version of a file had: each value as YAML reads it, and each comment; of a file that is no YAML every line.

    What the tombstone keeps is left out, and so are the names of the fields, which say nothing of the record.
    """
    found: dict[str, None] = {}
    for data in versions:
        tree, text = tree_of(data), text_of(data)
        values = {name: value for name, value in (tree or {}).items() if name not in _LEFT}
        lines = text.splitlines() if tree is None else _COMMENT.findall(text)
        found |= dict.fromkeys([*_scalars(values), *(_NAMES.sub(" ", line) for line in lines if not _KEPT.match(line))])
    return list(found)


def _scalars(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _scalars(inner)


def close_openings(content: Path, ids: Iterable[str]) -> None:
    """Delete what opens the entries of a record, and leave their numbers to `portal log`; what fails stays, and is open."""
    for identifier in ids:
        with contextlib.suppress(LogError):
            closing.close(content / publication_log.FOLDER, identifier)


def forget_contents(content: Path, identifier: str) -> int:
    """Delete the salts with which the entries of a record commit to its text, so that nobody can try what stood there before.

    Args:
        content: its folder.
        identifier: of the record.

    Returns:
        How many salts there were.

    Raises:
        LogError: another command writes the log now, or the file is damaged.
    """
    folder = content / publication_log.FOLDER
    path = folder / publication_log.OPENINGS / f"{identifier}.json"
    if not path.exists():
        return 0
    with closing.only_writer_of(folder):
        try:
            entries = json.loads(path.read_bytes())
            known = sum(entry["content_salt"] is not None for entry in entries)
            forgotten = [{**entry, "content_salt": None} for entry in entries]
        except (ValueError, TypeError, KeyError) as error:
            name = f"{publication_log.OPENINGS}/{identifier}.json"
            raise LogError(Message("the openings of this record are damaged; take them back from git"), name) from error
        if known:
            atomic.write(path, json.dumps(forgotten, indent=1, ensure_ascii=False).encode() + b"\n")
    return known


def caches(root: Path) -> list[Path]:
    """What earlier builds and previews of this project kept."""
    return [path for name in ("portal", "preview") if (path := root / ".cache" / name).exists()]


def clear_caches(root: Path) -> None:
    """Delete them, overwritten on disk where they hold texts; a build is right without them. What fails stays, and is open."""
    for folder in caches(root):
        for path in folder.rglob("made.sqlite"):
            try:
                with Store(path) as store:
                    store.sweep(everything=True)
            except (TornError, sqlite3.Error, OSError):
                continue  # it is deleted all the same
        with contextlib.suppress(OSError):
            shutil.rmtree(folder)


def clear_releases(config: BuildConfig) -> list[str]:
    """Take from kept releases what the content says less of; gives those that changed. What fails stays, and is open."""
    try:
        return releasing.clear_releases(config)
    except (PublishError, OSError, ValueError):
        return []
