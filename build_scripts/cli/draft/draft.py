"""The command itself: read a text, print the record, or put it in its place.

Takes a file or standard input; gives YAML. Nothing is written while personal data stands in the text.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

import click

from build_scripts.checks.reading.reading import read
from build_scripts.cli import language
from build_scripts.cli.draft import formats
from build_scripts.cli.draft.masked_parties import day_of
from build_scripts.cli.draft.masking import masks_of
from build_scripts.cli.draft.personal_data import cleared
from build_scripts.cli.draft.record_yaml import record
from build_scripts.cli.draft.yaml_text import Remark
from build_scripts.content.message import Message, in_words
from build_scripts.model.kinds import KINDS
from build_scripts.model.skeleton import new_id

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Container
    from pathlib import Path

    from build_scripts.content.message import Say
    from build_scripts.content.vocabulary import Vocabulary


class Drafted(NamedTuple):
    """A record from a text.

    Attributes:
        place: below the content folder.
        text: its YAML.
        hindrances: what keeps it from being written.
        doubts: what only a reader can settle, with the field, if it is about one.
    """

    place: str
    text: str
    hindrances: list[Message]
    doubts: list[tuple[str, Message]]


def drafted(raw: str, vocabulary: Vocabulary, identifier: str, today: dt.date, say: Say = str) -> Drafted:
    """A record from a text, with its comments in the reader's language."""
    reading = read(raw, vocabulary)
    if not reading.document.kept:
        raise language.wrong(Message("the text is empty"))
    kind = next(kind for kind in KINDS.values() if kind.drafted)
    masks = masks_of(reading, today)
    clear = cleared(list(reading.document.kept), masks, day_of(reading))
    lines = record(reading, kind, identifier, masks, clear, vocabulary)
    day = reading.decided.value if reading.decided and not reading.decided.doubt else today
    place = f"records/{kind.folder}/{day.year}/{identifier}.yml"  # type: ignore[attr-defined]
    return Drafted(
        place,
        "".join(f"{line.line(say) if isinstance(line, Remark) else line}\n" for line in lines),
        [
            Message("paragraph {number}: {kind}; mask it with ×, or delete it", number=number, kind=kind)
            for kind, number in clear.certain
        ],
        [(line.field, line.words) for line in lines if isinstance(line, Remark) and not line.settled],
    )


def run(
    file: Path, content: Path, vocabulary: Vocabulary, taken: Container[str], today: dt.date, *, write: bool
) -> None:
    """Print the record, or write it and print its path."""
    raw = formats.decoded(sys.stdin.buffer.read()) if str(file) == "-" else formats.text_of(file)
    say = language.say()
    place, text, hindrances, _doubts = drafted(raw, vocabulary, new_id(taken), today, say)
    if not write:
        click.echo(text, nl=False)
        return
    if hindrances:
        click.echo(in_words(Message("nothing was written, since personal data stands in the text:"), say), err=True)
        for line in hindrances:
            click.echo(f"  {in_words(line, say)}", err=True)
        sys.exit(1)
    path = content / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    click.echo(path)
