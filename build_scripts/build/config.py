"""What is to be built: the folders, the day, and how."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_scripts.content import placeholders
from build_scripts.content.settings import settings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from concurrent.futures import Executor


Progress = Callable[[str, int, int], None]
PARTS = ("vocabulary", "pages")  # of the content, besides records and log


@dataclass(frozen=True, kw_only=True)
class BuildConfig:
    """What is to be built.

    Attributes:
        root: the folder of mkdocs.yml and, where a project has its own templates, overrides/.
        content: the folder of records/, vocabulary/ and pages/; the last two are taken from the project's own
            content where it has none.
        site: the folder to publish.
        as_of: the day of the build.
        jobs: how many processes work at once.
        cached: whether earlier builds may be drawn on.
        progress: told the step, how many are done and how many there are, or 0 while that is not known.
        executor: does the work in the place of local processes.
        scheduler: the address of a Dask scheduler whose workers do the work; empty for none.
        names: the lines of a private list of names that must appear nowhere; kept in memory only.
        sealed_words: a private list of words that sealed records had, besides the one in the content.
        hosting: the profile of the host; None is the one that mkdocs.yml names, if it names one.
        scratch: an existing folder for what lives no longer than the build; None is the system's.
        releases: how many of its publications are kept, with what they were made of.
        standing: the content was published before: what rules find in it now stops nothing, and what can no longer be read is
            left out. Only what must not be published at all still stops the build.
        faulty: whether a record of it is shown in spite of what a rule finds, or left out.
        preview: the site is looked at and not published, so that its contact may still be the sample's.
        elsewhere: parts of the content that stand in other folders, by name.
    """

    root: Path
    content: Path
    site: Path
    as_of: dt.date
    jobs: int = 1
    cached: bool = True
    progress: Progress = lambda _step, _done, _total: None
    executor: Executor | None = None
    scheduler: str = ""
    names: tuple[str, ...] = field(default=(), repr=False)
    sealed_words: Path | None = None
    hosting: str | None = None
    scratch: Path | None = None
    releases: int = 0
    standing: bool = False
    faulty: bool = False
    preview: bool = False
    elsewhere: Mapping[str, Path] = field(default_factory=dict)

    @cached_property
    def settings(self) -> dict[str, Any]:
        """The `extra` mapping of mkdocs.yml, read once."""
        return settings(self.root)

    @property
    def log(self) -> Path:
        """The folder of the publication log."""
        return self.elsewhere.get("log", self.content / "log")

    @property
    def log_origin(self) -> str:
        """The name of the publication log, from `extra.log` in mkdocs.yml; empty where it has none, or one still to be filled in."""
        origin = str((self.settings.get("log") or {}).get("origin") or "")
        return "" if placeholders.HOST in origin else origin

    @property
    def log_key(self) -> str:
        """Its public key, from the same place; empty where it is unsigned."""
        return str((self.settings.get("log") or {}).get("key") or "")

    @property
    def cache(self) -> Path:
        """Where earlier builds of this content for this site left what they made."""
        name = hashlib.sha256(f"{self.content.resolve()}\0{self.site.resolve()}".encode()).hexdigest()[:16]
        return self.root / ".cache" / "portal" / name

    def part(self, name: str) -> Path:
        """A folder of the content, or of the project's own content where that has none."""
        if name in self.elsewhere:
            return self.elsewhere[name]
        own = self.content / name
        return own if own.is_dir() else self.root / "content" / name
