"""The figures of a `statistic`, each beside what its source compares it with.

Takes the record; gives a `Picture` with a scale of its own for each comparison. A value that follows from the others is drawn hollow, and one that the
source does not state exactly has a hollow end.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.content.labels import N_
from build_scripts.model.comparison import ComparisonKind
from build_scripts.model.stated import Bound
from build_scripts.pages.pictures.bars import COLON
from build_scripts.pages.pictures.picture import GAP, Picture, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_scripts.model.comparison import Check, Comparison
    from build_scripts.model.statistic import Figure
    from build_scripts.pages.wording import Wording

_LONGEST = 94.0  # per cent; what is beyond is room for an end that is not exact
_INEXACT = {Bound.MORE_THAN: (0.0, 6.0), Bound.NEARLY: (-6.0, 0.0), Bound.ABOUT: (-3.0, 3.0)}  # per cent


class _Row(NamedTuple):
    label: str
    value: Decimal
    bound: Bound = Bound.EXACT
    implied: bool = False


def comparisons(words: Wording, stated: Sequence[Figure], language: str) -> Picture | None:
    """A group of bars for each comparison that has two values to show.

    Args:
        words: of the page's language.
        stated: the figures of a record.
        language: of the record.
    """
    groups = [
        (figure, one, rows)
        for figure in stated
        for one, check in zip(figure.comparisons, figure.checks, strict=True)
        if one.kind is not ComparisonKind.RATIO
        and (rows := list(_rows(figure, one, check)))
        and all(row.value >= 0 for row in rows)
    ]
    if not groups:
        return None
    picture = Picture(said=words.say(N_("The table has the same numbers.")))
    for figure, one, rows in groups:
        name, unit = (words.in_language(figure, part, language) for part in ("name", "unit"))
        heading = words.say(N_("%(name)s (%(unit)s)")) % {"name": name.value, "unit": unit.value}
        picture.words(Words(heading, words.lang(name.language)), "head")
        rate = " ".join(filter(None, (_bound(words, one.bound), words.formats.comparison(one))))
        picture.words(Words(f"{words.label(one.kind)}{words.say(COLON)}{rate}"))
        _bars(picture, words, rows)
        picture.y += GAP
    return picture


def _rows(figure: Figure, one: Comparison, check: Check) -> Iterator[_Row]:
    """What stands beside each other: an earlier year and this one, or a whole and its part."""
    if one.kind is ComparisonKind.AVERAGE_ANNUAL:
        yield _Row(N_("First year, implied"), check.terms[0][0], implied=True)
        yield _Row(N_("Last year, implied"), check.terms[-1][0], implied=True)
        return
    share = one.kind is ComparisonKind.SHARE
    if one.base is None:
        yield _Row(check.label, check.terms[-1][0], implied=True)
    else:
        yield _Row(N_("The whole, as stated") if share else N_("Earlier figure, as stated"), one.base)
    yield _Row(N_("Figure, as stated"), figure.value, figure.bound)


def _bound(words: Wording, bound: Bound) -> str:
    return "" if bound is Bound.EXACT else words.label(bound)


def _bars(picture: Picture, words: Wording, rows: list[_Row]) -> None:
    most = max(row.value for row in rows) or Decimal(1)
    for row in rows:
        number = words.formats.number(row.value)
        number = f"≈\u00a0{number}" if row.implied else " ".join(filter(None, (_bound(words, row.bound), number)))
        said = f"{words.label(row.label)}{words.say(COLON)}{number}"
        picture.words(Words(said))
        width = float(row.value / most) * _LONGEST
        short, long = _INEXACT.get(row.bound, (0.0, 0.0))
        solid = max(width + short, 0.0)
        picture.bar("implied" if row.implied else "1", 0, solid, said)
        if row.bound is not Bound.EXACT:
            picture.bar("implied", solid, width + long - solid, said)
        picture.next()
