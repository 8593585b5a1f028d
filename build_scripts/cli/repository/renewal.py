"""Writing an adopter's repository, and renewing it with a later version.

A file beside mkdocs.yml remembers what was written, as digests: a file that is still as the program wrote it is renewed, one that the adopter
changed or deleted stays as it is.
"""

from __future__ import annotations

import difflib
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_scripts.cli.repository.repository import is_theirs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

WRITTEN = ".portal-init.json"


@dataclass(frozen=True, slots=True)
class Renewal:
    """What came of the files.

    Attributes:
        written: names of those that were made or renewed.
        kept: names of those that the adopter changed → how they differ from what this version would write.
    """

    written: tuple[str, ...]
    kept: Mapping[str, str]


def begun(folder: Path) -> bool:
    """Whether the folder was written by `portal init`."""
    return (folder / WRITTEN).is_file()


def write(folder: Path, files: Mapping[str, bytes]) -> Renewal:
    """Write every file that is new, or unchanged since it was last written.

    Args:
        folder: of the repository.
        files: its files as this version writes them.
    """
    place = folder / WRITTEN
    known: dict[str, str] = json.loads(place.read_text(encoding="utf-8")) if place.is_file() else {}
    written, kept = [], {}
    for name, data in files.items():
        path = folder / name
        now = path.read_bytes() if path.is_file() else None
        if now == data:
            known[name] = _digest(data)
        elif (now is None and name not in known) or (now is not None and known.get(name) == _digest(now)):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            written.append(name)
            known[name] = _digest(data)
        elif now is not None:
            kept[name] = _difference(name, now, data)
    ours = {name: digest for name, digest in sorted(known.items()) if not is_theirs(name)}
    place.write_text(json.dumps(ours, indent=1) + "\n", encoding="utf-8")
    return Renewal(tuple(written), kept)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()  # git may have changed the ends of lines


def _difference(name: str, now: bytes, new: bytes) -> str:
    before, after = (data.decode("utf-8", "replace").splitlines() for data in (now, new))
    return "\n".join(difflib.unified_diff(before, after, name, f"{name} (new)", lineterm=""))
