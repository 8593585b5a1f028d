"""What happened in a case, day by day; what several records tell of one day is told once, with a link to each of them.

Takes the records of a case; gives plain data for its timeline.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from build_scripts.model.kinds import KINDS
from build_scripts.model.same_event import is_same

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.pages.site import Site


def days(site: Site, language: str, records: Sequence[RecordSummary]) -> list[dict[str, Any]]:
    """Every event: its day, what happened, details with their language, and the records that tell of it, by day."""
    names = link_names(site, language, records)
    joined: list[tuple[list[tuple[RecordSummary, str, str]], str]] = []
    for day, record, label, detail in sorted(_all(records), key=lambda one: one[0]):
        same = next(
            (each for each, on in reversed(joined) if on == day and _is_told(each, record, label, detail)), None
        )
        if same is None:
            joined.append(([(record, label, detail)], day))
        else:
            same.append((record, label, detail))
    return [_event(day, each, names) for each, day in joined]


def _all(records: Sequence[RecordSummary]) -> Iterator[tuple[str, RecordSummary, str, str]]:
    """Those of decisions first, since what they say of themselves goes before what others say of them."""
    for record in sorted(records, key=lambda one: not KINDS[one.kind].decides):
        for day, label, detail in record.events:
            yield day, record, label, detail


def _is_told(each: Sequence[tuple[RecordSummary, str, str]], record: RecordSummary, label: str, detail: str) -> bool:
    first, known, about = each[0]
    if (known, about) == (label, detail):
        return True
    if first is record or KINDS[record.kind].decides or not is_same(known, label):
        return False
    return bool(first.numbers) and first.numbers[0] in record.numbers


def _event(
    day: str, each: Sequence[tuple[RecordSummary, str, str]], names: dict[str, tuple[str, str]]
) -> dict[str, Any]:
    told = {record.id: record for record, _label, _detail in each}
    own = {record.number for record in told.values()}
    details = {detail: record.language for record, _label, detail in each if detail and detail not in own}
    return {
        "day": day,
        "label": each[0][1],
        "details": list(details.items()),
        "rows": [{"url": record.url, "name": names[record.id]} for record in told.values()],
    }


def link_names(site: Site, language: str, records: Sequence[RecordSummary]) -> dict[str, tuple[str, str]]:
    """Record id → what its link says, with the language of that; no two links say the same."""
    titles = [site.title(language, record) for record in records]
    counted = Counter(title for title, _own in titles)
    return {
        record.id: (title if counted[title] == 1 else f"{title} ({record.number or record.id})", own)
        for record, (title, own) in zip(records, titles, strict=True)
    }
