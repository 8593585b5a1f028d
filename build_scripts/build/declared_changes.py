"""What editors say of a change, held against the change.

Takes the records whose files changed since the publication log was last brought up to date; gives a warning for each whose notes in
`corrections` say something else than the two versions show. Without a repository or a log there is nothing to compare. Of the changed
records, which are few, the files are read again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from build_scripts.catalog.entered_change import classes_of, new_notes
from build_scripts.catalog.publication_log import FOLDER
from build_scripts.catalog.record_tree import leaves, open_names
from build_scripts.catalog.text_change import graver
from build_scripts.catalog.version_change import change_of
from build_scripts.content import git
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem, Severity
from build_scripts.content.strict_yaml import place_of, read
from build_scripts.model.base import CorrectionClass
from build_scripts.model.record_file import prose_names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from build_scripts.catalog.catalog import Catalog
    from build_scripts.catalog.publication_log import PublicationLog

_RULE = "HIST-01"
_SAID_AGAIN = "HIST-02"


def declared_changes(
    content: Path, catalog: Catalog, log: PublicationLog | None, languages: tuple[str, ...]
) -> Iterator[Problem]:
    """HIST-01: what `corrections` says of a change since the last publication is what the versions show; HIST-02: it says no redacted name.

    Args:
        content: the content folder.
        catalog: the records that are shown.
        log: the publication log.
        languages: in which content may be written.
    """
    commit = git.last_commit(content, FOLDER) if log else None
    if not log or not commit:
        return
    published = {record.source: record for record in catalog.records if record.id in log.entries}
    for source in _changed(content, commit):
        before = git.bytes_at(content, commit, source) if source in published else None
        if before is not None:
            trees = [read(data, prose_names(languages)).tree for data in (before, (content / source).read_bytes())]
            if all(isinstance(tree, dict) for tree in trees):
                yield from _compared(source, *trees)


def _changed(content: Path, commit: str) -> list[str]:
    """The records' files that differ from those of a commit, whether that is committed or not."""
    try:
        told = git.git(content, "diff", "--relative", "--name-only", "--no-renames", "-z", commit, "--", "records")
    except git.GitError:
        return []
    return sorted(filter(None, told.decode("utf-8", "surrogateescape").split("\0")))


def _compared(source: str, before: Any, after: Any) -> Iterator[Problem]:
    shown = change_of(before, after).class_
    notes = new_notes(before, after)
    said = graver(*classes_of(notes))
    if graver(said, shown) is CorrectionClass.REDACTION:
        yield from _said_again(source, notes, before, after)
    if shown is CorrectionClass.STATUS or (said is shown and (notes or shown is CorrectionClass.TECHNICAL)):
        return
    if not notes:
        message = Message(
            "the record changed since it was published ({shown}), and no note in `corrections` says so", shown=shown
        )
        remedy = Message(
            "add a note to `corrections` with the day, `class: {key}` and what was changed", key=shown.value
        )
    else:
        message = Message(
            "`corrections` says of this change: {said}; the two versions show: {shown}", said=said, shown=shown
        )
        remedy = Message(
            "write `class: {key}`, unless you know better; the log enters the graver of the two", key=shown.value
        )
    line, column = place_of(after, ("corrections",)) if notes else (1, 0)
    yield Problem(
        rule=_RULE, severity=Severity.WARNING, message=message, remedy=remedy, path=source, line=line, column=column
    )


def _said_again(source: str, notes: Any, before: Any, after: Any) -> Iterator[Problem]:
    """A name in the notes of a redaction that the record had before, and has nowhere else any more."""
    standing = [text for path, text in leaves(after) if path[:1] != ("corrections",)]
    gone = {name for name in open_names(before) if not any(name in text for text in standing)}
    if any(name in text for name in gone for _path, text in leaves(notes)):
        message = Message("the note says the very name that was redacted, and is published with the record")
        remedy = Message("say what was changed without the words that are gone, such as: a name was masked")
        line, column = place_of(after, ("corrections",))
        yield Problem(rule=_SAID_AGAIN, message=message, remedy=remedy, path=source, line=line, column=column)
