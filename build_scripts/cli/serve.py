"""The live preview: builds, serves, watches, and tells the browser to look again.

Takes a config; serves its site on this machine until interrupted. The page that is served carries one script more than the
published one, from the same origin, so that the Content-Security-Policy holds here too.
"""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import click
from watchdog.events import EVENT_TYPE_CLOSED_NO_WRITE, EVENT_TYPE_OPENED, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from build_scripts.build import pipeline
from build_scripts.content.problem import render

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from build_scripts.build.config import BuildConfig

_RELOAD = b"""const events = new EventSource("/-/changes");
events.onmessage = (event) => { if (event.data === "changed") location.reload(); };
"""
_SETTLE = 0.1  # seconds; editors write a file in several steps


class Changes(FileSystemEventHandler):
    """Wakes the builder when a file was changed."""

    def __init__(self) -> None:
        self.seen = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change; reading a file is none."""
        if event.event_type not in {EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE}:
            self.seen.set()


class Builds:
    """Counts the builds that changed the site, and lets browsers wait for the next."""

    def __init__(self) -> None:
        self.count = 0
        self._changed = threading.Condition()

    def done(self) -> None:
        """Tell everyone who waits."""
        with self._changed:
            self.count += 1
            self._changed.notify_all()

    def wait(self, count: int, seconds: float) -> bool:
        """Wait until there was a build after number `count`."""
        with self._changed:
            return self._changed.wait_for(lambda: self.count > count, seconds)


class Handler(SimpleHTTPRequestHandler):
    """Serves the site, the extra script and the stream of changes."""

    def __init__(self, *args: Any, builds: Builds, **kwargs: Any) -> None:
        self.builds = builds
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """Answer one request."""
        if self.path == "/-/reload.js":
            self._send(_RELOAD, "text/javascript")
        elif self.path == "/-/changes":
            self._changes()
        else:
            super().do_GET()

    def send_head(self) -> Any:
        """Serve a page with the extra script; everything else as it is."""
        path = self.translate_path(self.path)
        if self.path.split("?")[0].endswith("/"):
            path += "/index.html"
        if not path.endswith(".html"):
            return super().send_head()
        try:
            with open(path, "rb") as file:  # noqa: PTH123 - a path as text from the library
                page = file.read()
        except OSError:
            return super().send_head()
        self._send(page.replace(b"</body>", b'<script src="/-/reload.js" defer></script></body>'), "text/html")
        return None

    def _send(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(data)

    def _changes(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        count = self.builds.count
        try:
            while not self.builds.wait(count, 15):
                self.wfile.write(b": still here\n\n")
            self.wfile.write(b"data: changed\n\n")
        except OSError:
            return  # the browser went away

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
        """Keep the terminal for the problems."""


def serve(config: BuildConfig, port: int, today: Callable[[], dt.date] | None) -> None:
    """Build, serve and build again at every change, until interrupted.

    Args:
        config: what to build and where.
        port: on this machine; 0 takes a free one.
        today: tells the day of each build; None keeps the config's.
    """
    builds, changes = Builds(), Changes()
    _build(config, builds)
    config.site.mkdir(parents=True, exist_ok=True)
    observer = Observer()
    for folder in (config.content, config.root / "overrides"):
        observer.schedule(changes, str(folder), recursive=True)
    observer.start()
    handler = partial(Handler, builds=builds, directory=str(config.site))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        click.echo(f"http://127.0.0.1:{server.server_port}/")
        try:
            while True:
                changes.seen.wait()
                changes.seen.clear()
                while changes.seen.wait(_SETTLE):
                    changes.seen.clear()
                _build(replace(config, as_of=today()) if today else config, builds)
        except KeyboardInterrupt:
            click.echo("")
        finally:
            observer.stop()
            observer.join()
            server.shutdown()


def _build(config: BuildConfig, builds: Builds) -> None:
    # One process: threads are running here, and a single edited record is quicker made than a process started.
    result = pipeline.build(replace(config, jobs=1) if builds.count else config)
    click.echo(render(result.problems, result.summary, "text"), nl=False)
    if result.ok:
        builds.done()
