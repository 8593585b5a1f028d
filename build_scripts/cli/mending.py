"""`portal check --fix`: the slips of the pen that can mean only one thing, mended in the files.

Takes record files; writes those that have such slips, and tells what changed. A file with a slip that may mean two things stays as it is, and so
does one where a mending would change what any other field says.
"""

from __future__ import annotations

import difflib
import os
import re
import tempfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import yaml

from build_scripts.checks import published_bytes
from build_scripts.content import files
from build_scripts.content.yaml_tree import RefusedError, build
from build_scripts.model.kinds import BY_FOLDER
from build_scripts.model.record_file import read_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.content.vocabulary import Vocabulary

_BOM = b"\xef\xbb\xbf"
_FIELDS = re.compile(r"^(?=[A-Za-z])", re.MULTILINE)


def mend_files(content: Path, paths: tuple[Path, ...], vocabulary: Vocabulary) -> Iterator[str]:
    """Mend record files, and give what changed in each as a unified diff.

    Args:
        content: the folder that holds `records/`.
        paths: files and folders; every record when there are none.
        vocabulary: resolves keys.
    """
    wanted = [path.resolve() for path in paths]
    for source in files.record_files(content, BY_FOLDER)[0]:
        path = content / source
        if wanted and not any(path.resolve().is_relative_to(folder) for folder in wanted):
            continue
        data = path.read_bytes()
        better = mended(data, PurePosixPath(source).relative_to("records"), vocabulary)
        if better is not None:
            _replace(path, better)
            yield _difference(str(path), data, better)


def mended(data: bytes, place: PurePosixPath, vocabulary: Vocabulary) -> bytes | None:
    """A record file as it should read; None where it has no slip, or one that may mean two things.

    Args:
        data: of the file.
        place: of the file below `records/`.
        vocabulary: resolves keys.
    """
    text = read_record(data, place, vocabulary).mended
    if text is None:
        return None
    before = data.decode("utf-8-sig")
    if text == before or not keeps_other_fields(before, text):
        return None
    return (_BOM if data.startswith(_BOM) else b"") + text.encode()


def keeps_other_fields(before: str, after: str) -> bool:
    """Whether every field whose lines were not touched says the same as it says by itself."""
    try:
        tree = build(after)[0]
        for piece in set(_FIELDS.split(before)) & set(_FIELDS.split(after)):
            own = build(piece)[0]
            if own is not None and not (isinstance(own, dict) and own.items() <= tree.items()):
                return False
    except (RefusedError, yaml.YAMLError, AttributeError, TypeError):
        return False
    return True


def _replace(path: Path, data: bytes) -> None:
    """Put a new file in the place of the old one, whole or not at all."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as file:
        scratch = Path(file.name)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            scratch.chmod(path.stat().st_mode & 0o777)
        except OSError:
            scratch.unlink()
            raise
    scratch.replace(path)


def _difference(name: str, before: bytes, after: bytes) -> str:
    """What changed, without the values of lines that hold personal data."""
    old, new = (data.decode("utf-8-sig").splitlines() for data in (before, after))
    lines = difflib.unified_diff(old, new, name, name, lineterm="", n=1)
    return "\n".join(
        line if line.startswith(("---", "+++", "@@")) else line[:1] + published_bytes.concealed(line[1:])
        for line in lines
    )
