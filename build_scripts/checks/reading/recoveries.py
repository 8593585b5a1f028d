"""Recovery and restitution that the operative part orders (刑法 Art 64), as far as amount and people are certain.

Takes the document, its parts and the names of the parties; gives each order. What is forfeited, and orders without an amount in
yuan, are left to the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_scripts.checks.names.personal_name import DOTS
from build_scripts.checks.reading import amounts
from build_scripts.model.recovery import RecoveryKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from build_scripts.checks.reading.document import Document
    from build_scripts.checks.reading.sections import Sections

_NAME = rf"[\u4e00-\u9fff某×{DOTS}A-Za-z\d]"
_NAMES = rf"(?P<persons>(?:{_NAME}|、|(?<=[A-Za-z]) (?=[A-Za-z])){{2,60}}?)"
_WHO = r"(?:上诉人|原审被告人|被告人|被告单位)"
_RESTITUTION = re.compile(
    rf"责令{_WHO}{_NAMES}(?:于(?:本)?判决[^,。;]{{1,20}})?(?:共同)?(?:退赔|退还)"
    rf"(?:(?:各|全部|上述)被害人|(?:被害人|被害单位)(?P<to>{_NAME}{{2,24}}?))?(?:的)?(?:各项)?(?:经济)?(?:损失)?(?:共计|计)?(?P<sign>人民币)?{amounts.AMOUNT}(?:整)?(?=[,。;\n]|$)"
)
_RECOVERY = re.compile(
    rf"追缴{_WHO}{_NAMES}(?:的)?(?:犯罪所得|违法所得|赃款)(?:的)?(?:赃款)?(?:共计|计)?{amounts.AMOUNT}(?:整)?(?P<treasury>,?(?:依法)?(?:予以)?(?:没收,?)?上缴国库)?(?=[,。;\n]|$)"
)


@dataclass(frozen=True)
class Ordered:
    """One order.

    Attributes:
        order: what is ordered.
        persons: against whom, as the text names them.
        amount: in yuan.
        to: to whom it goes; None where the text does not say.
        paragraph: where.
    """

    order: RecoveryKind
    persons: tuple[str, ...]
    amount: Decimal
    to: str | None
    paragraph: int


def read_recoveries(document: Document, sections: Sections, names: list[str]) -> list[Ordered]:
    """Every order whose persons are parties."""
    start, end = sections.operative
    found = [
        *_orders(_RESTITUTION, RecoveryKind.RESTITUTION, document, (start, end)),
        *_orders(_RECOVERY, RecoveryKind.RECOVERY, document, (start, end)),
    ]
    return [one for one in found if one.persons and set(one.persons) <= set(names)]


def _orders(
    pattern: re.Pattern[str], order: RecoveryKind, document: Document, where: tuple[int, int]
) -> Iterator[Ordered]:
    for match in pattern.finditer(document.flat, *where):
        amount = amounts.yuan(match["amount"])
        persons = tuple(re.sub(_WHO, "", name) for name in re.split("、|(?<=..)和(?=..)", match["persons"]))
        groups = match.groupdict()
        to = "国库" if groups.get("treasury") else groups.get("to")
        if amount and not (
            to and set(to) & set("一二三四五六七八九十百千万、及和等")
        ):  # the name may run into the amount
            yield Ordered(order, persons, amount, to, document.paragraph(match.start()))
