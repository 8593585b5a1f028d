"""An edit in the live preview, as an editor feels it: from saving the file until the browser shows the new text."""

from __future__ import annotations

import subprocess
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from playwright.sync_api import Browser

TIMES = 3
PAUSE = 5.0  # seconds between two edits; the whole site follows meanwhile
MOST = 600_000.0  # milliseconds until a page must have shown something


def edit_in_preview(command: Sequence[str | Path], folder: Path, record: Path, browser: Browser) -> float:
    """Start the preview, edit one record a few times, and take the fastest.

    Args:
        command: starts the preview on a free port, and prints its address first.
        folder: where it runs.
        record: the file to edit; its address is that of a judgment.
        browser: shows the page.

    Returns:
        Seconds.
    """
    words = [str(word) for word in command]
    with subprocess.Popen(words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout  # noqa: S101 - it was asked for
        url = process.stdout.readline().strip()
        page = browser.new_page()
        page.goto(f"{url}judgments/{record.stem}/")
        page.locator("article").wait_for(timeout=MOST)
        took = []
        for number in range(TIMES):
            time.sleep(PAUSE)
            text = f"第{number}次修改于{time.time_ns()}"
            start = time.monotonic()
            with record.open("a", encoding="utf-8") as file:
                file.write(f"  {text}\n")
            page.get_by_text(text).first.wait_for(timeout=MOST)
            took.append(time.monotonic() - start)
        page.close()
        process.terminate()
        process.stdout.close()
    return min(took)
