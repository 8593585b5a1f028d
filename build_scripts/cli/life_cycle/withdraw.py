"""`portal withdraw`: a published record becomes a notice with date and reason; the text leaves the file.

Takes a record; writes the notice in its place, and says what else shows it. A file that nobody can read becomes a notice as well.
"""

from __future__ import annotations

import secrets
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from build_scripts.catalog import publication_log
from build_scripts.cli.language import wrong
from build_scripts.cli.life_cycle import atomic
from build_scripts.cli.life_cycle.finder import finder_of
from build_scripts.cli.life_cycle.mentions import mentions
from build_scripts.cli.life_cycle.outcome import Outcome
from build_scripts.cli.life_cycle.public_note import personal_data_in
from build_scripts.cli.life_cycle.record_place import find, tree_of
from build_scripts.cli.life_cycle.site_settings import languages_in_any_case
from build_scripts.cli.life_cycle.traces import traces
from build_scripts.content import shipped, vocabulary
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem, Severity, has_errors
from build_scripts.content.record_yaml import record_yaml
from build_scripts.model.record_file import read_record
from build_scripts.model.status import Withdrawn, WithdrawnReason
from build_scripts.model.translated import own_names

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from build_scripts.cli.life_cycle.record_place import RecordPlace
    from build_scripts.content.vocabulary import Vocabulary

_PURGE = frozenset({WithdrawnReason.ANONYMISATION, WithdrawnReason.NOT_PUBLISHABLE})


def withdraw(
    word: str, reason: WithdrawnReason, note: str | None, replaced_by: str | None,
    root: Path, content: Path, site: Path, day: dt.date, *, dry_run: bool = False,
) -> Outcome:  # fmt: skip
    """Turn a record into a notice.

    Args:
        word: its identifier, or the path of its file.
        reason: from the closed list.
        note: for the public.
        replaced_by: the identifier of the corrected version.
        root: the project's folder.
        content: of the records.
        site: the published folder.
        day: of the withdrawal.
        dry_run: write nothing.

    Raises:
        click.UsageError: there is no such record, or it cannot be withdrawn.
    """
    place = find(word, content)
    if place is None:
        raise wrong(Message("no file of the content has this identifier"))
    if place.status in {"sealed", "withdrawn"}:
        raise wrong(Message("the record is `{status}` already", status=place.status))
    if replaced_by is not None:
        _must_replace(replaced_by, place, content)
    if said := list(personal_data_in(note or "")):
        return Outcome([], said)
    own = content / "vocabulary"
    languages, wrong_settings = languages_in_any_case(root)
    words, _wrong = vocabulary.read(own, languages, shipped.vocabulary(own))
    about = {"date": day.isoformat(), "reason": reason.value, "note": note, "replaced_by": replaced_by}
    notice = {name: value for name, value in about.items() if value}
    data, found = _notice(place, notice, content, words)
    if has_errors(found):
        return Outcome([], found)
    lost = tree_of(place.data or b"") is None
    done = [Message("{file} is reduced to a notice", file=str(place.path))]
    if not dry_run:
        atomic.write(place.path, data)
    return Outcome(done, [*wrong_settings, *found, *_also(place, root, content, site, reason, lost=lost)])


def _must_replace(identifier: str, place: RecordPlace, content: Path) -> None:
    """Refuse a corrected version that is none."""
    other = find(identifier, content)
    if other is None or other.id == place.id or other.status != "published":
        raise wrong(Message("--replaced-by names no other published record"))


def _notice(
    place: RecordPlace, notice: dict[str, str], content: Path, words: Vocabulary
) -> tuple[bytes, list[Problem]]:
    """The file of the notice, and what is wrong with it; what the law leaves of the record stays, as far as it has no error."""
    source = PurePosixPath(place.path.relative_to(content / "records").as_posix())
    tree = tree_of(place.data or b"") or {}
    head: dict[str, Any] = {"id": place.id, "kind": place.kind.key, "status": "withdrawn", "withdrawn": notice}
    kept = {name: tree[name] for name in tree if name in own_names(Withdrawn) and name not in head}
    data, found = b"", []
    for rest in (kept, {}):
        data = record_yaml({**head, **rest}).encode()
        read = read_record(data, source, words)
        found = [replace(problem, path=str(place.path)) for problem in read.problems]
        if not has_errors(found):
            break
    return data, found


def _also(
    place: RecordPlace, root: Path, content: Path, site: Path, reason: WithdrawnReason, *, lost: bool
) -> Iterator[Problem]:
    """What else shows the record, and what is still to be done."""
    if lost:
        message = Message("the file was not readable: case number, court and date could not be kept")
        yield _hint(message, Message("add them, if they are to stay public"), str(place.path))
    finder = finder_of(secrets.token_hex(16), traces([place.id], [place.data or b""]))
    opened = content / publication_log.FOLDER / publication_log.OPENINGS / f"{place.id}.json"
    for found in mentions(root, content, finder, [place.path, opened], [site]):
        yield replace(found, severity=Severity.WARNING, message=Message("this passage mentions the withdrawn record"),
                      remedy=Message("see whether it repeats what was withdrawn"))  # fmt: skip
    yield _hint(Message("the published site still shows the text"), Message("`portal build`, or `portal remove-due`"))
    if reason in _PURGE:
        message = Message("the earlier text is still in the history of the repository, for everybody who can read that")
        yield _hint(message, Message("purge it as CONTRIBUTING.md says, or seal the record: `portal seal`"))


def _hint(message: Message, remedy: Message, path: str = "") -> Problem:
    return Problem(rule="OPEN-09", severity=Severity.WARNING, message=message, remedy=remedy, path=path)
