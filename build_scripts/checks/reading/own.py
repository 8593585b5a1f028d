"""What a text says of itself that a record repeats: number, court, day, parties, sentences.

Takes the body of a record; gives only these, since the rules ask for every record and the rest of a reading takes longer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_scripts.checks.reading.document import document
from build_scripts.checks.reading.head import Head, read_head
from build_scripts.checks.reading.panel import read_day
from build_scripts.checks.reading.paragraphs import paragraphs
from build_scripts.checks.reading.parties import Person, listed_parties
from build_scripts.checks.reading.penalties import Judged, read_sentences
from build_scripts.checks.reading.sections import divide

if TYPE_CHECKING:
    from build_scripts.checks.reading.document import Document, Found


@dataclass(frozen=True)
class OwnText:
    """Parts of a reading.

    Attributes:
        document: the text.
        head: with court and number.
        day: of the document.
        parties: those that the text lists.
        sentences: those that it pronounces.
    """

    document: Document
    head: Head
    day: Found | None
    parties: list[Person]
    sentences: list[Judged]


def read_own(body: str, *, criminal: bool) -> OwnText:
    """Read a body."""
    text = document(paragraphs(body))
    head = read_head(text)
    sections = divide(text, head)
    parties = listed_parties(text, sections) if head.kind else []
    sentences = read_sentences(text, sections, [person.name for person in parties]) if criminal else []
    return OwnText(text, head, read_day(text, sections), parties, sentences)
