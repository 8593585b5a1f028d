"""How the log classes a new version of a record.

Takes the version that was entered last, if anybody still has it, and the new one; gives a `Change`, in which the editor's own notes count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from build_scripts.catalog.record_tree import plain, without
from build_scripts.catalog.text_change import graver
from build_scripts.catalog.version_change import Change, change_of
from build_scripts.model.base import CorrectionClass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


def class_of(before: Mapping[str, Any] | None, after: Mapping[str, Any], *, since: str = "") -> Change:
    """The change as the log enters it: as the records show it, or graver where the editor's own note says so.

    Args:
        before: the version that was entered last; None where nobody has it any more, and then the note alone tells.
        after: the version to be entered.
        since: ISO day of the last entry, after which a note is about this change where the version before is not at hand.
    """
    notes = plain(after.get("corrections") or [])
    if before is None:
        told = [note for note in notes if note["date"] > since]
        return Change(graver(*classes_of(told)) if told else CorrectionClass.CORRECTION, ())
    change = change_of(before, after)
    if change.class_ is CorrectionClass.STATUS:
        return change
    return change._replace(class_=graver(change.class_, *classes_of(new_notes(before, after))))


def new_notes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[dict[str, str]]:
    """The editor's notes about corrections that the earlier version has not."""
    return without(plain(after.get("corrections") or []), plain(before.get("corrections") or []))


def classes_of(notes: Sequence[Mapping[str, str]]) -> Iterator[CorrectionClass]:
    """The classes of some notes."""
    return (CorrectionClass(note["class"]) for note in notes)
