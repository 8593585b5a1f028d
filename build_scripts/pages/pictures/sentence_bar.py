"""One sentence from its first day to its end: a bar for the sentence as it was passed, and one for each change.

Takes dates; gives a `Picture`. What nobody knows is not drawn: a term without a first day has no picture, and one without a last day stays open.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from build_scripts.content.labels import N_
from build_scripts.pages.pictures.bars import READ_OUT
from build_scripts.pages.pictures.picture import GAP, LINE, Picture, Rule, Text, Words, short
from build_scripts.pages.wording import COMMA, SEPARATOR

if TYPE_CHECKING:
    from build_scripts.pages.wording import Wording

_LOOKS = {
    "served": N_("Served in prison"),
    "outside": N_("Outside prison"),
    "left": N_("Still to be served"),
    "open": N_("Still to be served, without a last day"),
    "cut": N_("Taken off the term"),
}
_OPEN = 10  # years that are shown of a term without a last day, after what is known
_TICKS = 6  # years that are named below
_EDGE = 5  # per cent at either side in which a year would be cut off


class _Part(NamedTuple):
    look: str
    start: dt.date
    end: dt.date


def sentence_bar(words: Wording, start: str | None, stages: Sequence[Mapping[str, Any]]) -> Picture | None:
    """The term after each stage.

    Args:
        words: of the page's language.
        start: the first day of the term.
        stages: the sentence, then each change: `label` (untranslated), `day` on which it was decided, `end` of the term after it, and perhaps `outside`,
            whether what is left is served outside prison, and `over`, the day of the release.
    """
    if not start or not stages:
        return None
    first = dt.date.fromisoformat(start)
    known = [day for stage in stages for name in ("day", "end", "over") if (day := _day(stage, name))]
    last = max([first, *known])
    if any(not stage.get("end") for stage in stages):
        last = dt.date(last.year + _OPEN, 12, 31)
    said = [_said(words, stage) for stage in stages]
    rows = _rows(first, last, stages)
    picture = Picture(said=words.say(READ_OUT) % {"rows": words.say(SEPARATOR).join(said)})
    used = {part.look for parts in rows for part in parts}
    for look, meaning in _LOOKS.items():
        if look in used:
            picture.sample(look, words.say(meaning))
    scale = 100 / max((last - first).days, 1)
    picture.y += GAP
    top = picture.y
    for text, parts in zip(said, rows, strict=True):
        picture.words(Words(text))
        for part in parts:
            picture.bar(part.look, (part.start - first).days * scale, (part.end - part.start).days * scale, text)
        picture.next()
    _years(picture, top, first, last)
    return picture


def _rows(first: dt.date, last: dt.date, stages: Sequence[Mapping[str, Any]]) -> list[list[_Part]]:
    """The parts of each stage's bar: what was served by then, what was left, and what the stage took off."""
    rows: list[list[_Part]] = []
    served: list[_Part] = []
    look, since = "served", first
    before: dt.date | None = None
    for stage in stages:
        day, end, over = (_day(stage, name) for name in ("day", "end", "over"))
        if day and day > since:
            served.append(_Part(look, since, day))
            since = day
        look = "outside" if stage.get("outside") else "served"
        remains = look if over or look == "outside" else "left" if end else "open"
        parts = [*served, _Part(remains, since, over or end or last)]
        if before and end and not over:
            parts.append(_Part("cut", end, before))
        rows.append([part for part in parts if part.end > part.start])
        before = end
    return rows


def _day(stage: Mapping[str, Any], name: str) -> dt.date | None:
    day = stage.get(name)
    return dt.date.fromisoformat(day) if day else None


def _said(words: Wording, stage: Mapping[str, Any]) -> str:
    """A stage in words: what, when, and until when the term runs after it."""
    what = words.label(stage["label"])
    if stage.get("day") and stage["day"] != stage.get("over"):
        what += words.say(COMMA) + _on(words, stage["day"])
    if stage.get("over"):
        then = words.say(N_("released on %(day)s")) % {"day": _on(words, stage["over"])}
    elif stage.get("end"):
        then = words.say(N_("term to %(day)s")) % {"day": _on(words, stage["end"])}
    else:
        then = words.say(N_("term without a last day"))
    return f"{what}{words.say(SEPARATOR)}{then}"


def _on(words: Wording, day: str) -> str:
    """A day that stays in one line."""
    return words.formats.day(day).replace(" ", "\u00a0")


def _years(picture: Picture, top: float, first: dt.date, last: dt.date) -> None:
    """Lines down at some new years, with the years below."""
    scale = 100 / max((last - first).days, 1)
    years = range(first.year + 1, last.year + 1)
    step = -(-len(years) // _TICKS) or 1
    for year in years[::step]:
        x = (dt.date(year, 1, 1) - first).days * scale
        picture.rules.append(Rule(short(x), short(top), short(x), short(picture.y)))
        if _EDGE < x < 100 - _EDGE:
            picture.texts.append(Text("year", short(x), short(picture.y + 1), str(year)))
    picture.y += LINE
