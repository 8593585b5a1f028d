"""Bulk data for programs: `data/records-0001.jsonl` and so on, 1,000 records a file, one JSON object a line.

The records are sorted by id; `selection` says which ones there are (no enforcement information),
`facts.FIELDS` explains the fields: id, kind, status, language, sample, urls, titles, summaries,
case_number, case, date, published, organs, regions, causes, outcome, outcome_labels, reason,
replaced_by, related, corrections. Days are ISO 8601. Titles and summaries stand under the language that
they are really in.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from build_scripts.export.facts import facts
from build_scripts.export.selection import chunks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.card import Card
    from build_scripts.render.site import Site

_BREAKS = {"\x85": r"\u0085", "\u2028": r"\u2028", "\u2029": r"\u2029"}  # some readers split there


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Every file: path from the site's root, and bytes."""
    for number, cards in enumerate(chunks(site), start=1):
        text = "".join(_line(site, card) for card in cards)
        yield f"data/records-{number:04}.jsonl", text.encode(errors="backslashreplace")


def _line(site: Site, card: Card) -> str:
    line = json.dumps(facts(site, card), ensure_ascii=False, separators=(",", ":"))
    for character, escaped in _BREAKS.items():
        line = line.replace(character, escaped)
    return f"{line}\n"
