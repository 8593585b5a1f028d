"""Personal data in a text: what is there and where, and the text with signs in its place.

Takes the paragraphs of a document and who must not be known by name; gives them without whatever is certain, and a line for each finding,
which never repeats it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checks.age import under_age
from build_scripts.checks.personal import partly_masked
from build_scripts.checks.personal.birth_date import births
from build_scripts.checks.personal.blanks import without_blanks
from build_scripts.checks.personal.folding import fold
from build_scripts.checks.personal.scan import scan
from build_scripts.checks.personal.span import PersonalData
from build_scripts.cli.draft.masking import spaced

if TYPE_CHECKING:
    import datetime as dt

    from build_scripts.cli.draft.masking import Masks

_SIGNS = "××"
_LONG = 6  # characters; what is shorter may stand elsewhere by chance
_STREET = re.compile(
    r"(?:.*(?:[省市县旗州镇乡村]|(?<!社)区|街道))?(?P<street>.*\d.*)"
)  # of an address, what follows the village or quarter
_HOUSE = re.compile(
    r"号院?+(?P<house>[\u4e00-\u9fff]{2,}[^,，。]*\d.*)"
)  # 金茂华府11幢2-1802, of 周山路36号院金茂华府11幢2-1802
_MONTH_AND_DAY = re.compile("(?<=年).{1,3}月.{1,3}[日号]")


class Cleared(NamedTuple):
    """Paragraphs that may be shown.

    Attributes:
        paragraphs: with signs in place of what was certain.
        certain: what was replaced, as (kind, paragraph).
        perhaps: what only a reader can tell, as (kind, paragraph).
        known: what was replaced and is known where no word stands before it.
    """

    paragraphs: list[str]
    certain: list[tuple[PersonalData, int]]
    perhaps: list[tuple[PersonalData, int]]
    known: tuple[str, ...] = ()

    def again(self, text: str) -> str:
        """A part of the document, such as its outcome, with signs in the same places."""
        for words in self.known:
            text = spaced(words).sub(_SIGNS, text)
        for span in reversed(scan(text)):
            if span.sure and span.kind is not PersonalData.BIRTH:
                text = text[: span.start] + _SIGNS + text[span.end :]
        return text


def cleared(paragraphs: list[str], masks: Masks, day: dt.date | None) -> Cleared:
    """Replace what is certainly personal data.

    Args:
        paragraphs: as they are.
        masks: says who is not named, so that of a date of birth the year alone stays (Arts 8 and 11).
        day: of the document, on which somebody may have been a minor.
    """
    again: dict[str, PersonalData] = {}  # what is long enough to be known where no word stands before it
    certain: list[tuple[PersonalData, int]] = []
    perhaps: list[tuple[PersonalData, int]] = []
    text = "\n".join(paragraphs)  # as the check of a record reads it: a line may end inside a number
    tight, places = without_blanks(text)
    spans = scan(tight)
    hidden = _hidden_births(tight, masks, day) if any(span.kind is PersonalData.BIRTH for span in spans) else set()
    starts = [0, *accumulate(len(paragraph) + 1 for paragraph in paragraphs)]
    pieces, last = [], 0
    for span in spans:
        start, end = places[span.start], places[span.end - 1] + 1
        here, number = text[start:end], bisect_right(starts, start)
        if span.kind is PersonalData.BIRTH:  # an adult's stays public where the name does (Art 11)
            if span.start not in hidden:
                continue
            shown = _year_alone(here)
        elif span.sure:
            shown = _SIGNS + "\n" * here.count("\n")
            again.update(dict.fromkeys(_known_by(here, span.kind), span.kind))
        else:
            perhaps.append((span.kind, number))
            continue
        certain.append((span.kind, number))
        pieces += [text[last:start], shown]
        last = end
    perhaps += [
        (span.kind, bisect_right(starts, places[span.start]))
        for span in partly_masked.left(fold(tight))
        if not any(span.start < other.end and other.start < span.end for other in spans)
    ]
    made = "".join([*pieces, text[last:]]).split("\n")
    known = tuple(words for words in sorted(again, key=len, reverse=True) if len(words) >= _LONG)
    for words in known:
        for number, paragraph in enumerate(made, 1):
            shown, count = spaced(words).subn(_SIGNS, paragraph)
            if count:
                made[number - 1] = shown
                certain.append((again[words], number))
    return Cleared(made, sorted(certain, key=lambda one: one[1]), sorted(perhaps, key=lambda one: one[1]), known)


def _hidden_births(text: str, masks: Masks, day: dt.date | None) -> set[int]:
    """Where the full dates of birth of those begin who are not named."""
    return {
        birth.span.start
        for birth in births(fold(text))
        if birth.span.sure
        or (birth.day and under_age(birth.day.isoformat(), day))
        or masks.last_before(text, birth.span.start) in masks.anonymous
    }


def _known_by(text: str, kind: PersonalData) -> list[str]:
    """The parts of personal data that are written the same everywhere; of an address the street with its numbers, and the house behind it."""
    street = _STREET.fullmatch(text) if kind is PersonalData.ADDRESS else None
    house = _HOUSE.search(street["street"]) if street else None
    return [street["street"] if street else text, *([house["house"]] if house else [])]


def _year_alone(text: str) -> str:
    """`2013年7月1日出生` as courts write it that keep the year: `2013年××月××日出生`."""
    shown, count = _MONTH_AND_DAY.subn(f"{_SIGNS}月{_SIGNS}日", text)
    return shown if count == 1 else _SIGNS
