"""The steps by which a record's words leave the project, each of which may be done again.

In this order, so that a run killed between two of them loses nothing that the next one needs: what must be remembered of the words is written
first (sealed words, private notes), then the file is stripped, then what opens the log's entries and what earlier builds kept is deleted.
"""

from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING

from build_scripts.build.reuse.store import Store, TornError
from build_scripts.cli.life_cycle.record_place import text_of, tree_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import Any


def texts_of(versions: Iterable[bytes]) -> list[str]:
    """Every text of every version of a file: the whole as it stands, comments included, and each value as YAML reads it."""
    found: dict[str, None] = {}
    for data in versions:
        found[text_of(data)] = None
        found |= dict.fromkeys(_scalars(tree_of(data)))
    return list(found)


def _scalars(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _scalars(inner)


def caches(root: Path) -> list[Path]:
    """What earlier builds and previews of this project kept."""
    return [path for name in ("portal", "preview") if (path := root / ".cache" / name).exists()]


def clear_caches(root: Path) -> None:
    """Delete them, overwritten on disk where they hold texts; a build is right without them."""
    for folder in caches(root):
        for path in folder.rglob("made.sqlite"):
            try:
                with Store(path) as store:
                    store.sweep(everything=True)
            except (TornError, sqlite3.Error, OSError):
                continue  # it is deleted all the same
        shutil.rmtree(folder)
