"""Penalties that a record keeps as words, read into values, so that each language can write them: 并处罚金人民币二万元 is a fine of 20,000 yuan.

Takes the words of the record; gives `Said`, or nothing where a part of them is not understood. What is not understood whole is shown as it is.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from build_scripts.checks.fold import fold
from build_scripts.checks.reading import amounts, numerals
from build_scripts.checks.reading.punishments import KINDS, PENALTY
from build_scripts.content.labels import N_
from build_scripts.model.sentence import LIMITED
from build_scripts.model.types import Period

_PARTS = re.compile(r"[，,；;。](?!\d{3})|(?<=终身)、")
_AMOUNT = re.compile(rf"{amounts.AMOUNT}整?")
_FINE = re.compile(rf"(?:并处|单处|处)?罚金{amounts.AMOUNT}整?")
_PROPERTY = re.compile(rf"(?:并处)?没收(?:其)?(?:个人)?(?:部分)?财产{amounts.AMOUNT}整?")
_ALL_PROPERTY = re.compile("(?:并处)?没收(?:其)?个人全部财产")
_RESTITUTION = re.compile(rf"(?:并)?责令(?:其)?退赔(?:{amounts.AMOUNT}整?)?")
_RIGHTS = re.compile(r"(?:并处|附加)?剥夺政治权利(?:改为)?(?P<length>.+)")
_PROBATION = re.compile(r"(?:宣告)?缓刑(?P<length>.+)")


class Said(NamedTuple):
    """One part of a sentence: what it is, and its amount or its length where it has one."""

    label: str
    amount: Decimal | None = None
    period: Period | None = None


def amount(text: str) -> Decimal | None:
    """An amount that stands alone: 三十万元, 人民币8000元."""
    found = _AMOUNT.fullmatch(fold(text))
    return amounts.yuan(found["amount"]) if found else None


def sentence(text: str) -> list[Said]:
    """Each part of a sentence, in its order; none where one of them is not understood."""
    whole = text.replace("死刑，缓期", "死刑缓期")
    parts = [_said(fold(part)) for part in _PARTS.split(whole) if part]
    return [part for part in parts if part] if all(parts) else []


def _said(part: str) -> Said | None:
    for pattern, label in (
        (_FINE, N_("Fine")),
        (_PROPERTY, N_("Confiscation of property")),
        (_RESTITUTION, N_("Restitution ordered")),
    ):
        if found := pattern.fullmatch(part):
            read = amounts.yuan(found["amount"]) if found["amount"] else None
            return Said(label, read) if read or not found["amount"] else None
    if _ALL_PROPERTY.fullmatch(part):
        return Said(N_("Confiscation of all property"))
    if found := _RIGHTS.fullmatch(part):
        if found["length"] == "终身":
            return Said(N_("Deprivation of political rights for life"))
        return _lasting(N_("Deprivation of political rights"), found["length"])
    if found := _PROBATION.fullmatch(part):
        return _lasting(N_("Probation period"), found["length"])
    return _principal(part)


def _principal(part: str) -> Said | None:
    found = PENALTY.match(part)
    if not found:
        return None
    penalty = KINDS[next(name for name in KINDS if found[name] is not None)]
    rest = part[found.end() :]
    if penalty in LIMITED:
        return _lasting(penalty.label, rest)
    return None if rest else Said(penalty.label)


def _lasting(label: str, text: str) -> Said | None:
    read = numerals.length(text)
    return Said(label, period=Period(read[0])) if read and read[1] == len(text) else None
