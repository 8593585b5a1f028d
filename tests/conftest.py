"""Fixtures of all tests: a project, the site of the curated content, a static host, a Chromium; and the markers.

A test is marked by the fixtures that it uses: `browser` drives a Chromium, `build` makes or reads a whole site (also if its
module makes projects itself), `curated` is about the records that the program comes with. The last are passed over where other records
stand in their place; no other test reads them. `system` is what has the whole program work beside others: by its fixtures what publishes
to a server, by hand what is installed, killed, spread over a cluster or built again and again. By hand is marked, too, what takes `long`
by itself: a property over thousands of examples.
"""

import contextlib
import functools
import gc
import os
import sys
import threading
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from chromium import find_chromium
from hypothesis import settings
from playwright.sync_api import expect, sync_playwright
from project import ROOT, make
from shared import curated_site
from temporary import choose_place

os.environ["PORTAL_LANG"] = "en"  # what the tests expect the program to say, whatever the machine's locale
# Or every command that a test starts, and every worker, would compile the whole program again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
choose_place()
# A change is told by the same examples before and after it; `--hypothesis-profile default` draws others each time.
settings.register_profile("repeatable", derandomize=True)
settings.load_profile("repeatable")
QUIET = ("background-networking", "component-update", "sync", "gpu")
NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"  # whatever asks another host gets no answer
# A whole browser shows what its address bar proposes on pages of their own, whose start costs more than that of the page which a test opens.
# The last `--disable-features` counts, so what Playwright switches off stands here again.
FEATURES = (
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup",
    "AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay", "MediaRouter",
    "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "ThirdPartyStoragePartitioning",
)  # fmt: skip
SWITCHES = [*(f"--disable-{what}" for what in QUIET), f"--disable-features={','.join(FEATURES)}"]
USUAL = {"width": 1280, "height": 720}  # of a window
ARGUMENTS = [NOWHERE, "--no-sandbox", "--no-first-run", *SWITCHES]


MARKED_BY = {  # fixture → markers
    "browser": ["browser"],
    "curated": ["build", "curated"],
    "project": ["build"],
    "pair": ["build"],
    "storage": ["system"],
    "webdav": ["system"],
    "bucket": ["system"],
}
CURATED = ROOT / "content/records/README.md"
# They come first, or one worker would end alone; those that need the site of the curated content last.
LONGEST = (
    "test_sequences.py", "test_faults.py", "test_executor.py", "test_life_cycle.py", "test_template_compiler.py", "test_records.py",
    "test_cluster.py", "test_axe.py", "test_hidden.py", "test_triggers.py", "test_served.py", "test_html.py", "test_search.py",
)  # fmt: skip
OTHER_CONTENT = pytest.mark.skip(reason="content/records/ holds other records than those that the program comes with")


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST))
    for item in items:
        for fixture in MARKED_BY.keys() & set(getattr(item, "fixturenames", ())):
            for marker in MARKED_BY[fixture]:
                item.add_marker(marker)
        if getattr(item.module, "make", None) is make:
            item.add_marker("build")
        if item.get_closest_marker("curated") and not CURATED.is_file():
            item.add_marker(OTHER_CONTENT)


def pytest_collection_finish():
    """What there is by now stays until the end: no collection of garbage need look at thousands of tests again."""
    gc.collect()
    gc.freeze()


def pytest_xdist_auto_num_workers(config):
    """One more than there are processors, since a test with a browser waits for it half of its time."""
    return (os.cpu_count() or 1) + ("not browser" not in config.option.markexpr)


class StaticHost(SimpleHTTPRequestHandler):
    """Serves a folder as static hosts do: no listings, and the site's own 404 page under status 404."""

    timeout = 10  # ends the idle connections that Chromium opens in advance
    cache = "no-store"  # a rebuilt file shows at once

    def log_message(self, *_):
        pass

    def end_headers(self):
        self.send_header("Cache-Control", self.cache)
        self.send_header("Access-Control-Allow-Origin", "*")  # docs/open-data.md
        super().end_headers()

    def list_directory(self, _path):
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code, message=None, explain=None):
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


class Server(ThreadingHTTPServer):
    def handle_error(self, *_):
        """A reader that hangs up early is no error."""


@pytest.fixture
def project(tmp_path):
    """A project of its own: everything of this one but the records."""
    return make(tmp_path / "project")


@pytest.fixture(scope="session")
def curated(tmp_path_factory):
    """The published folder and the summary of the repository's own content, built once for all workers; to be read only."""
    return curated_site(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def serve():
    @contextlib.contextmanager
    def serving(directory, cache=StaticHost.cache):
        host = type("Host", (StaticHost,), {"cache": cache})
        handler = functools.partial(host, directory=str(directory))
        with Server(("127.0.0.1", 0), handler) as server:
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
            thread.start()
            try:
                yield f"http://127.0.0.1:{server.server_port}"
            finally:
                server.shutdown()

    return serving


@pytest.fixture(scope="session")
def browser():
    path = find_chromium()
    if path is None:
        pytest.fail("No Chromium: run tests/chromium.py, or set PORTAL_CHROMIUM to the path of one.")
    settings = {"executable_path": path, "headless": True, "args": ARGUMENTS}
    expect.set_options(timeout=20_000)  # ms: a busy machine answers late
    with sync_playwright() as playwright, playwright.chromium.launch(**settings) as chromium:
        yield chromium


@pytest.fixture(scope="session")
def windows():
    """The windows that tests may take over from one another, of which there is one: to open a new one costs more than most pages."""
    return []


@pytest.fixture
def page(browser, windows):
    """Fail on errors and on requests to other origins; a test that provokes one clears `page.complaints`.

    The window is as good as new: what a test has set, kept in the browser or listens to goes with it. What cannot be taken back, a script
    that runs before those of each page, is for `new_page`.
    """
    page = windows.pop() if windows else browser.new_page()
    with noting(page) as heard:
        yield page
    for event, listener in heard:
        page.remove_listener(event, listener)
    if page.url.startswith(("http:", "file:")):
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    page.unroute_all()
    page.context.set_offline(offline=False)
    page.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")
    page.set_viewport_size(USUAL)
    page.mouse.move(0, 0)
    page.goto("about:blank")
    windows.append(page)


@pytest.fixture
def new_page(browser):
    """The same in a window that no other test has."""
    page = browser.new_page()
    with noting(page):
        yield page
    page.close()


@contextlib.contextmanager
def noting(page):
    """Note complaints while a test goes on, and fail if there are any at its end; gives what it listens to, to be extended."""
    page.complaints = complaints = []
    heard, listen = [], page.on

    def on(event, listener):
        heard.append((event, listener))
        listen(event, listener)

    page.on = on
    page.on("pageerror", lambda error: complaints.append(f"script: {error}"))
    page.on("console", lambda said: is_error(said) and complaints.append(f"console: {said.text}"))
    page.on("request", lambda sent: leaves_origin(sent.url) and complaints.append(f"request: {sent.url}"))
    yield heard
    del page.on
    assert complaints == []


def leaves_origin(url):
    return urlsplit(url).hostname not in {None, "127.0.0.1"}  # data: and blob: have no host


def is_error(said):
    return said.type == "error" and "net::ERR_CONNECTION" not in said.text  # the page outlived its server
