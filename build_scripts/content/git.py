"""What the repository of a project remembers of its files.

Takes a folder of a repository and names of files below it; gives commits, and files as they were. It only reads; where there is no
repository, or no git, there is nothing.
"""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from build_scripts.content.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_FIELDS = "%x00%H %cs"  # commit, and its day where it was made


class GitError(Exception):
    """Git could not do what was asked of it."""

    def __init__(self, message: Message) -> None:
        """Say why."""
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Version:
    """A commit that changed a file.

    Attributes:
        commit: its name, 40 digits.
        day: of the commit, YYYY-MM-DD.
        path: what the file was called then, below the folder that was asked.
    """

    commit: str
    day: str
    path: str


def git(folder: Path, *words: str, data: bytes | None = None) -> bytes:
    """Run git in a folder; gives what it printed.

    Args:
        folder: in which it runs.
        words: the command and its arguments; a name that came from outside stands after `--end-of-options` or `--`.
        data: what it reads.

    Raises:
        GitError: there is no git, no repository, or nothing of that name.
    """
    quiet = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    words = ("git", "--literal-pathspecs", "-c", "core.quotePath=false", *words)
    try:
        done = subprocess.run(words, cwd=folder, env=os.environ | quiet, input=data, capture_output=True, check=False)
    except OSError as error:
        raise GitError(Message("git could not be run: {why}", why=error.strerror or "")) from error
    if done.returncode:
        why = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise GitError(Message("git could not do it: {why}", why=why))
    return done.stdout


def is_repository(folder: Path) -> bool:
    """Whether a folder stands in a repository that has a commit."""
    return commit_of(folder, "HEAD") is not None


def commit_of(folder: Path, revision: str) -> str | None:
    """The commit that a name means: a branch, a tag, `HEAD~2`, the beginning of a commit's own; None where there is none."""
    try:
        found = git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except GitError:
        return None
    return found.decode().strip()


def commits(folder: Path, paths: Iterable[str], most: int) -> Iterator[Version]:
    """The commits that changed any of some files or folders, newest first; of each, its name and day.

    Args:
        folder: in the repository.
        paths: below the folder; they need not be there now.
        most: how many at most.
    """
    try:
        told = git(folder, "log", f"--format={_FIELDS}", f"--max-count={most}", "--", *paths).decode()
    except GitError:
        return
    for line in told.split("\0")[1:]:
        commit, day = line.split()
        yield Version(commit, day, "")


def last_commit(folder: Path, *paths: str) -> str | None:
    """The newest commit that changed any of some files or folders; None where there is none."""
    return next((version.commit for version in commits(folder, paths, 1)), None)


def versions(folder: Path, path: str) -> list[Version]:
    """Every commit that changed a file, newest first, under its earlier names too.

    Args:
        folder: in the repository.
        path: of the file, below the folder; it need not be there now.
    """
    words = ("log", "--follow", "--relative", "--name-only", "-z", f"--format={_FIELDS}", "--", path)
    try:
        told = git(folder, *words).decode("utf-8", "surrogateescape")
    except GitError:
        return []
    found: list[Version] = []
    parts = iter([part.strip("\n") for part in told.split("\0") if part.strip("\n")])
    for about, name in zip(parts, parts, strict=False):
        commit, day = about.split()
        found.append(Version(commit, day, name))
    return found


def bytes_at(folder: Path, revision: str, path: str) -> bytes | None:
    """A file as it was at a commit; None where it was not there, or is no file.

    Args:
        folder: in the repository.
        revision: a name of the commit.
        path: of the file then, below the folder.
    """
    commit = commit_of(folder, revision)
    try:
        return git(folder, "cat-file", "blob", f"{commit}:./{path}") if commit else None
    except GitError:
        return None


def names_at(folder: Path, revision: str, path: str) -> list[str]:
    """The files that a folder had at a commit, with their paths below `folder`.

    Args:
        folder: in the repository.
        revision: a name of the commit.
        path: of the folder then, below `folder`.
    """
    commit = commit_of(folder, revision)
    try:
        told = git(folder, "ls-tree", "-r", "-z", "--name-only", commit, "--", path) if commit else b""
    except GitError:
        return []
    return [name.decode("utf-8", "surrogateescape") for name in told.split(b"\0") if name]


def export(folder: Path, revision: str, into: Path, without: Iterable[str] = ()) -> None:
    """Write a folder as it was at a commit into another one; links and what is no file are left out.

    Args:
        folder: in the repository.
        revision: a name of the commit.
        into: an existing folder.
        without: folders that are not written, by their paths below `folder`.

    Raises:
        GitError: there is no such commit.
        OSError: it cannot be written.
    """
    commit = commit_of(folder, revision)
    if commit is None:
        raise GitError(Message("the repository has no commit of this name"))
    passed = [PurePosixPath(path) for path in without]
    with tarfile.open(fileobj=io.BytesIO(git(folder, "archive", "--format=tar", commit))) as archive:
        for item in archive:
            name = PurePosixPath(item.name)
            data = archive.extractfile(item) if item.isfile() else None
            if data and not any(name.is_relative_to(path) for path in passed):
                file = into / name  # git keeps no path that leads out of its folder
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data.read())
