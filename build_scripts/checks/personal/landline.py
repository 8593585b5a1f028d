"""Fixed lines: area code (010, 02x, 03xx-09xx) and seven or eight digits, or those digits behind 电话.

A number behind 监督电话, 热线 or the name of an organ is the organ's own: not found, or a warning.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.checks.personal import context
from build_scripts.checks.personal.context import Label
from build_scripts.checks.personal.detector import Detector
from build_scripts.checks.personal.digits import CHINESE, Stretch, further, runs
from build_scripts.checks.personal.span import PersonalData, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST = 7  # digits without an area code
TRIGGER = re.compile(f"[0-9{CHINESE}](?:{further(SHORTEST - 1)})")
_AREA = r"(?:10|2[0-9]|[3-9][0-9]{2})"
_LOCAL = r"(?P<local>[2-9][0-9]{2,3}[ -]?[0-9]{4})(?![0-9A-Z])"
_WRITTEN = (
    re.compile(rf"\( ?0{_AREA} ?\)[ -]{{0,2}}{_LOCAL}"),
    re.compile(rf"0(?<![0-9A-Z./]0)(?<![0-9A-Z]-0){_AREA}(?: ?- ?| ){_LOCAL}"),
    re.compile(rf"\+ ?86[ )-]{{0,2}}\(?0?{_AREA}[ )-]{{1,2}}{_LOCAL}"),
    re.compile(rf"0086[ -]{{0,2}}0?{_AREA}[ -]{{1,2}}{_LOCAL}"),
)
_WHOLE = re.compile(r"(?:(?:00)?86)?0?(?:10|2[0-9]|[3-9][0-9]{2})[2-9][0-9]{6,7}|[2-9][0-9]{6,7}")
_SERVICE = re.compile("[48]00[0-9]{7}|96[0-9]{3,4}|95[0-9]{3}")
_ORGAN = re.compile(
    "(?:法院|检察院|法庭|监狱|本院|中心|机关|司法[局厅]|公安局|派出所|监管局|公司|银行|医院|学校)[^,。]{0,12}$"
)


def find(text: str) -> Iterator[Span]:
    """Fixed-line numbers in a folded text."""
    for match in (match for pattern in _WRITTEN for match in pattern.finditer(text)):
        label = context.label(text, match.start())
        if label is Label.PHONE or (label is not Label.SERIAL and not context.is_date(text, match.start("local"))):
            yield from _judge(text, match.start(), match.end(), label)
    for run in runs(text):
        if len(run.digits) < SHORTEST or context.is_amount(text, run.start, run.end):
            continue
        label = context.label(text, run.start)
        if label in {Label.PHONE, Label.HOTLINE} and not context.is_date(text, run.start):
            yield from _named(text, run, label)


def _named(text: str, run: Stretch, label: Label) -> Iterator[Span]:
    """A number right behind 电话, however its digits are set apart."""
    gap = context.before(text, run.start, 8)
    for length in (7, 8, 10, 11, 12, 13, 14):
        for stretch in run.of(length):
            if stretch.start != run.start or _SERVICE.match(stretch.digits) or "\n" in "".join(stretch.separators):
                continue
            if not _WHOLE.fullmatch(stretch.digits) or context.letter_joins(text, stretch.start, stretch.end):
                continue
            if not context.is_amount(text, stretch.start, stretch.end) and (stretch.alone or "," not in gap):
                yield from _judge(text, stretch.start, stretch.end, label)


def _judge(text: str, start: int, end: int, label: Label | None) -> Iterator[Span]:
    if label is not Label.HOTLINE:
        organ = _ORGAN.search(context.before(text, start)) is not None
        yield Span(PersonalData.LANDLINE, start, end, sure=not organ)


DETECTOR = Detector(find, (TRIGGER,), strict=False)
