"""The preview over HTTP.

Pages come from the `LiveSite`, everything else (styles, search index, feeds, data) from the last whole build. A page that is served
carries one script and one style sheet more than the published one, from the same origin, so that the Content-Security-Policy holds
here too.
"""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

from build_scripts.build.store.reader import TornError
from build_scripts.content.labels import SOURCE
from build_scripts.content.message import Message
from build_scripts.model.speaker import speaker

if TYPE_CHECKING:
    from build_scripts.cli.preview.live_site import LiveSite
    from build_scripts.cli.preview.state import Board, State

HEADING = Message("errors: {count}; the page shows the last good state")  # the browser fills in the number
_OWN = {"/-/preview.js": "text/javascript", "/-/preview.css": "text/css"}
_FILES = Path(__file__).parent
_PATIENCE = 15.0  # seconds between two signs of life on a stream in which nothing happens
_WAITING = b"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Portal preview</title></head>
<body><p>The site is being built for the first time; this page will show it by itself.</p></body></html>"""


@dataclass
class Pages:
    """Where pages come from.

    Attributes:
        live: None until the site was built once.
        lost: set when the store has lost what pages are made of, so that the whole site has to be built again.
    """

    live: LiveSite | None = None
    lost: threading.Event = field(default_factory=threading.Event)

    def get(self, file: str) -> tuple[HTTPStatus, bytes]:
        """A page, or the one that says that there is none."""
        live = self.live
        try:
            if live is None:
                return HTTPStatus.OK, _WAITING
            page = live.page(file)
            return (HTTPStatus.NOT_FOUND, live.page("404.html") or b"") if page is None else (HTTPStatus.OK, page)
        except TornError:
            self.lost.set()
            return HTTPStatus.OK, _WAITING


class Handler(SimpleHTTPRequestHandler):
    """Answers one request."""

    # Windows asks its registry, where a program may have made scripts plain text, which no browser runs.
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".css": "text/css",
        ".js": "text/javascript",
        ".svg": "image/svg+xml",
    }

    def __init__(self, *args: Any, pages: Pages, board: Board, language: str = SOURCE, **kwargs: Any) -> None:
        self.pages, self.board, self.language = pages, board, language
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """Answer with a page, a file or the stream of changes."""
        path = urlsplit(self.path).path
        if path in _OWN:
            self._send((_FILES / path.rpartition("/")[2]).read_bytes(), _OWN[path])
        elif path == "/-/changes":
            self._changes()
        elif path.endswith(("/", ".html")):
            self._page(unquote(path).lstrip("/"))
        else:
            super().do_GET()

    def _page(self, path: str) -> None:
        number = self.board.state.number  # before the page is made, so that a change meanwhile shows
        status, page = self.pages.get(path if path.endswith(".html") else f"{path}index.html")
        own = '<link rel="stylesheet" href="/-/preview.css">'
        own += f'<script src="/-/preview.js" data-state="{number}" data-lang="{self.language}"'
        own += f' data-heading="{speaker(self.language)(HEADING)}" defer></script>'
        self._send(page.replace(b"</body>", f"{own}</body>".encode()), "text/html", status)

    def _send(self, data: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def _changes(self) -> None:
        """A stream of events: what stands against the site now, and then whatever changes."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        asked = parse_qs(urlsplit(self.path).query).get("after", ["0"])[0]
        state = self.board.state
        number = int(asked) if asked.isdecimal() else -1
        try:
            if number == state.number:
                self._tell("errors", state)
            elif number > state.number:  # a page from before this process
                number = -1
            while True:
                after = self.board.after(number, _PATIENCE)
                if after is None:
                    self.wfile.write(b": still here\n\n")
                    continue
                number = after.number
                self._tell("changed" if after.pages and not after.errors else "errors", after)
        except OSError:
            return  # the browser went away

    def _tell(self, event: str, state: State) -> None:
        errors = json.dumps([problem.plain() for problem in state.errors])
        self.wfile.write(f"event: {event}\ndata: {errors}\n\n".encode())

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
        """Keep the terminal for the problems."""
