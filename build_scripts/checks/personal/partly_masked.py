"""Numbers of identity cards, mobile telephones and bank cards that are masked in part only: `4403**********1234`, `138****5678`, `6217****0356`.

Art 10 of 法释〔2016〕19号 deletes the number, and courts leave a part of it on purpose. What is left may stay where nobody can complete it. It is
the number itself where fewer than four digits are hidden, or where the text shows the hidden ones in another place: those of an identity number
in the date of birth beside it, those of any number where another part of it is masked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checks.personal import birth_date, context
from build_scripts.checks.personal.context import Label
from build_scripts.checks.personal.detector import Detector
from build_scripts.checks.personal.span import PersonalData, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = "*∗×✕✖╳☓·○□■X"  # as they stand in a folded text
TRIGGER = re.compile(rf"[{_MARKS}](?:(?<=[0-9].)|(?<=[0-9][ -].)|(?=[ -]?[0-9]))")
_NUMBER = re.compile(
    rf"[0-9{_MARKS}](?<![0-9A-Z{_MARKS}].)(?:[ -]?[0-9{_MARKS}]){{6,22}}+(?![0-9A-Z{_MARKS}]|[年月日元万亿])"
)
_MASK = re.compile(rf"[{_MARKS}][ -]?[{_MARKS}]")
_END = re.compile(
    r"尾号(?:为|是|系|:| )*[“\"]?(?P<end>[0-9]{3,8})(?![0-9年月元万])|[后末][四4六6]位[^0-9,。;]{0,4}(?P<last>[0-9]{3,5}[0-9X])"
)
_PROVINCE = re.compile("[1-6][1-7]|71|8[1-3]|9[1-8]")
_MOBILE = re.compile("1[3-9?]|[?]{2}")
_BANK = re.compile("(?:银行|[工农建中交邮招商浦民光兴]行|邮储|信用社|农信)(?:[账帐][户号]|卡|号|为|[:(])*$")
_LENGTHS = {PersonalData.IDENTITY: 18, PersonalData.PHONE: 11}
_CARD = range(16, 20)
_OTHER = frozenset({Label.SERIAL, Label.ORGANISATION, Label.DOCUMENT})
_HIDDEN = "?"
_FEW = 4  # hidden digits; with fewer the number can be tried out
_SHARED = {
    PersonalData.PHONE: 3,
    PersonalData.IDENTITY: 8,
    PersonalData.ACCOUNT: 8,
}  # digits by which two parts are of one number
_YEAR = 4  # by which a date of birth is that of an identity number
_HEAD = 10  # characters of an identity number that tell no more than county and year
_CUT = 6


class _Part(NamedTuple):
    """A number of which a part shows, with `?` for each hidden character."""

    kind: PersonalData
    shown: str
    start: int
    end: int


def find(text: str) -> Iterator[Span]:
    """Numbers in a folded text that are masked, and legible all the same."""
    parts = list(_parts(text))
    for part in parts:
        if _legible(text, part, parts):
            yield Span(part.kind, part.start, part.end)


def left(text: str) -> Iterator[Span]:
    """What of a number shows in a folded text beyond its beginning, which names a county, a network or a bank; never sure."""
    for part in _parts(text):
        head = _HEAD if part.kind is PersonalData.IDENTITY else _CUT
        if part.shown[head:].strip(_HIDDEN):
            yield Span(part.kind, part.start, part.end, sure=False)
    for match in _END.finditer(text):
        if match["last"] and context.label(text, match.start()) in {Label.IDENTITY, Label.ACCOUNT, Label.PHONE}:
            yield Span(PersonalData.IDENTITY, match.start(), match.end(), sure=False)


def _parts(text: str) -> Iterator[_Part]:
    for match in _NUMBER.finditer(text):
        if not _MASK.search(match[0]):
            continue
        shown = re.sub(f"[{_MARKS}](?!$)|[{_MARKS}](?<!X)$|(?<![0-9])X$", _HIDDEN, re.sub("[ -]", "", match[0]))
        kind = _kind(text, match.start(), shown)
        if kind and any(map(str.isdecimal, shown)):
            yield _Part(kind, _at_length(shown, _LENGTHS.get(kind, 0)), match.start(), match.end())


def _kind(text: str, start: int, shown: str) -> PersonalData | None:
    """What a number is by the word before it, else by its length and beginning."""
    label = context.label(text, start)
    if label is Label.IDENTITY:
        return PersonalData.IDENTITY
    if label is Label.ACCOUNT or _BANK.search(text[max(0, start - 8) : start]):
        return PersonalData.ACCOUNT
    if label in _OTHER:
        return None
    if _MOBILE.match(shown) and (label is Label.PHONE or len(shown) == _LENGTHS[PersonalData.PHONE]):
        return PersonalData.PHONE
    if len(shown) == _LENGTHS[PersonalData.IDENTITY] and _PROVINCE.match(shown):
        return PersonalData.IDENTITY
    return PersonalData.ACCOUNT if len(shown) in _CARD and shown.startswith("62") else None


def _at_length(shown: str, length: int) -> str:
    """A number with as many hidden characters as its kind must have, where they stand in one place: `138**5678` has four."""
    found = re.fullmatch(r"([0-9]*)\?+([0-9]*X?)", shown)
    if not length or not found or len(shown) == length:
        return shown
    return f"{found[1]}{_HIDDEN * (length - len(found[1]) - len(found[2]))}{found[2]}"


def _legible(text: str, part: _Part, parts: list[_Part]) -> bool:
    """Whether all but a few digits are known from the whole text."""
    whole = part.shown
    for other in parts:
        if other.kind is part.kind and other.shown != part.shown:
            whole = _joined(whole, other.shown, _SHARED[part.kind])
    if part.kind is PersonalData.ACCOUNT:
        hidden = len(whole) - len(whole.rstrip(_HIDDEN))
        ends = (match["end"] for match in _END.finditer(text) if match["end"])
        if hidden and any(len(end) >= hidden for end in ends):
            whole = whole.rstrip(_HIDDEN)
    if part.kind is PersonalData.IDENTITY and len(whole) == _LENGTHS[part.kind]:
        whole = _with_birth(text, part.start, whole)
    return whole.count(_HIDDEN) < _FEW


def _with_birth(text: str, start: int, shown: str) -> str:
    """An identity number with the digits of a date of birth: of the nearest in its line, if there is one before it, or of one that agrees with what shows."""
    days = {birth.span.start: f"{birth.day:%Y%m%d}" for birth in birth_date.births(text) if birth.day}
    near = [at for at in days if "\n" not in text[min(at, start) : max(at, start)]]
    own = max((at for at in near if at < start), default=min(near, default=None))
    for at, day in days.items():
        joined = _joined(shown, f"{_HIDDEN * 6}{day}{_HIDDEN * 4}", 0 if at == own else _YEAR)
        if joined != shown:
            return joined
    return shown


def _joined(shown: str, other: str, least: int) -> str:
    """What two parts of a number show together; the first alone where they are not of one number."""
    if len(shown) != len(other):
        return shown
    pairs = list(zip(shown, other, strict=True))
    both = [(one, two) for one, two in pairs if _HIDDEN not in (one, two)]
    if len(both) < least or any(one != two for one, two in both):
        return shown
    return "".join(two if one == _HIDDEN else one for one, two in pairs)


DETECTOR = Detector(find, (TRIGGER,), strict=True)
