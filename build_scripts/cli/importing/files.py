"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_UNFINISHED = ".unfinished"


def write(path: Path, text: str) -> None:
    """Write a file beside its place and move it there, unless it is the same; whoever is killed meanwhile leaves the old one."""
    if path.exists() and path.read_bytes() == text.encode():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}{_UNFINISHED}")
    with unfinished.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def move(old: Path, new: Path) -> None:
    """Move a file; it is in one place or the other at any moment."""
    new.parent.mkdir(parents=True, exist_ok=True)
    old.replace(new)


def clear(folder: Path) -> None:
    """Remove what a process left that was killed while it wrote."""
    for path in folder.rglob(f".*{_UNFINISHED}"):
        path.unlink()
