"""A build of the whole site in a process of its own, which the preview starts and does not wait for."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

from build_scripts.build.result import BuildResult
from build_scripts.content.labels import SOURCE
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem, undumped

if TYPE_CHECKING:
    import datetime as dt

    from build_scripts.build.config import BuildConfig


class WholeBuild:
    """One `portal build`, running."""

    def __init__(self, config: BuildConfig, day: dt.date, language: str = SOURCE) -> None:
        """Start it.

        Args:
            config: what to build.
            day: of the build.
            language: of its messages.
        """
        options = {
            "--content": config.content,
            "--site": config.site,
            "--as-of": day,
            "--jobs": config.jobs,
            "--hosting": config.hosting,
            "--releases": 0,
            "--format": "json",
            "--lang": language,
        }
        words = [str(word) for option in options.items() if option[1] is not None for word in option]
        self._output = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - closed in `close`
        self._process = subprocess.Popen(
            [sys.executable, "-m", "build_scripts", "build", *words],
            cwd=config.root,
            stdout=self._output,
            stderr=subprocess.STDOUT,
        )

    def close(self) -> None:
        """End it, if it runs still."""
        self._process.kill()
        self._process.wait()
        self._output.close()

    def result(self) -> BuildResult | None:
        """What it came to; None while it runs."""
        if self._process.poll() is None:
            return None
        self._output.seek(0)
        text = self._output.read()
        try:
            said = json.loads(text.strip().rpartition("\n")[2])  # after whatever a library had to say
        except ValueError:
            message = Message("the build could not run: {output}", output=text.strip()[-500:])
            return BuildResult(
                {}, [Problem(rule="BUILD-02", message=message, remedy=Message("run `portal build` to see more"))]
            )
        return BuildResult(said["summary"], [undumped(found) for found in said["problems"]])
