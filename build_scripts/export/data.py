"""Bulk data, 1,000 records at a time, in both of its formats: what is known of a record is looked up once for both.

Takes the `Site`; gives one part for each chunk of the records, sorted by id.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from build_scripts.export import csv_table, json_lines
from build_scripts.export.fields import Placed, facts
from build_scripts.export.selection import chunks, exportable
from build_scripts.export.task import ExportTask

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_scripts.catalog.card import Card
    from build_scripts.export.context import ExportContext
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site

STEM = "data/records-"


def parts(site: Site) -> Iterator[ExportTask]:
    """Every chunk."""
    for number, cards in enumerate(chunks(site), start=1):
        stem = f"{STEM}{number:04}"
        placed = [_place(site, card) for card in cards]
        yield ExportTask(
            name=stem,
            depends=tuple([f"{site.keys[card.id]} {case} {' '.join(open_)}" for card, case, open_ in placed]),
            make=partial(make, stem=stem, placed=placed),
        )


def _place(site: Site, card: Card) -> Placed:
    others = [other for other, _relation in card.related]
    if card.replaced_by:
        others.append(card.replaced_by)
    open_ = tuple([other for other in others if _open(site, other)]) if others else ()
    return Placed(card, site.catalog.case_of.get(card.id), open_)


def _open(site: Site, identifier: str) -> bool:
    """Whether another record may be named: it is shown, and exported itself."""
    other = site.catalog.by_id.get(identifier)
    return other is not None and exportable(other)


def make(context: ExportContext, *, stem: str, placed: Sequence[Placed]) -> Files:
    """Write one chunk in each format."""
    known = [facts(context, one) for one in placed]
    cards = [one.card for one in placed]
    return [(f"{stem}.jsonl", json_lines.write(known)), (f"{stem}.csv", csv_table.write(context, cards, known))]
