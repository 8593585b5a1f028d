"""The automatic numbers of a Word file, which stand in none of its paragraphs: 一、 of a court's orders, 1. of its evidence.

Takes the parts of a file that define lists and styles, and its paragraphs in their order; gives the number that a reader sees before each.
Numbers in other forms than those below, and bullets, are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "〇一二三四五六七八九"
_PLACE = re.compile("%([1-9])")
_MOST = 99  # of those in Chinese


def _chinese(number: int) -> str:
    """`12` as 十二."""
    tens, ones = divmod(number, 10)
    return ((_DIGITS[tens] if tens > 1 else "") + "十" if tens else "") + (_DIGITS[ones] if ones else "")


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1)


_FORMS: dict[str, tuple[Callable[[int], str], int]] = {
    "decimal": (str, 9999),
    "chineseCounting": (_chinese, _MOST),
    "chineseCountingThousand": (_chinese, _MOST),
    "japaneseCounting": (_chinese, _MOST),
    "decimalEnclosedCircle": (_circled, 20),
    "decimalEnclosedCircleChinese": (_circled, 20),
}  # each with the highest number that it can write


class _Level(NamedTuple):
    form: str
    text: str
    start: int


class Numbers:
    """Counts the numbered paragraphs of a file."""

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        """Read the definitions.

        Args:
            numbering: the part that defines lists, or None.
            styles: the part that defines styles, or None.
        """
        self._lists: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, str] = {}  # with which other lists one is counted on, as Word does
        self._styles: dict[str, Any] = {}
        self._counted: dict[str, Counter[int]] = {}
        abstract = {}
        for one in numbering.iterchildren(f"{_W}abstractNum") if numbering is not None else ():
            abstract[_value(one, "abstractNumId")] = {
                int(_value(level, "ilvl")): _Level(
                    _value(level.find(f"{_W}numFmt")),
                    _value(level.find(f"{_W}lvlText")),
                    int(_value(level.find(f"{_W}start")) or 1),
                )
                for level in one.iterchildren(f"{_W}lvl")
            }
        for one in numbering.iterchildren(f"{_W}num") if numbering is not None else ():
            name, form = _value(one, "numId"), _value(one.find(f"{_W}abstractNumId"))
            self._lists[name] = abstract.get(form, {})
            self._counts[name] = form if one.find(f"{_W}lvlOverride") is None else f"{form} {name}"
        for one in styles.iterchildren(f"{_W}style") if styles is not None else ():
            self._styles[_value(one, "styleId")] = one

    def before(self, paragraph: Any) -> str:
        """The number of the next paragraph; empty where it has none."""
        properties = self._properties(paragraph)
        if properties is None:
            return ""
        name, depth = _value(properties.find(f"{_W}numId")), int(_value(properties.find(f"{_W}ilvl")) or 0)
        levels = self._lists.get(name, {})
        if depth not in levels:
            return ""
        counted = self._counted.setdefault(self._counts[name], Counter())
        counted[depth] += 1
        for deeper in [one for one in counted if one > depth]:
            del counted[deeper]
        return self._written(levels, depth, counted)

    def _written(self, levels: dict[int, _Level], depth: int, counted: Counter[int]) -> str:
        parts: dict[int, str] = {}
        for at in {int(place) - 1 for place in _PLACE.findall(levels[depth].text)}:
            level = levels.get(at)
            form, most = _FORMS.get(level.form, (str, 0)) if level else (str, 0)
            number = level.start + max(counted[at], 1) - 1 if level else 0
            if not 0 < number <= most:
                return ""
            parts[at] = form(number)
        return _PLACE.sub(lambda place: parts[int(place[1]) - 1], levels[depth].text) if parts else ""

    def _properties(self, paragraph: Any) -> Any | None:
        """What makes a paragraph a numbered one: its own properties, or those of its style or of one on which that is based."""
        own = paragraph.find(f"{_W}pPr/{_W}numPr")
        style, seen = _value(paragraph.find(f"{_W}pPr/{_W}pStyle")), set()
        while own is None and style in self._styles and style not in seen:
            seen.add(style)
            own = self._styles[style].find(f"{_W}pPr/{_W}numPr")
            style = _value(self._styles[style].find(f"{_W}basedOn"))
        return own


def _value(element: Any | None, name: str = "val") -> str:
    return "" if element is None else str(element.get(f"{_W}{name}", ""))
