"""Where the package keeps what it carries besides its code: templates, vocabulary, workflows, guides.

In this repository they stand at the root, where their own tools look for them; `setup.py` copies them into a wheel, laid out alike.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE = Path(__file__).parents[1]
_INSTALLED = _PACKAGE / "shipped"
ROOT = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent
OVERRIDES = "overrides"


def layers(root: Path, place: str) -> list[Path]:
    """The folders in which something may be found, a project's own before the one that the package carries.

    Args:
        root: the project's folder.
        place: of the folder below that.

    Returns:
        Those that exist; one where the project is this repository.
    """
    folders = {folder.resolve(): folder for folder in (ROOT / place, root / place) if folder.is_dir()}
    return [*reversed(folders.values())]


def files(root: Path, place: str) -> dict[str, Path]:
    """Every file of these folders by its path in them; a project's own file goes before the one that the package carries.

    Args:
        root: the project's folder.
        place: of the folder below that.
    """
    return {name: Path(path) for folder in reversed(layers(root, place)) for name, path in sorted(_below(str(folder)))}


def _below(folder: str, before: str = "") -> Iterator[tuple[str, str]]:
    """Name and path of every file below a folder, asked of the folders alone: a build looks through all of them several times."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path, f"{before}{entry.name}/")
            elif entry.is_file():
                yield f"{before}{entry.name}", entry.path


def vocabulary(folder: Path) -> Path | None:
    """The folder of the lists that come with the program; None where a project's own folder is that one.

    Args:
        folder: of the project's own lists.
    """
    ours = ROOT / "content" / "vocabulary"
    return None if folder.resolve() == ours.resolve() else ours
