"""A site in a folder, as whoever verifies it reads it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PAGE = "index.html"


class SiteFolder:
    """What `publish/site_address.py` reads from a host, from a folder."""

    def __init__(self, folder: Path) -> None:
        """Take a folder; it is listed when first asked.

        Args:
            folder: the root of the site.
        """
        self.folder = folder

    @cached_property
    def files(self) -> dict[str, Path]:
        """Every file by its path from the root."""
        found = sorted(self.folder.rglob("*"))
        return {path.relative_to(self.folder).as_posix(): path for path in found if path.is_file()}

    def pages(self) -> Iterator[tuple[str, bytes]]:
        """Every page: path and bytes."""
        return ((name, path.read_bytes()) for name, path in self.files.items() if name.endswith(".html"))

    def paths(self) -> Iterable[str]:
        """The paths of all files."""
        return self.files

    def exists(self, target: str) -> bool:
        """Whether a target of a link is a file, or a folder with a page."""
        return target in self.files or f"{target}/{PAGE}".lstrip("/") in self.files

    def read(self, path: str, _limit: int = 0) -> bytes | None:
        """The bytes of a file; None where there is none."""
        place = self.files.get(path)
        return place.read_bytes() if place else None

    def read_all(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """The files that are there, each with its path."""
        return ((path, self.files[path].read_bytes()) for path in paths if path in self.files)

    def named(self, name: str) -> list[str]:
        """The paths of all files of a name."""
        return [path for path in self.files if path.endswith(f"/{name}")]

    def figures(self) -> dict[str, object]:
        """How many files there are, and how large they are together."""
        return {"files": len(self.files), "bytes": sum(path.stat().st_size for path in self.files.values())}

    @staticmethod
    def place(path: str) -> str:
        """How a message calls a file."""
        return path
