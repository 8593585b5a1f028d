"""What of a sealing is still open, as `Problem`s: what the program sees for itself, and what the editor has to confirm."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.cli.life_cycle import outside, removal, tombstone
from build_scripts.cli.life_cycle.mentions import POSSIBLE, mentions
from build_scripts.cli.life_cycle.open_history import open_history
from build_scripts.cli.life_cycle.sealing import CACHE, FILE, LOG, OUTSIDE, PUBLISHED, Sealing, item, tells
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem
from build_scripts.publish.sealed_words import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAGE = re.compile(r"\.(?:html|json|jsonl|xml|csv|txt|ya?ml|md|js)$")


def open_items(sealing: Sealing) -> Iterator[Problem]:
    """Everything that is open, in the order in which it is best done."""
    confirmed = sealing.notes.confirmed
    if not sealing.file.is_file() or not tombstone.is_one(sealing.file.read_bytes()):
        yield item(FILE, Message("the file is no tombstone yet"), Message("run the command again"), sealing.file)
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
        yield item(FILE, message, remedy, sealing.words)
    for path in sealing.openings:
        message = Message("what opens the record's entries in the publication log is still there")
        yield item(LOG, message, Message("run the command again when no other command writes the log"), path)
    for path in removal.caches(sealing.root):
        yield item(CACHE, Message("what earlier builds kept is still there"), Message("delete the folder"), path)
    yield from _published(sealing)
    yield from open_history(sealing)
    pages = outside.addresses(sealing.root, sealing.languages, [(sealing.folder, one) for one in sealing.notes.ids])
    for word, (message, remedy) in outside.what_to_do(pages).items():
        if word not in confirmed:
            yield item(OUTSIDE, message, Message("{remedy}\n    then: `--confirm {word}`", remedy=remedy, word=word))


def _published(sealing: Sealing) -> Iterator[Problem]:
    """Sites and kept releases that still show the record."""
    for folder in sealing.kept:
        for path in sorted(folder.rglob("*")):
            if _PAGE.search(path.name) and path.is_file() and tells(sealing, path, path.read_bytes()):
                yield item(
                    PUBLISHED,
                    Message("a site on this machine still shows the sealed record"),
                    Message(
                        "run `portal remove-due`, or `portal build` once the content has no error; delete other copies"
                    ),
                    path,
                )
                break
