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
from build_scripts.build.gather import site_languages, words_of
from build_scripts.build.process import process_file, read
from build_scripts.catalog import catalog
from build_scripts.content.problem import Problem, has_errors
from build_scripts.content.removals import STATUSES, bytes_of, files_by_id, said_status
from build_scripts.model.base import Status
from build_scripts.model.kinds import BY_FOLDER
from build_scripts.pages.renderer import Renderer

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from build_scripts.build.config import BuildConfig

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


def less_of(config: BuildConfig, earlier: BuildConfig, content: Path) -> Less:
    """Compare.

    Args:
        config: of the content of today, in whatever state.
        earlier: of a state with a sound vocabulary, by which the files of today are read.
        content: the earlier content.
    """
    languages = site_languages(earlier.root, earlier.settings)
    cleaned_files = CleanedFiles(config)
    reader = _Reader(config, Renderer({}, words_of(earlier, None, languages)[1], languages), cleaned_files)
    now, then = files_by_id(config.content), files_by_id(content)
    less = Less()
    for identifier in sorted(now.keys() | then.keys()):
        today, before = now.get(identifier, []), then.get(identifier, [])
        same = [bytes_of(path) for path in today] == [bytes_of(path) for path in before]
        change = reader.less(identifier, today, before, content) if before else None
        if change is not None:
            less.changes |= change
            less.gone |= {identifier} if change else set()
        elif not same and (cleaned := reader.cleaned(today, before, content)):
            less.changes |= cleaned
        elif not same:
            less.waiting.append(str((today or [config.content / before[0].relative_to(content)])[0]))
    less.changes |= cleaned_files.pages(content)
    return less


class _Reader:
    """Reads files of today as strictly as a build does, by a sound vocabulary."""

    def __init__(self, config: BuildConfig, renderer: Renderer, cleaned_files: CleanedFiles) -> None:
        self.config, self.renderer, self.cleaned_files = config, renderer, cleaned_files

    def less(
        self, identifier: str, today: list[Path], before: list[Path], content: Path
    ) -> dict[str, bytes | None] | None:
        """The changes by which less is said of a record; none where that is said already, None where no less is to be said."""
        old = {path.relative_to(content).as_posix(): bytes_of(path) for path in before}
        new = {path.relative_to(self.config.content).as_posix(): bytes_of(path) for path in today}
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

    def cleaned(self, today: list[Path], before: list[Path], content: Path) -> dict[str, bytes | None]:
        """The file of today, where it is in order and the earlier one alone has words of sealed records."""
        if len(today) != 1:
            return {}
        source = today[0].relative_to(self.config.content).as_posix()
        old, new = b"\n".join(filter(None, map(bytes_of, before))), bytes_of(today[0])
        if new is None or not self.cleaned_files.has(old, new) or not self._is_in_order(source):
            return {}
        return {**{path.relative_to(content).as_posix(): None for path in before}, source: new}

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


def _least(files: Iterable[bytes | None]) -> str | None:
    """The status of several files that shows least."""
    said = {said_status(data) for data in files if data is not None}
    return next((status for status in STATUSES if status in said), None)
