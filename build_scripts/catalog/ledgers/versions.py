"""The versions of a record in public: the entries of the publication log, joined with the editor's notes about corrections.

Takes what the log opens of a record, and its notes; gives one line for each version or note, newest first. No line holds a word of an
earlier version: the log keeps the names of changed fields alone, and a note is part of the record as it is now.
"""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.model.base import CorrectionClass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_scripts.catalog.publication_log import Opening
    from build_scripts.catalog.summary import RecordSummary

_TECHNICAL = CorrectionClass.TECHNICAL.value


class Note(NamedTuple):
    """One note of the editor: its day, class, words, and the same in other languages."""

    day: str
    class_: str
    note: str
    translations: dict[str, str]


class Version(NamedTuple):
    """One version of a record, or a change that the log does not know.

    Attributes:
        day: ISO day of the entry, or of the note.
        event: what the log says happened; empty for a note without an entry.
        class_: of the change; empty for the first version.
        fields: the fields that changed, as their names are written in the file.
        notes: the editor's notes about this change.
        entry: its index in the log; None for a note without one.
        content: the entry's commitment to the record, in hex.
        anchor: of the line on the record's page.
    """

    day: str
    event: str
    class_: str
    fields: tuple[str, ...]
    notes: tuple[Note, ...]
    entry: int | None
    content: str
    anchor: str

    @property
    def is_substantive(self) -> bool:
        """Whether a reader of the record should know of it: more than its looks changed."""
        return self.class_ not in {"", _TECHNICAL}


def versions_of(record: RecordSummary, openings: Sequence[Opening] = ()) -> list[Version]:
    """The versions of a record, newest first.

    Args:
        record: whose notes they are joined with.
        openings: of its entries up to the day, oldest first.
    """
    left = [Note(*note) for note in record.corrections]
    found = []
    for before, opening in zip((None, *openings), openings, strict=False):
        header = opening.header
        notes = [note for note in left if before and _is_about(note, before.header["date"], header["date"])]
        left = [note for note in left if note not in notes]
        found.append(
            Version(
                day=header["date"],
                event=header["event"],
                class_=header.get("class") or (CorrectionClass.CORRECTION.value if before else ""),
                fields=tuple(header.get("fields", ())),
                notes=tuple(notes),
                entry=opening.index,
                content=header["content"],
                anchor=f"version-{opening.index}",
            )
        )
    return sorted(
        [*found, *_unentered(left)], key=lambda one: (one.day, one.entry is None, one.entry or 0), reverse=True
    )


def _is_about(note: Note, before: str, day: str) -> bool:
    """Whether a note is about the change that was entered on a day, the entry before having been made on another, or on the same."""
    return before < note.day <= day or before == note.day == day


def _unentered(notes: Sequence[Note]) -> Iterator[Version]:
    """Changes from before the log began, or that are not entered yet."""
    for day, of_day in groupby(sorted(notes, key=attrgetter("day")), key=attrgetter("day")):
        for number, note in enumerate(of_day, 1):
            yield Version(day, "", note.class_, (), (note,), None, "", f"note-{day}-{number}")
