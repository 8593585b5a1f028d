"""The editor's private notes of a sealing: `.sealing/<id>.json` beside mkdocs.yml, which git ignores.

They hold what a second run must know: the day and the reason (of a minor's record not even these may be public), salted hashes of the traces,
and what the editor confirmed. They stand outside the content and in no repository, and hold no word of the record.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from build_scripts.cli.language import wrong
from build_scripts.cli.life_cycle import atomic
from build_scripts.cli.life_cycle.finder import Finder, Mark
from build_scripts.content.message import Message

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = ".sealing"


@dataclass
class Notes:
    """What is known of one sealing.

    Attributes:
        id: of the record.
        kind: its key.
        path: of its file below the content.
        ids: its own identifier and those that it had before.
        reason: why it is sealed.
        begun: the day of the first run.
        salt: of the hashes.
        marks: of the traces.
        entered: whether the words of the file are in the list of sealed words.
        confirmed: what the editor looked at, with the day.
        done: the day on which nothing was open any more; the marks are deleted then.
    """

    id: str
    kind: str
    path: str
    ids: list[str]
    reason: str
    begun: str
    salt: str = field(default_factory=lambda: secrets.token_hex(16))
    marks: list[Mark] = field(default_factory=list)
    entered: bool = False
    confirmed: dict[str, str] = field(default_factory=dict)
    done: str = ""

    @cached_property
    def finder(self) -> Finder:
        """Finds the traces."""
        return Finder(self.salt, tuple(self.marks))

    def write(self, root: Path) -> None:
        """Keep them, for nobody but their owner to read."""
        folder = root / FOLDER
        if not (folder / ".gitignore").is_file():
            atomic.write(folder / ".gitignore", b"*\n")
        atomic.write(file_of(root, self.id), json.dumps(asdict(self), indent=1).encode() + b"\n", 0o600)


def file_of(root: Path, identifier: str) -> Path:
    """Where the notes of a record stand."""
    return root / FOLDER / f"{identifier}.json"


def read(root: Path, identifier: str) -> Notes | None:
    """The notes of a record; None where there are none.

    Raises:
        click.UsageError: the file is damaged.
    """
    path = file_of(root, identifier)
    if not path.is_file():
        return None
    try:
        notes = Notes(**json.loads(path.read_bytes()))
        notes.marks = [Mark(*mark) for mark in notes.marks]
    except (ValueError, TypeError) as error:
        raise wrong(Message("{path} is damaged; delete it and begin anew", path=str(path))) from error
    return notes
