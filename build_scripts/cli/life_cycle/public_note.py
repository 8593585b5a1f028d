"""What a note for the public must not say: takes its text, gives a problem for each piece of personal data in it, before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.checks.personal.in_records import STRONG
from build_scripts.checks.personal.scan import scan
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator


def personal_data_in(note: str) -> Iterator[Problem]:
    """What is certainly personal data in a note (法释〔2016〕19号 Art 10); the value is never told.

    Args:
        note: as somebody gave it on the command line.
    """
    for kind in dict.fromkeys(span.kind for span in scan(note) if span.sure and span.kind in STRONG):
        yield Problem(
            rule="OPEN-09",
            message=Message("{data} stands in the note", data=kind),
            remedy=Message("write the note without it; nothing was changed"),
        )
