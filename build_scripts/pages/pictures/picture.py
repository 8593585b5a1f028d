"""What a picture consists of, and how one is put together from top to bottom.

Widths are in per cent of the picture and heights in the size of its type (em), so that words stay as large on a phone as on a wide screen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple

from markupsafe import Markup

NARROWEST = 19.0  # em, of a picture on a screen of 320 px
LINE, THICK, GAP = 1.4, 0.9, 0.5  # em
_LATIN, _WIDE = 0.58, 1.0  # em, of a letter or digit, of a Chinese character
_PIECES = re.compile(r"(?:[0-9]+[年月日])+[、，。；：）》”]*|[^ \u2e80-\uffef]+ *|[\u2e80-\uffef][、，。；：）》”]*|.")
_MARKED = re.compile(r'<span( lang="[^"]*")>(.*)</span>', re.DOTALL)


class Words(NamedTuple):
    """A text with the attribute that names its language, where that is not the page's."""

    text: str
    lang: str = ""  # HTML

    @classmethod
    def of(cls, html: str) -> Words:
        """A name as templates get it, which says its language by an element."""
        found = _MARKED.fullmatch(html)
        return cls(unescape(found[2]), Markup(found[1])) if found else cls(unescape(str(html)))  # noqa: S704 - matched


class Bar(NamedTuple):
    """A part of a bar: its look, its place, what it stands for."""

    look: str
    x: str
    y: str
    width: str
    said: str


class Text(NamedTuple):
    """Words at a place."""

    look: str
    x: str
    y: str
    text: str
    lang: str = ""  # HTML


class Rule(NamedTuple):
    """A line: across the picture, or down to its end."""

    x1: str
    y1: str
    x2: str
    y2: str


@dataclass
class Picture:
    """A picture that grows downwards.

    Attributes:
        bars, texts, rules: what it shows.
        said: in sentences, for those who do not see it.
        note: what stands below it, if anything.
        y: how far it has grown.
    """

    bars: list[Bar] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    said: str = ""
    note: str = ""
    y: float = 0.0

    @property
    def height(self) -> str:
        """In em."""
        return short(self.y + 0.2)

    def words(self, words: Words, look: str = "label", x: float = 0.0) -> None:
        """Add lines of words, as many as they take on a narrow screen."""
        for line in wrapped(words.text, NARROWEST * (1 - x / 100)):
            self.y += LINE
            self.texts.append(Text(look, short(x), short(self.y - 0.4), line, words.lang))

    def beside(self, text: str, x: float, look: str = "number", lang: str = "") -> None:
        """Add words in the line of the next bar."""
        self.texts.append(Text(look, short(x), short(self.y + THICK - 0.1), text, lang))

    def bar(self, look: str, x: float, width: float, said: str) -> None:
        """Add a part of the next bar."""
        self.bars.append(Bar(look, short(x), short(self.y), short(width), said))

    def sample(self, look: str, text: str) -> None:
        """Say what a look stands for."""
        self.bars.append(Bar(look, "0", short(self.y + LINE - 0.4 - 0.8), "5", ""))
        self.words(Words(text), "label", 7.0)

    def next(self) -> None:
        """Go on below the bar."""
        self.y += THICK + GAP


def short(number: float) -> str:
    """A number with two decimals at most."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def breadth(text: str) -> float:
    """About how wide a text is, in em."""
    return sum(_WIDE if character >= "\u2e80" else _LATIN for character in text)


def wrapped(text: str, width: float) -> list[str]:
    """The lines of a text in a width."""
    lines = [""]
    for piece in _PIECES.findall(text):
        if lines[-1] and breadth((lines[-1] + piece).rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]
