"""Everything that a file says: takes its name and its bytes, gives texts, in which `escapes` resolves what is escaped.

Archives are unpacked, databases read row by row, pictures searched for what stands beside the pixels. What cannot be read is told
by `UnreadableError`, and never passed over in silence.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import tarfile
import zipfile
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

from build_scripts.content.databases import PARQUET, SQLITE, UnreadableError, is_tidy, of_parquet, of_sqlite
from build_scripts.content.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_DEPTH = 5  # archives in archives
_LARGEST = 1 << 31  # bytes that an archive may unfold into
_OPENS: dict[bytes, Callable[[bytes], bytes]] = {
    b"\x1f\x8b": gzip.decompress,
    b"BZh": bz2.decompress,
    b"\xfd7zXZ\x00": lzma.decompress,
}
_ZIP = b"PK\x03\x04"
_TAR = slice(257, 262), b"ustar"
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_TEXT = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf"})
_CHANCE = 8  # letters
_KEYWORD = 300  # bytes before the text of such a part
# Among bytes: characters in two bytes each up to a null, or so many that they are none by chance.
_WIDE = re.compile(
    "[ -~\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]{2,}(?:\0|$)|[ -~\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]{8,}"
)
_BROKEN = (
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    tarfile.TarError,
)


def readings(name: str, data: bytes, depth: int = _DEPTH, *, deleted: bool = True) -> Iterator[str]:
    """Give every text of a file, first its name.

    Args:
        name: its path.
        data: its bytes.
        depth: in how many archives it may still hold others.
        deleted: whether what was deleted from a database may still lie in it.

    Raises:
        UnreadableError: it is an archive or a database that cannot be read.
    """
    yield name
    if data.startswith(SQLITE):
        for value in of_sqlite(data):
            yield from [value] if isinstance(value, str) else readings("", value, depth - 1)
        if deleted and not is_tidy(data):
            yield from texts(data)
    elif data.startswith(PARQUET):
        yield from of_parquet(data)
    else:
        yield from texts(data)
    if data.startswith(_PNG):
        yield from _beside_the_pixels(data)
    for member, inner in _members(name, data):
        if not depth:
            raise UnreadableError(Message("archives lie in archives too deep to be searched"))
        yield from readings(member, inner, depth - 1)


def texts(data: bytes) -> Iterator[str]:
    """What bytes say as text, in UTF-8 or UTF-16."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield data.decode("utf-16", "replace")
        return
    text = data.decode("utf-8", "replace")
    if "\ufffd" in text:  # what stands apart stays apart; a few letters between such bytes are there by chance
        pieces = text.split("\ufffd")
        text = "\n".join(piece for piece in pieces if len(piece) >= _CHANCE or not piece.isascii())
    yield text
    if b"\0" in data and not data.startswith(SQLITE):  # whose values are read one by one; its bytes hold deleted ones
        for start in (0, 1):
            for order in ("utf-16-le", "utf-16-be"):
                yield "\n".join(_WIDE.findall(data[start:].decode(order, "replace")))


def _beside_the_pixels(data: bytes) -> Iterator[str]:
    """What the parts of a PNG say that are text, compressed or not."""
    at = len(_PNG)
    while at < len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        piece = data[at + 8 : at + 8 + size] if kind in _PNG_TEXT else b""
        yield from (text for part in piece.split(b"\0") for text in texts(part))
        for end in (place for place, byte in enumerate(piece[:_KEYWORD]) if not byte):
            with suppress(zlib.error):  # mostly it is not compressed, and if so, not from here
                yield from texts(zlib.decompress(piece[end + 1 :]))
        at += size + 12


def _members(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """What lies in an archive, with names."""
    try:
        for mark, opened in _OPENS.items():
            if data.startswith(mark):
                yield name.rpartition(".")[0], opened(data)
        if data.startswith(_ZIP):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                if sum(member.file_size for member in archive.infolist()) > _LARGEST:
                    raise UnreadableError(Message("the archive is too large to be searched"))
                yield archive.comment.decode("utf-8", "replace"), b""
                yield from (
                    (f"{one.filename}\0{one.comment.decode('utf-8', 'replace')}", archive.read(one))
                    for one in archive.infolist()
                )
        if data[_TAR[0]] == _TAR[1]:
            with tarfile.open(fileobj=io.BytesIO(data)) as packed:
                for one in packed:
                    content = packed.extractfile(one) if one.isfile() else None
                    yield f"{one.name}\0{one.linkname}", content.read() if content else b""
    except _BROKEN as error:
        raise UnreadableError(Message("the archive cannot be unpacked and searched")) from error
