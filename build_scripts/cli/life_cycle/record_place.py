"""The record that a command is about: found by its identifier or its path, whatever state its file is in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import yaml

from build_scripts.cli.language import wrong
from build_scripts.content.message import Message
from build_scripts.content.removals import bytes_of
from build_scripts.content.strict_yaml import read
from build_scripts.content.yaml_tree import RefusedError, build
from build_scripts.model.kinds import BY_FOLDER, KINDS
from build_scripts.model.types import ID_ALPHABET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.model.kinds import Kind

IDENTIFIER = re.compile(f"[{ID_ALPHABET}]{{8}}")
_KIND = re.compile(r"^kind:[ \t]*([a-z-]+)", re.MULTILINE)
_STATUS = re.compile(r"^status:[ \t]*['\"]?([a-z]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class RecordPlace:
    """Where a record stands.

    Attributes:
        id: of the record.
        kind: by its folder.
        path: of the file.
        data: of the file; None where it is gone, as after a purge of the history.
    """

    id: str
    kind: Kind
    path: Path
    data: bytes | None

    @property
    def text(self) -> str:
        """The file's text, in whatever alphabet."""
        return text_of(self.data or b"")

    @property
    def status(self) -> str:
        """What a line of the file says, though the file may not be readable as YAML."""
        found = _STATUS.search(self.text)
        return found[1] if found else "published"

    @property
    def is_another(self) -> bool:
        """Whether the file has the name of this record, and says that it is another one."""
        said = str((tree_of(self.data or b"") or {}).get("id"))
        return said != self.id and IDENTIFIER.fullmatch(said) is not None


def text_of(data: bytes) -> str:
    """The text of a file that may be no UTF-8."""
    for alphabet in ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(alphabet)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


def tree_of(data: bytes) -> dict[str, object] | None:
    """The fields of a file as YAML, mended where it has slips of the pen; None where nobody can tell them."""
    try:
        tree = read(data).tree if data else None
        tree = build(text_of(data))[0] if tree is None and data else tree
    except (RefusedError, yaml.YAMLError):
        return None
    return tree if isinstance(tree, dict) else None


def find(word: str, content: Path) -> RecordPlace | None:
    """The record that an identifier or a path names; None where no file has it.

    Raises:
        click.UsageError: the word is neither, or two files have the identifier.
    """
    found = find_all(word, content)
    if len(found) > 1:
        paths = tuple(str(place.path) for place in found)
        raise wrong(Message("more than one file has the identifier: {paths}; keep one of them", paths=paths))
    return found[0] if found else None


def find_all(word: str, content: Path) -> list[RecordPlace]:
    """Every file that has the identifier of a word; first the one whose path the word is.

    Raises:
        click.UsageError: the word is neither an identifier nor a path.
    """
    identifier = Path(word).stem if word.endswith((".yml", ".yaml")) else word
    if not IDENTIFIER.fullmatch(identifier):
        raise wrong(Message("this is neither the identifier of a record nor the path of its file"))
    named = Path(word).resolve()
    files = sorted(_files(identifier, content), key=lambda path: path.resolve() != named)
    places = [RecordPlace(identifier, _kind(path, content), path, path.read_bytes()) for path in files]
    return [place for place in places if not place.is_another] or places


def _files(identifier: str, content: Path) -> Iterator[Path]:
    """The files of that name; where there are none, those that say so inside."""
    records = content / "records"
    every = (path for path in records.rglob(f"{identifier}.*") if path.is_file())
    named = sorted(path for path in every if path.suffix.lower() in {".yml", ".yaml"})
    yield from named
    if not named:
        line = re.compile(rb"^id:[ \t]*['\"]?" + identifier.encode() + rb"\b", re.MULTILINE)
        yield from (path for path in sorted(records.rglob("*.yml")) if line.search(bytes_of(path) or b""))


def _kind(path: Path, content: Path) -> Kind:
    folder = PurePosixPath(path.relative_to(content / "records").as_posix()).parts[0]
    if folder in BY_FOLDER:
        return BY_FOLDER[folder]
    said = _KIND.search(text_of(path.read_bytes()))
    if said and said[1] in KINDS:
        return KINDS[said[1]]
    raise wrong(Message("the file {path} stands in the folder of no kind", path=str(path)))
