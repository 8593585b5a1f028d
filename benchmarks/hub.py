"""What a query costs that a hub asks of many portals: `python -m benchmarks.hub [--portals 30] [--records 300] [--same SITE]`.

Builds a portal a court, as many records each as are asked for, and a hub that lists them; serves each at a port of its own, where a request is
answered after 100 ms; and prints what Chromium fetched until the first hits stood. `--same` builds no portals, but serves one site at every port:
the bytes are those of as many portals of its size, and no filter leaves any of them out.
"""

from __future__ import annotations

import functools
import gzip
import itertools
import json
import os
import shutil
import sys
import threading
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

import click
from playwright.sync_api import sync_playwright

from benchmarks import corpus, formats, visit
from benchmarks.measure import run
from benchmarks.ours import AS_OF, PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
SCRATCH = ROOT / ".cache" / "bench-hub"
FILTERS = ("", "&year=2022", "&court={court}")
ASKED = "document.querySelectorAll('[data-facet=portal] .search-option').length"


def contents(folder: Path, portals: int, records: int) -> Iterator[tuple[str, Path]]:
    """Write the records of a court each: its key, and the folder."""
    counts: dict[str, int] = {}
    for record in corpus.records(portals * records * 4):
        court = str(record.get("court", ""))
        if not court or (court not in counts and len(counts) == portals) or counts.get(court, 0) == records:
            continue
        counts[court] = counts.get(court, 0) + 1
        path = folder / str(list(counts).index(court)) / corpus.place(record)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(corpus.to_yaml(record), encoding="utf-8")
    return ((court, folder / str(number)) for number, court in enumerate(counts))


def build(project: Path, content: Path, site: Path) -> float:
    """Build a site; gives its processor seconds."""
    words = (
        "build",
        "--content",
        content,
        "--site",
        site,
        "--as-of",
        AS_OF,
        "--no-cache",
        "--releases",
        "0",
        "--jobs",
        "1",
    )
    return run([sys.executable, "-m", "build_scripts", *words], project).processor


def serve(site: Path, port: int = 0) -> int:
    """Serve a folder; gives the port."""
    server = ThreadingHTTPServer(("127.0.0.1", port), functools.partial(visit.Handler, directory=str(site)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_port


def fetched(browser: Browser, address: str, sites: dict[int, Path]) -> tuple[int, int, int, int]:
    """Open an address with an empty cache: portals that found anything, bytes after gzip, files, and round trips until the first hits stood."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(visit.WATCH)
    page.goto(address, wait_until="load")
    page.locator(visit.SHOWN).wait_for(state="attached", timeout=120_000)
    shown = page.evaluate("window.shownAt")
    log = [(urlsplit(name), start, end) for name, start, end in page.evaluate(visit.LOG) if end <= shown]
    index = [(url, start, end) for url, start, end in log if url.path.startswith("/search/")]
    size = sum(
        len(gzip.compress((sites[url.port or 0] / unquote(url.path)[1:]).read_bytes(), 6))
        for url, _start, _end in index
    )
    found: int = page.evaluate(ASKED)
    context.close()
    return found, size, len(index), visit.trips([(start, end) for _url, start, end in index])


@click.command()
@click.option("--portals", default=30, show_default=True)
@click.option("--records", default=300, show_default=True, help="Of each portal.")
@click.option(
    "--same", type=click.Path(exists=True, file_okay=False, path_type=Path), help="A site to be served as every portal."
)
def main(portals: int, records: int, same: Path | None) -> None:
    """Measure and print."""
    shutil.rmtree(SCRATCH, ignore_errors=True)
    project = SCRATCH / "project"
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy2
        (project / part).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / part, project / part)
    formats.choose(project, frozenset())
    written = list(contents(SCRATCH / "content", 1 if same else portals, records))
    spent, folders = 0.0, [same] * portals if same else []
    for number, (_court, content) in enumerate([] if same else written):
        folders.append(SCRATCH / f"site-{number}")
        spent += build(project, content, folders[-1])
        click.echo(f"portal {number + 1} of {len(written)} built", err=True)
    sites = {serve(folder): folder for folder in folders if folder}
    listed = [
        {"address": f"http://127.0.0.1:{port}/", "name": dict.fromkeys(("zh", "en"), f"{number}")}
        for number, port in enumerate(sites, 1)
    ]
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("extra:\n", f"extra:\n  hub: {json.dumps(listed)}\n", 1), encoding="utf-8")
    build(project, written[0][1], SCRATCH / "hub")
    hub = serve(SCRATCH / "hub")
    sizes = [len(gzip.compress((folder / "search/summary.json").read_bytes(), 6)) for folder in sites.values()]
    click.echo(
        f"{len(sites)} portals, {spent:.0f} processor seconds to build them; summaries of {min(sizes)} to {max(sizes)} bytes\n"
    )
    click.echo("| query | portals with results | index bytes, gzip | files | round trips |\n|---|---:|---:|---:|---:|")
    with sync_playwright() as playwright:
        path = os.environ.get("PORTAL_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for chosen, text in itertools.product(FILTERS, visit.FIXED):
            query = f"?q={quote(text)}{chosen.format(court=quote(written[-1][0]))}"
            found, size, files, trips = fetched(browser, f"http://127.0.0.1:{hub}/hub/{query}", sites)
            click.echo(f"| {text} {chosen.partition('=')[0][1:]} | {found} | {size:,} | {files} | {trips} |")
        browser.close()


if __name__ == "__main__":
    main()
