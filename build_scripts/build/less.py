"""What the content of today says less of than an earlier state did.

Takes both; gives the files that take the place of the earlier ones. A record is said less of when its file names one of the statuses that
show less, or when it is in order and its time is over or has not come. A file that cannot be read is believed as far as its line
`status:` goes. Where an earlier file has words of sealed records that the file of today has no longer, and that one is in order, it takes
the place of the earlier one as well: a removal is not done while another record or page still tells of what was sealed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from build_scripts.build.cleaned_files import CleanedFiles
from build_scripts.build.gather import words_of
from build_scripts.build.process import process_file, read
from build_scripts.catalog import catalog
from build_scripts.content.problem import Problem, has_errors
from build_scripts.content.removals import STATUSES, bytes_of, files_by_id, said_status
from build_scripts.content.site_languages import site_languages
from build_scripts.model.base import Status
from build_scripts.model.kinds import BY_FOLDER
from build_scripts.pages.renderer import Renderer

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from build_scripts.build.config import BuildConfig

Files = dict[str, bytes | None]

_TOMBSTONE = "id: {id}\nkind: {kind}\nstatus: sealed\n"


@dataclass(slots=True)
class Less:
    """What is to go, and what stays as it was.

    Attributes:
        changes: file below the content → its new bytes, or None where it goes.
        gone: ids of the records that these reduce or remove.
        waiting: files of today that differ from the earlier ones otherwise, as an editor knows them.
    """

    changes: dict[str, bytes | None] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    waiting: list[str] = field(default_factory=list)


class Today:
    """The content of today, in whatever state; its files are read as strictly as by a build, with a sound vocabulary."""

    def __init__(self, config: BuildConfig, sound: BuildConfig) -> None:
        """Read the vocabulary, and every file as it is.

        Args:
            config: of the content of today.
            sound: of a state whose settings and vocabulary can be read.
        """
        languages = site_languages(sound.root, sound.settings)
        self.config, self.renderer = config, Renderer({}, words_of(sound, None, languages)[1], languages)
        self._files, self._cleaned_files = _bytes_by_id(config.content), CleanedFiles(config)

    def less_than(self, content: Path) -> Less:
        """What is said less of than in an earlier content."""
        earlier, less = _bytes_by_id(content), Less()
        for identifier in sorted(self._files.keys() | earlier.keys()):
            new, old = self._files.get(identifier, {}), earlier.get(identifier, {})
            change = self._less(identifier, new, old) if old else None
            if change is not None:
                less.changes |= change
                less.gone |= {identifier} if change else set()
            elif new != old and (cleaned := self._cleaned(new, old)):
                less.changes |= cleaned
            elif new != old:
                less.waiting.append(str(self.config.content / next(iter(new or old))))
        less.changes |= self._cleaned_files.pages(content)
        return less

    def _less(self, identifier: str, new: Files, old: Files) -> Files | None:
        """The changes by which less is said of a record; none where that is said already, None where no less is to be said."""
        was = _least(old.values())
        said = _least(new.values())
        least = len(STATUSES) if said is None else STATUSES.index(said)
        if (said is None and old == new) or (was is not None and STATUSES.index(was) < least):
            return None
        for source, data in new.items():
            if data is not None and self._says_less(source, said):
                found = {**dict.fromkeys(old), source: data}
                return {path: one for path, one in found.items() if old.get(path) != one or path not in old}
        if said is None:
            return None
        first = next(iter(old))
        found = dict.fromkeys(old)
        if said == Status.SEALED.value and (kind := BY_FOLDER.get(first.split("/")[1])):
            found[first] = _TOMBSTONE.format(id=identifier, kind=kind.key).encode()
        return {path: one for path, one in found.items() if old[path] != one}

    def _cleaned(self, new: Files, old: Files) -> Files:
        """The file of today, where it is in order and the earlier one alone has words of sealed records."""
        if len(new) != 1:
            return {}
        ((source, data),) = new.items()
        before = b"\n".join(one for one in old.values() if one)
        if data is None or not self._cleaned_files.has(before, data) or not self._is_in_order(source):
            return {}
        return {**dict.fromkeys(old), source: data}

    def _is_in_order(self, source: str) -> bool:
        data = read(self.config.content / source, source)
        if isinstance(data, Problem) or not source.endswith(".yml"):
            return False
        made = process_file(data, source, self.renderer, as_of=self.config.as_of, pages=False)
        return made.summary is not None and not has_errors(made.problems)

    def _says_less(self, source: str, said: str | None) -> bool:
        """Whether a file is in order and shows less than a record, or nothing on the day."""
        data = read(self.config.content / source, source)
        if isinstance(data, Problem) or not source.endswith(".yml"):
            return False
        summary = process_file(data, source, self.renderer, as_of=self.config.as_of, pages=False).summary
        if summary is None:
            return False
        if said is not None:
            return summary.status == said
        joined, _problems = catalog.join([summary], self.renderer.vocabulary, self.config.as_of)
        return not joined.records


def _bytes_by_id(content: Path) -> dict[str, Files]:
    """The files of every record: path below the content → bytes, None where it cannot be read."""
    return {
        identifier: {path.relative_to(content).as_posix(): bytes_of(path) for path in paths}
        for identifier, paths in files_by_id(content).items()
    }


def _least(files: Iterable[bytes | None]) -> str | None:
    """The status of several files that shows least."""
    said = {said_status(data) for data in files if data is not None}
    return next((status for status in STATUSES if status in said), None)
