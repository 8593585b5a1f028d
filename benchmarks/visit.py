"""What a visitor's browser fetches from the built site: a first visit, and a first query.

Takes the folder of a site; gives bytes after gzip, round trips and milliseconds, from Chromium's own log of a visit to a server
that answers each request after 100 ms, so that requests one after another can be told from those side by side.
"""

from __future__ import annotations

import contextlib
import functools
import gzip
import random
import re
import threading
import time
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from benchmarks import corpus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

DELAY = 0.1  # seconds
FIXED = ("有期徒刑", "某", "人民法院", "中华人民共和国刑法", "2019年", "刑初12号", "盗窃 从轻处罚", "夏秋冬")
CUT = 12  # queries cut from records
WATCH = """performance.setResourceTimingBufferSize(5000);
new MutationObserver((_, self) => {
  if (["shown", "verified"].includes(document.getElementById("search")?.dataset.state)) {
    window.shownAt = performance.now();
    self.disconnect();
  }
}).observe(document, {subtree: true, childList: true, attributes: true, attributeFilter: ["data-state"]});"""
SHOWN = "#search[data-state=shown], #search[data-state=verified]"
LOG = """() => performance.getEntriesByType("resource")
  .map(({name, startTime, responseEnd}) => [name, startTime, responseEnd])"""
ONCE_LOADED = """async (query) => {
  const at = new URL("../assets/javascripts/search/", document.baseURI);
  const load = (name) => import(new URL(`${name}.js`, at));
  const [{answer}, {Store}, {readAddress}] = await Promise.all(["query", "store", "address"].map(load));
  const [store, request] = [new Store("../"), readAddress(`?q=${encodeURIComponent(query)}`)];
  const {signal} = new AbortController();
  await answer(request, store, "zh", signal);
  const start = performance.now();
  await answer(request, store, "zh", signal);
  return performance.now() - start;
}"""


class Query(NamedTuple):
    """A first query: index files fetched until the first hits stood, and how long it takes once they are there."""

    text: str
    size: int
    trips: int
    files: int
    milliseconds: float


class Weight(NamedTuple):
    """A record's page: bytes of HTML around the article, and of a first visit after gzip."""

    frame: int
    visit: int


class Handler(SimpleHTTPRequestHandler):
    """A host far away."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer late."""
        time.sleep(DELAY)
        super().do_GET()

    def end_headers(self) -> None:
        """Let the pages of other sites read."""
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file; the reader may have left before it came."""
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            super().copyfile(source, outputfile)

    def log_message(self, *_arguments: Any) -> None:
        """Say nothing."""


class Visitor:
    """A browser in front of a served site."""

    def __init__(self, browser: Browser, site: Path) -> None:
        """Serve the folder to the browser."""
        self.browser, self.site = browser, site
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site)))
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.host = f"http://127.0.0.1:{self.server.server_port}/"

    def weight(self) -> Weight:
        """Weigh the page of one judgment."""
        page = min(path for path in (self.site / "judgments").iterdir() if len(path.name) == 8)  # noqa: PLR2004 - an id
        html = (page / "index.html").read_bytes()
        frame = re.sub(rb"<article.*</article>", b"", html, flags=re.DOTALL)
        log, _shown = self._open(f"judgments/{page.name}/", wait=False)
        fetched = {name for name, _start, _end in log if name.endswith((".css", ".js"))}
        return Weight(len(frame), len(gzip.compress(html)) + sum(map(self._zipped, fetched)))

    def query(self, text: str) -> Query:
        """Ask once, with an empty cache."""
        log, shown = self._open(f"search/?q={quote(text)}", wait=True)
        index = [one for one in log if one[0].startswith("search/") and one[2] <= shown]
        again = self._again
        return Query(
            text, sum(self._zipped(one[0]) for one in index), trips([one[1:] for one in index]), len(index), again
        )

    def _open(self, address: str, *, wait: bool) -> tuple[list[tuple[str, float, float]], float]:
        context = self.browser.new_context()
        page = context.new_page()
        page.add_init_script(WATCH)
        page.goto(self.host + address, wait_until="load")
        shown = 0.0
        if wait:
            page.locator(SHOWN).wait_for(state="attached", timeout=60_000)
            shown = page.evaluate("window.shownAt")
            self._again = page.evaluate(ONCE_LOADED, unquote(address.partition("=")[2]))
        log = [(unquote(urlsplit(name).path)[1:], start, end) for name, start, end in page.evaluate(LOG)]
        context.close()
        return log, shown

    def _zipped(self, file: str) -> int:
        return len(gzip.compress((self.site / file).read_bytes(), 6))


def trips(spans: list[tuple[float, float]]) -> int:
    """The longest row of requests of which each began after the one before had ended.

    Args:
        spans: start and end of each.
    """
    found: list[tuple[float, int]] = []
    for start, end in sorted(spans):
        found.append((end, 1 + max((count for ended, count in found if ended <= start), default=0)))
    return max((count for _end, count in found), default=0)


def queries(records: int) -> Iterator[str]:
    """Some usual words, and others of 2 to 6 characters cut from the records' text."""
    yield from FIXED
    step = max(records // CUT, 1)
    for number, record in enumerate(corpus.records(records)):
        if number % step == step // 2:
            rng = random.Random(number)  # noqa: S311 - the same queries every time are what is wanted
            run = rng.choice(re.findall(r"[\u4e00-\u9fff]{6,}", record["body"]))
            start = rng.randrange(len(run) - 5)
            yield run[start : start + rng.randint(2, 6)]
