"""Counts as bars, by year or court and category.

Takes the rows of a table; gives a `Picture`.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from build_scripts.content.labels import N_
from build_scripts.pages.pictures.picture import GAP, NARROWEST, Picture, Words, breadth
from build_scripts.pages.wording import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterable

    from build_scripts.pages.wording import Wording

LOOKS = (1, 2, 3, 4, 5, 6)  # that one can tell apart
_BESIDE = 7.0  # em, of words that stand beside their bars and not above
_FEW = 12  # rows that are read out
UNKNOWN, COLON, READ_OUT = N_("unknown"), N_(": "), N_("%(rows)s. The table has the same numbers.")

Count = int | Decimal
Row = tuple[Words, Sequence[Count]]


def bars(
    words: Wording,
    rows: Iterable[Sequence[Any]],
    columns: Sequence[str],
    *,
    by: Sequence[int] = (0,),
    organs: bool = False,
    looks: Sequence[int] = LOOKS,
    most: int | None = None,
) -> Picture | None:
    """One stacked bar a row where the columns are few enough to be told apart, else the rows of each column for themselves.

    Args:
        words: of the page's language.
        rows: of a table; the list in each has the counts of the columns, as numbers or as the cells of `Figures.rows`.
        columns: their labels, untranslated.
        by: the places in a row of what it is called; an empty word stands for what is unknown.
        organs: whether the rows are called by the keys of courts or other bodies.
        looks: of the columns, where they are few.
        most: how many rows are shown, those with the highest counts.
    """
    named = [(_name(words, [row[place] for place in by], organs=organs), _counts(row)) for row in rows]
    every = len(named)
    if most is not None and every > most:
        kept = sorted(named, key=lambda row: -sum(row[1]))[:most]
        named = [row for row in named if row in kept]
    if not any(map(sum, (counts for _label, counts in named))):
        return None
    labels = [words.label(column) for column in columns]
    picture = Picture(said=read_out(words, [(label.text, sum(counts)) for label, counts in named]))
    if len(named) < every:
        note = words.say(N_("The picture has the %(shown)s rows with the highest numbers; the table has all."))
        picture.note = note % {"shown": words.formats.number(len(named))}
    if len(columns) > len(looks):
        widest = max(max(counts) for _label, counts in named)
        for place, label in enumerate(labels):
            picture.words(Words(label), "head")
            add_rows(picture, words, [(row, [counts[place]]) for row, counts in named], [label], widest)
        return picture
    if len(columns) > 1:
        for look, label in zip(looks, labels, strict=False):
            picture.sample(f"{look}", label)
        picture.y += GAP
    widest = max(sum(counts) for _label, counts in named)
    add_rows(picture, words, named, labels if len(labels) > 1 else [""], widest, looks)
    return picture


def shares(words: Wording, rows: Iterable[Sequence[Any]], at: tuple[int, int] = (1, 2)) -> Picture | None:
    """What part of a whole it was in each row, all wholes being as wide as the picture.

    Args:
        words: of the page's language.
        rows: of a table, each called by its first word.
        at: the places in a row of the part and of the whole.
    """
    named = [(_name(words, row[:1], organs=False), row[at[0]], row[at[1]]) for row in rows if row[at[1]]]
    if not named:
        return None
    said = [words.formats.part(part, whole) for _label, part, whole in named]
    listed = (f"{label.text}{words.say(COLON)}{share}" for (label, *_counts), share in zip(named, said, strict=True))
    picture = Picture()
    for line, (label, part, whole) in zip(listed, named, strict=True):
        picture.words(Words(line, label.lang))
        width = part / whole * 100
        picture.bar("1", 0, width, line)
        picture.bar("implied", width, 100 - width, "")
        picture.next()
    picture.said = words.say(READ_OUT) % {"rows": words.say(SEPARATOR).join(text.text for text in picture.texts[:_FEW])}
    return picture


def _name(words: Wording, names: Iterable[str], *, organs: bool) -> Words:
    if organs:
        return Words.of(words.organ(next(iter(names))))
    return Words(" · ".join(words.label(name) or words.say(UNKNOWN) for name in names))


def _counts(row: Sequence[Any]) -> list[Count]:
    cells = next(part for part in row if isinstance(part, list))
    return [_count(cell[0] if isinstance(cell, list | tuple) else cell) for cell in cells]


def _count(cell: Any) -> Count:
    return Decimal(cell) if isinstance(cell, str) else int(cell)


def read_out(words: Wording, rows: Iterable[tuple[str, Count]]) -> str:
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
    rows: Sequence[Row],
    columns: Sequence[str],
    most: Count,
    looks: Sequence[int] = LOOKS,
    *,
    beside: bool = True,
) -> None:
    """Add a bar for each row.

    Args:
        picture: to which they are added.
        words: of the page's language.
        rows: what stands beside or above a bar, and the counts of its parts.
        columns: what the parts are.
        most: the count that takes the whole width.
        looks: of the parts.
        beside: whether short labels may stand beside their bars.
    """
    widest = max((breadth(label.text) for label, _counts in rows), default=0.0)
    beside = beside and widest <= _BESIDE
    left = _share(widest) if beside else 0.0
    scale = (100 - left - _share(breadth(words.formats.number(most)))) / float(most)
    for label, counts in rows:
        if beside:
            picture.beside(label.text, 0, "label", label.lang)
        else:
            picture.words(label)
        x = left
        for look, column, count in zip(looks, columns, counts, strict=False):
            if count:
                about = " · ".join(filter(None, (label.text, column)))
                said = f"{about}{words.say(COLON)}{words.formats.number(count)}"
                picture.bar(f"{look}", x, float(count) * scale, said)
                x += float(count) * scale
        picture.beside(words.formats.number(sum(counts)), x + 1)
        picture.next()
    picture.y += GAP
