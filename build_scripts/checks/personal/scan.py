"""All detectors at once, on one text: a field, something pasted, or a rendered page.

Takes a text as it is; gives `Span`s in its order. `strict_only` keeps to what is certain without knowing the record or the
field, for every rendered byte. A detector is asked only where its own trigger is found.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from build_scripts.checks.personal import (
    account,
    address,
    birth_date,
    credit_code,
    email_address,
    health,
    identity_number,
    landline,
    online_handle,
    phone,
    plate,
    title_certificate,
    travel_document,
)
from build_scripts.checks.personal.plain import plain

if TYPE_CHECKING:
    from build_scripts.checks.personal.span import Span

DETECTORS = (
    identity_number.DETECTOR,
    online_handle.DETECTOR,
    account.DETECTOR,
    phone.DETECTOR,
    email_address.DETECTOR,
    travel_document.DETECTOR,
    title_certificate.DETECTOR,
    plate.DETECTOR,
    address.DETECTOR,
    landline.DETECTOR,
    credit_code.DETECTOR,
    birth_date.DETECTOR,
    health.DETECTOR,
)
STRICT = tuple(detector for detector in DETECTORS if detector.strict)
SHORT = 80  # characters of a text that may well come again, such as a name, a court or a date


def scan(text: str, *, strict_only: bool = False) -> list[Span]:
    """Find personal data in a text.

    Args:
        text: as it is; no folding is needed.
        strict_only: only what is certain without knowing the record or the field.

    Returns:
        Spans in the order of their places, none over another; where two classes fit, the more specific one.
    """
    return list(_remembered(text, strict_only)) if len(text) <= SHORT else _scan(text, strict_only)


@lru_cache(maxsize=1 << 14)
def _remembered(text: str, strict_only: bool) -> tuple[Span, ...]:
    return tuple(_scan(text, strict_only))


def _scan(text: str, strict_only: bool) -> list[Span]:
    formed = plain(text)
    asked = [detector for detector in (STRICT if strict_only else DETECTORS) if detector.trigger.search(formed)]
    found = [span for detector in asked for span in detector.find(formed) if span.sure or not strict_only]
    return _apart(found) if found else []


def _apart(found: list[Span]) -> list[Span]:
    """Drop what overlaps an earlier span, unless only the later one is sure."""
    kept: list[Span] = []
    for span in sorted(found, key=lambda span: not span.sure):
        if not any(span.start < other.end and other.start < span.end for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)
