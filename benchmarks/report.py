"""The table of a run, in Markdown."""

from __future__ import annotations

import datetime as dt
import os
import platform
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.measure import Cost
    from benchmarks.ours import Without
    from benchmarks.visit import Query, Weight

MIB = 1024 * 1024
WHOLE_JOB = ("Hugo", "Pagefind")  # the peers that together make pages and a search, as a build of ours does
HEAD = """| records | what | wall s | processor s | peak MiB | files | MB | wall ÷ Hugo | processor ÷ Hugo | MkDocs ÷ wall |
|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|
"""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One row of the table; files and bytes where the command makes some."""

    records: int
    name: str
    cost: Cost
    size: tuple[int, int] | None = None


def table(lines: Sequence[Line]) -> str:
    """The costs, with the ratio to Hugo at the same size and to MkDocs + Material at its own."""
    hugo = {line.records: line.cost for line in lines if line.name == "Hugo"}
    mkdocs = {line.records: line.cost for line in lines if line.name.startswith("MkDocs")}
    return HEAD + "".join(_row(line, hugo.get(line.records), mkdocs.get(line.records)) for line in lines)


def _row(line: Line, hugo: Cost | None, mkdocs: Cost | None) -> str:
    cost = line.cost
    files, size = (f"{line.size[0]:,}", f"{line.size[1] / 1e6:,.1f}") if line.size else ("", "")
    ratios = [f"{cost.wall / hugo.wall:.2f}", f"{cost.processor / hugo.processor:.2f}"] if hugo else ["", ""]
    ratios.append(f"{mkdocs.wall / cost.wall:.1f}" if mkdocs else "")
    cells = [f"{line.records:,}", line.name, f"{cost.wall:.2f}", f"{cost.processor:.2f}", f"{cost.memory / MIB:,.0f}"]
    return f"| {' | '.join([*cells, files, size, *ratios])} |\n"


def growth(lines: Sequence[Line], name: str) -> str:
    """The time a record takes at the largest size, against the one before."""
    walls = sorted((line.records, line.cost.wall) for line in lines if line.name == name)
    found = ""
    for (few, short), (many, long) in pairwise(walls):
        ratio = (long / many) / (short / few)
        found += f"- {name}: {1000 * long / many:.2f} ms a record at {many:,}, {ratio:.2f} × that at {few:,}\n"
    return found


def whole_job(lines: Sequence[Line], name: str) -> str:
    """What one of our builds costs against Hugo's pages together with Pagefind's index of them, at each size where all three were measured."""
    found = ""
    for line in lines:
        peers = [other.cost for other in lines if other.records == line.records and other.name in WHOLE_JOB]
        if line.name == name and len(peers) == len(WHOLE_JOB):
            wall = line.cost.wall / sum(cost.wall for cost in peers)
            processor = line.cost.processor / sum(cost.processor for cost in peers)
            found += f"- {name} ÷ ({' + '.join(WHOLE_JOB)}), {line.records:,} records: {wall:.2f} of the wall time, {processor:.2f} of the processor time\n"
    return found


def searches(records: int, weight: Weight, found: Sequence[Query]) -> str:
    """The weight of a page, and each query."""
    text = f"\n### A visit, {records:,} records\n\n"
    text += f"- HTML around the article of a judgment: {weight.frame:,} bytes\n"
    text += f"- first visit to it, HTML, CSS and JS after gzip: {weight.visit:,} bytes\n\n"
    text += "| first query | index bytes, gzip | files | round trips | ms once loaded |\n|---|---:|---:|---:|---:|\n"
    rows = sorted(found, key=lambda query: -query.size)
    return text + "".join(
        f"| {query.text} | {query.size:,} | {query.files} | {query.trips} | {query.milliseconds:.0f} |\n"
        for query in rows
    )


def layers(records: int, found: Sequence[Without], previews: Mapping[str, float]) -> str:
    """What each layer saves, as processor seconds without it beside those with all of them."""
    text = f"\n### With and without each layer, {records:,} records\n\n"
    text += (
        "| without | cold, processor s | of it saved | edit, processor s | of it saved | edit in `portal serve`, s |\n"
    )
    text += "|---|---:|---:|---:|---:|---:|\n"
    whole = found[0]
    for one in found:
        cells = [one.layer]
        for cost, usual in ((one.cold, whole.cold), (one.edit, whole.edit)):
            cells += [
                f"{cost.processor:.2f}",
                f"{1 - usual.processor / cost.processor:.0%}" if one is not whole else "",
            ]
        cells.append(f"{previews[one.layer]:.2f}" if one.layer in previews else "")
        text += f"| {' | '.join(cells)} |\n"
    return text


def facts(command: str, seconds: float) -> str:
    """What was run, when and on what."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    machine = f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.machine()}"
    day = dt.datetime.now(dt.UTC).date().isoformat()
    text = f"`{command}`, {day}, {machine}, Python {platform.python_version()}, {seconds / 60:.0f} minutes in all.\n"
    load = os.getloadavg()[2]
    busy = f"Load at the end {load:.1f}: other work ran beside it, so compare processor seconds rather than wall.\n"
    return text + (busy if load > 1.25 * (os.cpu_count() or 1) else "")
