"""All detectors at once, on one text: a field, something pasted, or a rendered page.

Takes a text as it is; gives `Span`s in its order. `strict_only` keeps to what is certain without knowing the record or the
field, for every rendered byte; a text without any mark of that (`marks.may_hold`) costs one look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checks.personal import (
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
from build_scripts.checks.personal.digits import runs
from build_scripts.checks.personal.marks import SHORT, is_hopeless, may_hold
from build_scripts.checks.personal.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from build_scripts.checks.personal.span import Span


class Detector(NamedTuple):
    """One detector as `scan` uses it.

    Attributes:
        find: spans in a plain text.
        hint: whether a plain text is worth asking it.
        strict: whether what it is sure of needs no knowledge of record or field.
    """

    find: Callable[[str], Iterator[Span]]
    hint: Callable[[str], object]
    strict: bool


def _always(_text: str) -> bool:
    return True


def _mail(text: str) -> bool:
    return "@" in text or "AT)" in text or "[AT]" in text or "艾特" in text


def _account(text: str) -> bool:
    return account.HINT in text or bool(runs(text))


def _paper(text: str) -> bool:
    return bool(runs(text)) and travel_document.HINT.search(text) is not None


def _code(text: str) -> bool:
    return "92" in text or "9 2" in text or "9-2" in text


DETECTORS = (
    Detector(identity_number.find, _always, strict=True),
    Detector(online_handle.handles, _always, strict=True),
    Detector(account.find, _account, strict=True),
    Detector(phone.find, runs, strict=True),
    Detector(online_handle.emails, _mail, strict=True),
    Detector(travel_document.find, _paper, strict=True),
    Detector(title_certificate.find, _always, strict=True),
    Detector(plate.find, _always, strict=True),
    Detector(address.find, _always, strict=True),
    Detector(landline.find, runs, strict=False),
    Detector(credit_code.find, _code, strict=False),
    Detector(birth_date.find, _always, strict=False),
    Detector(health.find, _always, strict=False),
)
SHORTEST = 5  # characters; nothing that is looked for is shorter, but 怀孕 and the like, which need words before them


def scan(text: str, *, strict_only: bool = False) -> list[Span]:
    """Find personal data in a text.

    Args:
        text: as it is; no folding is needed.
        strict_only: only what is certain without knowing the record or the field.

    Returns:
        Spans in the order of their places, none over another; where two classes fit, the more specific one.
    """
    if len(text) <= SHORT and (len(text) < SHORTEST or is_hopeless(text)):
        return []
    if strict_only and not may_hold(text):
        return []
    formed = plain(text)
    found = [
        span
        for detector in DETECTORS
        if (detector.strict or not strict_only) and detector.hint(formed)
        for span in detector.find(formed)
        if span.sure or not strict_only
    ]
    return _apart(found)


def _apart(found: list[Span]) -> list[Span]:
    """Drop what overlaps an earlier span, unless only the later one is sure."""
    kept: list[Span] = []
    for span in sorted(found, key=lambda span: not span.sure):
        if not any(span.start < other.end and other.start < span.end for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)
