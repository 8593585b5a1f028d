"""What of a sealing is still open, as `Problem`s: what the program sees for itself, and what the editor has to confirm."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from build_scripts.catalog import publication_log
from build_scripts.cli.life_cycle import atomic, notes, outside, removal, tombstone
from build_scripts.cli.life_cycle.history import LOOSE
from build_scripts.cli.life_cycle.mentions import POSSIBLE, mentions
from build_scripts.cli.life_cycle.record_place import text_of
from build_scripts.cli.life_cycle.traces import What
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem
from build_scripts.publish.sealed_words import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.cli.life_cycle.history import History
    from build_scripts.cli.life_cycle.notes import Notes
    from build_scripts.content.languages import Languages

FILE, HISTORY, PUBLISHED, CACHE, LOG, OUTSIDE = "OPEN-03", "OPEN-04", "OPEN-05", "OPEN-06", "OPEN-07", "OPEN-08"
_PAGE = re.compile(r"\.(?:html|json|jsonl|xml|csv|txt|ya?ml|md|js)$")
_CODE = re.compile(r"\\u([0-9a-fA-F]{4})")


@dataclass(frozen=True, slots=True)
class Sealing:
    """A sealing under way: the project, and what is known of the record; nothing is written in a dry run."""

    root: Path
    content: Path
    site: Path
    languages: Languages
    history: History | None
    notes: Notes
    folder: str
    words: Path
    dry_run: bool = False

    @property
    def file(self) -> Path:
        """The record's file."""
        return self.content / self.notes.path

    @property
    def openings(self) -> list[Path]:
        """What opens the entries of the log."""
        found = (
            self.content / publication_log.FOLDER / publication_log.OPENINGS / f"{one}.json" for one in self.notes.ids
        )
        return [path for path in found if path.exists()]

    @property
    def kept(self) -> list[Path]:
        """Folders that hold a site, or what one was made of."""
        return [path for path in (self.site, self.root / ".releases", self.root / "preview") if path.is_dir()]

    def replacements(self, written: set[str]) -> Path:
        """The list of passages that `git filter-repo` is to blot out of other files; it exists as long as the history has them.

        Args:
            written: the passages, as they stand there.
        """
        path = self.root / notes.FOLDER / f"{self.notes.id}.replace"
        if written and not self.dry_run:
            longest = sorted(written, key=lambda text: (-len(text), text))
            forms = ("(?:\\s|\u3000)*".join(re.escape(part) for part in text.split()) for text in longest)
            atomic.write(path, "".join(f"regex:{form}==>***\n" for form in forms).encode("utf-8", "replace"), 0o600)
        elif not self.dry_run:
            path.unlink(missing_ok=True)
        return path


def open_items(sealing: Sealing) -> Iterator[Problem]:
    """Everything that is open, in the order in which it is best done."""
    confirmed = sealing.notes.confirmed
    if not sealing.file.is_file() or not tombstone.is_one(sealing.file.read_bytes()):
        yield _item(FILE, Message("the file is no tombstone yet"), Message("run the command again"), sealing.file)
    own = [sealing.file, *sealing.openings]
    for found in mentions(sealing.root, sealing.content, sealing.notes.finder, own, sealing.kept):
        if found.rule != POSSIBLE or outside.MENTIONS not in confirmed:
            yield found
    if not sealing.notes.entered:
        message = Message("the former words are not in the list of sealed words, so that no build looks for them")
        remedy = Message(
            "set {variable} to the secret with which the list was made, and run the command again",
            variable=word_list.KEY,
        )
        yield _item(FILE, message, remedy, sealing.words)
    for path in sealing.openings:
        message = Message("what opens the record's entries in the publication log is still there")
        yield _item(LOG, message, Message("run the command again when no other command writes the log"), path)
    for path in removal.caches(sealing.root):
        yield _item(CACHE, Message("what earlier builds kept is still there"), Message("delete the folder"), path)
    yield from _published(sealing)
    yield from _history(sealing)
    pages = outside.addresses(sealing.root, sealing.languages, [(sealing.folder, one) for one in sealing.notes.ids])
    for word, (message, remedy) in outside.what_to_do(pages).items():
        if word not in confirmed:
            yield _item(OUTSIDE, message, Message("{remedy}\n    then: `--confirm {word}`", remedy=remedy, word=word))


def _item(rule: str, message: Message, remedy: Message, path: Path | None = None) -> Problem:
    return Problem(rule=rule, message=message, remedy=remedy, path=str(path) if path else "")


def _published(sealing: Sealing) -> Iterator[Problem]:
    """Sites and kept releases that still show the record."""
    for folder in sealing.kept:
        for path in sorted(folder.rglob("*")):
            if _PAGE.search(path.name) and path.is_file() and _tells(sealing, path, path.read_bytes()):
                yield _item(
                    PUBLISHED,
                    Message("a site on this machine still shows the sealed record"),
                    Message(
                        "run `portal remove-due`, or `portal build` once the content has no error; delete other copies"
                    ),
                    path,
                )
                break


def _tells(sealing: Sealing, path: Path, data: bytes) -> set[str]:
    """How a published file tells of the record; the tombstone's page may name its own address."""
    text = html.unescape(text_of(data))
    text = _CODE.sub(lambda code: chr(int(code[1], 16)), text)
    own = path.stem in sealing.notes.ids or path.parent.name in sealing.notes.ids
    every = outside.MENTIONS not in sealing.notes.confirmed
    return {
        found.written
        for found in sealing.notes.finder.find(text)
        if (every or found.what.certain) and not (own and found.what is What.ID)
    }


def _history(sealing: Sealing) -> Iterator[Problem]:
    """What the repository still holds."""
    known = sealing.history
    if known is None:
        return
    if sealing.file.is_file() and known.uncommitted(
        sealing.file, sealing.words, sealing.content / publication_log.FOLDER
    ):
        remedy = Message(
            "commit and push it with words that tell nothing:{commands}",
            commands=f"\n      git add {quote(sealing.content.as_posix())} && git commit -m content && git push",
        )
        yield _item(FILE, Message("the tombstone and what goes with it are not committed"), remedy, sealing.file)
    if known.is_shallow:
        remedy = Message("fetch all of it:{commands}", commands="\n      git fetch --all --tags --unshallow")
        yield _item(
            HISTORY, Message("this clone has only the newest commits, so that nobody sees the earlier ones"), remedy
        )
    own, paths = known.own(sealing.notes.ids)
    counted: Counter[tuple[str, bool]] = Counter()
    written: set[str] = set()
    for blob, data in known.bytes_of(known.held):
        names = known.paths.get(blob, {""})
        mine = blob in own or any(name in paths for name in names)
        if (mine and tombstone.is_one(data)) or b"\0" in data[:8000]:
            continue
        told = set() if mine else set.intersection(*(_tells(sealing, Path(name or "-"), data) for name in names))
        if mine or told:
            counted[known.held[blob], mine] += 1
            written |= told
    words = sealing.replacements(written)
    for by in dict.fromkeys(by for by, _mine in counted):
        yield _held(by, counted[by, True], counted[by, False], paths, words, sealing.notes.id)
    if any(found.what.certain for found in sealing.notes.finder.find(known.messages())):
        yield _item(
            HISTORY,
            Message("the message of a commit or tag, or the name of a branch, mentions the record"),
            Message("rename the branch or tag; rewrite messages with `git filter-repo --replace-message FILE`"),
        )


_WHERE = {
    "branches": Message("branches and tags"), "remotes": Message("remote-tracking branches"),
    "refs": Message("the stash or other references"), "reflog": Message("the reflog"),
    LOOSE: Message("objects that no branch leads to"),
}  # fmt: skip


def _held(by: str, own: int, others: int, paths: tuple[str, ...], words: Path, identifier: str) -> Problem:
    """The finding for one part of the repository, with the commands that purge it."""
    message = Message(
        "the history still has it in {where}: {own} versions of its own files, {others} of other files",
        where=_WHERE[by],
        own=own,
        others=others,
    )
    if by == "branches":
        command = "git filter-repo --force --sensitive-data-removal"
        command += f" --invert-paths {' '.join(f'--path {quote(path)}' for path in paths)}" if own else ""
        command += f" --replace-text {quote(words.as_posix())}" if others else ""
        remedy = Message(
            "when nobody pushes any more, and everything above is done, committed and pushed:{commands}\n    then `portal seal {id}` puts the "
            "tombstone back; commit it, and push everything:{push}",
            push="\n      git push --force --all && git push --force --tags",
            commands=f"\n      pip install git-filter-repo\n      {command}",
            id=identifier,
        )
    elif by == "remotes":
        commands = "\n      git push --force --all && git push --force --tags\n      git fetch --all --prune"
        remedy = Message("push the rewritten branches, then forget the old ones:{commands}", commands=commands)
    elif by == "refs":
        commands = "\n      git stash list\n      git stash drop\n      git for-each-ref"
        remedy = Message("delete what is not needed:{commands}", commands=commands)
    else:
        commands = "\n      git reflog expire --expire=now --expire-unreachable=now --all\n      git gc --prune=now"
        remedy = Message("when branches and stash are clean:{commands}", commands=commands)
    return _item(HISTORY, message, remedy)
