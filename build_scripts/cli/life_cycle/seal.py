"""`portal seal`: the whole sealing of a record, as often as it takes until nothing is open.

Takes a record; strips its file, destroys what tells of it on this machine, and gives what is open. What a run did not finish the next one does.
"""

from __future__ import annotations

import secrets
from pathlib import PurePath
from typing import TYPE_CHECKING

from build_scripts.build.config import BuildConfig
from build_scripts.cli.language import wrong
from build_scripts.cli.life_cycle import atomic, finder, notes, removal, tombstone, traces
from build_scripts.cli.life_cycle.history import history_of
from build_scripts.cli.life_cycle.open_items import open_items
from build_scripts.cli.life_cycle.outcome import Outcome
from build_scripts.cli.life_cycle.reasons import REASONS
from build_scripts.cli.life_cycle.record_place import RecordPlace, find_all
from build_scripts.cli.life_cycle.sealing import Sealing
from build_scripts.cli.life_cycle.site_settings import languages_in_any_case
from build_scripts.content import shipped, vocabulary
from build_scripts.content.message import Message
from build_scripts.content.vocabulary_list import BODIES
from build_scripts.model.kinds import BY_FOLDER, KINDS
from build_scripts.publish import releases
from build_scripts.publish.sealed_words import word_list

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from build_scripts.cli.life_cycle.history import History
    from build_scripts.content.languages import Languages


def seal(
    word: str, reason: str | None, confirm: Collection[str], root: Path, content: Path, site: Path, day: dt.date,
    *, words: Path | None = None, dry_run: bool = False,
) -> Outcome:  # fmt: skip
    """Seal a record, or go on with it.

    Args:
        word: its identifier, or the path of its file.
        reason: a key of `REASONS`; needed the first time.
        confirm: what the editor has looked at.
        root: the project's folder.
        content: of the records.
        site: the published folder.
        day: of the run.
        words: the list of sealed words, where it is not in the content.
        dry_run: change nothing.

    Raises:
        click.UsageError: there is no such record, or no reason.
    """
    languages, _wrong = languages_in_any_case(root)
    repository = history_of(content)
    places = find_all(word, content)
    known = notes.read(root, places[0].id if places else word)
    place, *doubles = sorted(places, key=lambda one: not (known and one.path == content / known.path)) or [
        _gone(word, known, content, repository)
    ]
    if not (reason := reason or (known.reason if known else None)):
        raise wrong(Message("say why it is sealed: --reason with one of {reasons}", reasons=tuple(REASONS)))
    texts = [one.data or b"" for one in (place, *doubles)]
    former = list({one["id"]: one for data in texts for one in tombstone.former_of(data)}.values())
    ids = list(dict.fromkeys([place.id, *(known.ids if known else ()), *(one["id"] for one in former)]))
    earlier = list(repository.own(ids)[0].values()) if repository else []
    versions = [one for one in dict.fromkeys([*texts, *earlier]) if one and not tombstone.is_one(one)]
    taken = known or notes.Notes(
        place.id, place.kind.key, place.path.relative_to(content).as_posix(), ids, reason, day.isoformat()
    )
    taken.ids, taken.reason = ids, reason
    found = traces.traces(taken.ids, versions, _known_names(content, languages))
    taken.marks = sorted({*taken.marks, *finder.finder_of(taken.salt, found).marks})
    taken.confirmed |= dict.fromkeys(confirm, day.isoformat())
    sealing = Sealing(
        root, content, site, languages, repository, taken, place.kind.folder, words or content / word_list.FILE, dry_run
    )
    done = list(_steps(sealing, place, doubles, former, versions, day))
    problems = list(open_items(sealing))
    if not dry_run:
        taken.done = "" if problems else taken.done or day.isoformat()
        if taken.done:
            taken.marks, taken.salt = [], secrets.token_hex(16)
            done.append(Message("this sealing was finished on {day}", day=taken.done))
        taken.write(root)
    return Outcome(done, problems)


def _steps(
    sealing: Sealing, place: RecordPlace, doubles: list[RecordPlace], former: list[dict[str, str]],
    versions: list[bytes], day: dt.date,
) -> Iterator[Message]:  # fmt: skip
    """Do what is still to be done, in the order that `removal` explains, and say so; in a dry run only say it."""
    act, reason = not sealing.dry_run, REASONS[sealing.notes.reason]
    if versions and not (sealing.notes.entered and place.status == "sealed" and not doubles):
        if act:
            _enter(sealing, versions, [one.data or b"" for one in (place, *doubles)])
        yield Message("the former words are entered in {file}, as keyed hashes", file=str(sealing.words))
    if act:
        sealing.notes.write(sealing.root)
    if not tombstone.is_one(place.data or b""):
        if act:
            atomic.write(sealing.file, tombstone.text(place.id, place.kind.key, reason, day, former))
        why = Message("{said} ({cites})", said=reason.said, cites=reason.cites) if reason.cites else reason.said
        yield Message("{file} is reduced to its tombstone, because of {why}", file=str(sealing.file), why=why)
    for double in doubles:  # its words are entered, and of one identifier there is one tombstone
        if act:
            double.path.unlink()
        yield Message("{file}, which had the same identifier, is deleted", file=str(double.path))
    yield from _left_behind(sealing, day)


def _left_behind(sealing: Sealing, day: dt.date) -> Iterator[Message]:
    """What opens the log's entries, and what earlier builds kept."""
    act = not sealing.dry_run
    if opened := sealing.openings:
        if act:
            removal.close_openings(sealing.content, sealing.notes.ids)
        yield Message(
            "what opens the record's entries in the publication log is destroyed ({count})", count=len(opened)
        )
    if removal.caches(sealing.root):
        if act:
            removal.clear_caches(sealing.root)
        yield Message("what earlier builds kept is deleted")
    if releases.releases(sealing.root, sealing.site):
        config = BuildConfig(root=sealing.root, content=sealing.content, site=sealing.site, as_of=day)
        for folder in removal.clear_releases(config) if act else ():
            yield Message("the kept release {folder} is reduced like the content", folder=folder)


def _enter(sealing: Sealing, versions: list[bytes], texts: list[bytes]) -> None:
    """Enter the former words; where that fails, it waits for the next run as long as the repository has them, and the sealing does not.

    Raises:
        click.UsageError: it fails, and a file alone has these words.
    """
    try:
        word_list.add(sealing.words, removal.texts_of(versions), numbers=traces.numbers_of(versions))
        sealing.notes.entered = True
    except word_list.KeyMismatchError as error:
        kept = sealing.history.own(sealing.notes.ids)[0].values() if sealing.history else ()
        if any(data and data not in kept and not tombstone.is_one(data) for data in texts):
            raise wrong(error.message) from error


def _gone(word: str, known: notes.Notes | None, content: Path, repository: History | None) -> RecordPlace:
    """The place of a record whose file a purge of the history took along, or somebody deleted before it was sealed.

    Raises:
        click.UsageError: nothing knows of such a record.
    """
    if known is not None:
        return RecordPlace(known.id, KINDS[known.kind], content / known.path, None)
    identifier = PurePath(word).stem if word.endswith((".yml", ".yaml")) else word
    for path in repository.own([identifier])[1] if repository else ():
        *_above, folder, year, _name = ("", "", *PurePath(path).parts)
        if folder in BY_FOLDER:
            return RecordPlace(
                identifier, BY_FOLDER[folder], content / "records" / folder / year / f"{identifier}.yml", None
            )
    raise wrong(Message("no file of the content has this identifier"))


def _known_names(content: Path, languages: Languages) -> frozenset[str]:
    """Names of courts and other bodies, which tell of no record."""
    own = content / "vocabulary"
    words, _wrong = vocabulary.read(own, languages, shipped.vocabulary(own))
    return frozenset(
        name for body in BODIES for item in words.lists.get(body, {}).values() for name in item.names.values()
    )
