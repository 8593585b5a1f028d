"""What an import would change: which records are new, changed, as they were, or gone from the table.

Takes the rows as they were examined, the ledger and the files that are there; gives a `Plan`. What an editor wrote into a record since
the last import is never overwritten unnoticed, and a record that shows less than a record stays so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from build_scripts.content.message import Message
from build_scripts.content.problem import Problem
from build_scripts.content.strict_yaml import load
from build_scripts.model.base import Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from build_scripts.cli.importing.examine import Examined
    from build_scripts.cli.importing.ledger import Entry, Ledger

_REDUCED = frozenset({Status.WITHHELD.value, Status.WITHDRAWN.value, Status.SEALED.value})


@dataclass
class Plan:
    """What is to be done.

    Attributes:
        new, changed, unchanged: rows, by what becomes of their record.
        gone: files of records whose row is no longer in the table; they are listed and left alone.
        problems: what stands against it.
    """

    new: list[Examined] = field(default_factory=list)
    changed: list[Examined] = field(default_factory=list)
    unchanged: list[Examined] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def plan(
    examined: Sequence[Examined], ledger: Ledger | None, present: Mapping[str, str], content: Path, *, overwrite: bool
) -> Plan:
    """Compare rows and files.

    Args:
        examined: all rows.
        ledger: of the mapping; None where each row is a whole record.
        present: id → file of every record of the content, relative to its folder.
        content: the folder.
        overwrite: take the row where an editor changed the file.
    """
    made = Plan()
    entries = {entry.id: entry for entry in ledger.entries.values()} if ledger else {}
    for one in examined:
        old = _text(content / present[one.id]) if one.id in present else None
        entry = entries.get(one.id)
        if problem := _against(one, old, entry, ledger, overwrite=overwrite):
            made.problems.append(problem)
        elif old is None:
            made.new.append(one)
        elif _same(one, old, entry, ledger):
            made.unchanged.append(one)
        else:
            made.changed.append(one)
    rows = {one.id for one in examined}
    made.gone = sorted(
        present[identifier] for identifier in entries if identifier not in rows and identifier in present
    )
    return made


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")  # as git writes files on Windows


def _same(one: Examined, old: str, entry: Entry | None, ledger: Ledger | None) -> bool:
    """Whether the file stays: it is what the row says, or the row is what it was and an editor wrote more."""
    if old == one.text:
        return True
    if ledger is None or entry is None:
        return bool(load(old.encode())[0] == load(one.text.encode())[0])
    return ledger.hash(old) not in {entry.text, entry.next} and ledger.hash(one.text) == entry.text


def _against(
    one: Examined, old: str | None, entry: Entry | None, ledger: Ledger | None, *, overwrite: bool
) -> Problem | None:
    """What keeps a row from being written."""
    if _status(one.text) == Status.SEALED and old != one.text:
        message = Message("the row is that of a sealed record, of which nothing may be written")
        return _problem("IMP-06", one, message, Message("take the row out of the file"))
    if old is None:
        if entry is None or entry.text is None:
            return None
        message = Message("the record of this row was imported before and has been removed since")
        remedy = Message(
            "take the row out of the file; a record that was removed by mistake comes back from git's history"
        )
        return _problem("IMP-06", one, message, remedy)
    status = _status(old)
    if status in _REDUCED and status != _status(one.text):
        message = Message("the record of this row is {status}, and an import does not publish it again", status=status)
        return _problem("IMP-06", one, message, Message("take the row out of the file"))
    ours = ledger and entry and ledger.hash(old) in {entry.text, entry.next}
    if overwrite or ours or _same(one, old, entry, ledger):
        return None
    message = Message("the row differs from the record in the content, which was edited there")
    remedy = Message("make the change in {id}.yml by hand, or insist with --overwrite, which loses the edit", id=one.id)
    return _problem("IMP-05", one, message, remedy)


def _status(text: str) -> str:
    tree, _problems = load(text.encode())
    return str(tree.get("status") or Status.PUBLISHED.value) if isinstance(tree, dict) else Status.PUBLISHED.value


def _problem(rule: str, one: Examined, message: Message, remedy: Message) -> Problem:
    return Problem(rule=rule, message=message, remedy=remedy, line=one.number)
