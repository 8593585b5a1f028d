"""Numbers of title certificates, of land and of what moves (动产或不动产权属证书编号): 房产证, 不动产权证, 土地使用权证, 林权证, 机动车登记证书.

不动产权证书 since 2015: 浙（2019）金华市不动产权第0012345号; before: 金房权证婺字第00012345号, 婺国用（2005）第1-12345号.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.checks.personal import context
from build_scripts.checks.personal.detector import Detector, words
from build_scripts.checks.personal.digits import CHINESE
from build_scripts.checks.personal.span import PersonalData, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = rf"(?P<number>[0-9A-Z]{{0,4}}[0-9](?:[ ·-]{{0,2}}[0-9]){{3,17}}|[{CHINESE}](?:[ ·-]?[{CHINESE}]){{3,17}})(?![0-9年]|月)"
_YEAR = r"(?:[\[(〔] ?[0-9]{4} ?[\])〕][^0-9。;\n]{0,12})?"
_NAMES = (
    "不动产权|不动产登记|不动产单元|权属证书|房权证|房产证|房地产权证|房地产证|房地权证|房地证|产权证|所有权证|使用权证|使用证|土地证|林权证|林证字"
    "|经营权证|他项权证|他项权|他项证|他项|国用|集用|沪房地|房地字|房字|草证字|草原证字|机动车登记证书编|机动车登记证编|船舶所有权登记证|PROPERTY CERTIFICATE|TITLE CERTIFICATE|OWNERSHIP CERTIFICATE|TITLE DEED"
)
TRIGGER = words(_NAMES.split("|"))
_NAMED = re.compile(
    rf"(?:{_NAMES})[^0-9。;\n]{{0,16}}?{_YEAR}(?:字?第?|证?号|NO\.?)[^0-9A-Z。;\n]{{0,3}}(?<![(\[〔]){_NUMBER}(?![)\]〕])"
)

_CASE = re.compile(r"[(\[〔] ?[0-9]{4} ?[)\]〕] ?[一-鿿][0-9]{2,4}[一-鿿]{1,4}[0-9]{1,6}号")
_REST = 16  # characters of a case number behind the number of its court


def find(text: str) -> Iterator[Span]:
    """Numbers of title certificates in a folded text."""
    for match in _NAMED.finditer(text):
        start, end = match.span("number")
        if any(case.start() < start < case.end() for case in _CASE.finditer(text, match.start(), end + _REST)):
            continue  # that of the court in a case number: a citation has it right behind a title on 不动产登记
        if not context.is_amount(text, start, end) and not context.is_date(text, start):
            yield Span(PersonalData.TITLE, start, end)


DETECTOR = Detector(find, (TRIGGER,), strict=True)
