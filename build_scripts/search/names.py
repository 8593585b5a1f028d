"""Names that change with the content: takes files, gives paths that may be cached for ever."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

Emit = Callable[[str, bytes], None]
"""Takes the path below the site's root and the bytes of one file."""

NAME_LENGTH = 8


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


def emit_groups(folder: str, suffix: str, files: Iterable[bytes], group: int, emit: Emit) -> str:
    """Emit numbered files, of which neighbours share a folder named after their content.

    One name for a group of files keeps the manifest small, which every visitor loads first.

    Args:
        folder: Folder below `search/`.
        suffix: End of each file's name.
        files: The files in order; the number of a file is its name.
        group: How many files share a name.
        emit: Called for every file.

    Returns:
        The names of the groups in order, run together.
    """
    names = []
    for first, members in enumerate(_batches(files, group)):
        names.append(name(members))
        for index, data in enumerate(members, first * group):
            emit(f"search/{folder}/{names[-1]}/{index}{suffix}", data)
    return "".join(names)


def _batches(files: Iterable[bytes], size: int) -> Iterator[list[bytes]]:
    """Cut an iterable into lists of a size."""
    rest = iter(files)
    while batch := list(islice(rest, size)):
        yield batch
