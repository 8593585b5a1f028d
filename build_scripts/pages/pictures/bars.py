"""Counts as bars: by year or court and category, and against a limit.

Takes the rows of a table; gives a `Picture`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from build_scripts.content.labels import N_
from build_scripts.pages.pictures.picture import GAP, NARROWEST, Picture, Rule, Words, breadth, short
from build_scripts.pages.wording import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from build_scripts.pages.wording import Wording

LOOKS = 6  # that one can tell apart
_BESIDE = 7.0  # em, of words that stand beside their bars and not above
_FEW = 12  # rows that are read out
UNKNOWN, COLON, STOP, SAME = N_("unknown"), N_(": "), N_(". "), N_("The table has the same numbers.")


def bars(
    words: Wording, rows: Iterable[Sequence[Any]], columns: Sequence[str], *, organs: bool = False
) -> Picture | None:
    """One stacked bar a row where the columns are few enough to be told apart, else the rows of each column for themselves.

    Args:
        words: of the page's language.
        rows: label, empty where it is unknown, and the counts of the columns, plain or as the cells of `Figures.rows`.
        columns: their labels, untranslated.
        organs: whether the rows are courts or other bodies.
    """
    named = [(_name(words, label, organs=organs), [_count(cell) for cell in cells]) for label, cells in rows]
    if not any(map(sum, (counts for _label, counts in named))):
        return None
    labels = [words.label(column) for column in columns]
    totals = [sum(counts) for _label, counts in named]
    picture = Picture(said=_read_out(words, [(label.text, sum(counts)) for label, counts in named]))
    if len(columns) > LOOKS:
        most = max(max(counts) for _label, counts in named)
        for place, label in enumerate(labels):
            picture.words(Words(label), "head")
            _rows(picture, words, [(row, [counts[place]]) for row, counts in named], [label], most)
        return picture
    if len(columns) > 1:
        for place, label in enumerate(labels):
            picture.sample(f"{place + 1}", label)
        picture.y += GAP
    _rows(picture, words, named, labels, max(totals))
    return picture


def distribution(words: Wording, rows: Sequence[tuple[str, int]], limit: int) -> Picture | None:
    """How many took how long, with a line where the limit is.

    Args:
        words: of the page's language.
        rows: how long, in the page's language, and how many.
        limit: how many of the rows, from the first, lie within the limit.
    """
    if not any(count for _label, count in rows):
        return None
    picture = Picture(said=_read_out(words, rows))
    most = max(count for _label, count in rows)
    named = [(Words(str(label)), [count]) for label, count in rows]
    _rows(picture, words, named[:limit], [""], most, beside=False)
    picture.rules.append(Rule("0", short(picture.y), "100", short(picture.y)))
    picture.words(Words(words.say(N_("Time limit"))), "limit")
    picture.y += GAP
    _rows(picture, words, named[limit:], [""], most, first=1, beside=False)
    return picture


def _name(words: Wording, label: str, *, organs: bool) -> Words:
    return Words.of(words.organ(label)) if organs else Words(words.label(label) or words.say(UNKNOWN))


def _count(cell: Any) -> int:
    return int(cell[0] if isinstance(cell, list | tuple) else cell)


def _read_out(words: Wording, rows: Iterable[tuple[str, int]]) -> str:
    said = [f"{label}{words.say(COLON)}{words.formats.number(count)}" for label, count in rows]
    listed = words.say(SEPARATOR).join(said[:_FEW]) + ("…" if len(said) > _FEW else "")
    return f"{listed}{words.say(STOP)}{words.say(SAME)}"


def _rows(
    picture: Picture,
    words: Wording,
    rows: Sequence[tuple[Words, Sequence[int]]],
    columns: Sequence[str],
    most: int,
    *,
    first: int = 0,
    beside: bool = True,
) -> None:
    widest = max((breadth(label.text) for label, _counts in rows), default=0.0)
    beside = beside and widest <= _BESIDE
    left = (widest + 0.8) / NARROWEST * 100 if beside else 0.0
    right = (
        max((breadth(words.formats.number(sum(counts))) for _label, counts in rows), default=0.0) + 0.8
    ) / NARROWEST
    scale = (100 - left - right * 100) / most
    for label, counts in rows:
        if beside:
            picture.beside(label.text, 0, "label", label.lang)
        else:
            picture.words(label)
        x = left
        for place, (column, count) in enumerate(zip(columns, counts, strict=True)):
            if count:
                about = " · ".join(filter(None, (label.text, column)))
                picture.bar(
                    f"{place + first + 1}", x, count * scale, f"{about}{words.say(COLON)}{words.formats.number(count)}"
                )
                x += count * scale
        picture.beside(words.formats.number(sum(counts)), x + 1)
        picture.next()
    picture.y += GAP
