"""`portal log --push`: the log entered, the site built from it, and content/log pushed, so that two publishing jobs never fork the log.

Takes a folder under git and a branch of `origin`; gives the exit code of the first command that failed. Git takes a push only if nobody pushed
since, which makes the branch the one place where the order of entries is decided: whoever comes second takes over what the other pushed,
and does everything again. The site is built before the push and must not be published unless that succeeded.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from build_scripts.content.git import GitError, git
from build_scripts.content.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

TRIES = 10
_WHO = ("-c", "user.name=portal log", "-c", "user.email=portal-log@localhost", "-c", "commit.gpgSign=false")
_SAID = "Enter in the publication log what is published [skip ci]"  # since this push must not start the job again


def push(
    root: Path,
    branch: str,
    log: str,
    words: Sequence[str],
    told: Callable[[Message], None],
    commands: Sequence[str] = ("log", "build"),
) -> int:
    """Enter, build, commit and push; begin again where somebody else pushed meanwhile.

    Args:
        root: the project's folder.
        branch: of `origin`, from which the site is published.
        log: the folder of the log, as it is called in the project's folder.
        words: options of `portal log` and of `portal build`, the same for both.
        told: hears of what is done again.
        commands: what is run before the commit; without a name for its log a project only builds.

    Returns:
        0, or the exit code of the command that failed; then nothing was pushed, and the folder of the log is as it was.

    Raises:
        GitError: git could not do it, or the folder has changes or commits of its own, which would be lost.
    """
    if git(root, "status", "--porcelain"):
        raise GitError(Message("the folder has changes that no commit has, and would lose them; commit them first"))
    newest = _fetched(root, branch)
    if not _is_ancestor(root, "HEAD", newest):
        raise GitError(
            Message("the folder has commits that are not in {branch} of origin; push them first", branch=branch)
        )
    for _try in range(TRIES):
        git(root, "reset", "--quiet", "--hard", newest)
        for command in commands:
            done = subprocess.run([sys.executable, "-m", "build_scripts", command, *words], cwd=root, check=False)
            if done.returncode:
                _restore(root, log)
                return done.returncode
        refused = _push(root, branch, log)
        if refused is None:
            return 0
        newest, before = _fetched(root, branch), newest
        if newest == before:
            git(root, "reset", "--quiet", "--hard", newest)
            raise refused
        told(Message("somebody else pushed meanwhile; entering and building again"))
    git(root, "reset", "--quiet", "--hard", newest)
    raise GitError(Message("somebody else pushed each time, {count} times; try again later", count=TRIES))


def _push(root: Path, branch: str, log: str) -> GitError | None:
    """Commit the log and push, if anything was entered; what git said where it refused.

    Without a new entry nothing is pushed, so that a job that only publishes needs no right to.
    """
    if (root / log).is_dir():
        git(root, "add", "--all", "--force", "--", log)
    if not git(root, "diff", "--cached", "--name-only"):
        return None
    git(root, *_WHO, "commit", "--quiet", "--no-verify", "-m", _SAID)
    try:
        git(root, "push", "--quiet", "origin", f"HEAD:refs/heads/{branch}")
    except GitError as error:
        return error
    return None


def _fetched(root: Path, branch: str) -> str:
    """The newest commit of the branch."""
    git(root, "fetch", "--quiet", "origin", f"refs/heads/{branch}")
    return git(root, "rev-parse", "FETCH_HEAD").decode().strip()


def _is_ancestor(root: Path, one: str, other: str) -> bool:
    try:
        git(root, "merge-base", "--is-ancestor", one, other)
    except GitError:
        return False
    return True


def _restore(root: Path, log: str) -> None:
    """The folder of the log as the last commit has it."""
    git(root, "reset", "--quiet", "--hard")
    git(root, "clean", "--quiet", "--force", "-d", "-x", "--", log)
