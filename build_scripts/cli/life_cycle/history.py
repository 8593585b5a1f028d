"""What the repository still holds of a record: in branches, tags, stash, reflog, remote-tracking branches, and objects that nothing leads to.

Takes the project's folder; gives every version of every file that the repository has, and every name under which the record's file ever stood.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.content.git import GitError, git

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_LARGEST = 20_000_000  # bytes of an object that is read
_AT_ONCE = 500
REFS = (  # what may lead to an object; the first that does is named
    ("branches", ("HEAD", "--branches", "--tags")),
    ("remotes", ("--remotes",)),
    ("refs", ("--all",)),
    ("reflog", ("--all", "--reflog")),
)
LOOSE = "loose"
_OPENINGS = "log/openings/"


@dataclass(frozen=True)
class History:
    """The objects of a repository.

    Attributes:
        root: a folder in the repository.
    """

    root: Path

    @cached_property
    def paths(self) -> dict[str, set[str]]:
        """The paths at which any commit ever had an object."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        words = ("--format=", "--raw", "--no-abbrev", "--no-renames", "-m", "-z")
        told = self._told("log", "--all", "--reflog", *words).split("\0")
        for about, path in zip(told[::2], told[1::2], strict=False):
            found[about.split()[3]].add(path)
        return dict(found)

    @cached_property
    def held(self) -> dict[str, str]:
        """Every object that is a file, and what leads to it."""
        told = git(self.root, "cat-file", "--batch-check", "--batch-all-objects").decode().splitlines()
        parts = [line.split() for line in told]
        blobs = {name for name, kind, size in parts if kind == "blob" and int(size) <= _LARGEST}
        found: dict[str, str] = {}
        for by, words in REFS:
            for line in self._told("rev-list", "--objects", *words).splitlines():
                if (name := line[:40].partition(" ")[0]) in blobs:
                    found.setdefault(name, by)
        return found | dict.fromkeys(sorted(blobs - found.keys()), LOOSE)

    def bytes_of(self, blobs: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """The bytes of objects."""
        wanted = list(blobs)
        for start in range(0, len(wanted), _AT_ONCE):
            asked = "".join(f"{one}\n" for one in wanted[start : start + _AT_ONCE]).encode()
            data, at = git(self.root, "cat-file", "--batch", data=asked), 0
            while at < len(data):
                end = data.index(b"\n", at)
                name, _kind, size = data[at:end].decode().split()
                yield name, data[end + 1 : end + 1 + int(size)]
                at = end + 2 + int(size)

    def own(self, ids: Collection[str]) -> tuple[dict[str, bytes], tuple[str, ...]]:
        """Every version of a record's file, and every path at which it, or what opens its entries of the log, ever stood.

        Args:
            ids: of the record; a file that says one of them is the record's, whatever its name.
        """
        name = re.compile(rf"(?:.*/)?(?:{'|'.join(ids)})\.ya?ml")
        says = re.compile(rf"^(?:\xef\xbb\xbf)?id:[ \t]*['\"]?(?:{'|'.join(ids)})\b".encode("latin-1"), re.MULTILINE)
        of_yaml = [
            blob
            for blob in self.held
            if any(path.endswith((".yml", ".yaml")) for path in self.paths.get(blob, (".yml",)))
        ]
        versions = {
            blob: data
            for blob, data in self.bytes_of(of_yaml)
            if says.search(data) or any(name.fullmatch(path) for path in self.paths.get(blob, ()))
        }
        paths = {path for blob in versions for path in self.paths.get(blob, ()) if path.endswith((".yml", ".yaml"))}
        every = {path for several in self.paths.values() for path in several}
        paths |= {path for path in every if path.endswith(tuple(f"{_OPENINGS}{one}.json" for one in ids))}
        return versions, tuple(sorted(paths))

    def messages(self) -> str:
        """The messages of all commits and tags, and the names of branches and tags."""
        names = self._told("for-each-ref", "--format=%(refname) %(contents)")
        return self._told("log", "--all", "--reflog", "--format=%B") + names

    @property
    def is_shallow(self) -> bool:
        """Whether the clone has only the newest commits."""
        return self._told("rev-parse", "--is-shallow-repository").strip() == "true"

    def uncommitted(self, *paths: Path) -> bool:
        """Whether any of some files, as far as they belong to the repository, is not in it as it stands on disk."""
        top = Path(git(self.root, "rev-parse", "--show-toplevel").decode().strip()).resolve()
        names = [str(path.resolve()) for path in paths if path.resolve().is_relative_to(top)]
        return bool(names and git(self.root, "status", "--porcelain", "--untracked-files=all", "--", *names))

    def _told(self, *words: str) -> str:
        try:
            return git(self.root, *words).decode("utf-8", "surrogateescape")
        except GitError:  # such as `log` where there is no commit yet
            return ""


def history_of(root: Path) -> History | None:
    """The history of a folder; None where it stands in no repository."""
    try:
        git(root, "rev-parse", "--git-dir")
    except GitError:
        return None
    return History(root)
