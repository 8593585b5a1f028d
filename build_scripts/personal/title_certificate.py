"""Numbers of title certificates (权属证书编号): 房产证, 不动产权证, 土地使用权证, 林权证.

不动产权证书 since 2015: 浙（2019）金华市不动产权第0012345号; before: 金房权证婺字第00012345号, 婺国用（2005）第1-12345号.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.personal import context
from build_scripts.personal.digits import CHINESE
from build_scripts.personal.span import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = rf"(?P<number>[0-9A-Z]{{0,4}}[0-9](?:[ ·-]{{0,2}}[0-9]){{3,17}}|[{CHINESE}](?:[ ·-]?[{CHINESE}]){{3,17}})(?![0-9年]|月)"
_YEAR = r"(?:[\[(〔] ?[0-9]{4} ?[\])〕][^0-9。;\n]{0,12})?"
_NAMED = re.compile(
    r"(?:不动产(?:权|登记|单元)|权属证书|房权证|房产证|房地产?权?证|房地证|产权证|所有权证|使用权证|使用证|土地证|林权证|林证字|经营权证|他项权?证?|国用|集用|沪房地"
    r"|房字|(?:PROPERTY|TITLE|OWNERSHIP) CERTIFICATE|TITLE DEED)"
    rf"[^0-9。;\n]{{0,16}}?{_YEAR}(?:字?第?|证?号|NO\.?)[^0-9A-Z。;\n]{{0,3}}(?<![(\[〔]){_NUMBER}(?![)\]〕])"
)
_HINT = re.compile("权属证|[房权产用地林国集他动CD](?:[权产]?证|产|字|用|地|项|ERTIFICATE|EED)")


def find(text: str) -> Iterator[Span]:
    """Numbers of title certificates in a plain text."""
    for first, last in context.lines(text, _HINT):
        for match in _NAMED.finditer(text, first, last):
            start, end = match.span("number")
            if not context.is_amount(text, start, end) and not context.is_date(text, start):
                yield Span(Kind.TITLE, start, end)
