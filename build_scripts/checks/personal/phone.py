"""Mobile numbers: eleven digits from 13 to 19, with or without +86, 0086 or 0 (工业和信息化部, 电信网编号计划).

Three shapes are a telephone number whatever stands around them: together, 3-4-4, and every digit apart. Other groupings
(`1380013 8000`) need a word such as 电话 or the country code; alone they are a warning. Numbers of
Hong Kong, Macao, Taiwan and abroad need their country code. Service numbers (110, 12368, 95588, 400-…) fit none of this.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.checks.personal import context
from build_scripts.checks.personal.context import Label
from build_scripts.checks.personal.detector import Detector
from build_scripts.checks.personal.digits import LONG_NUMBER, MISREAD, Stretch, runs
from build_scripts.checks.personal.span import PersonalData, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

LENGTH = 11
SPELLED, WRITTEN = (1,) * LENGTH, (3, 4, 4)
_WHATEVER = frozenset({SPELLED, WRITTEN})
_NUMBER = re.compile(r"1[3-9][0-9]{9}")
_PREFIXES = ("86", "0086", "0")
_COMMON = frozenset(
    {(3, 3, 5), (3, 5, 3), (3, 8), (4, 3, 4), (4, 4, 3), (7, 4), (3, 2, 2, 2, 2), (3, 4, 2, 2), (5, 6), (3, 3, 3, 2)}
)
_ABROAD = re.compile(r"[+0](?<![0-9][+0])(?:(?<=\+)|0) ?(?:852|853|886)[ -]?[0-9](?:[ -]?[0-9]){6,9}(?![0-9])")
_FOREIGN = re.compile(r"\+(?<![0-9]\+) ?[1-9][0-9]{0,2}[ -]?(?:\([0-9]+\) ?)?[0-9](?:[ -]?[0-9]){5,12}(?![0-9])")
_MISREAD = re.compile(
    r"[1IL](?<![0-9A-Z]{2})(?=[0-9 -]{0,22}[OIL])[ -]?[3-9](?:[ -]?[0-9OIL]){9}(?![0-9A-Z])"
)  # by a scanner: 138OO13 8OOO
_CODE = re.compile(r"(?:\+ ?86|\(\+?86\)|0086)[ -]{0,2}$")
_WORD = re.compile(r"(?:TEL|MOBILE|PHONE|MOB|CELL|WX|VX|V|QQ)$")
_GOODS = re.compile(
    "(?:商品|货物|货品|产品|物[料品流]|配件|零件|部件|设备|机身|仓库|库存|磅单|过磅单?|称重单?|地磅|[出入]库单?|[送提发收]货单?|快递|运单|订单|交易|流水|凭证|合同|协议|借据|收据|发票|保单|检材|样[品本]|批次)"
    "的?(?:编[号码]|货号|单号|序列号|号码?)(?:分别)?[为是系:第 ]{0,2}$"
)  # what numbers a thing
_OTHER = frozenset({Label.SERIAL, Label.ORGANISATION})
_CALLED = frozenset({Label.PHONE, Label.HOTLINE, Label.HANDLE})


def find(text: str) -> Iterator[Span]:
    """Mobile numbers in a folded text."""
    for run in runs(text):
        if len(run.digits) >= LENGTH:
            yield from _in_run(text, run)
            yield from _beside_an_identity_number(run)
    for pattern in (_ABROAD, _FOREIGN):
        for match in pattern.finditer(text):
            if pattern is _ABROAD or context.label(text, match.start()) in _CALLED:
                yield Span(PersonalData.PHONE, match.start(), match.end())
    for match in _MISREAD.finditer(text):
        if context.label(text, match.start()) is Label.PHONE:
            yield Span(PersonalData.PHONE, match.start(), match.end())


def _in_run(text: str, run: Stretch) -> Iterator[Span]:
    for stretch in run.of(LENGTH):
        if _NUMBER.fullmatch(stretch.digits) and _can_be(text, stretch):
            yield from _judge(text, stretch, run)
    for prefix in _PREFIXES:
        for stretch in run.of(LENGTH + len(prefix)):
            if stretch.digits.startswith(prefix) and _NUMBER.fullmatch(stretch.digits[len(prefix) :]):
                yield from _prefixed(text, stretch, prefix)


def _can_be(text: str, stretch: Stretch) -> bool:
    """Whether nothing around it says that it is no telephone number."""
    start, end, separators = stretch.start, stretch.end, "".join(stretch.separators)
    if (
        _GOODS.search(text, max(0, start - 16), start)
        or "\n" in separators
        or ("." in separators and stretch.shape not in _WHATEVER)
    ):
        return False
    if context.is_amount(text, start, end):
        return False
    return not context.letter_joins(text, start, end) or _WORD.search(text, max(0, start - 6), start) is not None


def _judge(text: str, stretch: Stretch, run: Stretch) -> Iterator[Span]:
    start, end = stretch.start, stretch.end
    label = context.label(text, start)
    coded = _CODE.search(text, max(0, start - 8), start) is not None
    named = label in _CALLED or coded
    typical = len(stretch.groups) == 1 or stretch.shape in _WHATEVER
    part = not stretch.alone and len(run.digits) % LENGTH != 0
    if (label is Label.ACCOUNT and not stretch.alone) or (label is Label.SERIAL and _glued(text, stretch)):
        return
    if not typical and not (named or (stretch.alone and stretch.shape in _COMMON and not context.is_date(text, start))):
        return
    if stretch.shape == SPELLED and part and not (named and start == run.start):
        return
    numbered = label in _OTHER or (label is None and text[start - 1 : start] == "号")
    calm = not numbered and not context.in_url(text, start) and (coded or not _glued(text, stretch))
    in_a_row = stretch.shape == WRITTEN and " " in "".join(stretch.separators) and part
    yield Span(PersonalData.PHONE, start, end, sure=named or (typical and calm and not in_a_row))


def _glued(text: str, stretch: Stretch) -> bool:
    """Whether a hyphen or underscore joins it to further digits, as in a serial number."""
    left, right = text[max(0, stretch.start - 2) : stretch.start], text[stretch.end : stretch.end + 2]
    return (left[-1:] in {"-", "_"} and left[0].isalnum()) or (right[:1] in {"-", "_"} and right[-1].isalnum())


def _prefixed(text: str, stretch: Stretch, prefix: str) -> Iterator[Span]:
    """`8613800138000`: the code is a part of the first group."""
    start = stretch.start
    if context.letter_joins(text, start, stretch.end) or context.is_amount(text, start, stretch.end):
        return
    if "\n" in "".join(stretch.separators):
        return
    sure = prefix == "0086" or text[max(0, start - 1) : start] == "+" or context.label(text, start) in _CALLED
    if sure or len(stretch.groups[0].digits) > len(prefix):
        yield Span(PersonalData.PHONE, start, stretch.end, sure=sure)


def _beside_an_identity_number(run: Stretch) -> Iterator[Span]:
    """In `…1234` + `13800138000` without a gap, as tables lose theirs when pasted."""
    for group in run.groups:
        if len(group.digits) == 18 + LENGTH:
            for first, other in ((0, LENGTH), (18, 0)):
                day = group.digits[other + 6 : other + 8]
                if _NUMBER.fullmatch(group.digits[first : first + LENGTH]) and day in {"19", "20"}:
                    yield Span(PersonalData.PHONE, group.start + first, group.start + first + LENGTH, sure=False)


DETECTOR = Detector(find, (LONG_NUMBER, MISREAD), strict=True)
