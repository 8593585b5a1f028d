"""Which row became which record: kept beside the mapping, so that ids stay the same over repeated imports.

An id is random and says nothing; the ledger alone connects it with the key of a row. It holds neither keys nor texts, only hashes with a
salt of its own; whoever has it can still try keys one after the other, so docs/import.md says to keep it as confidential as the table.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from build_scripts.cli.importing.files import write
from build_scripts.cli.language import wrong
from build_scripts.content.message import Message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass
class Entry:
    """What is known of one record.

    Attributes:
        id: of the record.
        text: hash of what an import wrote last; None as long as none did.
        next: hash of what an import was about to write when it was last heard of.
    """

    id: str
    text: str | None = None
    next: str | None = None


@dataclass
class Ledger:
    """The entries of one mapping, by the hash of the key."""

    path: Path
    salt: str
    entries: dict[str, Entry] = field(default_factory=dict)

    def hash(self, *texts: str) -> str:
        """The hash of a key or a text."""
        data = json.dumps(texts, ensure_ascii=True).encode()
        return hmac.new(bytes.fromhex(self.salt), data, hashlib.sha256).hexdigest()[:40]

    def write(self) -> None:
        """Put the file in its place, whole."""
        lines: list[dict[str, Any]] = [{"salt": self.salt}]
        for key, entry in sorted(self.entries.items()):
            one = {"key": key, "id": entry.id, "text": entry.text, "next": entry.next}
            lines.append({name: value for name, value in one.items() if value is not None})
        write(self.path, "".join(f"{json.dumps(line)}\n" for line in lines))


def ledger_of(mapping: Path) -> Ledger:
    """The ledger of a mapping; a new one where it has none.

    Raises:
        click.UsageError: the file is no ledger.
    """
    path = mapping.with_name(f"{mapping.name}.ids.jsonl")
    if not path.exists():
        return Ledger(path, secrets.token_hex(16))
    try:
        first, *lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        entries = {line["key"]: Entry(line["id"], line.get("text"), line.get("next")) for line in lines}
        ledger = Ledger(path, first["salt"], entries)
        ledger.hash("")
    except (ValueError, KeyError, TypeError) as error:
        message = Message(
            "{path} is damaged; take it back from a backup, or every row would get a new id", path=str(path)
        )
        raise wrong(message) from error
    return ledger


def allot(ledger: Ledger, keys: Sequence[tuple[str, ...]], taken: set[str]) -> list[tuple[str, Entry]]:
    """The entry of each key, with a new id where it has none."""
    from build_scripts.model.skeleton import new_id

    found = []
    for key in keys:
        hashed = ledger.hash(*key)
        if hashed not in ledger.entries:
            ledger.entries[hashed] = Entry(new_id(taken))
            taken.add(ledger.entries[hashed].id)
        found.append((hashed, ledger.entries[hashed]))
    return found
