"""How long steps took, as bars on both sides of their time limit.

Takes lengths of time with counts; gives a `Picture`, and the words of a length of time, which the table beside it has too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.content.labels import N_
from build_scripts.pages.pictures.bars import add_rows, read_out
from build_scripts.pages.pictures.picture import GAP, Picture, Rule, Words, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_scripts.pages.wording import Wording

_ONE, _TWO = N_("On the last day"), N_("Just as long as required")
_LATE = N_("%(low)s–%(high)s working days late"), N_("%(low)s or more working days late")
_EARLY = N_("%(low)s–%(high)s working days early"), N_("%(low)s or more working days early")
_SHORT = N_("%(low)s–%(high)s days too short"), N_("%(low)s or more days too short")
_LONG = N_("%(low)s–%(high)s days longer than required"), N_("%(low)s or more days longer than required")


def delay(words: Wording, low: int | None, high: int | None, *, at_least: bool) -> str:
    """A range of days after the last day of a limit, or before it where they are negative.

    Args:
        words: of the page's language.
        low: the first day; None where there is none.
        high: the last; None where there is none.
        at_least: whether something had to last until that day.
    """
    if low == high == 0:
        return words.say(_TWO if at_least else _ONE)
    late = low is not None and low > 0
    closed, opened = (_SHORT if late else _LONG) if at_least else (_LATE if late else _EARLY)
    near, far = (low, high) if late else (high, low)
    days = {name: words.formats.number(abs(day)) for name, day in (("low", near), ("high", far)) if day is not None}
    return words.say(closed if far is not None else opened) % days


def distribution(
    words: Wording, rows: Sequence[tuple[int | None, int | None, int]], *, at_least: bool = False
) -> Picture | None:
    """How many took how long, with a line where the limit is.

    Args:
        words: of the page's language.
        rows: the first and the last day of each range, as `delay` takes them, and how many there are; in order.
        at_least: as `delay` takes it.
    """
    if not any(count for _low, _high, count in rows):
        return None
    named = [(Words(delay(words, low, high, at_least=at_least)), [count]) for low, high, count in rows]
    within = sum(low is None or low <= 0 for low, _high, _count in rows)
    most = max(count for _low, _high, count in rows)
    picture = Picture(said=read_out(words, [(label.text, counts[0]) for label, counts in named]))
    add_rows(picture, words, named[:within], [""], most, beside=False)
    picture.rules.append(Rule("0", short(picture.y), "100", short(picture.y)))
    picture.words(Words(words.say(N_("Time limit"))), "limit")
    picture.y += GAP
    add_rows(picture, words, named[within:], [""], most, (2,), beside=False)
    return picture
