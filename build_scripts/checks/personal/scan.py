"""All detectors at once, on one text: a field, something pasted, or a rendered page.

Takes a text as it is; gives `Span`s in its order. `strict_only` keeps to what is certain without knowing the record or the
field, for every rendered byte. A detector is asked only where one of its triggers is found.
"""

from __future__ import annotations

from bisect import bisect
from itertools import accumulate
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
    partly_masked,
    phone,
    plate,
    title_certificate,
    travel_document,
)
from build_scripts.checks.personal.folding import UNSEEN, fold

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from build_scripts.checks.personal.span import Span

DETECTORS = (
    identity_number.DETECTOR,
    email_address.DETECTOR,
    online_handle.DETECTOR,
    account.DETECTOR,
    phone.DETECTOR,
    travel_document.DETECTOR,
    title_certificate.DETECTOR,
    plate.DETECTOR,
    address.DETECTOR,
    landline.DETECTOR,
    credit_code.DETECTOR,
    partly_masked.DETECTOR,
    birth_date.DETECTOR,
    health.DETECTOR,
)
STRICT = tuple(detector for detector in DETECTORS if detector.strict)
_END = "\0"  # between two texts; no trigger reaches over it, and no text that an editor writes may hold it


def scan(text: str, *, strict_only: bool = False) -> list[Span]:
    """Find personal data in a text.

    Args:
        text: as it is; no folding is needed.
        strict_only: only what is certain without knowing the record or the field.

    Returns:
        Spans in the order of their places, none over another; where two classes fit, the more specific one.
    """
    return scan_each([text], strict_only=strict_only)[0]


def scan_each(texts: Sequence[str], *, strict_only: bool = False) -> list[list[Span]]:
    """Find personal data in each of several texts, such as the fields of a record or the passages of a page.

    Triggers are looked for in all of them at once, which spares most calls.

    Returns:
        What `scan` gives for each text, in their order.
    """
    starts = [0, *accumulate(len(text) + len(_END) for text in texts)]
    formed = fold(_END.join(texts))
    if UNSEEN in formed:
        return _as_seen(texts, strict_only=strict_only)
    found: list[list[Span]] = [[] for _text in texts]
    held: dict[re.Pattern[str], set[int]] = {}  # the texts in which a trigger is, since several detectors share one
    for detector in STRICT if strict_only else DETECTORS:
        for trigger in detector.triggers:
            if trigger not in held:
                held[trigger] = {bisect(starts, match.start()) - 1 for match in trigger.finditer(formed)}
        for number in set().union(*(held[trigger] for trigger in detector.triggers)):
            spans = detector.find(formed[starts[number] : starts[number] + len(texts[number])])
            found[number] += [span for span in spans if span.sure or not strict_only]
    return [_apart(spans) if spans else spans for spans in found]


def _as_seen(texts: Sequence[str], *, strict_only: bool) -> list[list[Span]]:
    """The same of texts some of whose characters nobody sees: what stands around them is read as if it were together."""
    places = [[at for at, form in enumerate(fold(text)) if form != UNSEEN] for text in texts]
    seen = ["".join(map(text.__getitem__, kept)) for text, kept in zip(texts, places, strict=True)]
    found = zip(places, scan_each(seen, strict_only=strict_only), strict=True)
    return [[span.among(kept) for span in spans] for kept, spans in found]


def _apart(found: list[Span]) -> list[Span]:
    """Drop what overlaps an earlier span, unless only the later one is sure."""
    kept: list[Span] = []
    for span in sorted(found, key=lambda span: not span.sure):
        if not any(span.start < other.end and other.start < span.end for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)
