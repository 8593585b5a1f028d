"""One run of the benchmark: `python -m benchmarks`, or `make bench`."""

from __future__ import annotations

import os
import shutil
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from benchmarks import report, visit
from benchmarks.ours import Ours, Without
from benchmarks.peers import Peers
from benchmarks.report import Line
from benchmarks.without import LAYERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
SCRATCH = ROOT / ".cache" / "bench"
RESULTS = ROOT / "benchmarks" / "RESULTS.md"
PEERS = ("hugo", "mkdocs", "pagefind")
IN_PREVIEW = ("nothing", "the source index", "the template compiler")
MKDOCS_MOST = 1000  # records; its time grows with the square
COLD = "cold, no cache kept"
NOTES = """
Wall and processor seconds are of the whole process tree. "Nothing edited" and "one record edited" are the fastest of three runs
where a run takes less than 20 s; everything else ran once. Memory is the highest sum of the tree's proportional set sizes (PSS), sampled every 50 ms. **Ours** makes the pages
in Chinese and English, the lists, cases, feeds, exports and the search index, and checks every record and every page; Hugo makes
one language's pages, lists by kind, court, year and cause (50 a page) and feeds, and checks nothing; MkDocs + Material
is stock, with its navigation and search; Pagefind indexes the pages that Hugo made. Round trips count index files one after
another, from the manifest until the first 20 hits and the facets' counts stand.
"""


@click.command()
@click.option("--records", type=int, multiple=True, default=(1000, 10_000), help="Sizes of the corpus.")
@click.option("--large", type=int, default=None, help="A size for one cold build of ours alone, such as 100000.")
@click.option("--skip-peers", type=click.Choice(PEERS), multiple=True, help="Peers to leave out.")
@click.option("--layers", type=int, default=10_000, help="Size at which each layer is left out; 0 leaves none out.")
@click.option("--skip-visits", is_flag=True, help="Start no browser.")
def main(
    records: tuple[int, ...], large: int | None, skip_peers: tuple[str, ...], layers: int, skip_visits: bool
) -> None:
    """Measure this product and its peers side by side, print a table and write benchmarks/RESULTS.md."""
    start = time.monotonic()
    shutil.rmtree(SCRATCH, ignore_errors=True)
    lines: list[Line] = []
    visits: list[str] = []
    peers = Peers(ROOT, SCRATCH)
    peers.install()
    for number in records:
        ours = Ours(ROOT, SCRATCH, number)
        _measure_ours(ours, number, lines)
        if not skip_visits:
            visits.append(_visit(ours.site, number))
        _measure_peers(peers, number, skip_peers, lines)
        shutil.rmtree(ours.site)
        _write(lines, visits, start)
    if layers:
        visits.append(_measure_layers(Ours(ROOT, SCRATCH, layers), layers))
        _write(lines, visits, start)
    if large:
        ours = Ours(ROOT, SCRATCH, large)
        _note(lines, Line(records=large, name=f"ours, {COLD}", cost=ours.cold(cached=False), size=ours.size()))
        _note(lines, Line(records=large, name="ours, check", cost=ours.check()))
        if not skip_visits:
            visits.append(_visit(ours.site, large))
        _write(lines, visits, start)
    click.echo(RESULTS.read_text(encoding="utf-8"))


def _write(lines: Sequence[Line], visits: Sequence[str], start: float) -> None:
    """Write the results so far, so that a run that ends early leaves what it measured; what other runs found, under headings of their own, stays."""
    command = f"python -m benchmarks {' '.join(sys.argv[1:])}".strip()
    text = f"# Results\n\n{report.facts(command, time.monotonic() - start)}\n{report.table(lines)}\n"
    text += report.whole_job(lines, f"ours, {COLD}") + report.growth(lines, f"ours, {COLD}") + NOTES + "".join(visits)
    _last, heading, others = RESULTS.read_text(encoding="utf-8").partition("\n## ")
    RESULTS.write_text(text + heading + others, encoding="utf-8")


def _note(lines: list[Line], line: Line) -> None:
    lines.append(line)
    click.echo(report.table([line]).splitlines()[-1], err=True)


def _measure_ours(ours: Ours, number: int, lines: list[Line]) -> None:
    cold = ours.cold(cached=False)
    _note(lines, Line(records=number, name=f"ours, {COLD}", cost=cold, size=ours.size()))
    _note(lines, Line(records=number, name="ours, cold, cache kept", cost=ours.cold(cached=True), size=ours.size()))
    _note(lines, Line(records=number, name="ours, nothing edited", cost=ours.again()))
    _note(lines, Line(records=number, name="ours, one record edited", cost=ours.edited()))
    _note(lines, Line(records=number, name="ours, check", cost=ours.check()))
    click.echo(f"search index: {ours.search_size()}", err=True)


def _measure_layers(ours: Ours, number: int) -> str:
    """Leave out one layer after another; only some of them have a part in the live preview."""
    found: list[Without] = []
    ours.check()  # or the first run would also compile the code
    for layer in LAYERS:
        found.append(ours.without(layer))
        click.echo(report.layers(number, [found[0], found[-1]], {}).splitlines()[-1], err=True)
    with _browser() as browser:
        previews = {layer: ours.preview(layer, browser) for layer in IN_PREVIEW}
    return report.layers(number, found, previews)


def _measure_peers(peers: Peers, number: int, skipped: tuple[str, ...], lines: list[Line]) -> None:
    for name, run in (("hugo", peers.hugo), ("pagefind", peers.pagefind), ("mkdocs", peers.mkdocs)):
        if name not in skipped and (name != "mkdocs" or number <= MKDOCS_MOST):
            made = run(number)
            _note(lines, Line(records=number, name=made.name, cost=made.cost, size=(made.files, made.size)))


def _visit(site: Path, number: int) -> str:
    with _browser() as browser:
        visitor = visit.Visitor(browser, site)
        return report.searches(number, visitor.weight(), [visitor.query(text) for text in visit.queries(number)])


@contextmanager
def _browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only visits need it, and it may be absent

    path = os.environ.get("PORTAL_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


if __name__ == "__main__":
    main()
