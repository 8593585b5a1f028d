"""Counts as bars, by year or court and category.

Takes the rows of a table; gives a `Picture`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from build_scripts.content.labels import N_
from build_scripts.pages.pictures.picture import GAP, NARROWEST, Picture, Words, breadth
from build_scripts.pages.wording import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from build_scripts.pages.wording import Wording

LOOKS = 6  # that one can tell apart
_BESIDE = 7.0  # em, of words that stand beside their bars and not above
_FEW = 12  # rows that are read out
UNKNOWN, COLON, READ_OUT = N_("unknown"), N_(": "), N_("%(rows)s. The table has the same numbers.")


def bars(
    words: Wording, rows: Iterable[Sequence[Any]], columns: Sequence[str], *, organs: bool = False
) -> Picture | None:
    """One stacked bar a row where the columns are few enough to be told apart, else the rows of each column for themselves.

    Args:
        words: of the page's language.
        rows: at their end a label, empty where it is unknown, and the counts of the columns, plain or as the cells of `Figures.rows`.
        columns: their labels, untranslated.
        organs: whether the rows are courts or other bodies.
    """
    named = [(_name(words, row[-2], organs=organs), [_count(cell) for cell in row[-1]]) for row in rows]
    if not any(map(sum, (counts for _label, counts in named))):
        return None
    labels = [words.label(column) for column in columns]
    totals = [sum(counts) for _label, counts in named]
    picture = Picture(said=read_out(words, [(label.text, sum(counts)) for label, counts in named]))
    if len(columns) > LOOKS:
        most = max(max(counts) for _label, counts in named)
        for place, label in enumerate(labels):
            picture.words(Words(label), "head")
            add_rows(picture, words, [(row, [counts[place]]) for row, counts in named], [label], most)
        return picture
    if len(columns) > 1:
        for place, label in enumerate(labels):
            picture.sample(f"{place + 1}", label)
        picture.y += GAP
    add_rows(picture, words, named, labels, max(totals))
    return picture


def _name(words: Wording, label: str, *, organs: bool) -> Words:
    return Words.of(words.organ(label)) if organs else Words(words.label(label) or words.say(UNKNOWN))


def _count(cell: Any) -> int:
    return int(cell[0] if isinstance(cell, list | tuple) else cell)


def read_out(words: Wording, rows: Iterable[tuple[str, int]]) -> str:
    """The totals of the rows in words, for those who do not see the picture."""
    said = [f"{label}{words.say(COLON)}{words.formats.number(count)}" for label, count in rows]
    listed = words.say(SEPARATOR).join(said[:_FEW]) + ("…" if len(said) > _FEW else "")
    return words.say(READ_OUT) % {"rows": listed}


def _share(em: float) -> float:
    """How much of the narrowest picture words take, in per cent."""
    return (em + 0.8) / NARROWEST * 100


def add_rows(
    picture: Picture,
    words: Wording,
    rows: Sequence[tuple[Words, Sequence[int]]],
    columns: Sequence[str],
    most: int,
    *,
    first: int = 0,
    beside: bool = True,
) -> None:
    """Add a bar for each row.

    Args:
        picture: to which they are added.
        words: of the page's language.
        rows: what stands beside or above a bar, and the counts of its parts.
        columns: what the parts are.
        most: the count that takes the whole width.
        first: the look of the first part, from zero.
        beside: whether short labels may stand beside their bars.
    """
    widest = max((breadth(label.text) for label, _counts in rows), default=0.0)
    beside = beside and widest <= _BESIDE
    left = _share(widest) if beside else 0.0
    scale = (100 - left - _share(breadth(words.formats.number(most)))) / most
    for label, counts in rows:
        if beside:
            picture.beside(label.text, 0, "label", label.lang)
        else:
            picture.words(label)
        x = left
        for place, (column, count) in enumerate(zip(columns, counts, strict=True)):
            if count:
                about = " · ".join(filter(None, (label.text, column)))
                said = f"{about}{words.say(COLON)}{words.formats.number(count)}"
                picture.bar(f"{place + first + 1}", x, count * scale, said)
                x += count * scale
        picture.beside(words.formats.number(sum(counts)), x + 1)
        picture.next()
    picture.y += GAP
