"""Names that change with the content: takes files, gives paths that may be cached for ever."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

Emit = Callable[[str, bytes], None]
"""Takes the path below the site's root and the bytes of one file."""

NAME_LENGTH = 8


class Series(NamedTuple):
    """Numbered files, of which neighbours share a folder named after their content.

    One name for a group of files keeps the manifest small, which every visitor loads first.

    Attributes:
        folder: Folder below `search/`.
        suffix: End of each file's name; its number is the rest.
        group: How many files share a name.
    """

    folder: str
    suffix: str
    group: int

    def path(self, names: str, number: int) -> str:
        """Give the path of a file from the site's root; `names` are those of all groups, run together."""
        start = number // self.group * NAME_LENGTH
        return f"search/{self.folder}/{names[start : start + NAME_LENGTH]}/{number}{self.suffix}"


ROWS = Series("rows", ".json", 16)
POSTINGS = Series("postings", ".bin", 8)


def name(parts: Iterable[bytes]) -> str:
    """Name a content: the first hexadecimal digits of its SHA-256, each part preceded by its length."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return digest.hexdigest()[:NAME_LENGTH]


def emit_single(stem: str, suffix: str, data: bytes, emit: Emit) -> str:
    """Emit one file as `<stem>-<name><suffix>` and give that path without `search/`."""
    path = f"{stem}-{name([data])}{suffix}"
    emit(f"search/{path}", data)
    return path


def emit_groups(series: Series, files: Iterable[bytes], emit: Emit) -> str:
    """Emit the files of a series in order and give the names of the groups, run together."""
    names = ""
    for first, members in enumerate(_batches(files, series.group)):
        names += name(members)
        for number, data in enumerate(members, first * series.group):
            emit(series.path(names, number), data)
    return names


def _batches(files: Iterable[bytes], size: int) -> Iterator[list[bytes]]:
    """Cut an iterable into lists of a size."""
    rest = iter(files)
    while batch := list(islice(rest, size)):
        yield batch
