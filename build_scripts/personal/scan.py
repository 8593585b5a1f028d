"""All detectors at once, on one text: a field, something pasted, or a rendered page.

Takes a text as it is; gives `Span`s in its order. `strict_only` keeps to what needs no knowledge of record or field and is certain, for every rendered
byte. A text without the marks that a class needs costs one look, and is not even brought into the detectors' form.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.personal import (
    account,
    address,
    birth_date,
    credit_code,
    health,
    identity_number,
    landline,
    online_handle,
    phone,
    plate,
    title_certificate,
    travel_document,
)
from build_scripts.personal.digits import CHINESE
from build_scripts.personal.plain import plain
from build_scripts.personal.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Detector(NamedTuple):
    """One detector as `scan` uses it.

    Attributes:
        find: spans in a plain text.
        hint: what a text must match, as it is, for the detector to be asked.
        strict: whether what it is sure of needs no knowledge of record or field.
    """

    find: Callable[[str], Iterator[Span]]
    hint: Callable[[str], object]
    strict: bool


def _any_of(*words: str) -> Callable[[str], bool]:
    return lambda text: any(word in text for word in words)


_LETTER = "A-Za-zＡ-Ｚａ-ｚ"
_JOIN = r"[\s·•・‧.．_＿/／\-‐‑‒–—―−－]"
_MARK = re.compile(
    rf"[\d{CHINESE}{plate.PROVINCES}⓪①-⑨]"
    rf"(?:(?<=\d)(?:{_JOIN}{{0,3}}\d){{5}}|(?<=[{CHINESE}])(?:[\s·•・\-—－]{{0,2}}[{CHINESE}]){{6}}|(?<=[⓪①-⑨])[⓪①-⑨]{{4}}"
    rf"|(?<=[{plate.PROVINCES}])\s?[{_LETTER}][\s·•・.．:：\-—－]{{0,3}}[{_LETTER}]?\s?\d)"
)
_MARK_OF_A_HOME = re.compile(
    rf"[住址籍口](?:[^。;；\n]{{0,70}}?[\d{CHINESE}十百]\s?(?:附|号|弄|栋|幢|座|单元|室|户|房|[-－—]\s?\d))"
)
_MARK_OF_A_HANDLE = re.compile(
    rf"(?:微信|QQ|qq|ＱＱ|扣扣|抖音|快手|支付宝|微博)[^。;；\n]{{0,16}}[{_LETTER}\d{CHINESE}]|wxid_|(?i:wechat|vx|wx)\W?(?i:id|号|[:：])"
)
_MARK_OF_A_TITLE = re.compile(
    rf"[产权用土地][证权字(（〔地用][^。;；\n]{{0,34}}[\d{CHINESE}](?:{_JOIN}{{0,2}}[\d{CHINESE}]){{3}}"
)
_RUN = re.compile(r"[0-9](?:[ ·._/\n-]{0,3}[0-9]){5}")
_CHINESE_RUN = re.compile(rf"[{CHINESE}](?:[ ·-]{{0,2}}[{CHINESE}]){{5}}")


def _digits(text: str) -> bool:
    return _RUN.search(text) is not None or _CHINESE_RUN.search(text) is not None


def _always(_text: str) -> bool:
    return True


DETECTORS = (
    Detector(identity_number.find, _digits, strict=True),
    Detector(phone.find, _digits, strict=True),
    Detector(online_handle.emails, _any_of("@", "(AT)", "[AT]", "艾特"), strict=True),
    Detector(online_handle.handles, _any_of(*online_handle.HINTS), strict=True),
    Detector(account.find, _any_of(*account.HINTS, "62"), strict=True),
    Detector(travel_document.find, _any_of(*travel_document.HINTS), strict=True),
    Detector(title_certificate.find, _any_of(*title_certificate.HINTS), strict=True),
    Detector(plate.find, _always, strict=True),
    Detector(address.find, _any_of(*address.HINTS), strict=True),
    Detector(landline.find, _digits, strict=False),
    Detector(credit_code.find, _any_of("92", "9 2"), strict=False),
    Detector(birth_date.find, _any_of(*birth_date.HINTS), strict=False),
    Detector(health.find, _any_of(*health.HINTS), strict=False),
)
_MARKS = (
    "@",
    "＠",
    "艾特",
    "(at)",
    "[at]",
    "（at）",
    "(AT)",
    "[AT]",
    "（AT）",
    "（ａｔ）",
    "［ａｔ］",
    "（ＡＴ）",
    "（ａｔ)",
    "resid",
    "Resid",
    "RESID",
    "lives at",
    "lived at",
    "iving at",
    "ome address",
    "OME ADDRESS",
)
SHORTEST = 5  # characters; nothing that is looked for is shorter
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def scan(text: str, *, strict_only: bool = False) -> list[Span]:
    """Find personal data in a text.

    Args:
        text: as it is; no folding is needed.
        strict_only: only what is certain without knowing the record or the field.

    Returns:
        Spans in the order of their places, none inside another; where two classes fit, the more specific one.
    """
    if len(text) < SHORTEST or (strict_only and not may_hold(text)) or _DAY.fullmatch(text):
        return []
    formed = plain(text)
    found = [
        span
        for detector in DETECTORS
        if (detector.strict or not strict_only) and detector.hint(formed)
        for span in detector.find(formed)
        if span.sure or not strict_only
    ]
    return sorted(_apart(found), key=lambda span: (span.start, span.end)) if found else []


def may_hold(text: str) -> bool:
    """One look at a text as it is: whether anything in it could be of a class that is judged strictly."""
    return (
        any(mark in text for mark in _MARKS)
        or _MARK.search(text) is not None
        or (
            ("住" in text or "户籍" in text or "户口" in text or "地址" in text)
            and _MARK_OF_A_HOME.search(text) is not None
        )
        or _MARK_OF_A_HANDLE.search(text) is not None
        or (("证" in text or "权" in text or "用" in text) and _MARK_OF_A_TITLE.search(text) is not None)
    )


def _apart(found: list[Span]) -> list[Span]:
    """Drop what overlaps an earlier span, unless only the later one is sure."""
    kept: list[Span] = []
    for span in sorted(found, key=lambda span: not span.sure):
        if not any(span.start < other.end and other.start < span.end for other in kept):
            kept.append(span)
    return kept
