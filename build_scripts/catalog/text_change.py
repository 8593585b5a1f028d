"""How a text became another one: laid out anew, corrected, or with something taken out of it.

Takes two texts; gives the class of the change, the gravest of all its places. Widths, blanks, line breaks and such punctuation as
changes no number are passed over. Words that went and left nothing or only a mask were redacted, whatever else was corrected beside
them; a line that only moved is still there.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from build_scripts.model.base import CorrectionClass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

Line = tuple[str, ...]  # the words and numbers of a line; a Chinese character is a word
_NUMERAL = "〇零一二三四五六七八九十百千万亿两"
_SIGNS = "*×□■○●△▲◆█_＿"
_TOKEN = re.compile(
    rf"[\d{_SIGNS}]+(?:[.:/-]+[\d{_SIGNS}]+)*|[{_NUMERAL}]+(?:、[{_NUMERAL}]+)*|[a-z]+|\.{{3,}}|[%‰?!+<>=¥$€£~−]|[^\W_]"
)
_ZEROS = re.compile(r"(?<=[〇零一二三四五六七八九])[○零]+(?=[一二三四五六七八九年])")  # 二○○九年, 二零零九年
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_BLANKS = re.compile(rf"(?<=[\d{_SIGNS}])\s+(?=[\d{_SIGNS}])")  # 138 0013 8000
_MASK = re.compile(rf"[某{_SIGNS}]|\bx+\b|\.{{3,}}|略")
_STANDS_FOR = frozenset("甲乙丙丁戊己庚辛壬癸abcdefghijklmnopqrstuvwyz")  # 甲公司, A公司
_PLAIN = frozenset("的等人该其出地处")  # what is left where names, places and days were: 等人, 该公司, 1990年出生
_NEAR = 2  # words that may stand between two places of one change
_LONG = 7  # digits; telephones, accounts and identity cards have as many
_LARGEST = 3000  # words on either side of what is compared word by word
_GRAVITY = (
    CorrectionClass.TECHNICAL,
    CorrectionClass.STATUS,
    CorrectionClass.CORRECTION,
    CorrectionClass.REDACTION,
)


def graver(*classes: CorrectionClass) -> CorrectionClass:
    """Of several classes the one that tells a reader most; technical of none."""
    return max(classes, key=_GRAVITY.index, default=CorrectionClass.TECHNICAL)


def lines_of(text: str) -> list[Line]:
    """The lines that hold a word, in the form in which texts are compared."""
    plain = _THOUSANDS.sub("", unicodedata.normalize("NFKC", text).lower())
    plain = "".join(character for character in plain if unicodedata.category(character) != "Cf")
    plain = _ZEROS.sub(lambda zeros: "〇" * len(zeros[0]), plain)
    found = (tuple(_TOKEN.findall(_BLANKS.sub("", line))) for line in plain.splitlines())
    return [line for line in found if line]


def text_change(before: str, after: str, standing: Collection[Line] = ()) -> CorrectionClass:
    """The class of the change from one text to another.

    Args:
        before: the earlier one, empty where there was none.
        after: the later one, empty where there is none any more.
        standing: lines that the new record has anywhere, so that one that went from here is not lost.
    """
    old, new = lines_of(before), lines_of(after)
    if [word for line in old for word in line] == [word for line in new for word in line]:
        return CorrectionClass.TECHNICAL
    kept = {*standing, *new}
    known = Counter(old)
    found = []
    for went, came in _blocks(old, new):
        lost = [word for line in went if line not in kept for word in line]
        fresh = [word for line in came if not known[line] for word in line]
        found.append(_passage(lost, fresh) if lost or fresh else CorrectionClass.CORRECTION)  # a line in another place
    return graver(*found)


def _blocks(old: Sequence[Line], new: Sequence[Line]) -> Iterator[tuple[Sequence[Line], Sequence[Line]]]:
    """The lines that differ, with those that stand in their place."""
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield old[a:b], new[c:d]


def _passage(old: Sequence[str], new: Sequence[str]) -> CorrectionClass:
    """The class of the change from some words to others."""
    places = [(0, len(old), 0, len(new))]
    if len(old) <= _LARGEST and len(new) <= _LARGEST:
        codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        places = [(a, b, c, d) for tag, a, b, c, d in codes if tag != "equal"]
    found, went, came = [CorrectionClass.TECHNICAL], list[str](), list[str]()
    for number, (a, b, c, d) in enumerate(places):
        went += old[a:b]
        came += new[c:d]
        if number + 1 < len(places) and places[number + 1][0] - b <= _NEAR:
            continue
        twice = not came and tuple(went) in {tuple(old[a - (b - a) : a]), tuple(old[b : b + (b - a)])}
        found.append(CorrectionClass.CORRECTION if twice else _place(went, came))
        went, came = [], []
    return graver(*found)


def _place(went: Sequence[str], came: Sequence[str]) -> CorrectionClass:
    """The class of one place: what went, and what came instead."""
    masks, masks_before = _masks(came), _masks(went)
    if went and all(map(_MASK.fullmatch, _joined(went))) and all(map(_MASK.fullmatch, _joined(came))):
        return CorrectionClass.TECHNICAL  # 李× is 李某 now
    if not went:
        return CorrectionClass.CORRECTION
    named = not _STANDS_FOR.isdisjoint(went)
    if masks > masks_before or all(word in _PLAIN or (word in _STANDS_FOR and not named) for word in came):
        return CorrectionClass.REDACTION
    return CorrectionClass.REDACTION if _shortened(went, came) else CorrectionClass.CORRECTION


def _joined(words: Sequence[str]) -> list[str]:
    """The words, signs of a run one by one."""
    return [part for word in words for part in (list(word) if set(word) <= set(_SIGNS) else [word])]


def _masks(words: Sequence[str]) -> int:
    return sum(len(_MASK.findall(word)) for word in words)


def _shortened(went: Sequence[str], came: Sequence[str]) -> bool:
    """Whether a long number lost its beginning or its end."""
    (old, *more), (new, *others) = went, came
    return not more and not others and len(old) >= _LONG and new != old and (old.startswith(new) or old.endswith(new))
