"""Files that have been cleaned of what was sealed: the earlier version tells of a sealed record, and that of today does not.

Takes the content of today; compares two versions of a file. A word counts that is in the list of sealed words, and that nothing in the
content of today explains, or every edit would be taken for a cleaning.
"""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from build_scripts.build.sealed_words import words_of
from build_scripts.content.removals import bytes_of, said_status
from build_scripts.model.base import Status
from build_scripts.publish.sealed_words.escapes import resolved
from build_scripts.publish.sealed_words.readings import texts
from build_scripts.publish.sealed_words.search import without
from build_scripts.publish.sealed_words.units import units_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from build_scripts.build.config import BuildConfig
    from build_scripts.publish.sealed_words.units import Units

_CHUNK = 200  # files that are read at once


class CleanedFiles:
    """Compares files with those of today."""

    def __init__(self, config: BuildConfig) -> None:
        """Begin; the config is that of the content of today, in whatever state."""
        self._config = config
        self._words, _wrong = words_of(config)
        self._explained: Units = np.empty(0, dtype=np.uint64)

    def has(self, old: bytes, new: bytes) -> bool:
        """Whether a file is one of them.

        Args:
            old: the file as it was.
            new: the file as it is.
        """
        if not self._words or old == new:
            return False
        lost = without(self._words.find(without(_units([old]), _units([new]))), self._explained)
        while len(lost) and (chunk := tuple(islice(self._not_sealed, _CHUNK))):
            self._explained = np.union1d(self._explained, _units(chunk))
            lost = without(lost, self._explained)
        return bool(len(lost))

    def pages(self, content: Path) -> dict[str, bytes | None]:
        """The hand-written pages among them, as they are today; None for one that is gone.

        Args:
            content: the earlier content, which holds `pages/`.
        """
        found: dict[str, bytes | None] = {}
        for path in sorted((content / "pages").rglob("*.md")) if self._words else ():
            place = path.relative_to(content)
            old, new = bytes_of(path), bytes_of(self._config.part("pages") / place.relative_to("pages"))
            if old is not None and self.has(old, new or b""):
                found[place.as_posix()] = new
        return found

    @cached_property
    def _not_sealed(self) -> Iterator[bytes]:
        """The files of today that are not sealed."""
        folders = (self._config.content / "records", self._config.part("pages"))
        every = (bytes_of(path) for folder in folders for path in sorted(folder.rglob("*.*")) if path.is_file())
        return (data for data in every if data and said_status(data) != Status.SEALED.value)


def _units(files: Iterable[bytes]) -> Units:
    text = "\n".join(text for data in files for text in texts(data))
    return units_of(resolved(text).split("\n"), addresses=True)
