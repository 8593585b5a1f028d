"""Serve the site while it is edited.

An edited record is read and checked in this process, and browsers reload the page that shows it. What is more than records, such as
a template, the vocabulary or the settings, calls for a build of the whole site first. The whole site is also built, in a process of
its own, when nobody has edited anything for a moment, so that search, feeds and data follow.
"""

from __future__ import annotations

import gc
import threading
import time
from contextlib import ExitStack
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import click
from watchdog.events import EVENT_TYPE_CLOSED_NO_WRITE, EVENT_TYPE_OPENED, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from build_scripts.cli.preview.live_site import LiveSite
from build_scripts.cli.preview.server import Handler, Pages
from build_scripts.cli.preview.state import Board
from build_scripts.cli.preview.whole_build import WholeBuild
from build_scripts.content import shipped
from build_scripts.content.labels import SOURCE
from build_scripts.content.problem import Problem, has_errors
from build_scripts.content.report import render
from build_scripts.model.speaker import speaker

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from build_scripts.build.config import BuildConfig

_SETTLE = 0.03  # seconds; editors write a file in several steps
_IDLE = 1.0  # seconds without an edit, after which the whole site is built
_STEP = 0.1  # seconds after which a running build is asked again whether it has ended


class Changes(FileSystemEventHandler):
    """Collects the files that were changed, of those that a site is made of."""

    def __init__(self, config: BuildConfig) -> None:
        """Begin with none."""
        self._folders = [folder.resolve() for folder in _watched(config)]
        self._root = config.root.resolve()
        self._paths: set[str] = set()
        self._seen = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change; reading a file is none, and a folder changes when something in it does."""
        if event.event_type not in {EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE} and not event.is_directory:
            paths = {str(path) for path in (event.src_path, event.dest_path) if path and self._counts(Path(str(path)))}
            if paths:
                self._paths |= paths
                self._seen.set()

    def _counts(self, path: Path) -> bool:
        path = path.resolve()
        settings = path.parent == self._root and path.match("mkdocs*.yml")
        return settings or any(path.is_relative_to(folder) for folder in self._folders)

    def take(self, seconds: float) -> set[str]:
        """The files that were changed since, as soon as there are any; none when the seconds are over."""
        if not self._seen.wait(seconds):
            return set()
        while self._seen.is_set():
            self._seen.clear()
            time.sleep(_SETTLE)
        paths, self._paths = self._paths, set()
        return paths


class Preview:
    """The state of `portal serve` between one edit and the next."""

    def __init__(self, config: BuildConfig, today: Callable[[], dt.date] | None, language: str = SOURCE) -> None:
        """Begin; `step` does everything.

        Args:
            config: what to build and where.
            today: tells the day of each build; None keeps the config's.
            language: of the messages.
        """
        self._language, self._say = language, speaker(language, config.root)
        self.board, self.pages = Board(), Pages()
        self._config = config
        self._today = today or (lambda: config.as_of)
        self._records = str((config.content / "records").resolve())
        self._whole: WholeBuild | None = None
        self._wanted = True  # a whole build, which has not begun yet
        self._fresh = False  # whether pages may be made from memory
        self._edited = 0.0  # when, on the monotonic clock

    def step(self, changed: set[str]) -> None:
        """Do what is to be done now.

        Args:
            changed: the files that were changed since the last step.
        """
        if self.pages.lost.is_set():
            self.pages.lost.clear()
            self._wanted, self._fresh = True, False
        if changed:
            self._wanted, self._edited = True, time.monotonic()
            if self._fresh and all(Path(path).resolve().is_relative_to(self._records) for path in changed):
                self._update(changed)
            else:
                self._fresh = False
        if self._whole:
            self._finish(self._whole)
        elif self._wanted and (not self._fresh or time.monotonic() - self._edited > _IDLE):
            self._wanted = False
            self._whole = WholeBuild(self._config, self._today(), self._language)

    def close(self) -> None:
        """End a build that runs."""
        if self._whole:
            self._whole.close()

    def _update(self, edited: set[str]) -> None:
        """Read what was edited, and show it or what is wrong with it."""
        assert self.pages.live  # noqa: S101 - it is fresh
        problems = self.pages.live.update(self._today())
        self._wanted = not has_errors(problems)
        self._post(problems, edited, pages=self._wanted)

    def _finish(self, whole: WholeBuild) -> None:
        """Take what a whole build came to, if it has ended."""
        result = whole.result()
        if result is None:
            return
        whole.close()
        self._whole = None
        if not result.ok:
            self._post(result.problems, pages=False)
        elif not self._fresh and not self._wanted:
            live = LiveSite(self._config)
            problems = live.update(self._today())
            self.pages.live, self._fresh = live, True
            _set_aside()
            self._post(problems, pages=True)

    def _post(self, problems: list[Problem], edited: set[str] | tuple[()] = (), *, pages: bool) -> None:
        problems = [problem.in_words(self._say) for problem in problems]
        click.echo(render(problems, {"problems": len(problems)}, "text", self._say), nl=False)
        self.board.post(problems, edited, pages=pages)


def _set_aside() -> None:
    """Let Python look for garbage among what edits make from now on alone, which at 10,000 records spares a quarter of each edit."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def serve(config: BuildConfig, port: int, today: Callable[[], dt.date] | None, language: str = SOURCE) -> None:
    """Serve the site, and show every edit, until interrupted.

    Args:
        config: what to build and where.
        port: on this machine; 0 takes a free one.
        today: tells the day of each build; None keeps the config's.
        language: of the messages.
    """
    preview, changes, observer = Preview(config, today, language), Changes(config), Observer()
    config.site.mkdir(parents=True, exist_ok=True)
    handler = partial(Handler, pages=preview.pages, board=preview.board, language=language, directory=str(config.site))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server, ExitStack() as stack:
        server.daemon_threads = True
        for folder in _watched(config):
            observer.schedule(changes, str(folder), recursive=True)
        observer.schedule(changes, str(config.root.resolve()), recursive=False)
        observer.start()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for end in (server.shutdown, preview.close, observer.join, observer.stop):
            stack.callback(end)
        click.echo(f"http://127.0.0.1:{server.server_port}/")
        try:
            while True:
                preview.step(changes.take(_STEP))
        except KeyboardInterrupt:
            click.echo("")


def _watched(config: BuildConfig) -> list[Path]:
    """The folders that a site is made of."""
    return [config.content, *shipped.layers(config.root, shipped.OVERRIDES)]
