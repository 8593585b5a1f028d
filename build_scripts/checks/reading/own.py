"""What a text says of itself that a record repeats: number, court, day, parties, sentences.

Takes the body of a record; gives only these, since the rules ask for every record and the rest of a reading takes longer.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
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
    from build_scripts.checks.reading.sections import Sections


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


@lru_cache(
    maxsize=1
)  # the rules and the page of a record ask one after the other, and to divide a text takes as long as to write its page
def divided(body: str) -> tuple[Document, Head, Sections]:
    """A body, its head and its sections."""
    text = document(paragraphs(body))
    head = read_head(text)
    return text, head, divide(text, head)


def read_own(body: str, *, criminal: bool) -> OwnText:
    """Read a body."""
    text, head, sections = divided(body)
    parties = listed_parties(text, sections) if head.kind else []
    sentences = read_sentences(text, sections, [person.name for person in parties]) if criminal else []
    return OwnText(text, head, read_day(text, sections), parties, sentences)
