"""Amounts of money in judgments: 人民币26300元, 3.5万元, 五万元, 1,000.50元.

Takes folded text; gives decimals, or None where a sign cannot be read.
"""

from __future__ import annotations

import re
from decimal import Decimal

from build_scripts.checks.reading import numerals

_SIGN = r"[\d,.〇○零一二两三四五六七八九十百千万亿]"
AMOUNT = rf"(?:人民币)?(?P<amount>{_SIGN}+)元"
_LONGEST = 15  # signs of a number; what is longer is no amount that anybody wrote
_UNITS = {"亿": 100_000_000, "万": 10_000}


def yuan(text: str) -> Decimal | None:
    """An amount without its 元."""
    rest, total = text.replace(",", ""), Decimal(0)
    for unit, factor in _UNITS.items():
        if unit in rest:
            head, _, rest = rest.partition(unit)
            part = _plain(head)
            if part is None:
                return None
            total += part * factor
    last = _plain(rest) if rest else Decimal(0)
    made = None if last is None else total + last
    return made if made and made == made.quantize(Decimal("0.01")) else None


def _plain(text: str) -> Decimal | None:
    if len(text) > _LONGEST:
        return None
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return Decimal(text)
    found = numerals.number(text)
    return None if found is None else Decimal(found)


def written(amount: Decimal) -> str:
    """As a record writes it: 26300, 1000.5."""
    return f"{amount:f}".rstrip("0").rstrip(".") if "." in f"{amount:f}" else f"{amount:f}"
