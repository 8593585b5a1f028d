"""Unified social credit codes (GB 32100-2015): eighteen characters with a check character.

An organisation's code is public; codes of sole traders (个体工商户, 92…) belong to one natural person, and behind a natural person's
name no code may stand. The rules decide by the field; here all codes are found, none of them sure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stdnum.cn import uscc
from stdnum.exceptions import ValidationError

from build_scripts.checks.personal.detector import Detector
from build_scripts.checks.personal.span import PersonalData, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_SOLE_TRADER = "92"
TRIGGER = re.compile("[ -]?".join(_SOLE_TRADER))
_CODE = re.compile(r"[1-9AN](?<![0-9A-Z][1-9AN])(?:[ -]?[0-9A-HJ-NPQRTUWXY]){17}(?![0-9A-Z])")


def find(text: str) -> Iterator[Span]:
    """Codes of sole traders in a folded text."""
    for match in _CODE.finditer(text):
        code = re.sub("[ -]", "", match[0])
        if code.startswith(_SOLE_TRADER) and valid(code):
            yield Span(PersonalData.CREDIT_CODE, match.start(), match.end(), sure=False)


def codes(text: str) -> Iterator[Span]:
    """All codes, also those of organisations: for fields of a natural person."""
    for match in _CODE.finditer(text):
        if valid(re.sub("[ -]", "", match[0])):
            yield Span(PersonalData.CREDIT_CODE, match.start(), match.end(), sure=False)


def valid(code: str) -> bool:
    """Whether the check character fits."""
    try:
        return uscc.validate(code) == code
    except ValidationError:
        return False


DETECTOR = Detector(find, (TRIGGER,), strict=False)
