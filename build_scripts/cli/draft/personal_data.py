"""Personal data in a text: what is there and where, and the text with signs in its place.

Takes the paragraphs of a document; gives them without whatever is certain, and a line for each finding, which never repeats it.
"""

from __future__ import annotations

from typing import NamedTuple

from build_scripts.checks.personal.scan import scan_each
from build_scripts.checks.personal.span import PersonalData

_SIGNS = "××"


class Cleared(NamedTuple):
    """Paragraphs that may be shown.

    Attributes:
        paragraphs: with signs in place of what was certain.
        certain: what was replaced, as (kind, paragraph).
        perhaps: what only a reader can tell, as (kind, paragraph).
    """

    paragraphs: list[str]
    certain: list[tuple[PersonalData, int]]
    perhaps: list[tuple[PersonalData, int]]


def cleared(paragraphs: list[str]) -> Cleared:
    """Replace what is certainly personal data."""
    made: list[str] = []
    certain: list[tuple[PersonalData, int]] = []
    perhaps: list[tuple[PersonalData, int]] = []
    for number, (text, spans) in enumerate(zip(paragraphs, scan_each(paragraphs), strict=True), 1):
        rest = text
        for span in reversed(spans):
            if span.sure:
                rest = rest[: span.start] + _SIGNS + rest[span.end :]
                certain.append((span.kind, number))
            elif span.kind is not PersonalData.BIRTH:  # which stays public (Art 11)
                perhaps.append((span.kind, number))
        made.append(rest)
    return Cleared(made, sorted(certain, key=lambda one: one[1]), sorted(perhaps, key=lambda one: one[1]))
