"""What the repository still holds of a sealed record, and the commands that purge it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from build_scripts.catalog import publication_log
from build_scripts.cli.life_cycle import tombstone
from build_scripts.cli.life_cycle.history import LOOSE
from build_scripts.cli.life_cycle.sealing import FILE, HISTORY, Sealing, item, tells
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator


def open_history(sealing: Sealing) -> Iterator[Problem]:
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
        yield item(FILE, Message("the tombstone and what goes with it are not committed"), remedy, sealing.file)
    if known.is_shallow:
        remedy = Message("fetch all of it:{commands}", commands="\n      git fetch --all --tags --unshallow")
        yield item(
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
        told = set() if mine else set.intersection(*(tells(sealing, Path(name or "-"), data) for name in names))
        if mine or told:
            counted[known.held[blob], mine] += 1
            written |= told
    words = sealing.replacements(written)
    for by in dict.fromkeys(by for by, _mine in counted):
        yield _held(by, counted[by, True], counted[by, False], paths, words, sealing.notes.id)
    if any(found.what.certain for found in sealing.notes.finder.find(known.messages())):
        yield item(
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
    return item(HISTORY, message, remedy)
