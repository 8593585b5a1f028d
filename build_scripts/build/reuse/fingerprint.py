"""What a build is made with: the code, the libraries and the tools of the project, as digests.

Takes folders; gives digests that change when any of the files does. It imports next to nothing, since a build that has nothing to
do asks no more than this.
"""

from __future__ import annotations

import hashlib
import sysconfig
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_STEPS = 4  # the last steps of a path tell two files of the project apart, and a copy of the project has them too


@cache
def of_code() -> str:
    """Of this package and the libraries that are installed with it; Python's own folders tell their versions quickly."""
    return of(of_package(), *libraries())


@cache
def of_package() -> str:
    """Of this package alone."""
    here = Path(__file__).parents[2]
    return of_files(path for pattern in ("*.py", "*.po", "*.csv") for path in here.rglob(pattern))


def libraries() -> list[str]:
    """The folders that say which libraries are installed, each with its version."""
    return sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))


def of_files(files: Iterable[Path]) -> str:
    """Of the names and the bytes of files, in whatever order they come, wherever the project lies."""
    state = hashlib.sha256()
    for path in sorted(files):
        place = "/".join(path.parts[-_STEPS:])
        state.update(f"{place}\0".encode("utf-8", "surrogateescape") + hashlib.sha256(path.read_bytes()).digest())
    return state.hexdigest()


def of(*parts: object) -> str:
    """Of anything that says all of itself as text."""
    return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "surrogateescape")).hexdigest()


def of_each(parts: Iterable[object]) -> str:
    """The same of so many that their text is not put together first."""
    state = hashlib.sha256()
    for part in parts:
        state.update(f"{part}\0".encode("utf-8", "surrogateescape"))
    return state.hexdigest()
