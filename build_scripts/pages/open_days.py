"""The days in which the public may act on a record: takes the record and the day of the build, gives what its page and its rows say."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from build_scripts.model.kinds import KINDS

if TYPE_CHECKING:
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.model.change_facts import Told


def window(record: RecordSummary, as_of: dt.date) -> dict[str, Any] | None:
    """As `window.html` names it; None where the public may not act."""
    words = KINDS[record.kind].window
    if not words or not record.window:
        return None
    first, last = record.window
    phase = record.phase(as_of.isoformat())
    left = (dt.date.fromisoformat(last) - as_of).days
    return {
        "first": first,
        "last": last,
        "phase": "last_day" if left == 0 and phase == "open" else phase,
        "left": left if phase == "open" else 0,
        "near": last[:4] == str(as_of.year),
        "words": words.by_phase,
        "stays": words.stays,
    }


def how(record: RecordSummary) -> Told:
    """What a record tells of how to object: language → words."""
    told: Told = (record.change or {}).get("how", {})
    return told
