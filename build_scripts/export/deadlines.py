"""`data/deadlines.csv` and `data/deadlines.json`: the lines of the deadline ledger, one for every record and time limit of its kind.

Days are ISO 8601, empty or null where a record does not tell; `days` is by how many working days a step was late, or, of what has to last, by how
many days it was too short.
"""

from __future__ import annotations

import csv
import io
import json
from functools import partial
from typing import TYPE_CHECKING

from build_scripts.export.selection import exportable
from build_scripts.export.task import ExportTask

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_scripts.checks.time_limits import DeadlineLine
    from build_scripts.export.context import ExportContext
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site

STEM = "data/deadlines"
FIELDS = ("limit", "rule", "record", "url", "body", "year", "start", "due", "done", "kept", "days")
Line = tuple[str | int | None, ...]  # values of FIELDS, the path of the record's page in the place of its address


def parts(site: Site) -> Iterator[ExportTask]:
    """The two files."""
    lines = [_line(line) for line in site.deadlines if exportable(line.record)]
    yield ExportTask(name=STEM, depends=tuple(map(repr, lines)), make=partial(make, lines=lines))


def _line(line: DeadlineLine) -> Line:
    record, timing = line.record, line.timing
    days = (timing.start, timing.due, timing.done) if timing else (None, None, None)
    return (
        *(line.limit.key, line.limit.rule.id, record.id, record.url, next(iter(record.organs), None), record.year),
        *(day.isoformat() if day else None for day in days),
        *(line.kept.value, timing.days if timing else None),
    )


def make(context: ExportContext, *, lines: Sequence[Line]) -> Files:
    """Write both."""
    place = FIELDS.index("url")
    root = context.languages[0]
    full = [(*line[:place], context.address(root, str(line[place])), *line[place + 1 :]) for line in lines]
    table = io.StringIO(newline="")
    writer = csv.writer(table, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(FIELDS)
    writer.writerows(["" if value is None else value for value in line] for line in full)
    objects = [dict(zip(FIELDS, line, strict=True)) for line in full]
    return [
        (f"{STEM}.csv", table.getvalue().encode("utf-8-sig")),
        (f"{STEM}.json", (json.dumps(objects, ensure_ascii=False, indent=0) + "\n").encode()),
    ]
