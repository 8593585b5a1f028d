"""`portal correct`: a public note on a change to a record, held against what changed since the last commit.

Takes a record that an editor has changed; puts the note into its file, and gives what is wrong with it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from build_scripts.build import pipeline
from build_scripts.catalog.version_change import change_of
from build_scripts.cli.language import wrong
from build_scripts.cli.life_cycle import atomic, removal
from build_scripts.cli.life_cycle.insertion import with_correction
from build_scripts.cli.life_cycle.outcome import Outcome
from build_scripts.cli.life_cycle.public_note import personal_data_in
from build_scripts.cli.life_cycle.record_place import find, tree_of
from build_scripts.cli.life_cycle.site_settings import languages_in_any_case
from build_scripts.content.git import bytes_at
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem, Severity
from build_scripts.model.base import CorrectionClass
from build_scripts.publish.log.log_error import LogError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.build.config import BuildConfig
    from build_scripts.cli.life_cycle.record_place import RecordPlace

_LINKS = Message("links to other records")


def correct(word: str, class_: CorrectionClass, note: str, config: BuildConfig, *, dry_run: bool = False) -> Outcome:
    """Add a note of today to `corrections`.

    Args:
        word: the record's identifier, or the path of its file.
        class_: of the change.
        note: for the public.
        config: of the project; its day is that of the note.
        dry_run: write nothing.

    Raises:
        click.UsageError: there is no such record, it has no corrections, or its layout leaves no place for one.
    """
    place = find(word, config.content)
    if place is None:
        raise wrong(Message("no file of the content has this identifier"))
    if place.status == "sealed":
        raise wrong(Message("the record is `{status}` already", status=place.status))
    if said := list(personal_data_in(note)):
        return Outcome([], said)
    fields = {"date": config.as_of.isoformat(), "class": class_.value, "note": note}
    made = with_correction(place.data or b"", fields)
    if made is None:
        raise wrong(Message("{file} cannot be read as it stands; `portal check` says why", file=str(place.path)))
    if not dry_run:
        atomic.write(place.path, made)
    done = [Message("{file} has a note of the class `{class_}`", file=str(place.path), class_=class_)]
    _languages, wrong_settings = languages_in_any_case(config.root)
    found = wrong_settings if dry_run or wrong_settings else pipeline.check(config).within((place.path,)).problems
    if class_ is CorrectionClass.REDACTION and not dry_run:
        try:
            if removal.forget_contents(config.content, place.id):
                done.append(Message("the salts by which the log commits to the earlier text are destroyed"))
        except LogError as error:
            hint = _hint(error.message, Message("run the command again"), place, Severity.ERROR)
            found = [*found, replace(hint, path=str(config.log / error.path)) if error.path else hint]
    return Outcome(done, [*found, *_compared(place, class_, config)])


def _compared(place: RecordPlace, class_: CorrectionClass, config: BuildConfig) -> Iterator[Problem]:
    """Whether what changed since the last commit is of the class."""
    source = place.path.resolve().relative_to(config.root.resolve()).as_posix()
    before, after = tree_of(bytes_at(config.root, "HEAD", source) or b""), tree_of(place.data or b"")
    if before is not None and after is not None:
        change = change_of(before, after)
        if before == after:
            message = Message("nothing in the record has changed since the last commit")
            yield _hint(message, Message("change the record first, or name in the note what was changed before"), place)
        elif change.class_ is not class_:
            fields = change.fields or (_LINKS,)
            message = Message(
                "what changed since the last commit is of the class `{found}`: {fields}",
                found=change.class_,
                fields=fields,
            )
            yield _hint(
                message, Message("compare it with the note; of two classes the log enters the graver one"), place
            )
    if class_ is CorrectionClass.REDACTION:
        message = Message("what was masked is still in the history of the repository, for everybody who can read that")
        yield _hint(
            message,
            Message(
                "when the change is committed and nobody pushes any more:{commands}\n    it blots the passages of the list out of every version; "
                "keep the list outside the repository, and destroy it afterwards",
                commands="\n      git filter-repo --force --sensitive-data-removal --replace-text FILE"
                "\n      git push --force --all && git push --force --tags",
            ),
            place,
        )


def _hint(message: Message, remedy: Message, place: RecordPlace, severity: Severity = Severity.WARNING) -> Problem:
    return Problem(rule="OPEN-09", severity=severity, message=message, remedy=remedy, path=str(place.path))
