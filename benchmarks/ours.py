"""The product itself, from a copy of its source, so that work on the source does not disturb a measurement.

Takes the project and a scratch folder; gives the cost of each command on a corpus that is written once.
"""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import corpus
from benchmarks.editing import edit_in_preview
from benchmarks.measure import Cost, run, tree_size

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

AS_OF = "2026-06-30"
PARTS = (
    "build_scripts",
    "overrides",
    "content/vocabulary",
    "content/pages",
    "mkdocs.yml",
    "mkdocs.en.yml",
    "pyproject.toml",
)
TIMES = 3
SHORT = 20.0  # seconds; what takes longer is run once
ADDED = "经复核，上述内容无误。\n"  # to the end of one record's text


def best(action: Callable[[], Cost]) -> Cost:
    """The fastest of three runs, or of one if that is long."""
    found = action()
    for _ in range(TIMES - 1):
        if found.wall < SHORT:
            found = min(found, action(), key=lambda cost: cost.wall)
    return found


class Without(NamedTuple):
    """What the product costs without one of its layers.

    Attributes:
        layer: its name.
        cold: of a build where nothing stands yet.
        edit: of a build after one record was edited.
    """

    layer: str
    cold: Cost
    edit: Cost


class Ours:
    """The product on a corpus of some size."""

    def __init__(self, root: Path, scratch: Path, records: int) -> None:
        """Copy the source and write the corpus."""
        self.root = root
        self.project = scratch / "project"
        self._module: tuple[str | Path, str] = ("-m", "build_scripts")
        self.content = scratch / f"content-{records}"
        self.site = scratch / f"site-{records}"
        if not self.project.exists():
            for part in PARTS:
                copy = shutil.copytree if (root / part).is_dir() else shutil.copy2
                (self.project / part).parent.mkdir(parents=True, exist_ok=True)
                copy(root / part, self.project / part)
        shutil.rmtree(self.content, ignore_errors=True)
        corpus.write(self.content, records)

    def cold(self, *, cached: bool) -> Cost:
        """A build where nothing stands yet, leaving a cache for the next build or none."""
        shutil.rmtree(self.site, ignore_errors=True)
        shutil.rmtree(self.project / ".cache", ignore_errors=True)
        return self._portal("build", "--site", self.site, *(() if cached else ("--no-cache",)))

    def without(self, layer: str) -> Without:
        """What a cold build and an edit cost without a layer of `benchmarks/without.py`."""
        self._module = (self.root / "benchmarks" / "without.py", layer)
        try:
            return Without(layer, self.cold(cached=True), self.edited())
        finally:
            self._module = ("-m", "build_scripts")

    def preview(self, layer: str, browser: Browser) -> float:
        """Seconds from saving a record until `portal serve` shows it, without a layer."""
        words: list[str | Path] = [sys.executable, "-u", self.root / "benchmarks" / "without.py", layer]
        words += ["serve", "--content", self.content, "--as-of", AS_OF, "--port", "0"]
        return edit_in_preview(words, self.project, self._record(), browser)

    def again(self) -> Cost:
        """A build after nothing was edited."""
        return best(lambda: self._portal("build", "--site", self.site))

    def edited(self) -> Cost:
        """A build after a sentence was added to one record."""
        path = self._record()

        def edit() -> Cost:
            with path.open("a", encoding="utf-8") as file:
                file.write(f"  {ADDED}")
            return self._portal("build", "--site", self.site)

        return best(edit)

    def _record(self) -> Path:
        return min((self.content / "records" / "judgments" / "2022").iterdir())

    def check(self) -> Cost:
        """All findings of all rules."""
        return self._portal("check")

    def size(self) -> tuple[int, int]:
        """Files and bytes of the site."""
        return tree_size(self.site)

    def search_size(self) -> tuple[int, int]:
        """Files and bytes of the search index."""
        return tree_size(self.site / "search")

    def _portal(self, command: str, *arguments: str | Path) -> Cost:
        options = ("--content", self.content, "--as-of", AS_OF)
        words = [sys.executable, *self._module, command, *options, *arguments]
        return run(words, self.project, {"PYTHONDONTWRITEBYTECODE": ""})  # users' machines compile the code once
