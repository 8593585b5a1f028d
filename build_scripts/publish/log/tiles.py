"""The files of a log as C2SP tlog-tiles describes them: tiles of hashes and bundles of entries, 256 to a file.

Takes entries and gives every file of their tree by its path, `tile/0/000`, `tile/1/000.p/3`, `tile/entries/x001/234.p/7`; or takes a
function that reads a file by its path, and gives the entries or the hashes back. Of a tree of one size exactly one set of files
is right, so whoever checks a log makes the files anew and compares.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.content.message import Message
from build_scripts.publish.log import merkle
from build_scripts.publish.log.log_error import LogError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Read = Callable[[str], bytes | None]  # a file of the log by its path; None where it is missing

WIDTH = 256  # entries or hashes in a full file
HASH = 32  # bytes
LONGEST = 0xFFFF  # bytes of an entry, since its length is written in two
_LENGTH = 2
ENTRIES = "entries"  # stands where the level of a tile stands


def path(level: int | str, number: int, width: int = WIDTH) -> str:
    """Where a file stands: three digits to a folder, each but the last with an x before it.

    Args:
        level: of the tile; `ENTRIES` for a bundle.
        number: of the file on its level, counted from 0.
        width: how many hashes or entries it holds.
    """
    digits = f"{number:03d}"
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    parts = [digits[start : start + 3] for start in range(0, len(digits), 3)]
    folder = "/".join([*(f"x{part}" for part in parts[:-1]), parts[-1]])
    return f"tile/{level}/{folder}" + ("" if width == WIDTH else f".p/{width}")


def parts(size: int) -> Iterator[tuple[int, int]]:
    """The number and the width of each file that a level of so many nodes has; one at a time, since a checkpoint may state any size."""
    return ((number, min(WIDTH, size - number * WIDTH)) for number in range(-(-size // WIDTH)))


def files(entries: Sequence[bytes]) -> dict[str, bytes]:
    """Every file of the tree of these entries, by its path.

    Raises:
        LogError: an entry is too long.
    """
    if any(len(entry) > LONGEST for entry in entries):
        raise LogError(Message("an entry of the log is longer than {limit} bytes", limit=LONGEST))
    made: dict[str, bytes] = {}
    for number, width in parts(len(entries)):
        bundle = entries[number * WIDTH : number * WIDTH + width]
        made[path(ENTRIES, number, width)] = b"".join(len(entry).to_bytes(_LENGTH) + entry for entry in bundle)
    return made | hash_files([merkle.leaf_hash(entry) for entry in entries])


def hash_files(leaves: Sequence[bytes]) -> dict[str, bytes]:
    """Every tile of hashes of a tree by its path; each hash of a level is the root of a full tile of the level below."""
    made: dict[str, bytes] = {}
    level, hashes = 0, list(leaves)
    while hashes:
        tiles = [hashes[number * WIDTH : number * WIDTH + width] for number, width in parts(len(hashes))]
        made |= {path(level, number, len(tile)): b"".join(tile) for number, tile in enumerate(tiles)}
        level, hashes = level + 1, [merkle.root(tile) for tile in tiles if len(tile) == WIDTH]
    return made


def read_entries(read: Read, size: int) -> list[bytes]:
    """The entries of a tree of a size.

    Raises:
        LogError: a bundle is missing, or is no bundle of as many entries as it must hold.
    """
    return [entry for number, width in parts(size) for entry in _entries(*_file(read, ENTRIES, number, width), width)]


def read_leaves(read: Read, size: int) -> list[bytes]:
    """The hashes of all leaves of a tree of a size.

    Raises:
        LogError: a tile is missing, or has another length.
    """
    return [leaf for number, width in parts(size) for leaf in _hashes(*_file(read, 0, number, width), width)]


def _file(read: Read, level: int | str, number: int, width: int) -> tuple[str, bytes]:
    place = path(level, number, width)
    data = read(place)
    if data is None:
        raise LogError(Message("a file of the log is missing"), place)
    return place, data


def _entries(place: str, data: bytes, width: int) -> Iterator[bytes]:
    end = 0
    for _entry in range(width):
        start = end + _LENGTH
        end = start + int.from_bytes(data[end:start])
        if end > len(data) or start > len(data):
            raise LogError(Message("a bundle of entries ends too early"), place)
        yield data[start:end]
    if end != len(data):
        raise LogError(Message("a bundle of entries goes on after its last entry"), place)


def _hashes(place: str, data: bytes, width: int) -> list[bytes]:
    if len(data) != width * HASH:
        raise LogError(Message("a tile has another length than its hashes"), place)
    return [data[start : start + HASH] for start in range(0, len(data), HASH)]
