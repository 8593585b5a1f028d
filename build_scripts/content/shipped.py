"""Where the package keeps what it carries besides its code: templates, vocabulary, workflows, guides.

In this repository they stand at the root, where their own tools look for them; `setup.py` copies them into a wheel, laid out alike.
"""

from __future__ import annotations

from pathlib import Path

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
    return {
        path.relative_to(folder).as_posix(): path
        for folder in reversed(layers(root, place))
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def vocabulary(folder: Path) -> Path | None:
    """The folder of the lists that come with the program; None where a project's own folder is that one.

    Args:
        folder: of the project's own lists.
    """
    ours = ROOT / "content" / "vocabulary"
    return None if folder.resolve() == ours.resolve() else ours
