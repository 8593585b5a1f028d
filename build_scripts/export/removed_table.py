"""`data/removed.csv` and `.json`: what left in public, newest first. Texts that were withdrawn, and identifiers that a record no longer has.

Each line has a page of its own that says the same. What was sealed is never among them, nor is any other tombstone: a copy finds it as what the list of changes does
not name any more (docs/open-data.md, "Follow the data").
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from build_scripts.export.ledger_columns import REMOVED
from build_scripts.export.selection import exported, placed
from build_scripts.export.table_files import table_files
from build_scripts.export.task import ExportTask
from build_scripts.model.base import Status
from build_scripts.model.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site

NAME = "removed"
_WITHDRAWN = Status.WITHDRAWN.value
_Line = tuple[str | bool | None, ...]


def lines_of(site: Site) -> list[_Line]:
    """The lines, whose last value is the path of the page."""
    return sorted(_lines(site), key=lambda line: (line[0] or "", line[1]), reverse=True)


def _lines(site: Site) -> Iterator[_Line]:
    leads_on = {moved.path for moved in site.catalog.moved}
    for record in exported(site):
        if record.status == _WITHDRAWN:
            now = record.replaced_by if record.replaced_by in placed(site, record).open else None
            yield (record.events[-1][0], record.id, record.sample, _WITHDRAWN, record.reason, now, record.url)
        for kind, former, why, day in record.replaces:
            if kind in KINDS and not KINDS[kind].left_out and f"{KINDS[kind].folder}/{former}/" in leads_on:
                yield (day, former, record.sample, why, None, record.id, record.url)


def parts(site: Site) -> Iterator[ExportTask]:
    """Both files."""
    lines = lines_of(site)
    yield ExportTask(name=f"data/{NAME}", depends=tuple(map(repr, lines)), make=partial(make, lines=lines))


def make(context: ExportContext, *, lines: Sequence[_Line]) -> Files:
    """Write both."""
    root = context.languages[0]
    told = [(*line[:-1], context.address(root, str(line[-1]))) for line in lines]
    return table_files(NAME, list(REMOVED), told)
